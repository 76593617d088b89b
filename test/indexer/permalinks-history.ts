// Random histories of an archive for the test of permalinks: an archive as lists of sentences, what may happen to it, and, written
// without a hash or an index, what every permalink must answer.
import fc from 'fast-check';
import { versionOf } from '../../src/catalogue/fingerprint.ts';
import { slug, uniqueSlugs } from '../../src/reports/ids.ts';

export interface HistoryItem {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Items by report id. */
export type HistoryArchive = ReadonlyMap<string, readonly HistoryItem[]>;

/** An operation and numbers that say where; every number is taken modulo what there is. */
export type Change = readonly [kind: number, where: number, what: number, how: number];

const REPORTS = ['notes-2031-05-04', 'notes-2031-06-04', 'minutes-2031-05-04'];
const TITLES = ['Pears', 'Ladders', 'Wasps', 'Any other business'];
const FORMULAS = [
  'The minutes of the last meeting were agreed as a true record.',
  'There was no other business and the chair thanked everybody for coming.',
  'None.',
];

export const changes = fc.array(
  fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 })), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 8 },
);

/** Applies changes one after another. Words that it makes up are never made up again. */
export class History {
  #archive = new Map<string, HistoryItem[]>();
  #words = 0;

  constructor() {
    for (const report of REPORTS)
      this.#archive.set(report, [this.#newItem(0, 4), this.#newItem(1, 3), this.#newItem(2, 5)]);
  }

  get archive(): HistoryArchive {
    return this.#archive;
  }

