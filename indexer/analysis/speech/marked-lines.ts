// Parts a block at the lines within it that begin with marks, each of them a statement of its own in chats and minutes; and finds
// names that stand alone above a list.
import { type Block, partOf } from '../text/blocks.ts';
import { type FoundMark, markOf } from './mark-kinds.ts';

/** Lines that begin with such a label stand alone whatever it is. */
export function isCertainBreak({ mark }: FoundMark): boolean {
  return (
    mark.form === 'angle' ||
    mark.form === 'action' ||
    (mark.form === 'colon' && mark.kind !== 'nick' && mark.kind !== 'label' && mark.kind !== 'words')
  );
}

/** The parts of `block`, in order; the block itself where no further line begins with a mark that `isBreak` takes. */
export function atMarkedLines(block: Block, isBreak: (found: FoundMark) => boolean): Block[] {
  if (block.form !== 'paragraph' && block.form !== 'list' && block.form !== 'quote') return [block];
  const starts = [0];
  for (let at = block.text.indexOf('\n'); at >= 0; at = block.text.indexOf('\n', at + 1)) {
    const found = markOf(block.text.slice(at + 1, at + 161));
    if (found && isBreak(found)) starts.push(at + 1);
  }
  if (starts.length === 1) return [block];
  return starts
    .map((start, index) => partOf(block, start, (starts[index + 1] ?? block.text.length + 1) - 1))
    .filter(({ text }) => text.trim() !== '');
}

/** A point that is nothing but a name, above a list of what its bearer said. */
export function nameAbove(block: Block, next: Block | undefined): FoundMark | null {
  const isAbove = block.form === 'list' && next?.form === 'list' && next.level > block.level;
  const found = isAbove && block.text.length <= LONGEST_NAME ? markOf(`${block.text}:`) : null;
  const isWhole = found?.mark.labels[0] === block.text && ['name', 'nick', 'initials'].includes(found.mark.kind);
  return found && isWhole ? { ...found, length: 0, mark: { ...found.mark, evidence: block.text } } : null;
}

const LONGEST_NAME = 40;
