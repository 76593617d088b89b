// The formats that citations can be had in: one table, used by the page, the downloads and the exports of lists alike.
import { bibtex } from './bibtex.ts';
import type { Citation } from './citation.ts';
import { cslItem } from './csl.ts';
import { ris } from './ris.ts';
import { citationMarkdown, citationText } from './sentence.ts';

export const CITATION_FORMATS = ['text', 'markdown', 'bibtex', 'ris', 'csl'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

interface FormatDescription {
  readonly label: string;
  /** Without a dot. */
  readonly extension: string;
  readonly contentType: string;
}

export const FORMAT_DESCRIPTIONS: Readonly<Record<CitationFormat, FormatDescription>> = {
  text: { label: 'Plain text', extension: 'txt', contentType: 'text/plain; charset=utf-8' },
  markdown: { label: 'Markdown', extension: 'md', contentType: 'text/markdown; charset=utf-8' },
  bibtex: { label: 'BibTeX', extension: 'bib', contentType: 'application/x-bibtex; charset=utf-8' },
  ris: { label: 'RIS', extension: 'ris', contentType: 'application/x-research-info-systems; charset=utf-8' },
  csl: { label: 'CSL-JSON', extension: 'json', contentType: 'application/vnd.citationstyles.csl+json' },
};

/** A whole file, ended by a line feed; several citations stand one after another, as a list in Markdown and CSL-JSON. */
export function formatCitations(citations: readonly Citation[], format: CitationFormat): string {
  return WRITERS[format](citations);
}

/** The same file in pieces, for lists of any length: one for each, and an empty one for what cannot be cited. */
export function* citationPieces(
  citations: Iterable<Citation | null>,
  format: 'bibtex' | 'ris' | 'csl',
): Generator<string> {
  const [opening, between, closing] = JOINED[format];
  let before = opening;
  for (const citation of citations) {
    if (citation === null) {
      yield '';
      continue;
    }
    const written = formatCitations([citation], format);
    yield before + written.slice(opening.length, written.length - closing.length);
    before = between;
  }
  yield before === opening ? formatCitations([], format) : closing;
}

/** What stands before, between and after the citations of a file. */
const JOINED: Readonly<Record<'bibtex' | 'ris' | 'csl', readonly [string, string, string]>> = {
  bibtex: ['', '\n', ''],
  ris: ['', '', ''],
  csl: ['[\n', ',\n', '\n]\n'],
};

const WRITERS: Readonly<Record<CitationFormat, (citations: readonly Citation[]) => string>> = {
  text: (citations) => citations.map((citation) => `${citationText(citation)}\n`).join('\n'),
  markdown: (citations) => {
    const bullet = citations.length > 1 ? '- ' : '';
    return citations.map((citation) => `${bullet}${citationMarkdown(citation)}\n`).join('');
  },
  bibtex: (citations) => bibtex(citations.map(cslItem)),
  ris: (citations) => ris(citations.map(cslItem)),
  csl: (citations) => `${withDatesInLine(JSON.stringify(citations.map(cslItem), null, 2))}\n`,
};

/** Lists of numbers in one line each. Within a string no line is broken, so only lists can match. */
function withDatesInLine(json: string): string {
  return json.replace(/\[\n\s*\d+(?:,\n\s*\d+)*\n\s*\]/g, (list) => list.replace(/\s+/g, '').replaceAll(',', ', '));
}