  apply([kind, where, what, how]: Change): void {
    const reports = [...this.#archive.keys()];
    const reportId = reports[where % reports.length] ?? '';
    const items = [...(this.#archive.get(reportId) ?? [])];
    const index = items.length === 0 ? 0 : what % items.length;
    const item = items[index];
    this.#archive.set(reportId, items);
    if (kind === 0 || !item) items.splice(index, 0, this.#newItem(how, 1 + (how % 6)));
    else if (kind === 1) items.splice(index, 1);
    else if (kind === 2) {
      const at = 1 + (how % Math.max(1, item.sentences.length - 1));
      const parts = [item.sentences.slice(0, at), item.sentences.slice(at)].filter((part) => part.length > 0);
      items.splice(
        index,
        1,
        ...parts.map((sentences, n) => ({ title: n === how % 2 ? item.title : title(how), sentences })),
      );
    } else if (kind === 3) {
      const [other] = items.splice((index + 1) % items.length, 1);
      const kept = items.indexOf(item);
      if (other && kept >= 0) items[kept] = { ...item, sentences: [...item.sentences, ...other.sentences] };
      else if (other) items.push(other);
    } else if (kind === 4) items.splice(how % items.length, 0, ...items.splice(index, 1));
    else if (kind === 5) items[index] = { ...item, title: title(how) };
    else if (kind === 6) {
      // Headings that change places, their texts staying where they are.
      const other = items[(index + 1) % items.length];
      if (other) {
        items[index] = { ...item, title: other.title };
        items[(index + 1) % items.length] = { ...other, title: item.title };
      }
    } else if (kind === 7) this.#renameReport(reportId, how);
    else if (kind === 8) {
      // Some sentences go to an item of another report.
      const target = this.#archive.get(reports[(where + 1) % reports.length] ?? '') ?? [];
      const receiver = target[how % Math.max(1, target.length)];
      if (receiver && receiver !== item) {
        const moved = item.sentences.slice(0, 1 + (how % 3));
        const left = item.sentences.slice(moved.length);
        target[target.indexOf(receiver)] = { ...receiver, sentences: [...receiver.sentences, ...moved] };
        const now = items.indexOf(item);
        if (now >= 0) items.splice(now, 1, ...(left.length > 0 ? [{ ...item, sentences: left }] : []));
      }
    } else items[index] = { ...item, sentences: this.#edited(item.sentences, how) };
  }

  /** A source's new slug, or a date that was mended; sometimes the free address is given to another report. */
  #renameReport(reportId: string, how: number): void {
    const items = this.#archive.get(reportId) ?? [];
    const name = `renamed-${how % 3}`;
    if (this.#archive.has(name)) return;
    this.#archive.delete(reportId);
    this.#archive.set(name, items);
    if (how % 2 === 0) this.#archive.set(reportId, [this.#newItem(how, 3)]);
  }

  #newItem(how: number, length: number): HistoryItem {
    const sentences = Array.from({ length }, (_, n) => this.#sentence(4 + ((how + n) % 7)));
    if (how % 3 === 0) sentences.push(FORMULAS[how % FORMULAS.length] ?? '');
    if (how % 11 === 5) return { title: title(how), sentences: [how % 2 === 0 ? 'None.' : this.#sentence(2)] };
    return { title: title(how), sentences };
  }

  #sentence(length: number): string {
    return `${Array.from({ length }, () => `w${++this.#words}`).join(' ')}.`;
  }

  #edited(sentences: readonly string[], how: number): readonly string[] {
    const at = how % sentences.length;
    const words = (sentences[at] ?? '').replace('.', '').split(' ');
    words.splice(how % words.length, how % 2, ...Array.from({ length: 1 + (how % 2) }, () => `w${++this.#words}`));
    const edited = how % 5 === 0 ? this.#sentence(7) : `${words.join(' ')}.`;
    return sentences.with(at, edited);
  }
}

function title(how: number): string {
  return TITLES[how % TITLES.length] ?? '';
}

export interface HistoryText {
  readonly reportId: string;
  readonly wantedId: string;
  readonly slug: string;
  readonly title: string;
  readonly text: string;
  readonly version: string;
  /** Its words with one space around each. */
  readonly words: string;
}

/** The archive's items as the analysis hands them on. */
export function textsOf(archive: HistoryArchive): HistoryText[] {
  return [...archive].flatMap(([reportId, items]) => {
    const slugs = uniqueSlugs();
    return items.map((item) => {
      const text = item.sentences.join(' ');
      const words = ` ${text.replaceAll('.', '').toLowerCase()} `;
      const about = { slug: slug(item.title), title: item.title, text, version: versionOf(text, item.title), words };
      return { reportId, wantedId: slugs(about.slug), ...about };
    });
  });
}

/** What a permalink stood for last. */
export interface Stood {
  readonly reportId: string;
  readonly itemId: string;
  readonly text: string;
  readonly wordCount: number;
  readonly runLength: number;
  /** With a space around each; only a text of one or two words is its own only run. */
  readonly runs: readonly string[];
  /** Of each run: whether it stood in no other item. */
  readonly own: readonly boolean[];
}

/** @param others all other items that stood at the same time */
export function stoodAs(item: HistoryText, itemId: string, others: readonly HistoryText[]): Stood {
  const words = item.words.trim().split(' ');
  const runLength = words.length < 3 ? words.length : Math.min(5, words.length);
  const runs = words.flatMap((_, n) =>
    n + runLength <= words.length ? [` ${words.slice(n, n + runLength).join(' ')} `] : [],
  );
  const elsewhere = others.map((other) => other.words).join('|');
  const isElsewhere = (run: string): boolean =>
    words.length < 3 ? others.some((other) => other.words === run) : elsewhere.includes(run);
  const own = runs.map((run) => !isElsewhere(run));
  return { reportId: item.reportId, itemId, text: item.text, wordCount: words.length, runLength, runs, own };
}

/** What an item has of a permalink's words. */
export interface Held {
  readonly words: number;
  /** Those that count where the item is: elsewhere than where they stood, its own. */
  readonly counted: number;
  readonly isElsewhere: boolean;
  /** A fifth of what counts; in another report, where that is fewer than twenty words, half of it and of the item. */
  readonly isEnough: boolean;
}

/** Plain searching in strings. */
export function held(stood: Stood, item: HistoryText): Held {
  const { wordCount, runLength, runs, own } = stood;
  const isElsewhere = stood.reportId !== item.reportId;
  const isSamePlace = !isElsewhere && isOf(stood.itemId, item.slug);
  const counts = isSamePlace || (!isElsewhere && !own.includes(true)) ? own.map(() => true) : own;
  const stands = runs.map((run) => (wordCount < 3 ? item.words === run : item.words.includes(run)));
  const counted = covered(
    wordCount,
    runLength,
    stands.map((is, n) => is && (counts[n] ?? false)),
  );
  const all = covered(wordCount, runLength, counts);
  const isFew = isElsewhere && counted < 20;
  const least = isFew ? Math.max(all, item.words.trim().split(' ').length) / 2 : all / 5;
  const isEnough = counted > 0 && counted >= least;
  return { words: covered(wordCount, runLength, stands), counted, isElsewhere, isEnough };
}

function covered(wordCount: number, runLength: number, isRun: readonly boolean[]): number {
  const isWord = Array.from({ length: wordCount }, () => false);
  isRun.forEach((is, start) => {
    if (is) isWord.fill(true, start, start + runLength);
  });
  return isWord.filter(Boolean).length;
}

function isOf(itemId: string, slugOfTitle: string): boolean {
  return (
    itemId === slugOfTitle || (itemId.startsWith(`${slugOfTitle}-`) && Number(itemId.slice(slugOfTitle.length + 1)) > 0)
  );
}
