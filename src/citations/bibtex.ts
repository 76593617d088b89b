// Writes citations as BibTeX. The library knows which field is called what; escaping is ours, since its own drops letters that it does not know.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { CslItem, CslName } from './csl.ts';

// Ours are safe as they are, and unique; its own labels of author, year and first word are not.
Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

/** One entry after another, in UTF-8. */
export function bibtex(items: readonly CslItem[]): string {
  const entries = plugins.output.format('bibtex', items.map(escaped), { format: 'object' });
  return entries.map((entry, index) => entryText(entry, items[index] as CslItem)).join('\n');
}

interface BibtexEntry {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, string>>;
}

function entryText({ type, label, properties }: BibtexEntry, item: CslItem): string {
  const { month: _month, ...fields } = properties;
  const monthNumber = item.issued?.['date-parts'][0]?.[1];
  const abstract = item.abstract && { abstract: escapedTex(item.abstract) };
  const lines = Object.entries({ ...fields, ...abstract }).map(([name, value]) => `  ${name} = {${value}},`);
  // A month's own abbreviation is a macro of every style: it stands without braces. The day has no field in BibTeX; the note says it.
  if (monthNumber) lines.push(`  month = ${MONTHS[monthNumber - 1]},`);
  return `@${type}{${label},\n${lines.join('\n')}\n}\n`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function escaped(item: CslItem): CslItem {
  return {
    ...item,
    title: escapedTex(item.title),
    genre: escapedTex(item.genre),
    publisher: escapedTex(item.publisher),
    note: escapedTex(item.note),
    author: item.author.map(escapedName),
  };
}

function escapedName(name: CslName): CslName {
  return Object.fromEntries(Object.entries(name).map(([part, text]: [string, string]) => [part, escapedTex(text)]));
}

/** Everything that TeX would take for a command, and what the library would take for markup. */
function escapedTex(text: string): string {
  return text.replace(/[\\{}%&$#_^~<>]/g, (character) => TEX[character] ?? '');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '^': '\\^{}',
  '~': '\\textasciitilde{}',
  '<': '$<$',
  '>': '$>$',
};
