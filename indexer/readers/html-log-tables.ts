import type { PageElement } from './page-element.ts';
// Tells tables of a web page whose rows are what somebody said – a time, a nick, words – from all other tables, and writes their rows as
// lines, so that they are read as any other log. Changes the document in place; leaves other tables alone.

export function tablesAsLines(body: PageElement): void {
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    if (table.querySelector('table')) continue;
    const rows = [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')]);
    const column = columnOfNames(rows);
    if (column === null) continue;
    const document = table.ownerDocument;
    let last = '';
    const lines = rows.flatMap((cells) => {
      if (isHead(cells)) return [];
      const line = document.createElement('div');
      const name = textOf(cells[column]);
      for (const [index, cell] of cells.entries()) {
        const held = document.createElement('span');
        if (index === column) held.setAttribute('class', 'speaker');
        held.append(...cell.childNodes);
        // A name that is not said again is that of the row above.
        if (index === column && name === '' && last !== '') held.append('…');
        line.append(held, ' ');
      }
      if (name !== '') last = name;
      return [line];
    });
    table.replaceWith(...lines);
  }
}

const FEWEST_ROWS = 3;
/** Of the rows. */
const SMALLEST_SHARE = 0.6;

/** The column of who speaks, or `null` where the table is another. */
function columnOfNames(rows: readonly (readonly PageElement[])[]): number | null {
  const said = rows.filter((cells) => !isHead(cells) && cells.length >= 2);
  if (said.length < FEWEST_ROWS || said.length < rows.length * SMALLEST_SHARE) return null;
  const isMost = (holds: (cells: readonly PageElement[]) => boolean): boolean =>
    said.filter(holds).length >= said.length * SMALLEST_SHARE;
  for (const column of [0, 1]) {
    const names = said.map((cells) => textOf(cells[column]));
    const spoken = names.filter((name) => name !== '');
    const recurs = new Set(spoken).size < spoken.length;
    const isOfNames = isMost((cells) => isNick(textOf(cells[column])) || textOf(cells[column]) === '');
    const hasWords = isMost((cells) =>
      cells.slice(column + 1).some((cell) => /\s/.test(textOf(cell)) || textOf(cell).length > 12),
    );
    if (!isOfNames || !hasWords || !recurs) continue;
    const isTimed = isMost((cells) => TIME.test(textOf(cells[column === 1 ? 0 : cells.length - 1])));
    const isCalled = isMost((cells) => PERSON.test(classesOf(cells[column])));
    const isHeaded = rows.some((cells) => isHead(cells) && HEADS.test(textOf(cells[column])));
    const isBracketed = isMost((cells) => /^<.+>$/.test(textOf(cells[column])));
    if (isTimed || isCalled || isHeaded || isBracketed) return column;
  }
  return null;
}

const TIME = /^[[(]?(?:\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?Z?[\])]?$/i;
const PERSON = /(?:^|[\s_-])(?:nick(?:name)?|speaker|username|sender|handle|author|person|who)(?:$|[\s_-])/i;
const HEADS = /^(?:nick(?:name)?|speaker|who|name|user(?:name)?|person|author|from)$/i;

function isNick(text: string): boolean {
  return /^[<[(*@+%~&]*\s*[\p{L}_`|][^:;!?]{0,39}$/u.test(text.replace(/:$/, '')) && text.split(' ').length <= 4;
}

function isHead(cells: readonly PageElement[]): boolean {
  return cells.length > 0 && cells.every(({ localName }) => localName === 'th');
}

function classesOf(cell: PageElement | undefined): string {
  if (!cell) return '';
  const inner = [...cell.querySelectorAll('[class]')].map((one) => one.getAttribute('class') ?? '');
  return [cell.getAttribute('class') ?? '', ...inner].join(' ');
}

function textOf(cell: PageElement | undefined): string {
  return (cell?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
