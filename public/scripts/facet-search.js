// Finds names in a long list of filters by a few of their letters. The list is on the page already; nothing is asked for.
import { say } from './status.js';

/** @param {HTMLElement} live */
export function openFacetSearch(live) {
  live.addEventListener('input', (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (!field.matches('.facet-search input')) return;
    applyFacetSearch(live);
    const shown = field.closest('fieldset')?.querySelectorAll('.checks > li:not([hidden])').length ?? 0;
    say(shown === 1 ? '1 name' : `${shown} names`);
  });
  // The field belongs to no form; Enter must not do anything, least of all close the list.
  live.addEventListener('keydown', (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (event.key === 'Enter' && field.matches('.facet-search input')) event.preventDefault();
  });
}

/** Hides the names none of whose words begins with what is typed above them; again after each change of the list. @param {HTMLElement} live */
export function applyFacetSearch(live) {
  for (const field of live.querySelectorAll('.facet-search input')) {
    const letters = folded(/** @type {HTMLInputElement} */ (field).value);
    for (const option of field.closest('fieldset')?.querySelectorAll('.checks > li') ?? []) {
      const name = option.querySelector('bdi')?.textContent ?? '';
      /** @type {HTMLElement} */ (option).hidden = !` ${folded(name)}`.includes(` ${letters}`);
    }
  }
}

/** @param {string} text */
function folded(text) {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();
}
