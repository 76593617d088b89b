// Reads the blocks of one item for who speaks: marked speech by its marks, prose sentence by sentence. Gives for every block the
// runs of sentences that one person says.
import { officeIn, presenterIn } from '../frame/headings.ts';
import type { Block } from '../text/blocks.ts';
import { OFFICES } from '../text/english.ts';
import type { Cast, Member } from './cast.ts';
import { floorFor } from './floor.ts';
import { stepTo } from './ladder.ts';
import { isAlone, readLabelled, readMarked } from './marked-speech.ts';
import type { MarkedBlock } from './marks.ts';
import { readProse } from './prose-speech.ts';
import { isReactions } from './reactions.ts';
import { narrated, type Run } from './runs.ts';
import { corrected, type Reader, type Setting, type SettledSentence } from './speech-reader.ts';
import { readUnmarked } from './unmarked-speech.ts';

export interface Speech {
  /** Who spoke last by a mark, perhaps before the item. */
  readonly lastSpeaker: Member | null;
  /** For every block, in order; together they cover the block's text. */
  readonly runs: readonly (readonly Run[])[];
  readonly settled: readonly SettledSentence[];
}

export function readSpeech(marked: readonly MarkedBlock[], setting: Setting): Speech {
  const { heading } = setting;
  const named = heading === null ? null : namedBy(heading, setting);
  const presenter = named ?? (setting.style.isMinutes || heading === null ? null : presenterOf(heading, setting.cast));
  const reader: Reader = {
    ...setting,
    presenter,
    isNamed: named !== null,
    floor: floorFor(presenter),
    isListIntroduced: false,
    isSummary: false,
    settled: [],
    ladder: [],
    lastMarked: setting.lastSpeaker,
  };
  const runs = marked.map(({ block, mark, standing, sentences, role }, index) => {
    const before = marked[index - 1]?.block;
    if (before && before.form !== 'list') reader.isListIntroduced = INTRODUCES.test(before.text);
    if (block.isApart) reader.floor.holder = null;
    // Particulars of a meeting are nobody’s speech, unless a person says so.
    if (setting.kind === 'furniture') return corrected(block, sentences, [narrated(block)], reader);
    if (block.form === 'heading') return readSubheading(block, reader);
    if (role !== null || (mark === null && isReactions(block.text)))
      return corrected(block, sentences, [narrated(block)], reader);
    if (mark && (setting.style.isMinutes || mark.kind === 'question' || mark.kind === 'answer')) {
      const runs = readMarked(block, mark, standing, sentences, reader);
      const { holder, evidence } = reader.floor;
      const isAbove = isAlone(block, mark);
      reader.ladder = stepTo(reader.ladder, block, { holder, evidence, isAbove }, marked[index + 1]?.block);
      return corrected(block, sentences, runs, reader);
    }
    // Somebody or something unknown is named: whatever it is, it is not the former speaker.
    const isNobodys = standing === 'nobody' || standing === 'label';
    if (isNobodys) reader.floor.holder = null;
    if (!setting.style.isMinutes) return readProse(block, sentences, mark, standing, reader);
    return corrected(
      block,
      sentences,
      isNobodys ? readLabelled(block, standing, reader) : readUnmarked(block, sentences, reader),
      reader,
    );
  });
  return { runs, settled: reader.settled, lastSpeaker: reader.lastMarked };
}

/** A colon, or "Anya K2DEF reported" without one, above the points. */
const INTRODUCES =
  /[:—–]\s*$|^[^.!?:;\n]{2,60}\s(?:reported|said|noted|stated|mentioned|announced|added|asked|presented)\s*$/;

function presenterOf(heading: string, cast: Cast): Reader['presenter'] {
  const office = officeIn(heading);
  const name = presenterIn(heading) ?? inBrackets(heading, cast);
  if (name === null) return null;
  const member = cast.introduced(name);
  if (office) member.offices.add(office);
  return { member, evidence: heading };
}

/** "Treasurer [Greta]", "Treasurer (Greta)": whoever of those present has the office or the matter. */
function inBrackets(heading: string, cast: Cast): string | null {
  const [, before = '', open, label = ''] = /^(.*)\s([[(])([\p{L}\p{N}.’' -]{2,40})[\])]\s*$/u.exec(heading) ?? [];
  const isOffice = OFFICES.has(before.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '');
  const meant = open === '[' || isOffice ? cast.marked(label) : null;
  return meant === null || meant === 'several' ? null : meant.name;
}

function namedBy(heading: string, { reportingUnder }: Setting): Reader['presenter'] {
  const member = reportingUnder(heading);
  return member && { member, evidence: heading };
}

function readSubheading(block: Block, reader: Reader): Run[] {
  reader.isSummary =
    /\b(?:summary|conclusions?|key points|resolutions?|decisions?|actions?|next steps|outcomes?)\b/i.test(block.text);
  const named = namedBy(block.text, reader);
  if (named) reader.presenter = named;
  reader.isNamed ||= named !== null;
  if (reader.style.isMinutes || named) reader.floor = floorFor(named);
  reader.ladder = [];
  return [narrated(block)];
}
