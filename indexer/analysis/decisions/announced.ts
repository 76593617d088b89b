// What a label or an introduction with a colon announces: the list, the quotation or the paragraph below it.
import { type HeardBlock, printed } from '../speech/heard-block.ts';
import { labelOf, withoutLabel } from './decided.ts';

/** What a proposal quotes, or what its label alone announces. */
export function wordsBelow(block: HeardBlock, list: readonly HeardBlock[], next: readonly HeardBlock[]): string[] {
  if (list.length > 0) return list.map(printed);
  const end = next.findIndex(({ form }) => form !== 'quote');
  const quoted = next.slice(0, end < 0 ? next.length : end);
  const [first] = next;
  const isAlone = withoutLabel(block.text) === '' && first?.form === 'paragraph' && first.label === null;
  return (quoted.length > 0 ? quoted : isAlone ? [first] : []).map(printed);
}

/** A label alone is of the paragraph below it. */
export function withinLabel(
  block: HeardBlock,
  list: readonly HeardBlock[],
  next: HeardBlock | undefined,
): readonly HeardBlock[] {
  const isAlone = list.length === 0 && labelOf(block.text) !== null && withoutLabel(block.text) === '';
  return isAlone && next?.form === 'paragraph' && labelOf(next.text) === null ? [next] : list;
}

/** The list that an introduction with a colon announces. */
export function listBelow(blocks: readonly HeardBlock[], at: number): HeardBlock[] {
  const intro = blocks[at];
  const list: HeardBlock[] = [];
  for (const block of blocks.slice(at + 1, at + 30)) {
    const isBelow = block.form === 'list' && (intro?.form !== 'list' || block.level > intro.level);
    if (!isBelow) break;
    list.push(block);
  }
  return list;
}
