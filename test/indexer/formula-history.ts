// Random histories of an archive whose items are mostly formulas, for the test that none of them is taken for another report's item.
// Every sentence bears a mark that is no word and that no other sentence bears: whoever has the mark has the sentence from where it stood.
import fc from 'fast-check';
import type { HistoryArchive, HistoryItem } from './permalinks-history.ts';

/** The long ones stand in a report that nobody touches: only the short ones can be new to the archive. */
const LONG_FORMULAS = [
  'The minutes of the last meeting were agreed as a true record.',
  'There was no other business and the chair thanked everybody for coming.',
  'Members were reminded that papers are confidential until they are published.',
];
const FORMULAS = [
  'None.',
  'Noted.',
  'There were none.',
  'The minutes were approved.',
  'The report was noted with thanks.',
  ...LONG_FORMULAS,
];
const UNTOUCHED = 'minute-book';
const TITLES = ['Apologies', 'Minutes', 'Matters arising', 'Any other business'];

/** An operation and numbers that say where and what; every number is taken modulo what there is. */
export type FormulaChange = readonly [kind: number, where: number, what: number, how: number];

export const formulaChanges = fc.array(
  fc.array(fc.tuple(fc.nat({ max: 10 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 })), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 8 },
);

/** How many reports there are before anything happens. */
export const firstReports = fc.integer({ min: 1, max: 5 });

export class FormulaHistory {
  #archive = new Map<string, HistoryItem[]>();
  #origins = new Map<string, string>();
  #words = 0;
  #sentences = 0;
  #reports = 0;

  constructor(reports: number) {
    this.#archive.set(
      UNTOUCHED,
      LONG_FORMULAS.map((formula, n) => ({ title: titleOf(n), sentences: [formula] })),
    );
    for (let n = 0; n < reports; n++) this.#addReport(n);
  }

  get archive(): HistoryArchive {
    return this.#archive;
  }

  /** The id that the report was first published under. */
  originOf(reportId: string): string {
    return this.#origins.get(reportId) ?? reportId;
  }

  apply([kind, where, what, how]: FormulaChange): void {
    const ids = [...this.#archive.keys()].filter((one) => one !== UNTOUCHED);
    const id = ids[where % Math.max(1, ids.length)];
    if (kind === 0 || id === undefined) this.#addReport(how);
    else if (kind === 1) this.#archive.delete(id);
    else if (kind === 2) this.#moveReport(id);
    else if (kind === 3) this.#moveSentences(id, ids[how % ids.length] ?? id, what);
    else this.#archive.set(id, this.#changed(this.#archive.get(id) ?? [], kind, what, how));
  }

  #changed(items: readonly HistoryItem[], kind: number, what: number, how: number): HistoryItem[] {
    const index = what % Math.max(1, items.length);
    const item = items[index];
    if (kind === 4 || !item) return items.toSpliced(index, 0, this.#item(how));
    if (kind === 5) return items.toSpliced(index, 1);
    if (kind === 6) return items.with(index, { ...item, title: titleOf(how) });
    if (kind === 7) {
      const at = 1 + (how % item.sentences.length);
      const parts = [item.sentences.slice(0, at), item.sentences.slice(at)].filter((part) => part.length > 0);
      return items.toSpliced(
        index,
        1,
        ...parts.map((sentences, n) => ({ title: n === 0 ? item.title : titleOf(how), sentences })),
      );
    }
    if (kind === 8) {
      const next = items[index + 1];
      if (!next) return items.toReversed();
      return items.toSpliced(index, 2, { ...item, sentences: [...item.sentences, ...next.sentences] });
    }
    if (kind === 9) return items.toSpliced(index, 1).toSpliced(how % items.length, 0, item);
    return items.with(index, {
      ...item,
      sentences: item.sentences.with(how % item.sentences.length, this.#sentence(what + how)),
    });
  }

  #addReport(how: number): void {
    const items = Array.from({ length: 1 + (how % 4) }, (_, n) => this.#item(how + 5 * n));
    this.#archive.set(`notes-${++this.#reports}`, items);
  }

  /** Its date was mended. */
  #moveReport(id: string): void {
    const items = this.#archive.get(id) ?? [];
    const now = `notes-${++this.#reports}`;
    this.#archive.delete(id);
    this.#archive.set(now, items);
    this.#origins.set(now, this.originOf(id));
  }

  #moveSentences(from: string, to: string, what: number): void {
    const [items, others] = [this.#archive.get(from) ?? [], this.#archive.get(to) ?? []];
    const item = items[what % Math.max(1, items.length)];
    const other = others[what % Math.max(1, others.length)];
    if (!item || !other || from === to) return;
    const at = Math.ceil(item.sentences.length / (1 + (what % 2)));
    this.#archive.set(
      to,
      others.with(others.indexOf(other), { ...other, sentences: [...other.sentences, ...item.sentences.slice(0, at)] }),
    );
    const rest = item.sentences.slice(at);
    this.#archive.set(
      from,
      items.toSpliced(items.indexOf(item), 1, ...(rest.length > 0 ? [{ ...item, sentences: rest }] : [])),
    );
  }

  #item(how: number): HistoryItem {
    const length = 1 + (how % 3);
    return { title: titleOf(how), sentences: Array.from({ length }, (_, n) => this.#sentence(how + 3 * n)) };
  }

  /** Two of three are formulas. */
  #sentence(how: number): string {
    const mark = String.fromCodePoint(FIRST_MARK + ++this.#sentences);
    if (how % 3 !== 2) return `${FORMULAS[how % FORMULAS.length]}${mark}`;
    return `${Array.from({ length: 3 + (how % 20) }, () => `w${++this.#words}`).join(' ')}.${mark}`;
  }
}

/** Of the first plane for private use: neither letters nor digits. */
const FIRST_MARK = 0xf0000;

/** Whether a sentence of one stands in the other: that very sentence, and none that only says the same. */
export function shareSentence(one: string, other: string): boolean {
  const marks = new Set(other.match(/\p{Co}/gu));
  return (one.match(/\p{Co}/gu) ?? []).some((mark) => marks.has(mark));
}

function titleOf(how: number): string {
  return TITLES[how % TITLES.length] ?? '';
}
