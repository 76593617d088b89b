// Reads who wrote a report from the line under its title ("Ada Lane, members' representative"), where the text speaks of "I" and
// nothing else says who that is. A list of those present is no byline.
import type { Block } from '../text/blocks.ts';
import { namesIn } from './names.ts';

/** The full name of whoever signs at the head, `null` where nobody does or the text has no "I". */
export function bylineOf(blocks: readonly Block[]): string | null {
  const lines = blocks
    .slice(0, FIRST)
    .filter(({ form }) => form === 'paragraph' || form === 'heading')
    .flatMap(({ text }) => text.split('\n'));
  const signed = lines.slice(0, FIRST).flatMap((line) => signatureIn(line.trim()) ?? []);
  const [name, another] = signed;
  if (name === undefined || another !== undefined) return null;
  let spoken = 0;
  for (const { text } of blocks) {
    spoken += text.replace(/[“"][^”"]*[”"]/g, '').match(FIRST_PERSON)?.length ?? 0;
    if (spoken >= FEWEST) return name;
  }
  return null;
}

const FIRST = 4;
const FEWEST = 2;
const FIRST_PERSON = /(?<![\p{L}’'.])(?:I|I[’'](?:m|ve|d|ll))(?=\s\p{Ll})/gu;

/** "By Ada Lane", "Ada Lane, members' representative": a name, and perhaps what its bearer is, in a line of its own. */
function signatureIn(line: string): string | null {
  const match = /^(?:(?:[Rr]eport\s+)?[Bb]y:?\s+)?(\p{Lu}[^,:;.!?\d]{3,40})(?:,\s[^.:;!?]{2,60})?$/u.exec(line);
  const isSigned = match !== null && (/^(?:[Rr]eport\s+)?[Bb]y\b/.test(line) || line.includes(','));
  const words = isSigned ? (match[1] ?? '') : '';
  const found = namesIn(words, () => false).find(({ start, end }) => start === 0 && end === words.length);
  return found?.name.includes(' ') ? found.name : null;
}
