// A list as a file: JSON to bring back, tables for spreadsheets, citations for whoever writes. Formats of citations are those of items.
import { stringify } from 'csv-stringify/sync';
import { type CitationFormat, FORMAT_DESCRIPTIONS, formatCitations } from '../../citations/formats.ts';
import { TABLE_FORMAT } from '../exports/csv.ts';
import { absolute } from '../urls.ts';
import type { MarkView } from './mark-view.ts';

export interface ExportedList {
  readonly title: string;
  readonly note: string;
  readonly marks: readonly MarkView[];
  readonly baseUrl: string;
}

export interface ExportFormat {
  readonly label: string;
  readonly extension: string;
  readonly contentType: string;
  readonly write: (list: ExportedList) => string;
}

/** Besides JSON, which holds what the reader wrote and not what it looks like. */
export const LIST_FORMATS: readonly ExportFormat[] = [
  { label: 'Markdown', extension: 'md', contentType: 'text/markdown; charset=utf-8', write: markdown },
  { label: 'CSV', extension: 'csv', contentType: 'text/csv; charset=utf-8', write: csv },
  citations('bibtex'),
  citations('ris'),
  { ...citations('csl'), extension: 'csl.json' },
];

function citations(format: CitationFormat): ExportFormat {
  const { label, extension, contentType } = FORMAT_DESCRIPTIONS[format];
  const write = ({ marks }: ExportedList): string =>
    formatCitations(
      marks.flatMap(({ citation }) => citation ?? []),
      format,
    );
  return { label, extension, contentType, write };
}

function markdown({ title, note, marks, baseUrl }: ExportedList): string {
  const lines = marks.map((mark) => {
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
    return parts.join('\n\n');
  });
  return `${[`# ${escaped(title)}`, ...(note ? [escaped(note)] : []), ...lines].join('\n\n')}\n`;
}

/** A title is text: it makes no heading, link or HTML of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, (mark) => `\\${mark}`).replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

function csv({ title, marks, baseUrl }: ExportedList): string {
  const rows = marks.map((mark) => [
    title,
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
  ]);
  return stringify(rows, { ...TABLE_FORMAT, columns: COLUMNS });
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
