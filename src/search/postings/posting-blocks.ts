// The format of postings: which voices say a stem, how often, and where. Cuts them into blocks, so that a reader of few voices need
// not read all. Knows no database.
import { VarintReader, VarintWriter } from './varints.ts';

/**
 * Bytes of a block. The first blocks of a stem lie whole on a page of the index tree (up to 2,030 bytes do), so that nothing is wasted on
 * the many stems that need no more. Those of long lists fill one page more to its end, as fewer rows are read sooner.
 */
const SMALL_BLOCK = 1900;
const SMALL_BLOCKS = 8;
const LARGE_BLOCK = 9600;

/** `uses`: for each voice its distance from the one before, doubled, plus 1 where a count follows because it is not 1. `positions`: for each use
 * the distance from the use before in the same voice. Voices and positions begin at 0 in each block and voice. */
export interface PostingBlock {
  readonly stem: string;
  readonly lastVoice: number;
  readonly voices: number;
  readonly uses: Uint8Array;
  readonly positions: Uint8Array;
}

export type WritePosting = (block: PostingBlock) => void;

/** Takes uses stem by stem, voice by voice, position by position, all rising. */
export class PostingWriter {
  readonly #write: WritePosting;
  readonly #uses = new VarintWriter();
  readonly #positions = new VarintWriter();
  #stem = '';
  #voices = 0;
  #blocks = 0;
  #lastWritten = 0;
  #voice = -1;
  #count = 0;
  #position = 0;

  constructor(write: WritePosting) {
    this.#write = write;
  }

  begin(stem: string): void {
    this.#stem = stem;
    this.#blocks = 0;
  }

  add(voice: number, position: number): void {
    if (voice !== this.#voice) {
      this.#endVoice();
      this.#voice = voice;
      this.#position = 0;
    }
    this.#positions.write(position - this.#position);
    this.#position = position;
    this.#count++;
  }

  end(): void {
    this.#endVoice();
    this.#endBlock();
    this.#voice = -1;
  }

  #endVoice(): void {
    if (this.#count === 0) return;
    const distance = (this.#voice - this.#lastWritten) * 2;
    this.#uses.write(this.#count === 1 ? distance : distance + 1);
    if (this.#count > 1) this.#uses.write(this.#count);
    this.#lastWritten = this.#voice;
    this.#count = 0;
    this.#voices++;
    const bytes = this.#uses.length + this.#positions.length;
    if (bytes >= (this.#blocks < SMALL_BLOCKS ? SMALL_BLOCK : LARGE_BLOCK)) this.#endBlock();
  }

  #endBlock(): void {
    if (this.#voices > 0) {
      this.#blocks++;
      this.#write({
        stem: this.#stem,
        lastVoice: this.#lastWritten,
        voices: this.#voices,
        uses: this.#uses.take(),
        positions: this.#positions.take(),
      });
    }
    this.#voices = 0;
    this.#lastWritten = 0;
  }
}

/** Gives every use of a block in order; for rewriting, where speed matters less. */
export function eachUse(
  { uses, positions }: Pick<PostingBlock, 'uses' | 'positions'>,
  visit: (voice: number, position: number) => void,
): void {
  const useReader = new VarintReader(uses);
  const positionReader = new VarintReader(positions);
  let voice = 0;
  while (!useReader.isAtEnd) {
    const distance = useReader.next();
    voice += distance >>> 1;
    const count = (distance & 1) === 0 ? 1 : useReader.next();
    for (let use = 0, position = 0; use < count; use++) {
      position += positionReader.next();
      visit(voice, position);
    }
  }
}
