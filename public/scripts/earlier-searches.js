// What was searched for before with this browser, newest first. Kept in the browser alone: the server is never told.

const KEY = 'rapporteur.searches';
const KEPT = 8;

/** @returns {string[]} */
export function earlierSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((q) => typeof q === 'string').slice(0, KEPT) : [];
  } catch {
    // Storage may be switched off, and others may write into it.
    return [];
  }
}

/** @param {string} q As typed. */
export function rememberSearch(q) {
  const text = q.trim();
  if (text !== '') keep([text, ...earlierSearches().filter((other) => other !== text)].slice(0, KEPT));
}

export function forgetSearches() {
  keep([]);
}

/** @param {string[]} searches */
function keep(searches) {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // Without storage nothing is remembered; searching works all the same.
  }
}
