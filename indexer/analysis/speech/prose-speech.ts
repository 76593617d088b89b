// Reads a block of prose sentence by sentence: whoever a sentence names holds the floor until another one does.
import type { Sentence } from '../../../src/reports/sentences.ts';
import { earlierSettlementOf } from '../corrections/earlier-reach.ts';
import { officeIn } from '../frame/headings.ts';
import { isPartTitle } from '../frame/section-roles.ts';
import type { Block } from '../text/blocks.ts';
import { attribute, type Circle } from './attribute.ts';
import { beginParagraph } from './floor.ts';
import { type Rung, stepTo } from './ladder.ts';
import type { Mark } from './mark-kinds.ts';
import type { Standing } from './mark-style.ts';
import { readMarked } from './marked-speech.ts';
import { markOfSentence } from './marks.ts';
import { attributionOf, merged, type Run } from './runs.ts';
import { earlierSpeech, type Reader, settled } from './speech-reader.ts';
import { introduceBelow } from './unmarked-speech.ts';

/** @param mark with which the block begins: in notes it is that of its first sentence only */
export function readProse(
  block: Block,
  sentences: readonly Sentence[],
  mark: Mark | null,
  standing: Standing,
  reader: Reader,
): Run[] {
  const { cast, author, heading } = reader;
  // Under an officer's name a paragraph is the officer's, however it begins.
  // So it is below "Treasurer’s report" once somebody has given it.
  const isReport = heading !== null && officeIn(heading) !== null && reader.floor.reporter !== null;
  const isIntroduced = block.form === 'list' && reader.isListIntroduced;
  const manner = reader.presenter || isReport || isIntroduced ? 'account' : reader.manner;
  // Under an officer's name every point of a list is the officer's until it says otherwise; in a list that no sentence
  // introduces, every point is a matter of its own.
  const below = rungAbove(reader, block);
  if (below && !mark) {
    reader.floor.holder = below.holder;
    reader.floor.evidence = below.evidence;
  } else if (block.form === 'list' && (reader.presenter || !reader.isListIntroduced))
    reader.floor.holder = reader.presenter?.member ?? null;
  beginParagraph(block.text, reader.floor, manner);
  // "Conclusion: a new scheme": a part of the item that the writer sums up.
  const part = /^([^:.!?]{3,30}):\s/.exec(block.text)?.[1];
  if ((part && isPartTitle(part)) || PART_LINE.test(block.text)) reader.floor.holder = null;
  const isByLine = author === null && isLinewise(block.text);
  const headingOffice = heading === null ? null : officeIn(heading);
  const circle: Circle = { cast, author, manner, headingOffice, isOfOne: reader.isNamed };
  const runs = merged(
    sentences.map(({ start, end, text }) => {
      const earlier = reader.earlierCorrections && earlierSettlementOf(text, reader.earlierCorrections);
      if (earlier) return { start, end, ...earlierSpeech(earlier, reader) };
      const marked = start === 0 && mark ? mark : markOfSentence(text, reader.style)?.mark;
      if (isByLine && start > 0 && block.text[start - 1] === '\n') beginParagraph(text, reader.floor, 'clerk');
      const [run] = marked
        ? readMarked(
            { ...block, text },
            marked,
            mark ? standing : 'speaker',
            [{ start: 0, end: text.length, text }],
            reader,
          )
        : [];
      const found = run ? attributionOf(run) : attribute(text.trim(), reader.floor, circle);
      return { start, end, ...settled(block, { start, end }, found, reader) };
    }),
  );
  if (mark && block.form === 'list') {
    const { holder, evidence } = reader.floor;
    reader.ladder = stepTo(reader.ladder, block, { holder, evidence, isAbove: false });
  } else introduceBelow(block, runs, reader);
  return runs;
}

/** "Public comment:" on a line of its own: a part of the item, which nobody says. */
const PART_LINE = /^\p{Lu}[\p{L}’'-]*(?:\s[\p{L}’'-]+){0,2}:\s*$/u;

/** The marked point of a list that the block stands below, within prose. */
function rungAbove(reader: Reader, block: Block): Rung | undefined {
  reader.ladder = block.form === 'list' ? stepTo(reader.ladder, block, null) : [];
  const rung = reader.ladder.at(-1);
  return rung && rung.level > 0 ? rung : undefined;
}

/** Lines each of which ends with a sentence: written as points rather than wrapped. */
function isLinewise(text: string): boolean {
  if (!text.includes('\n')) return false;
  return text.split('\n').every((line) => /[.!?:;)”"\]]\s*$/.test(line));
}
