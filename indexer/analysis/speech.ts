// Reads the blocks of one item for who speaks: marked speech by its marks, prose sentence by sentence. Gives for every block the
// runs of sentences that one person says.

import { DOUBTFUL_BELOW } from '../../src/reports/item.ts';
import type { Correction } from '../../src/reports/report.ts';
import type { Sentence } from '../../src/reports/sentences.ts';
import { type Attribution, attribute, type Floor, floorFor } from './attribute.ts';
import type { Block } from './blocks.ts';
import type { Cast, Member } from './cast.ts';
import { speakerCorrection } from './corrections.ts';
import { officeIn, presenterIn } from './headings.ts';
import { type Mark, type MarkedBlock, type MarkStyle, markOfSentence } from './marks.ts';
import { narrationIn } from './narration.ts';

/** Consecutive sentences of a block that one person says: `[start, end)` of the block's text. */
export interface Run extends Attribution {
  readonly start: number;
  readonly end: number;
}

export interface Setting {
  readonly cast: Cast;
  readonly author: Member | null;
  readonly heading: string | null;
  readonly style: MarkStyle;
  readonly corrections: readonly Correction[];
}

/** Runs for every block, in order; together they cover the block's text. */
export function readSpeech(marked: readonly MarkedBlock[], setting: Setting): Run[][] {
  const presenter =
    setting.style.isMinutes || setting.heading === null ? null : presenterOf(setting.heading, setting.cast);
  const reader: Reader = {
    ...setting,
    presenter,
    floor: floorFor(presenter),
    isListIntroduced: false,
    isSummary: false,
  };
  return marked.map(({ block, mark, sentences, role }, index) => {
    const before = marked[index - 1]?.block;
    if (before && before.form !== 'list') reader.isListIntroduced = /[:—–]\s*$/.test(before.text);
    if (block.form === 'heading') return readSubheading(block, reader);
    if (role !== null) return corrected(block, sentences, [narrated(block)], reader);
    if (mark && (setting.style.isMinutes || mark.kind === 'question' || mark.kind === 'answer')) {
      return corrected(block, sentences, readMarked(block, mark, sentences, reader), reader);
    }
    return setting.style.isMinutes
      ? corrected(block, sentences, readUnmarked(block, reader), reader)
      : readProse(block, sentences, mark, reader);
  });
}

interface Reader extends Setting {
  readonly presenter: { readonly member: Member; readonly evidence: string } | null;
  floor: Floor;
  /** The list that is being read follows a colon. */
  isListIntroduced: boolean;
  /** Inside a summary or conclusion, which the secretary writes. */
  isSummary: boolean;
}

function presenterOf(heading: string, cast: Cast): Reader['presenter'] {
  const name = presenterIn(heading);
  const office = officeIn(heading);
  if (name === null) return null;
  const member = cast.introduced(name);
  if (office) member.offices.add(office);
  return { member, evidence: heading };
}

function readSubheading(block: Block, reader: Reader): Run[] {
  reader.isSummary =
    /\b(?:summary|conclusions?|key points|resolutions?|decisions?|actions?|next steps|outcomes?)\b/i.test(block.text);
  if (reader.style.isMinutes) reader.floor = floorFor(null);
  return [narrated(block)];
}

function readMarked(block: Block, mark: Mark, sentences: readonly Sentence[], reader: Reader): Run[] {
  const { cast, floor } = reader;
  reader.isSummary = false;
  if (mark.kind === 'question' || mark.kind === 'group') return [narrated(block)];
  const speaker = mark.kind === 'answer' ? (floor.reporter ?? null) : speakerOf(mark, cast);
  const evidence = mark.kind === 'answer' ? floor.evidence : `${mark.label}:`;
  if (!speaker) return [{ ...whole(block), speaker: null, found: 'narration', confidence: 0.3, evidence }];
  const isExplained = mark.kind !== 'initials' || speaker.name !== mark.label;
  const confidence = mark.kind === 'answer' ? 0.7 : isExplained ? 0.99 : 0.5;
  speaker.hasSpoken = true;
  floor.speakers.add(speaker);
  reader.floor = {
    ...floor,
    holder: speaker,
    reporter: floor.reporter ?? speaker,
    lastSpeaker: speaker,
    evidence,
    continued: 0,
  };
  return withoutStageDirections(block, sentences, { speaker, found: 'initials', confidence, evidence });
}

function speakerOf({ kind, label }: Mark, cast: Cast): Member | null {
  if (kind === 'initials') return cast.withInitials(label) ?? cast.unexplained(label);
  if (kind === 'office') return cast.holding(label);
  const name = label.replace(
    /^(?:(?:Hon|Rt|Mr|Mrs|Ms|Mx|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Prof|Professor|Rev|Superintendent|Captain)\.?\s+)+/i,
    '',
  );
  return (
    cast.called(name, new Set(), null) ?? (cast.hasName(name) && !name.includes(' ') ? null : cast.introduced(name))
  );
}

