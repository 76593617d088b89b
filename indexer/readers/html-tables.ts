// Writes tables of HTML as Markdown tables. What a table's cells need to know of it is worked out once for each table: a cell that counted
// the rows itself would make a table of some hundred rows take minutes. Tables inside tables and blocks inside cells are taken out before.
import type TurndownService from 'turndown';

/** What is read of the nodes that turndown walks. */
interface TableNode {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: TableNode | null;
  readonly childNodes: ArrayLike<TableNode>;
  getAttribute?(name: string): string | null;
}

/** Of one table. */
interface TableFacts {
  /** In as many as its longest row has: what their border says, `---` or with colons. */
  readonly borders: readonly string[];
  /** The column that a cell begins in, 0 for the first. */
  readonly places: ReadonlyMap<TableNode, number>;
  /** The row that the border stands under; `null` where there is none. */
  readonly heading: TableNode | null;
  readonly caption: string;
  /** A table of one cell is none. */
  readonly isTable: boolean;
}

/** Replaces turndown's way with tables, which is to drop their rows. */
export function addTableRules(turndown: TurndownService): void {
  const known = new WeakMap<TableNode, TableFacts>();
  const factsOf = (node: TableNode): TableFacts | null => {
    const table = tableAround(node);
    if (!table) return null;
    const facts = known.get(table) ?? workedOut(table);
    known.set(table, facts);
    return facts;
  };
  const add = (
    key: string,
    filter: TurndownService.Filter,
    write: (content: string, node: TableNode, facts: TableFacts) => string,
  ): void => {
    turndown.addRule(key, {
      filter,
      replacement: (content, element) => {
        const node = element as unknown as TableNode;
        const facts = factsOf(node);
        return facts?.isTable ? write(content, node, facts) : `\n\n${content}\n\n`;
      },
    });
  };
  add('tableCell', ['th', 'td'], (content, node, { places }) => cellOf(content, node, places.get(node) ?? 0));
  add('tableRow', 'tr', (content, node, facts) =>
    node === facts.heading ? `\n${content}\n${bordersOf(facts)}` : `\n${content}`,
  );
  add('tableSection', ['thead', 'tbody', 'tfoot'], (content) => content);
  add('tableColumns', ['colgroup', 'col', 'caption'], () => '');
  add('table', 'table', (content, _node, facts) => {
    const rows = content.replace(/\n+/g, '\n');
    const empty = facts.heading ? '' : `|${'     |'.repeat(facts.borders.length)}\n${bordersOf(facts)}`;
    const caption = facts.caption === '' ? '' : `${facts.caption}\n\n`;
    return `\n\n${caption}${`${empty}${rows}`.trimStart()}\n\n`;
  });
}

function tableAround(node: TableNode): TableNode | null {
  for (let around: TableNode | null = node; around; around = around.parentNode)
    if (around.nodeName === 'TABLE') return around;
  return null;
}

function workedOut(table: TableNode): TableFacts {
  const rows = rowsOf(table);
  const places = new Map<TableNode, number>();
  const votes: Map<string, number>[] = [];
  for (const row of rows) {
    let place = 0;
    for (const cell of Array.from(row.childNodes)) {
      places.set(cell, place);
      const border = BORDERS[(cell.getAttribute?.('align') ?? '').toLowerCase()] ?? '---';
      for (const end = place + columnsOf(cell); place < end; place++) {
        const column = votes[place] ?? new Map<string, number>();
        votes[place] = column;
        column.set(border, (column.get(border) ?? 0) + 1);
      }
    }
  }
  const [first] = rows;
  return {
    borders: votes.map(borderOf),
    places,
    heading: first && isHeading(first) ? first : null,
    caption: captionOf(table),
    isTable: rows.length > 1 || (first?.childNodes.length ?? 0) > 1,
  };
}

function rowsOf(table: TableNode): TableNode[] {
  return Array.from(table.childNodes).flatMap((part) => {
    if (part.nodeName === 'TR') return [part];
    return SECTIONS.has(part.nodeName) ? Array.from(part.childNodes).filter(({ nodeName }) => nodeName === 'TR') : [];
  });
}

const SECTIONS = new Set(['THEAD', 'TBODY', 'TFOOT']);

function isHeading(row: TableNode): boolean {
  return row.parentNode?.nodeName === 'THEAD' || Array.from(row.childNodes).every(({ nodeName }) => nodeName === 'TH');
}

/** The alignment of most cells; one that says none counts, too. */
function borderOf(votes: ReadonlyMap<string, number>): string {
  const [[most] = ['---']] = [...votes].sort(([, a], [, b]) => b - a);
  return most;
}

const BORDERS: Readonly<Record<string, string>> = { left: ':---', right: '---:', center: ':---:' };

function captionOf(table: TableNode): string {
  const caption = Array.from(table.childNodes).find(({ nodeName }) => nodeName === 'CAPTION');
  return (caption?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function bordersOf({ borders }: TableFacts): string {
  return `|${borders.map((border) => ` ${border} |`).join('')}`;
}

function cellOf(content: string, node: TableNode, place: number): string {
  const text = content.trim().replace(/\n\r?/g, '<br>').replace(/\|+/g, '\\|').padEnd(3);
  return `${place === 0 ? '| ' : ' '}${text}${' |    '.repeat(columnsOf(node) - 1)} |`;
}

/** How many columns a cell takes. */
export function columnsOf(cell: Pick<TableNode, 'getAttribute'>): number {
  const stated = Number.parseInt(cell.getAttribute?.('colspan') ?? '', 10);
  return stated >= 1 ? Math.min(stated, MOST_COLUMNS_OF_A_CELL) : 1;
}

/** Browsers stop there, too. */
const MOST_COLUMNS_OF_A_CELL = 1000;
