// @ts-check
// Lets the star on a page be given and taken back in place. Without it the star is a link to a form, which stays where lists and notes are chosen.

/** Set once this browser has starred something, so that the pages of everybody else ask nothing. */
const HAS_BOOKMARKS = 'bookmarks';

mountAll();
// Results that change in place bring new places, as the server sends them: without buttons.
document.addEventListener('results-changed', mountAll);

function mountAll() {
  for (const place of document.querySelectorAll('[data-star]')) if (place instanceof HTMLElement) mount(place);
}

/** @param {HTMLElement} place */
function mount(place) {
  const link = place.querySelector('a');
  if (!link || place.querySelector('button')) return;
  const status = document.createElement('span');
  status.className = 'star-status';
  status.setAttribute('role', 'status');
  const item = place.dataset.star ?? '';
  place.prepend(starButton(item, place.dataset.starLabel ?? '', status), ' ');
  place.append(' ', status);
  link.textContent = 'List and note';
  if (!new URLSearchParams(item).has('item')) return;
  // Of a statement that the address names.
  const ofStatement = () => {
    place.querySelector('.star-statement')?.remove();
    const id = decodeURIComponent(location.hash.slice(1));
    const statement = id && document.getElementById(id)?.closest('.statement, tr[id]');
    if (!statement) return;
    const button = starButton(`${item}&${new URLSearchParams({ statement: id })}`, 'this statement', status);
    button.classList.add('star-statement');
    link.before(button, ' ');
  };
  ofStatement();
  addEventListener('hashchange', ofStatement);
}

/**
 * @param {string} target
 * @param {string} label
 * @param {HTMLElement} status
 */
function starButton(target, label, status) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'star-button';
  const mark = document.createElement('span');
  mark.setAttribute('aria-hidden', 'true');
  button.append(mark, ` Star ${label}`);
  const show = (/** @type {boolean} */ isStarred) => {
    button.setAttribute('aria-pressed', String(isStarred));
    mark.textContent = isStarred ? '★' : '☆';
  };
  show(false);
  if (localStorage.getItem(HAS_BOOKMARKS))
    stateOf(target).then(
      ({ isStarred }) => show(isStarred),
      () => {},
    );
  button.addEventListener('click', async () => {
    const isStarred = button.getAttribute('aria-pressed') !== 'true';
    button.disabled = true;
    try {
      const { token } = await stateOf(target);
      const { list } = await answerOf(
        await fetch('/bookmarks/toggle', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ target, isStarred, token }),
        }),
      );
      localStorage.setItem(HAS_BOOKMARKS, '1');
      show(isStarred);
      status.textContent = isStarred ? `Kept in “${list}”.` : 'No longer starred.';
    } catch (error) {
      status.textContent = error instanceof Error ? error.message : String(error);
    }
    button.disabled = false;
    button.focus();
  });
  return button;
}

/**
 * @param {string} target
 * @returns {Promise<{ isStarred: boolean, list: string | null, token: string }>}
 */
async function stateOf(target) {
  return answerOf(await fetch(`/bookmarks/state?${target}`));
}

/** @param {Response} response */
async function answerOf(response) {
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(answer.error?.message ?? 'That did not work. Please try again.');
}