/** "[Laughter.]" within somebody's speech is nobody's. */
function withoutStageDirections(block: Block, sentences: readonly Sentence[], speech: Attribution): Run[] {
  if (!/[[(]\p{Lu}[^\])]{0,60}[\])]/u.test(block.text)) return [{ ...whole(block), ...speech }];
  const silence: Attribution = { speaker: null, found: 'narration', confidence: 0.95, evidence: null };
  return merged(
    sentences.map(({ start, end, text }) => ({
      start,
      end,
      ...(/^[[(][^\])]+[\])]\W*$/.test(text.trim()) ? silence : speech),
    })),
  );
}

/** A paragraph of minutes without a mark goes on with the one before it, as a list or an example mostly does. */
function readUnmarked(block: Block, { floor, isSummary }: Reader): Run[] {
  const { holder, evidence } = floor;
  if (!holder || isSummary || /^(?:presenters?|presented by|speaker)\s*:/i.test(block.text)) return [narrated(block)];
  if (
    block.form === 'paragraph' &&
    (/^[[(*]/.test(block.text) || (block.text.length < 200 && narrationIn(block.text) !== null))
  )
    return [narrated(block)];
  return [{ ...whole(block), speaker: holder, found: 'continued', confidence: 0.6, evidence }];
}

/** @param mark with which the block begins: in notes it is that of its first sentence only */
function readProse(block: Block, sentences: readonly Sentence[], mark: Mark | null, reader: Reader): Run[] {
  const { cast, author, heading } = reader;
  // Under an officer's name every point of a list is the officer's until it says otherwise; in a list that no sentence
  // introduces, every point is a matter of its own.
  if (block.form === 'list' && (reader.presenter || !reader.isListIntroduced))
    reader.floor.holder = reader.presenter?.member ?? null;
  const circle = { cast, author, headingOffice: heading === null ? null : officeIn(heading) };
  return merged(
    sentences.map(({ start, end, text }) => {
      const correction = speakerCorrection(text, reader.corrections);
      if (correction) return { start, end, ...correctedSpeech(correction, reader) };
      const marked = start === 0 && mark ? mark : markOfSentence(text, reader.style)?.mark;
      const [run] = marked ? readMarked({ ...block, text }, marked, [], reader) : [];
      return { start, end, ...(run ? attributionOf(run) : attribute(text.trim(), reader.floor, circle)) };
    }),
  );
}

/** Marked speech with the sentences given to whom a person says they are by. */
function corrected(block: Block, sentences: readonly Sentence[], runs: readonly Run[], reader: Reader): Run[] {
  if (reader.corrections.length === 0) return [...runs];
  return merged(
    sentences.map(({ start, end, text }) => {
      const correction = speakerCorrection(text, reader.corrections);
      const run = runs.findLast((one) => one.start <= start) ?? narrated(block);
      return { start, end, ...(correction ? correctedSpeech(correction, reader) : attributionOf(run)) };
    }),
  );
}

/** The person named has the floor from here on, as if the report had named them. */
function correctedSpeech(
  { speaker: name, quote }: { speaker: string | null; quote: string },
  reader: Reader,
): Attribution {
  const speaker = name === null ? null : (reader.cast.called(name, new Set(), null) ?? reader.cast.introduced(name));
  reader.floor = {
    ...reader.floor,
    holder: speaker,
    lastSpeaker: speaker ?? reader.floor.lastSpeaker,
    evidence: quote,
    continued: 0,
  };
  if (speaker) reader.floor.speakers.add(speaker);
  return { speaker, found: 'correction', confidence: 1, evidence: quote };
}

function attributionOf({ speaker, found, confidence, evidence }: Run): Attribution {
  return { speaker, found, confidence, evidence };
}

/** Neighbours of one speaker become one run, but what is doubtful stays apart from what is sure. */
function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const isAlike =
      last && last.speaker === run.speaker && last.confidence < DOUBTFUL_BELOW === run.confidence < DOUBTFUL_BELOW;
    if (isAlike)
      result[result.length - 1] = { ...last, end: run.end, confidence: Math.min(last.confidence, run.confidence) };
    else result.push(run);
  }
  return result;
}

function whole(block: Block): { start: number; end: number } {
  return { start: 0, end: block.text.length };
}

/** A block that nobody says. */
export function narrated(block: Block): Run {
  return { ...whole(block), speaker: null, found: 'narration', confidence: 0.95, evidence: null };
}
