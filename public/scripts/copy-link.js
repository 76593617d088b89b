// Buttons that copy an address. They are hidden until this script shows them: without it, or without a clipboard, the address itself stands on the page.
// @ts-check

const SHOWN_MS = 4000;

if (navigator.clipboard) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copy]'))) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const status = button.parentElement?.querySelector('[role="status"]');
  if (!status) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
    status.textContent = 'Copied';
  } catch {
    status.textContent = 'The browser does not allow it: copy the address above';
  }
  setTimeout(() => {
    status.textContent = '';
  }, SHOWN_MS);
}
