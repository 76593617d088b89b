// What a page of a source says, as far as the archive knows it: all reports that were read from one address. Finds for a statement the words that a
// browser will find nowhere else on that page, by the rules by which browsers look for text fragments.
import type { ItemDocument, Statement } from '../../reports/item.ts';
import { BLOCK_END, directedUrl, END_WORDS, firstBlockOf, type TextDirective, WHOLE_WORDS } from './text-fragment.ts';

export interface SourceText {
  /** The address of the page with a fragment for the first line of that statement; the bare address where the page has no such statement; `null` where there is no address. */
  readonly urlOf: (documentId: string, statementId: string | null) => string | null;
}

/** A report that stands on the page. */
interface SourceReport {
  readonly title: string;
  readonly items: readonly Pick<ItemDocument, 'documentId' | 'heading' | 'statements'>[];
}

/** @param reports in any order: what is looked for must be the only one on the whole page */
export function sourceTextOf(url: string | null, reports: readonly SourceReport[]): SourceText {
  const page = new PageText();
  for (const { title, items } of reports) {
    page.addBlock(title.split(/\s+/));
    // Between a title and the text stand a date, an author, anything.
    page.addGap();
    for (const item of items) addItem(page, item);
    page.addGap();
  }
  return {
    urlOf: (documentId, statementId) => {
      const place = statementId === null ? undefined : page.placeOf(`${documentId} ${statementId}`);
      return directedUrl(url, place ? page.directiveFor(place) : null);
    },
  };
}

function addItem(page: PageText, { documentId, heading, statements }: SourceReport['items'][number]): void {
  if (heading !== null) page.addBlock(heading.split(/\s+/));
  let isInsideBlock = false;
  for (const statement of statements) {
    const blocks = statement.form === 'table' ? statement.text.split(/[\n|]+/) : statement.text.split(BLOCK_END);
    const lines = blocks.filter((line) => /[\p{L}\p{N}]/u.test(line)).map((line) => line.trim());
    lines.forEach((line, index) => {
      const isContinued = index === 0 && isInsideBlock;
      if (!isContinued) page.addBlock(markOf(statement, index));
      const words = index === 0 ? firstBlockOf(line) : line.split(/\s+/);
      const place = page.addWords(words);
      if (index === 0) page.name(`${documentId} ${statement.id}`, place);
    });
    isInsideBlock = !/\n\s*$/.test(statement.text);
  }
}

/** "BAN:" before the words that somebody says in minutes: no statement holds it, the page does. */
function markOf({ found, evidence }: Statement, line: number): readonly string[] {
  return found === 'initials' && evidence !== null && line === 0 ? evidence.trim().split(/\s+/) : [];
}

/** Indices of words, `[start, end)`. */
interface Place {
  readonly start: number;
  readonly end: number;
}

const BLOCK = '\n';
/** Unknown words. */
const GAP = '\n\0\n';
const LONGEST_CONTEXT = 8;

/** The page as one line of folded text, words separated by spaces and blocks by line feeds, with the place of every word in it. */
class PageText {
  readonly #words: { readonly raw: string; readonly start: number; readonly end: number }[] = [];
  readonly #places = new Map<string, Place>();
  /** Joined at the first question: to look at a growing text after every word would cost the square of its length. */
  readonly #parts: string[] = [];
  #length = 0;
  #joined: string | null = null;

