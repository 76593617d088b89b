// Says to people who hear the page what has changed on it. Owns the one live region; shows nothing.

/** Long enough that somebody who types hears the last of several changes, not all. */
const PAUSE_MS = 700;

const region = document.createElement('p');
region.className = 'visually-hidden';
region.setAttribute('role', 'status');
document.body.append(region);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** @param {string} text A sentence; it replaces what has not been said yet. */
export function say(text) {
  clearTimeout(pause);
  pause = setTimeout(() => {
    // The same words again would not be heard.
    region.textContent = region.textContent === text ? `${text} ` : text;
  }, PAUSE_MS);
}
