// Collects the words of new items in memory and gives them out sorted: for each stem the voices that say it. Knows no database.
import { PostingWriter, type WritePosting } from './posting-blocks.ts';
import type { Voice } from './voices.ts';

const FIRST_CAPACITY = 1 << 16;

/** One segment in the making. Costs 12 bytes a word. */
export class SegmentBuilder {
  readonly #stems = new Map<string, number>();
  readonly #uses: number[] = [];
  #stemOfWord = new Uint32Array(FIRST_CAPACITY);
  #positionOfWord = new Uint32Array(FIRST_CAPACITY);
  #voiceOfWord = new Uint32Array(FIRST_CAPACITY);
  #words = 0;
  #voices = 0;

  get words(): number {
    return this.#words;
  }

  get voices(): number {
    return this.#voices;
  }

  /** Voices are numbered in the order in which they come. */
  addVoice({ stems, positions }: Voice): void {
    if (this.#words + stems.length > this.#stemOfWord.length) this.#grow(stems.length);
    const voice = this.#voices++;
    for (let index = 0; index < stems.length; index++) {
      const stem = stems[index] ?? '';
      let number = this.#stems.get(stem);
      if (number === undefined) {
        number = this.#stems.size;
        this.#stems.set(stem, number);
        this.#uses.push(0);
      }
      this.#uses[number] = (this.#uses[number] ?? 0) + 1;
      const word = this.#words++;
      this.#stemOfWord[word] = number;
      this.#positionOfWord[word] = positions[index] ?? 0;
      this.#voiceOfWord[word] = voice;
    }
  }

  /** Counting sort: one pass to place each word behind those of smaller stems, in the order in which they were said. */
  writeTo(write: WritePosting): void {
    const starts = new Uint32Array(this.#uses.length + 1);
    this.#uses.forEach((uses, stem) => {
      starts[stem + 1] = (starts[stem] ?? 0) + uses;
    });
    const next = starts.slice();
    const sorted = new Uint32Array(this.#words);
    for (let word = 0; word < this.#words; word++) {
      const stem = this.#stemOfWord[word] ?? 0;
      const at = next[stem] ?? 0;
      sorted[at] = word;
      next[stem] = at + 1;
    }
    const writer = new PostingWriter(write);
    for (const stem of [...this.#stems.keys()].sort()) {
      const number = this.#stems.get(stem) ?? 0;
      const end = starts[number + 1] ?? 0;
      writer.begin(stem);
      for (let at = starts[number] ?? 0; at < end; at++) {
        const word = sorted[at] ?? 0;
        writer.add(this.#voiceOfWord[word] ?? 0, this.#positionOfWord[word] ?? 0);
      }
      writer.end();
    }
  }

  #grow(more: number): void {
    const length = Math.max(this.#stemOfWord.length * 2, this.#words + more);
    const larger = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(length);
      to.set(from);
      return to;
    };
    this.#stemOfWord = larger(this.#stemOfWord);
    this.#positionOfWord = larger(this.#positionOfWord);
    this.#voiceOfWord = larger(this.#voiceOfWord);
  }
}
