// Numbers the words of one sync: each word is cut out, folded and stemmed when it is met for the first time, and told by a number ever after.
import { analysisOf, WordFinder } from '../words.ts';
import type { NumberList } from './sorted-lists.ts';

/** Costs as much memory as there are different words. */
export class TermIds {
  /** Folded, by number. */
  readonly words: string[] = [];
  /** Number of the stem, by number of the word. */
  readonly stemOfWord: number[] = [];
  /** By number. */
  readonly stems: string[] = [];
  readonly #byWord = new Map<string, number>();
  readonly #byStem = new Map<string, number>();
  /** As words stand in texts: “The” and “the” are one word. */
  readonly #surfaces: string[] = [];
  readonly #wordOfSurface: number[] = [];
  readonly #hashes: number[] = [];
  /** Surfaces plus one by hash, each in the first free place. */
  #slots = new Int32Array(1 << 12);

  /** Appends the numbers of the text’s words in their order. */
  read(text: string, found: NumberList): void {
    const finder = new WordFinder(text);
    while (finder.next()) {
      const word = this.#wordAt(text, finder.start, finder.end);
      if (word >= 0) found.push(word);
    }
  }

  #wordAt(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    const slots = this.#slots;
    let slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    for (let surface = slots[slot] ?? 0; surface > 0; surface = slots[slot] ?? 0) {
      if (this.#hashes[surface - 1] === hash && isAt(text, start, end, this.#surfaces[surface - 1] ?? ''))
        return this.#wordOfSurface[surface - 1] ?? -1;
      slot = (slot + 1) & (slots.length - 1);
    }
    return this.#add(text.slice(start, end), hash, slot);
  }

  #add(surface: string, hash: number, slot: number): number {
    const { word, stem } = analysisOf(surface);
    const number = word === '' ? -1 : this.#numberOf(word, stem);
    // A name cut from a text would keep the whole text in memory.
    this.#surfaces.push(Buffer.from(surface, 'utf16le').toString('utf16le'));
    this.#wordOfSurface.push(number);
    this.#hashes.push(hash);
    this.#slots[slot] = this.#surfaces.length;
    if (this.#surfaces.length * 2 > this.#slots.length) this.#grow();
    return number;
  }

  #numberOf(word: string, stem: string): number {
    const known = this.#byWord.get(word);
    if (known !== undefined) return known;
    let stemNumber = this.#byStem.get(stem);
    if (stemNumber === undefined) {
      stemNumber = this.stems.push(stem) - 1;
      this.#byStem.set(stem, stemNumber);
    }
    this.stemOfWord.push(stemNumber);
    const number = this.words.push(word) - 1;
    this.#byWord.set(word, number);
    return number;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    this.#hashes.forEach((hash, surface) => {
      let slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = surface + 1;
    });
    this.#slots = slots;
  }
}

function isAt(text: string, start: number, end: number, surface: string): boolean {
  if (surface.length !== end - start) return false;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== surface.charCodeAt(at - start)) return false;
  return true;
}
