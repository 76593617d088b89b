// @ts-check
// Shows the “Copy” buttons of citations, which are useless without a script, and makes them work.

const status = document.getElementById('copied');

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
  const citation = document.getElementById(button.dataset.copy ?? '');
  button.hidden = citation === null;
  button.addEventListener('click', async () => {
    const isCopied = await copied(citation?.textContent ?? '');
    button.classList.toggle('is-copied', isCopied);
    if (status)
      status.textContent = isCopied
        ? 'The citation is copied.'
        : 'This browser does not allow copying; select the text instead.';
  });
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
