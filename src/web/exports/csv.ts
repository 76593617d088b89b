// Items as rows of a table that spreadsheets open as it is: UTF-8 with its mark, Windows line ends, nothing that would be run as a formula.
import { type Options, stringify } from 'csv-stringify/sync';
import type { ActionItem, ItemDocument } from '../../reports/item.ts';
import { sourceUrl } from '../sources/text-fragment.ts';

export interface ItemRow {
  readonly item: ItemDocument;
  /** Absolute permalink. */
  readonly url: string;
}

/** The most characters that Excel keeps in one cell; what is longer would be spread over the rows below. */
const MAX_CELL = 32_767;
const CUT = ' … [cut here; the whole text is at the url]';

const COLUMNS: Readonly<Record<string, (row: ItemRow) => string | number | null>> = {
  id: ({ item }) => item.documentId,
  url: ({ url }) => url,
  date: ({ item }) => item.date,
  title: ({ item }) => item.title,
  body: ({ item }) => item.report.body.name,
  author: ({ item }) => item.report.author,
  report: ({ item }) => item.report.title,
  kind: ({ item }) => item.report.kind,
  'meeting start': ({ item }) => item.report.meeting?.start ?? null,
  'meeting end': ({ item }) => item.report.meeting?.end ?? null,
  published: ({ item }) => item.report.published,
  position: ({ item }) => item.position,
  speakers: ({ item }) => item.speakers.map(({ name }) => name).join('; '),
  topics: ({ item }) => item.topics.map(({ label }) => label).join('; '),
  decisions: ({ item }) => item.decisions.map(({ text }) => text.trim()).join('\n'),
  actions: ({ item }) => item.actions.map(actionInWords).join('\n'),
  text: ({ item }) => spoken(item),
  source: ({ item }) => sourceUrl(item.report.url, item.statements[0]?.text ?? null),
};

/**
 * How every table is written. A value that begins like a formula gets an apostrophe before it, which spreadsheets hide. A cell with any
 * line break is quoted, also one that ends no record here: other readers end a record at a lone line feed or carriage return.
 */
export const TABLE_FORMAT = {
  header: true,
  bom: true,
  record_delimiter: 'windows',
  escape_formulas: true,
  quoted_match: /[\r\n]/,
} as const satisfies Options;

/** So many rows are written at once: enough to be quick, few enough for a short turn. */
const ROWS_AT_ONCE = 32;

/** The file, a few rows at a time. */
export async function* csvPieces(rows: AsyncIterable<ItemRow>): AsyncGenerator<string, void, undefined> {
  let place: 'first' | 'further' = 'first';
  let records: string[][] = [Object.keys(COLUMNS)];
  const written = (): string => {
    const text = stringify(records, { ...TABLE_FORMAT, header: false, bom: place === 'first' });
    place = 'further';
    records = [];
    return text;
  };
  for await (const row of rows) {
    records.push(Object.values(COLUMNS).map((read) => cell(String(read(row) ?? ''))));
    if (records.length >= ROWS_AT_ONCE) yield written();
  }
  if (records.length > 0) yield written();
}

function actionInWords({ text, owners }: ActionItem): string {
  return owners.length > 0 ? `${text.trim()} [${owners.join(', ')}]` : text.trim();
}

/** Each statement in a line of its own, with its speaker before it. */
function spoken({ statements }: ItemDocument): string {
  return statements
    .map(({ speaker, text }) => `${speaker ? `${speaker.name}: ` : ''}${text.trim()}`)
    .join('\n')
    .trim();
}

function cell(value: string): string {
  const clean = value.toWellFormed().replaceAll('\0', '');
  // One place less: the apostrophe may come before it.
  return clean.length < MAX_CELL ? clean : `${clean.slice(0, MAX_CELL - 1 - CUT.length).toWellFormed()}${CUT}`;
}
