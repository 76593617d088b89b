// Offers speakers, topics, titles and earlier searches while somebody types in the search box, and brings them there with “/”.
// Without this script the box is a plain form.
import { earlierSearches, forgetSearches, rememberSearch } from './earlier-searches.js';
import { say } from './status.js';
import Combobox from './vendor/combobox-nav.js';

/**
 * @typedef {{ kind: string, label: string, detail?: string, url: string | null }} Option  `url` is null for what does not lead anywhere, `detail`
 *   what tells one from others.
 */

const PAUSE_MS = 120;
const KINDS = /** @type {const} */ ({
  search: '',
  earlier: 'Earlier',
  speaker: 'Speaker',
  topic: 'Topic',
  item: 'Item',
  forget: '',
});

const box = /** @type {HTMLInputElement | null} */ (document.getElementById('q'));
const form = box?.form;
if (box && form) offerSuggestions(box, form);

/**
 * @param {HTMLInputElement} box
 * @param {HTMLFormElement} form
 */
function offerSuggestions(box, form) {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  box.after(list);
  const combobox = new Combobox(box, list, { tabInsertsSuggestions: false });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let asking = new AbortController();

  const close = () => {
    clearTimeout(pause);
    asking.abort();
    if (list.hidden) return;
    combobox.stop();
    list.hidden = true;
  };
  /**
   * @param {Option[]} options
   * @param {string} typed
   */
  const open = (options, typed) => {
    close();
    if (options.length === 0) return;
    list.replaceChildren(...options.map((option, index) => optionElement(option, index, typed)));
    list.hidden = false;
    combobox.start();
    const count = options.filter(({ url }) => url !== null).length;
    say(`${count} ${count === 1 ? 'suggestion' : 'suggestions'}; the arrow keys lead to them.`);
  };
  const offer = async () => {
    asking.abort();
    asking = new AbortController();
    const typed = box.value.trim();
    const earlier = earlierOptions(form, typed);
    const found = typed === '' ? [] : await suggestionsFor(form, asking.signal);
    if (found === null || document.activeElement !== box) return;
    const isOffered = new Set(found.map(({ label }) => label));
    const others = [...earlier.filter(({ label }) => !isOffered.has(label)), ...found];
    open(typed === '' || others.length === 0 ? others : [searchOption(form, typed), ...others], typed);
  };

  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(offer, PAUSE_MS);
  });
  box.addEventListener('focus', () => {
    if (box.value === '') offer();
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && list.hidden) offer();
    // The first Escape closes the list; the second empties the box, as browsers do.
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  form.addEventListener('submit', () => {
    rememberSearch(box.value);
    close();
  });
  // The box keeps the focus while somebody points at a suggestion.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('combobox-commit', (event) => {
    const { url, kind } = /** @type {HTMLElement} */ (event.target).dataset;
    close();
    if (kind === 'forget') {
      forgetSearches();
      say('Earlier searches are forgotten.');
    } else if (url) goTo(url);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/**
 * What Enter does, said first.
 * @param {HTMLFormElement} form
 * @param {string} typed
 * @returns {Option}
 */
function searchOption(form, typed) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') parameters.append(name, String(value));
  return { kind: 'search', label: `Search for “${typed}”`, url: `${form.action}?${parameters}` };
}

/**
 * @param {HTMLFormElement} form
 * @param {string} typed
 * @returns {Option[]}
 */
function earlierOptions(form, typed) {
  const begun = typed.toLowerCase();
  const searches = earlierSearches().filter((q) => q !== typed && q.toLowerCase().startsWith(begun));
  const shown = searches.slice(0, typed === '' ? searches.length : 2);
  /** @type {Option[]} */
  const options = shown.map((q) => ({
    kind: 'earlier',
    label: q,
    url: `${form.action}?${new URLSearchParams({ q })}`,
  }));
  const isAll = typed === '' && options.length > 0;
  return isAll ? [...options, { kind: 'forget', label: 'Forget earlier searches', url: null }] : options;
}

/**
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 * @returns {Promise<Option[] | null>} `null` where newer letters have been typed meanwhile.
 */
async function suggestionsFor(form, signal) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') parameters.append(name, String(value));
  try {
    const response = await fetch(`/suggest?${parameters}`, { signal });
    return response.status === 200 ? (await response.json()).suggestions : [];
  } catch {
    return signal.aborted ? null : [];
  }
}

/**
 * @param {Option} option
 * @param {number} index
 * @param {string} typed its words are marked
 */
function optionElement({ kind, label, detail, url }, index, typed) {
  const element = document.createElement('li');
  element.id = `suggestion-${index}`;
  element.setAttribute('role', 'option');
  element.dataset.kind = kind;
  if (url) element.dataset.url = url;
  const name = document.createElement('bdi');
  name.append(...(kind === 'search' ? [label] : markedParts(label, typed)));
  const word = document.createElement('span');
  word.className = 'suggestion-kind';
  word.textContent = [KINDS[/** @type {keyof typeof KINDS} */ (kind)] ?? '', detail].filter(Boolean).join(', ');
  element.append(name, ' ', word);
  return element;
}

/**
 * The beginnings of words that were typed, in bold.
 * @param {string} label
 * @param {string} typed
 * @returns {(string | Element)[]}
 */
function markedParts(label, typed) {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return label.split(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/u).flatMap((part) => {
    const begun = words.filter((word) => part.toLowerCase().startsWith(word)).sort((a, b) => b.length - a.length)[0];
    if (begun === undefined) return [part];
    const mark = document.createElement('b');
    mark.textContent = part.slice(0, begun.length);
    return [mark, part.slice(begun.length)];
  });
}

/** The search page takes a search up in place; everywhere else, and for everything else, the browser goes there. @param {string} url */
function goTo(url) {
  const isTaken = !document.dispatchEvent(new CustomEvent('go-to-search', { detail: url, cancelable: true }));
  if (!isTaken) location.assign(url);
}

/** @param {EventTarget | null} target */
function isTypedInto(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
