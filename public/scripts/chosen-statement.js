// Lets the actions of an item follow the statement that the address names: copy, cite and source are of that statement, and a bar says so and
// leads back. Without this script each statement has its own link, and the page that cites it leads to its source.
// @ts-check
import { say } from './status.js';

const WORDS = 120;

const bar = document.getElementById('chosen');
if (bar) takeUp(bar);

/** @param {HTMLElement} bar */
function takeUp(bar) {
  const { citeUrl = '', permalink = '' } = bar.dataset;
  const followers = 'button[data-copy], a[rel="bookmark"], a[data-of-chosen]';
  const actions = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(followers))].map((element) => {
    const kind = element.matches('button') ? 'copy' : element.matches('[rel="bookmark"]') ? 'permalink' : null;
    return {
      element,
      kind: kind ?? element.dataset.ofChosen,
      href: element.getAttribute('href'),
      text: element.textContent,
    };
  });
  let asking = new AbortController();

  const follow = () => {
    asking.abort();
    asking = new AbortController();
    const statement = chosen();
    bar.hidden = statement === null;
    const words = (statement?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const shown = bar.querySelector('.chosen-words');
    if (shown) shown.textContent = words.length > WORDS ? `${words.slice(0, WORDS).trimEnd()}…` : words;
    const anchor = statement ? `#${encodeURIComponent(statement.id)}` : '';
    const cite = statement ? `${citeUrl}?${new URLSearchParams({ statement: statement.id })}` : citeUrl;
    for (const { element, kind, href, text } of actions) {
      if (kind === 'copy') element.dataset.copy = permalink + anchor;
      else if (kind === 'cite') element.setAttribute('href', cite);
      // Until its source is known: never the source of something else. The page that cites the statement leads to it.
      else if (kind === 'source') element.setAttribute('href', statement ? cite : (href ?? ''));
      else element.setAttribute('href', href + anchor);
      if (kind === 'permalink') element.textContent = permalink + anchor;
      else if (element.dataset.chosenText) element.textContent = statement ? element.dataset.chosenText : text;
    }
    if (statement) showSource(cite, asking.signal);
    return words;
  };

  /**
   * @param {string} cite
   * @param {AbortSignal} signal
   */
  const showSource = async (cite, signal) => {
    const links = actions.filter(({ kind }) => kind === 'source');
    if (links.length === 0) return;
    const source = await sourceAt(cite, signal);
    if (source !== null && !signal.aborted) for (const { element } of links) element.setAttribute('href', source);
  };

  follow();
  addEventListener('hashchange', () => {
    const words = follow();
    say(
      words === ''
        ? 'No statement is chosen.'
        : 'Statement chosen. Copy link, Cite and View source are for this statement.',
    );
  });
}

/** The statement that the address names. */
function chosen() {
  try {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return named?.matches('.statement, tr') ? named : null;
  } catch {
    // A percent sign that begins no character names nothing.
    return null;
  }
}

/**
 * @param {string} cite
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>} `null` where it cannot be asked.
 */
async function sourceAt(cite, signal) {
  try {
    const response = await fetch(cite, { signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return page.getElementById('source')?.getAttribute('href') ?? null;
  } catch {
    return null;
  }
}
