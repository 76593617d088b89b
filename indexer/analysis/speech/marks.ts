// Takes the marks of speech off a report's blocks, by the style that the report marks in. Whose they are, is the cast's business.
import { type Sentence, sentencesOf } from '../../../src/reports/sentences.ts';
import type { BlockRole } from '../decisions/actions.ts';
import { type Block, partOf } from '../text/blocks.ts';
import { nameBefore } from './comma-marks.ts';
import { asInitials, type FoundMark, type Mark, markOf } from './mark-kinds.ts';
import type { MarkStyle, Standing } from './mark-style.ts';
import { isOpenLabel } from './mark-tallies.ts';
import { atMarkedLines, isCertainBreak, nameAbove } from './marked-lines.ts';
import { plainNames } from './plain-marks.ts';
import { GOES_ON, innerMark } from './scribes.ts';
import { isOnlyName, isTalk } from './spoken.ts';

export interface MarkedBlock {
  /** Without the mark. */
  readonly block: Block;
  /** `null` also where a label stands that names nobody. */
  readonly mark: Mark | null;
  readonly standing: Standing;
  /** Of the block's text, without the mark. */
  readonly sentences: readonly Sentence[];
  /** What somebody is to do, or a point of what was agreed: a name before it is no mark. */
  readonly role: BlockRole | null;
}

/**
 * The blocks with the report's marks taken off. A paragraph in which several lines are marked becomes several.
 * @param roles of the blocks, in their order: a name before a task is no mark
 */
export function readMarks(
  blocks: readonly Block[],
  style: MarkStyle,
  { heading, roles }: { readonly heading: string | null; readonly roles: readonly (BlockRole | null)[] },
): MarkedBlock[] {
  let isOfTasks = listsTasks(heading);
  let isOfConclusions = heading !== null && concludes(heading);
  const isOfMatters = style.namesOwners && !blocks.some(holdsTalk);
  let lastScribed: Mark | null = null;
  const isBreak = (found: FoundMark): boolean => isCertainBreak(found) || style.standingOf(found.mark) !== 'none';
  return blocks
    .flatMap((block, index): readonly { readonly block: Block; readonly role: BlockRole | null }[] => {
      const role = roles[index] == null || tellsOfHimself(block, style) ? null : (roles[index] ?? null);
      return role === null ? atMarkedLines(block, isBreak).map((part) => ({ block: part, role })) : [{ block, role }];
    })
    .map(({ block, role }, index, all) => {
      if (role !== null) return { block, mark: null, standing: 'none', sentences: sentencesOf(block.text), role };
      const read =
        block.form === 'heading' || block.form === 'code'
          ? null
          : (markOf(block.text, block.spans, block.form === 'table') ??
            nameAbove(block, all[index + 1]?.block) ??
            nameBefore(block) ??
            (style.isPlain ? plainNames(block).find(({ mark }) => style.standingOf(mark) === 'speaker') : undefined) ??
            null);
      const found = read?.mark.kind === 'label' && style.initialled.has(read.mark.label) ? asInitials(read) : read;
      if (block.form === 'heading') {
        isOfTasks = listsTasks(block.text);
        isOfConclusions = concludes(block.text);
      }
      if (found && style.scribes.has(found.mark.label)) {
        const scribed = scribedIn(block, found, style, lastScribed);
        lastScribed = scribed.mark;
        return { ...scribed, sentences: sentencesOf(scribed.block.text), role };
      }
      const isLabel =
        isOfTasks ||
        (isOfMatters && found !== null && isOpenLabel(found.mark)) ||
        (found?.mark.kind === 'office' && isOnlyName(block.text.slice(found.printed))) ||
        (isOfConclusions && found?.mark.kind === 'name' && !found.mark.label.includes(' '));
      const standing = found ? (isLabel ? 'label' : style.standingOf(found.mark)) : 'none';
      if (!found || (standing !== 'speaker' && standing !== 'doubtful'))
        return { block, mark: null, standing, sentences: sentencesOf(block.text), role };
      // A mark with nothing behind it stays, so that no block is empty.
      const isAlone = found.length >= block.text.trimEnd().length;
      const unmarked = isAlone ? block : partOf(block, found.length, block.text.length);
      return { block: unmarked, mark: found.mark, standing, sentences: sentencesOf(unmarked.text), role };
    });
}

/** "Ada: I’ve not heard back", in a list of what was to be done: Ada says so. */
function tellsOfHimself(block: Block, style: MarkStyle): boolean {
  if (!OWN_ACCOUNT.test(block.text)) return false;
  const found = markOf(block.text, block.spans);
  return found !== null && style.isMinutes && style.standingOf(found.mark) === 'speaker';
}

const OWN_ACCOUNT =
  /\bI(?:[’']ve|\s+(?:did|have|had|was|am|didn[’']t|haven[’']t|couldn[’']t|sent|wrote|asked|talked|spoke|started|finished))\b/;

/** Somebody says what stands behind a label. */
function holdsTalk({ form, text, spans }: Block): boolean {
  const found = form === 'heading' || form === 'code' ? null : markOf(text, spans, form === 'table');
  return found !== null && isOpenLabel(found.mark) && isTalk(text.slice(found.printed));
}

/** A scribe's line: the words of whoever is named behind the scribe, or of whom the line before was, or a remark of nobody's. */
function scribedIn(
  block: Block,
  found: FoundMark,
  style: MarkStyle,
  last: Mark | null,
): Pick<MarkedBlock, 'block' | 'mark' | 'standing'> {
  const behind = block.text.slice(found.printed);
  const inner = innerMark(behind);
  const mark = inner?.mark ?? (GOES_ON.test(behind) ? last : null);
  const standing = mark === null ? 'label' : style.standingOf(mark);
  const isSpeaker = standing === 'speaker' || standing === 'doubtful';
  const start = found.printed + (isSpeaker ? (inner?.length ?? 0) : 0);
  const isAlone = block.text.slice(start).trim() === '';
  return {
    block: isAlone ? block : partOf(block, start, block.text.length),
    mark: isSpeaker ? mark : null,
    standing: isSpeaker ? standing : 'label',
  };
}

/** What the secretary sums up has labels ("Target: …"), and nobody speaks in it. */
function concludes(heading: string): boolean {
  return /^\W*(?:(?:summary|conclusions?|key points|resolutions?|decisions?|next steps|outcomes?)\b.{0,30})$/i.test(
    heading,
  );
}

/** Below such a heading a name says who is to do something, not who says it. */
function listsTasks(heading: string | null): boolean {
  return (
    heading !== null && /^\W*(?:\w+\s+){0,2}(?:action(?:s|\s+(?:items?|points?))?|to-?dos?|tasks)\W*$/i.test(heading)
  );
}

/** The mark with which a sentence within a paragraph begins ("RH: not yet"), `null` where it has none. */
export function markOfSentence(sentence: string, style: MarkStyle): FoundMark | null {
  const found = markOf(sentence);
  return found &&
    found.mark.form === 'colon' &&
    found.mark.kind !== 'question' &&
    found.mark.kind !== 'answer' &&
    style.standingOf(found.mark) === 'speaker'
    ? found
    : null;
}