  get #text(): string {
    this.#joined ??= this.#parts.join('');
    return this.#joined;
  }

  #add(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
    this.#joined = null;
  }

  addGap(): void {
    this.#add(GAP);
  }

  addBlock(words: readonly string[]): void {
    this.#add(BLOCK);
    this.addWords(words);
  }

  addWords(words: readonly string[]): Place {
    const first = this.#words.length;
    for (const raw of words) {
      if (!(this.#parts.at(-1) ?? BLOCK).endsWith(BLOCK)) this.#add(' ');
      const start = this.#length;
      this.#add(folded(raw));
      this.#words.push({ raw, start, end: this.#length });
    }
    return { start: first, end: this.#words.length };
  }

  name(key: string, place: Place): void {
    this.#places.set(key, place);
  }

  placeOf(key: string): Place | undefined {
    return this.#places.get(key);
  }

  /** `null` where the place has no words. The plainest directive that fits there alone; where none does, the one with most context. */
  directiveFor(place: Place): TextDirective | null {
    if (place.end <= place.start) return null;
    const bare = this.#bareDirective(place);
    const from = this.#offsetOf(place.start);
    if (this.#fits(bare.start, null).length <= 1) return bare;
    const before = this.#before(place.start);
    for (let count = 1; count <= before.length; count++) {
      const prefix = before.slice(-count).join(' ');
      const fits = this.#fits(bare.start, prefix);
      if (fits.length === 1 && fits[0] === from) return { ...bare, prefix };
    }
    const prefix = before.length > 0 ? before.join(' ') : null;
    const suffix = bare.end === null ? this.#after(place.end).join(' ') || null : null;
    return { ...bare, prefix, suffix };
  }

  /** Without context: all words of a short place; of a long one as many of the first words as stand nowhere else, and the last few. */
  #bareDirective({ start, end }: Place): TextDirective {
    const alone = { end: null, prefix: null, suffix: null };
    const count = end - start;
    if (count <= WHOLE_WORDS) return { start: this.#raw(start, end), ...alone };
    let first = END_WORDS;
    while (first < count - END_WORDS && this.#fits(this.#raw(start, start + first), null).length > 1) first++;
    let last = END_WORDS;
    while (
      last < count - first &&
      this.#find(this.#raw(end - last, end), this.#endOf(start + first - 1)) !== this.#offsetOf(end - last)
    )
      last++;
    if (first + last >= count) return { start: this.#raw(start, end), ...alone };
    return { ...alone, start: this.#raw(start, start + first), end: this.#raw(end - last, end) };
  }

  /** Words right before, within one block, nearest last; none across a gap. */
  #before(index: number): readonly string[] {
    const words: string[] = [];
    for (let at = index - 1; at >= 0 && words.length < LONGEST_CONTEXT; at--) {
      const between = this.#text.slice(this.#words[at]?.end, this.#words[at + 1]?.start);
      if (between.includes('\0') || (between !== ' ' && words.length > 0)) break;
      words.unshift(this.#words[at]?.raw ?? '');
    }
    return words;
  }

  #after(index: number): readonly string[] {
    const words: string[] = [];
    for (let at = index; at < this.#words.length && words.length < LONGEST_CONTEXT; at++) {
      const between = this.#text.slice(this.#words[at - 1]?.end, this.#words[at]?.start);
      if (between.includes('\0') || (between !== ' ' && words.length > 0)) break;
      words.push(this.#words[at]?.raw ?? '');
    }
    return words;
  }

  /** Offsets at which a browser would begin to mark. */
  #fits(start: string, prefix: string | null): readonly number[] {
    const found: number[] = [];
    const wanted = prefix === null ? null : folded(prefix);
    for (let at = this.#find(start, 0); at >= 0; at = this.#find(start, at + 1)) {
      const before = this.#text.slice(0, at).trimEnd();
      const isAfterPrefix =
        wanted === null || (before.endsWith(wanted) && !isWordCharacter(before.at(-wanted.length - 1)));
      if (isAfterPrefix) found.push(at);
    }
    return found;
  }

  /** The first place from an offset on where the words stand as whole words; -1 for none. */
  #find(words: string, from: number): number {
    const wanted = folded(words);
    for (let at = this.#text.indexOf(wanted, from); at >= 0; at = this.#text.indexOf(wanted, at + 1)) {
      const [first, last] = [wanted.at(0), wanted.at(-1)];
      const isWhole =
        !(isWordCharacter(first) && isWordCharacter(this.#text[at - 1])) &&
        !(isWordCharacter(last) && isWordCharacter(this.#text[at + wanted.length]));
      if (isWhole) return at;
    }
    return -1;
  }

  #raw(start: number, end: number): string {
    return this.#words
      .slice(start, end)
      .map(({ raw }) => raw)
      .join(' ');
  }

  #offsetOf(index: number): number {
    return this.#words[index]?.start ?? -1;
  }

  #endOf(index: number): number {
    return this.#words[index]?.end ?? -1;
  }
}

/** Browsers compare without case, accents and the shape of quotation marks. */
function folded(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"');
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
