// Tells the fields with which some site generators (Nikola, Pelican, MultiMarkdown) begin a page without rules around them, and those
// of Hugo's TOML, from the labelled lines at the head of minutes: they hold a title, and something that only a site needs to know.

/** The header at the very beginning, its lines in the first group without what marks them as a comment; `null` where none is. */
export function headerOfPage(text: string): RegExpExecArray | null {
  const toml = ofHugo(text);
  if (toml) return toml;
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

/** `title = "Harbour"` between lines of pluses. */
const TOML = /^\uFEFF?\+\+\+[ \t]*\n([\s\S]{0,20000}?)\n?\+\+\+[ \t]*(?:\n|$)/;

function ofHugo(text: string): RegExpExecArray | null {
  const match = TOML.exec(text);
  if (match?.[1] === undefined) return null;
  const lines = match[1].split('\n');
  // Tables, and what goes on over several lines, say nothing of title, day and author.
  const fields = lines.slice(0, endOf(lines)).flatMap((line) => {
    const [, name, value = ''] = /^([\w-]+)[ \t]*=[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    return name === undefined ? [] : [`${name}: ${value.replace(/^(["'])(.*)\1$/, '$2')}`];
  });
  match[1] = fields.join('\n');
  return match;
}

function endOf(lines: readonly string[]): number {
  const at = lines.findIndex((line) => line.startsWith('['));
  return at < 0 ? lines.length : at;
}

function commented(text: string): RegExpExecArray | null {
  const match = COMMENTED.exec(text);
  if (match?.[1] !== undefined) match[1] = match[1].replace(/^\.\.[ \t]+/gm, '');
  return match;
}
