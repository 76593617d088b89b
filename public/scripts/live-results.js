// Changes the results in place while somebody types or filters: asks for the same page under the address that the form would lead to,
// and morphs what differs. Focus, scroll and the back button stay the reader’s. Without this script the form is sent as forms are.
import { applyFacetSearch, openFacetSearch } from './facet-search.js';
import { say } from './status.js';

/** @typedef {'push' | 'continue' | 'keep'} HistoryStep  `continue` goes on in the entry that typing has made, where there is one. */

const PAUSE_MS = 250;

const box = /** @type {HTMLInputElement | null} */ (document.getElementById('q'));
const form = box?.form;
const live = document.getElementById('live');
// Where the library could not be loaded, the form does everything by itself.
if (box && form && live && 'Idiomorph' in globalThis) takeUp(box, form, live);

/**
 * @param {HTMLInputElement} box
 * @param {HTMLFormElement} form
 * @param {HTMLElement} live
 */
function takeUp(box, form, live) {
  document.documentElement.classList.add('is-live');
  let asking = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** The newest entry of the history was made by typing: the next letters go into the same one. */
  let isTypingEntry = false;
  /** What the page shows, whatever has been asked for since. */
  let shown = location.pathname + location.search;

  /**
   * @param {string} url
   * @param {{ step: HistoryStep, isTyped?: boolean, setsBox?: boolean, control?: HTMLInputElement }} how `control` is what was changed.
   * @returns {Promise<boolean>} whether the page shows it now
   */
  const show = async (url, { step, isTyped = false, setsBox = false, control }) => {
    clearTimeout(pause);
    asking.abort();
    const asked = new AbortController();
    asking = asked;
    live.setAttribute('aria-busy', 'true');
    // After a space the last word is finished.
    const page = await pageAt(isTyped && !/\s$/.test(box.value) ? withTyping(url) : url, asked.signal);
    if (asked.signal.aborted) return false;
    live.removeAttribute('aria-busy');
    const next = page?.getElementById('live');
    if (!page || !next) {
      const reason = page?.querySelector('main h1 + p')?.textContent ?? '';
      if (control && reason) {
        control.setCustomValidity(reason);
        control.reportValidity();
      } else if (!isTyped || page) {
        // No network, or a page that says what is wrong: the browser’s own answer says so. Only who still types is left in peace without a network.
        location.assign(url);
      }
      return false;
    }
    const address = addressOf(page) ?? url;
    // Only now is it known what the newest entry was made by: answers may take longer than letters.
    const isNew = address !== shown;
    if (isNew && step === 'continue' && isTypingEntry) history.replaceState(null, '', address);
    else if (isNew && step !== 'keep') history.pushState(null, '', address);
    shown = address;
    isTypingEntry = isTyped && (isNew || isTypingEntry);
    document.title = page.title;
    if (setsBox) box.value = page.querySelector('input')?.value ?? '';
    morph(live, next);
    say(document.getElementById('sentence')?.textContent ?? '');
    return true;
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isFromFilters = event.submitter?.closest('#filters') !== null && event.submitter !== null;
    const isShown = await show(formUrl(form), { step: 'continue' });
    if (!isShown) return;
    // On a phone the filters, or the keyboard of the screen, hide the results.
    if (isFromFilters && getComputedStyle(filtersSummary(live)).display !== 'none') {
      filtersSummary(live).parentElement?.removeAttribute('open');
      document.getElementById('sentence')?.focus();
    } else if (matchMedia('(pointer: coarse)').matches) box.blur();
  });
  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => show(formUrl(form), { step: 'continue', isTyped: true }), PAUSE_MS);
  });
  live.addEventListener('change', (event) => {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (control.form === form) show(formUrl(form), { step: 'push', control });
  });
  live.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) event.target.setCustomValidity('');
  });
  live.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[data-live]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.getAttribute('href') ?? '', { step: 'push', setsBox: true });
  });
  document.addEventListener('go-to-search', (event) => {
    const url = new URL(/** @type {CustomEvent<string>} */ (event).detail, location.href);
    if (url.pathname !== location.pathname) return;
    event.preventDefault();
    show(url.pathname + url.search, { step: 'continue', setsBox: true });
  });
  addEventListener('popstate', () => {
    const asked = location.pathname + location.search;
    // Links within the page come this way, too.
    if (asked === shown) return;
    isTypingEntry = false;
    show(asked, { step: 'keep', setsBox: true });
  });
  openFacetSearch(live);
}

/** The address that sending the form would lead to, without what nobody filled in. @param {HTMLFormElement} form */
function formUrl(form) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') parameters.append(name, String(value));
  const { pathname } = new URL(form.action);
  return parameters.size === 0 ? pathname : `${pathname}?${parameters}`;
}

/** @param {string} url */
function withTyping(url) {
  return `${url}${url.includes('?') ? '&' : '?'}typing=1`;
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Document | null>} Also a page that says what is wrong; `null` where nothing answers.
 */
async function pageAt(url, signal) {
  try {
    const response = await fetch(url, { signal });
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    return null;
  }
}

/** The page’s own address, as the server writes it. @param {Document} page */
function addressOf(page) {
  const link = page.querySelector('link[rel="canonical"]')?.getAttribute('href');
  if (!link) return null;
  const { pathname, search } = new URL(link, location.href);
  return pathname + search;
}

/**
 * Keeps what the reader works with where it is: the focused control, opened lists, the text in a list’s own search field.
 * @param {HTMLElement} live
 * @param {HTMLElement} next
 */
function morph(live, next) {
  const focused = document.activeElement;
  const isWithin = focused !== null && live.contains(focused);
  const top = focused?.getBoundingClientRect().top ?? 0;
  Idiomorph.morph(live, next, {
    morphStyle: 'outerHTML',
    restoreFocus: false,
    callbacks: {
      beforeAttributeUpdated: (name, element) => !(name === 'open' && element.matches('details')),
      beforeNodeMorphed: (element, asServed) => !(element instanceof Element && isScripted(element, asServed)),
    },
  });
  applyFacetSearch(live);
  // What scripts had put in is gone with what it was put into: they look again.
  document.dispatchEvent(new Event('results-changed'));
  if (!isWithin) return;
  const kept = focused.isConnected ? focused : document.getElementById(focused.id);
  if (!(kept instanceof HTMLElement || kept instanceof SVGElement)) {
    document.getElementById('sentence')?.focus({ preventScroll: true });
    return;
  }
  if (kept !== document.activeElement) kept.focus({ preventScroll: true });
  const moved = kept.getBoundingClientRect().top - top;
  if (top >= 0 && top <= innerHeight) scrollBy({ top: moved, behavior: 'instant' });
}

/**
 * What the server knows nothing of and would be taken back: the text in a list’s own search field, the buttons of a bookmark that stays the same.
 * @param {Element} element
 * @param {Node} asServed
 */
function isScripted(element, asServed) {
  if (element.matches('.facet-search input')) return true;
  const target = element.getAttribute('data-star');
  return target !== null && asServed instanceof Element && asServed.getAttribute('data-star') === target;
}

/** @param {HTMLElement} live */
function filtersSummary(live) {
  return /** @type {HTMLElement} */ (live.querySelector('#filters > summary'));
}
