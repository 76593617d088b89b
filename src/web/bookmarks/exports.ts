// A list as a file, in pieces: JSON to bring back, tables for spreadsheets, citations for whoever writes. Formats of citations are those of items.
import { stringify } from 'csv-stringify/sync';
import type { Citation } from '../../citations/citation.ts';
import { citationPieces, FORMAT_DESCRIPTIONS } from '../../citations/formats.ts';
import { TABLE_FORMAT } from '../exports/csv.ts';
import { absolute } from '../urls.ts';
import type { MarkView } from './mark-view.ts';

interface ExportedList {
  readonly title: string;
  readonly note: string;
  /** Read while the file is written. */
  readonly marks: Iterable<MarkView>;
  readonly baseUrl: string;
}

interface ExportFormat {
  readonly label: string;
  readonly extension: string;
  readonly contentType: string;
  /** Gives a piece for each bookmark: whoever sends them can stop in between. */
  readonly write: (list: ExportedList) => Iterable<string>;
}

/** Besides JSON, which holds what the reader wrote and not what it looks like. */
export const LIST_FORMATS: readonly ExportFormat[] = [
  { label: 'Markdown', extension: 'md', contentType: 'text/markdown; charset=utf-8', write: markdown },
  { label: 'CSV', extension: 'csv', contentType: 'text/csv; charset=utf-8', write: csv },
  citations('bibtex'),
  citations('ris'),
  { ...citations('csl'), extension: 'csl.json' },
];

function citations(format: 'bibtex' | 'ris' | 'csl'): ExportFormat {
  const { label, extension, contentType } = FORMAT_DESCRIPTIONS[format];
  const write = ({ marks }: ExportedList) => citationPieces(cited(marks), format);
  return { label, extension, contentType, write };
}

function* cited(marks: Iterable<MarkView>): Generator<Citation | null> {
  for (const { citation } of marks) yield citation;
}

function* markdown({ title, note, marks, baseUrl }: ExportedList): Generator<string> {
  yield `# ${escaped(title)}${note ? `\n\n${escaped(note)}` : ''}`;
  for (const mark of marks) {
    const link = mark.url ? `[${escaped(mark.title)}](${absolute(baseUrl, mark.url)})` : escaped(mark.title);
    const about = [mark.report?.author, mark.report?.title, mark.report?.body, mark.date?.text]
      .filter(Boolean)
      .join(', ');
    const quote = mark.quote && `${mark.quote.speaker ? `${mark.quote.speaker}: ` : ''}${mark.quote.text}`;
    const parts = [
      `- ${link}${about ? `, ${escaped(about)}` : ''}`,
      ...(quote ? [`  > ${escaped(quote)}`] : []),
      ...(mark.news ? [`  *${escaped(mark.news.text)}*`] : []),
      ...(mark.note ? [indented(escaped(mark.note))] : []),
    ];
    yield `\n\n${parts.join('\n\n')}`;
  }
  yield '\n';
}

/** A title is text: it makes no heading, link or HTML of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, (mark) => `\\${mark}`).replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

function* csv({ title, marks, baseUrl }: ExportedList): Generator<string> {
  yield rows([COLUMNS], 'first');
  for (const mark of marks) yield rows([row(title, mark, baseUrl)], 'further');
}

function row(list: string, mark: MarkView, baseUrl: string): readonly string[] {
  return [
    list,
    mark.kind,
    mark.title,
    mark.date?.iso ?? '',
    mark.report?.title ?? '',
    mark.report?.author ?? '',
    mark.report?.body ?? '',
    mark.quote?.speaker ?? '',
    mark.quote?.text ?? '',
    mark.url ? absolute(baseUrl, mark.url) : '',
    mark.sourceUrl ?? '',
    mark.note,
    mark.news?.text ?? '',
    mark.starred?.iso ?? '',
  ];
}

function rows(lines: readonly (readonly string[])[], place: 'first' | 'further'): string {
  return stringify([...lines], { ...TABLE_FORMAT, header: false, bom: place === 'first' });
}

const COLUMNS = [
  'list',
  'kind',
  'title',
  'date',
  'report',
  'author',
  'body',
  'speaker',
  'statement',
  'url',
  'source',
  'note',
  'news',
  'starred',
];
