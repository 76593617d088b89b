// Tells the fields with which some site generators (Nikola, Pelican, MultiMarkdown) begin a page without rules around them, from the
// labelled lines at the head of minutes: they hold a title, and something that only a site needs to know.

/** The header at the very beginning, its lines in the first group without what marks them as a comment; `null` where none is. */
export function headerOfPage(text: string): RegExpExecArray | null {
  const match = HEADER.exec(text) ?? commented(text);
  const lines = match?.[1] ?? '';
  return match && /^title:/im.test(lines) && OF_SITE.test(lines) ? match : null;
}

const FIELD = String.raw`[A-Za-z][\w-]{0,30}:[^\n]{0,1000}\n`;
/** Fields up to a line that is empty. */
const HEADER = new RegExp(String.raw`^\uFEFF?((?:${FIELD}){3,40})(?=\s*(?:\n|$))`);
/** `.. title: Harbour`, within a comment of HTML or above the page. */
const COMMENTED = new RegExp(
  String.raw`^\uFEFF?\s*(?:<!--\s*\n)?((?:\.\.[ \t]+${FIELD}){3,40})(?:\s*-->[ \t]*(?:\n|$))?`,
);
const OF_SITE = /^(?:slug|tags|category|categories|keywords|layout|template|permalink|link|hidetitle|status|type):/im;

function commented(text: string): RegExpExecArray | null {
  const match = COMMENTED.exec(text);
  if (match?.[1] !== undefined) match[1] = match[1].replace(/^\.\.[ \t]+/gm, '');
  return match;
}
