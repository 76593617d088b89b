// Collects the words of new items in memory and gives them out sorted: for each stem the zones that hold it. Knows no database.
import { PostingWriter, type WriteBlocks } from './posting-blocks.ts';
import type { TermIds } from './term-ids.ts';
import type { ItemWords } from './zones.ts';

const FIRST_CAPACITY = 1 << 16;

/** One segment in the making. Costs 12 bytes a word. */
export class SegmentBuilder {
  readonly #numbers: TermIds;
  #stemOfUse = new Uint32Array(FIRST_CAPACITY);
  #positionOfUse = new Uint32Array(FIRST_CAPACITY);
  #zoneOfOccurrence = new Uint32Array(FIRST_CAPACITY);
  #words = 0;
  #zones = 0;

  constructor(numbers: TermIds) {
    this.#numbers = numbers;
  }

  get words(): number {
    return this.#words;
  }

  get zones(): number {
    return this.#zones;
  }

  /** Zones are numbered in the order in which they come. */
  add({ starts, words, positions }: ItemWords): void {
    if (this.#words + words.length > this.#stemOfUse.length) this.#grow(words.length);
    const { stemOfWord } = this.#numbers;
    for (let zone = 0; zone + 1 < starts.length; zone++, this.#zones++) {
      const end = starts[zone + 1] ?? 0;
      for (let at = starts[zone] ?? 0, use = this.#words + at; at < end; at++, use++) {
        this.#stemOfUse[use] = stemOfWord[words[at] ?? 0] ?? 0;
        this.#zoneOfOccurrence[use] = this.#zones;
      }
    }
    this.#positionOfUse.set(positions, this.#words);
    this.#words += words.length;
  }

  /** Counting sort: one pass to place each use behind those of stems before its own, in the order in which they were said. */
  writeTo(write: WriteBlocks): void {
    const { stems } = this.#numbers;
    const starts = new Uint32Array(stems.length + 1);
    for (let use = 0; use < this.#words; use++) {
      const stem = (this.#stemOfUse[use] ?? 0) + 1;
      starts[stem] = (starts[stem] ?? 0) + 1;
    }
    for (let stem = 1; stem <= stems.length; stem++) starts[stem] = (starts[stem] ?? 0) + (starts[stem - 1] ?? 0);
    const next = starts.slice();
    // Zone and position of a use side by side: to go to and fro in memory is what takes the time.
    const sorted = new Uint32Array(2 * this.#words);
    for (let use = 0; use < this.#words; use++) {
      const stem = this.#stemOfUse[use] ?? 0;
      const at = next[stem] ?? 0;
      sorted[2 * at] = this.#zoneOfOccurrence[use] ?? 0;
      sorted[2 * at + 1] = this.#positionOfUse[use] ?? 0;
      next[stem] = at + 1;
    }
    const writer = new PostingWriter(write);
    for (const { name, stem } of used(stems, starts)) {
      const end = starts[stem + 1] ?? 0;
      writer.begin(name);
      for (let at = starts[stem] ?? 0; at < end; at++) writer.add(sorted[2 * at] ?? 0, sorted[2 * at + 1] ?? 0);
      writer.end();
    }
  }

  #grow(more: number): void {
    const length = Math.max(this.#stemOfUse.length * 2, this.#words + more);
    const larger = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(length);
      to.set(from);
      return to;
    };
    this.#stemOfUse = larger(this.#stemOfUse);
    this.#positionOfUse = larger(this.#positionOfUse);
    this.#zoneOfOccurrence = larger(this.#zoneOfOccurrence);
  }
}

/** Stems that are used at all, in the order of the table. */
function used(stems: readonly string[], starts: Uint32Array): { name: string; stem: number }[] {
  return stems
    .map((name, stem) => ({ name, stem }))
    .filter(({ stem }) => starts[stem] !== starts[stem + 1])
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
