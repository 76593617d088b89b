// What an item says once its speech has been read: the sentences of every block, and which of them nobody is reported to say. From
// these its decisions and its action items are read.

import type { ActionItem } from '../../../src/reports/item.ts';
import type { Sentence } from '../../../src/reports/sentences.ts';
import { actionInSentence, actionOf } from '../decisions/actions.ts';
import { isOfMeeting } from '../decisions/decided.ts';
import type { Block } from '../text/blocks.ts';
import type { HeardBlock } from './heard-block.ts';
import type { MarkedBlock } from './marks.ts';
import type { Run } from './runs.ts';

/** Without the lines of action items. */
export function heardBlocks(marked: readonly MarkedBlock[], read: readonly (readonly Run[])[]): HeardBlock[] {
  let task: Block | null = null;
  return marked.flatMap(({ block, mark, sentences, role }, index) => {
    const isOfTask = task?.form === 'list' && block.form === 'list' && block.level > task.level;
    if (!isOfTask) task = role === 'action' ? block : null;
    const decided = role === 'action' ? DECIDES_AT_ONCE.exec(block.text) : null;
    if (decided?.[1] !== undefined) {
      const text = decided[1];
      return [{ form: block.form, level: block.level, text, label: null, sentences: [{ text, isNarrated: true }] }];
    }
    return isOfTask || role === 'action' || role === 'detail'
      ? []
      : [
          {
            ...{ form: block.form, level: block.level, text: block.text, label: mark?.label ?? null },
            ...(block.isContinued ? { isContinued: true as const } : {}),
            sentences: sentences.map((sentence) => ({
              text: sentence.text,
              isNarrated:
                isNarrated(sentence, read[index]) || (isContinued(sentence, read[index]) && isOfMeeting(sentence.text)),
            })),
          },
        ];
  });
}

/** "[ACTION] Approved, add to the list": what is to be done follows from a decision. */
const DECIDES_AT_ONCE =
  /^\W*(?:action(?: items?)?)\W+((?:approved|accepted|agreed|adopted|rejected|declined)\b\s*[,;:.–—-].*)$/is;

export function actionsOf(marked: readonly MarkedBlock[]): ActionItem[] {
  return marked.flatMap(({ block, mark, sentences, role }) => {
    if (role === 'action') return actionOf(block.text) ?? [];
    return role || mark ? [] : sentences.flatMap(({ text }) => actionInSentence(text) ?? []);
  });
}

/** What somebody is reported to say about a decision is not the meeting's own. */
function isNarrated(sentence: Sentence, runs: readonly Run[] = []): boolean {
  return runOf(sentence, runs)?.speaker === null;
}

/** Taken for the words of whoever spoke before, for want of any other sign. */
function isContinued(sentence: Sentence, runs: readonly Run[] = []): boolean {
  const run = runOf(sentence, runs);
  return run !== undefined && (run.found === 'continued' || sentence.start > run.start);
}

/** The run that holds the sentence. Runs are in order and do not overlap, and a block may have thousands. */
function runOf({ start, end }: Sentence, runs: readonly Run[]): Run | undefined {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && end <= run.end ? run : undefined;
}
