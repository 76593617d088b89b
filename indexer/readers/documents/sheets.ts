// Reads spreadsheets (XLSX, XLS, ODS) and CSV as Markdown tables: what stands alone in its row above a table is a paragraph or the title,
// empty rows part tables. Hidden sheets are left out; formulas count as what they showed last.
import { CaptureUnreadable } from '../capture.ts';
import { decodeMarkup } from '../character-sets.ts';
import { markdownOf } from '../html-article.ts';
import { escaped, tableOf } from './markup.ts';

export type SpreadsheetKind = 'xlsx' | 'xls' | 'ods';

/** Plain text by row and column. */
type Rows = readonly (readonly string[])[];

interface NamedSheet {
  readonly name: string;
  readonly rows: Rows;
}

/** A spreadsheet as Markdown. Throws `CaptureUnreadable`. */
export async function spreadsheetMarkdown(bytes: Uint8Array, kind: SpreadsheetKind): Promise<string> {
  return markdownOfSheets(await sheetsOf(bytes, kind));
}

/** A CSV, whatever parts its cells, as Markdown. Throws `CaptureUnreadable`. */
export async function csvMarkdown(bytes: Uint8Array): Promise<string> {
  const text =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? new TextDecoder('utf-16le').decode(bytes)
      : decodeMarkup(bytes, null, 'xml');
  if (text.slice(0, 4096).includes('\0'))
    throw new CaptureUnreadable('the CSV is binary, not text: save it again as CSV');
  try {
    const { parse } = await import('csv-parse/sync');
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_ROW,
    }) as string[][];
    return markdownOfSheets([{ name: '', rows: rows.map((row) => row.map((cell) => cell.trim())) }]);
  } catch (error) {
    if (error instanceof CaptureUnreadable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CaptureUnreadable(`the CSV is damaged (${reason}): save it again`, { cause: error });
  }
}

const LONGEST_ROW = 1_000_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What stands equally often in most lines; what is quoted does not count. */
function delimiterOf(text: string): string {
  const unquoted = text.slice(0, 10_000).replace(/"(?:[^"]|"")*"/g, '');
  const lines = unquoted.split(/\r?\n/, 20).filter((line) => line.trim() !== '');
  const found = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const alike = [...Map.groupBy(counts, (count) => count)].map(([count, { length }]) => ({ count, lines: length }));
    const [most = { count: 0, lines: 0 }] = alike.sort((a, b) => b.lines - a.lines || b.count - a.count);
    return { delimiter, ...most };
  });
  return found.reduce((best, one) =>
    one.lines > best.lines || (one.lines === best.lines && one.count > best.count) ? one : best,
  ).delimiter;
}

async function sheetsOf(bytes: Uint8Array, kind: SpreadsheetKind): Promise<NamedSheet[]> {
  try {
    const book = await readBook(bytes, kind);
    return book.sheets
      .filter((sheet) => !sheet.hidden && !sheet.veryHidden)
      .map(({ name, rows }) => ({ name, rows: rows.map((row) => Array.from(row ?? [], cellText)) }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (/encrypt|password/i.test(reason))
      throw new CaptureUnreadable('the spreadsheet is locked with a password: save it without one');
    throw new CaptureUnreadable('the spreadsheet is damaged and cannot be opened', { cause: error });
  }
}

/** What reads spreadsheets is loaded for them only. */
async function readBook(bytes: Uint8Array, kind: SpreadsheetKind) {
  if (kind === 'ods') return (await import('hucre/ods')).readOds(bytes);
  const { readXls, readXlsx } = await import('hucre/xlsx');
  return kind === 'xls' ? readXls(bytes) : readXlsx(bytes);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).trim();
}

/** "2031-05-14", with the time where there is one. */
function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return /^00:00/.test(time) ? day : `${day} ${time.slice(0, 5)}`;
}

function markdownOfSheets(sheets: readonly NamedSheet[]): string {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')));
  if (filled.length === 0) throw new CaptureUnreadable('the table holds no text');
  const html = filled.map(({ name, rows }, index) => {
    const { title, body } = index === 0 ? titled(rows) : { title: '', body: rows };
    const heading = filled.length > 1 ? `<h2>${escaped(name)}</h2>` : '';
    return (title === '' ? '' : `<h1>${escaped(title)}</h1>`) + heading + blocksOf(body);
  });
  return markdownOf(html.join(''), 'about:blank');
}

/** A single cell above everything else is the title. */
function titled(rows: Rows): { readonly title: string; readonly body: Rows } {
  const at = rows.findIndex((row) => row.some((cell) => cell !== ''));
  const cells = (rows[at] ?? []).filter((cell) => cell !== '');
  const [title = ''] = cells;
  const isTitle =
    cells.length === 1 && title.length <= LONGEST_TITLE && rows.slice(at + 1).some((row) => widthOf(row) > 1);
  return isTitle ? { title, body: rows.slice(at + 1) } : { title: '', body: rows };
}

const LONGEST_TITLE = 200;

function blocksOf(rows: Rows): string {
  let html = '';
  let table: (readonly string[])[] = [];
  const end = (): void => {
    const used = columnsIn(table);
    const cells = table.map((row) => used.map((column) => escaped(row[column] ?? '')));
    if (used.length > 1) html += tableOf(cells);
    else html += cells.map(([cell = '']) => `<p>${cell}</p>`).join('');
    table = [];
  };
  rows.forEach((row, index) => {
    const filled = row.filter((cell) => cell !== '');
    const [only = ''] = filled;
    if (filled.length === 0) end();
    // A heading or a remark between tables, not a row with one cell filled in.
    else if (filled.length === 1 && table.length === 0 && widthOf(rows[index + 1] ?? []) !== 1)
      html += `<p>${escaped(only)}</p>`;
    else table.push(row);
  });
  end();
  return html;
}

function widthOf(row: readonly string[]): number {
  return row.filter((cell) => cell !== '').length;
}

/** The columns in which anything stands. */
function columnsIn(rows: Rows): readonly number[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some((row) => (row[column] ?? '') !== ''),
  );
}
