// Parts a block at the lines within it that begin with marks: in chats and minutes each is a statement of its own.
import { type Block, partOf } from './blocks.ts';
import { type FoundMark, markOf } from './mark-kinds.ts';

/** Lines that begin with such a label stand alone whatever it is. */
export function isCertainBreak({ mark }: FoundMark): boolean {
  return (
    mark.form === 'angle' ||
    mark.form === 'action' ||
    (mark.form === 'colon' && mark.kind !== 'nick' && mark.kind !== 'label')
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
