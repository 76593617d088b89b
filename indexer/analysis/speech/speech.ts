// Reads the blocks of one item for who speaks: marked speech by its marks, prose sentence by sentence. Gives for every block the
// runs of sentences that one person says.

import { DOUBTFUL_BELOW, type ItemKind } from '../../../src/reports/item.ts';
import type { Correction } from '../../../src/reports/report.ts';
import type { Sentence } from '../../../src/reports/sentences.ts';
import { earlierSettlementOf, withEarlierFloor } from '../corrections/earlier-reach.ts';
import { settlementOf } from '../corrections/settled.ts';
import type { SpeakerCorrection } from '../corrections/settled-parts.ts';
import { officeIn, presenterIn } from '../frame/headings.ts';
import { isPartTitle } from '../frame/section-roles.ts';
import type { Block } from '../text/blocks.ts';
import { OFFICES } from '../text/english.ts';
import {
  type Attribution,
  attribute,
  beginParagraph,
  type Circle,
  type Floor,
  floorFor,
  type Manner,
} from './attribute.ts';
import type { Cast, Member } from './cast.ts';
import { type Rung, stepTo } from './ladder.ts';
import type { Mark } from './mark-kinds.ts';
import { CONTINUING, type MarkStyle, type Standing } from './mark-style.ts';
import { type MarkedBlock, markOfSentence } from './marks.ts';
import { narrationIn } from './narration.ts';
import { isVoiced } from './spoken.ts';
import { verbAfter } from './verbs.ts';

/** Consecutive sentences of a block that one person says: `[start, end)` of the block's text. */
export interface Run extends Attribution {
  readonly start: number;
  readonly end: number;
}

export interface Setting {
  readonly cast: Cast;
  readonly author: Member | null;
  readonly heading: string | null;
  /** Whose name a heading is, where its bearer reports below it. */
  readonly reportingUnder: (heading: string) => Member | null;
  readonly style: MarkStyle;
  readonly manner: Manner;
  readonly kind: ItemKind;
  /** Who spoke last before the item: "… and so on" goes on across a heading. */
  readonly lastSpeaker: Member | null;
  /** To be applied as earlier versions did, `null` mostly. */
  readonly earlierCorrections: readonly Correction[] | null;
}

/** A sentence of which a person has said who speaks. */
export interface SettledSentence {
  readonly correction: SpeakerCorrection;
  /** As it would be without the correction. */
  readonly found: Attribution;
  readonly speaker: Member | null;
}

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
    if (role !== null) return corrected(block, sentences, [narrated(block)], reader);
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

interface Reader extends Setting {
  presenter: { readonly member: Member; readonly evidence: string } | null;
  /** The heading is the presenter's name and nothing else: what it says of others is the presenter's. */
  isNamed: boolean;
  floor: Floor;
  /** The list that is being read follows a colon. */
  isListIntroduced: boolean;
  /** Who speaks at which depth of a list. */
  ladder: readonly Rung[];
  lastMarked: Member | null;
  /** Inside a summary or conclusion, which the secretary writes. */
  isSummary: boolean;
  readonly settled: SettledSentence[];
}

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

function readMarked(
  block: Block,
  mark: Mark,
  standing: Standing,
  sentences: readonly Sentence[],
  reader: Reader,
): Run[] {
  const { cast, floor } = reader;
  reader.isSummary = false;
  if (mark.kind === 'question') return [narrated(block)];
  const speaker = mark.kind === 'answer' ? (floor.reporter ?? null) : speakerOf(mark, cast);
  const evidence = mark.kind === 'answer' ? floor.evidence : mark.evidence;
  if (!speaker) {
    floor.holder = null;
    return mark.kind === 'group' ? [narrated(block)] : [unattributed(block, evidence)];
  }
  const confidence = isOfSeveral(mark, cast) ? DOUBTED : confidenceOf(mark, standing, speaker);
  speaker.hasSpoken = true;
  reader.lastMarked = speaker;
  floor.speakers.add(speaker);
  reader.floor = {
    ...floor,
    holder: speaker,
    reporter: floor.reporter ?? speaker,
    lastSpeaker: speaker,
    evidence,
    continued: 0,
    isShared: mark.kind === 'joint',
  };
  if (isAlone(block, mark)) return [narrated(block)];
  return withoutStageDirections(block, sentences, { speaker, found: 'initials', confidence, evidence });
}

/** Two of those who may be meant have the name. */
function isOfSeveral({ kind, labels: [label = ''] }: Mark, cast: Cast): boolean {
  return (
    kind !== 'answer' && kind !== 'office' && cast.withInitials(label) === null && cast.marked(label) === 'several'
  );
}

const DOUBTED = 0.5;

/** "abrown:" above a list of what abrown said. */
function isAlone(block: Block, mark: Mark): boolean {
  return block.text.trim() === mark.evidence;
}

function confidenceOf({ kind, label }: Mark, standing: Standing, speaker: Member): number {
  if (kind === 'answer') return 0.7;
  const isExplained = kind !== 'initials' || speaker.name !== label;
  return isExplained && kind !== 'joint' && standing === 'speaker' ? 0.99 : 0.5;
}

/** Of a joint mark the first: two people cannot be credited with one statement, so it is a doubtful one. */
function speakerOf({ kind, labels: [label = ''] }: Mark, cast: Cast): Member | null {
  if (kind === 'group' || kind === 'label') return null;
  if (kind === 'office') return cast.holding(label);
  const meant = cast.marked(label);
  if (kind === 'initials' || (kind === 'joint' && /^[A-Z]{2,4}$/.test(label))) {
    const stated = cast.withInitials(label) ?? meant;
    return stated === 'several' || stated === null ? cast.unexplained(label) : stated;
  }
  const name = label.replace(
    /^(?:(?:Hon|Rt|Mr|Mrs|Ms|Mx|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Prof|Professor|Rev|Superintendent|Captain)\.?\s+)+/i,
    '',
  );
  const known = meant ?? cast.marked(name) ?? cast.called(name, new Set(), null);
  // What fits two is the name as printed: nobody else's, and neither of theirs.
  if (known) return known === 'several' ? cast.introduced(name) : known;
  return cast.introduced(name);
}

/** A label that names nobody, or a mark whose person is not known: what it says of itself stays in the text. */
function readLabelled(block: Block, standing: Standing, reader: Reader): Run[] {
  reader.ladder = stepTo(reader.ladder, block, null);
  const above = reader.ladder.at(-1);
  // A point of somebody's list that has a heading of its own ("Next steps: …").
  if (standing === 'label' && block.form === 'list' && above?.holder) {
    reader.floor.holder = above.holder;
    return [{ ...whole(block), speaker: above.holder, found: 'continued', confidence: 0.5, evidence: above.evidence }];
  }
  return [standing === 'label' ? narrated(block) : unattributed(block, null)];
}

function unattributed(block: Block, evidence: string | null): Run {
  return { ...whole(block), speaker: null, found: 'narration', confidence: 0.3, evidence };
}

/** "[Laughter.]" within somebody's speech is nobody's. */
function withoutStageDirections(block: Block, sentences: readonly Sentence[], speech: Attribution): Run[] {
  if (!/[[(]\p{Lu}[^\])]{0,60}[\])]|^(?:…|\.{3})\s*\[/mu.test(block.text)) return [{ ...whole(block), ...speech }];
  const silence: Attribution = { speaker: null, found: 'narration', confidence: 0.95, evidence: null };
  return merged(
    sentences.map(({ start, end, text }) => ({
      start,
      end,
      ...(/^(?:…|\.{3})?\s*[[(][^\])]+[\])]\W*$/.test(text.trim()) ? silence : speech),
    })),
  );
}

/** In bold or italics as a whole: the secretary's. */
function isSetApart({ text, spans }: Block): boolean {
  const [span] = spans;
  const isFormatted = span?.kind === 'strong' || span?.kind === 'emphasis';
  return isFormatted && span.start === 0 && span.end >= text.trimEnd().length;
}

/** A paragraph of minutes without a mark goes on with the one before it, as a list or an example mostly does. */
function readUnmarked(block: Block, sentences: readonly Sentence[], reader: Reader): Run[] {
  const { floor, isSummary } = reader;
  const before = reader.ladder.at(-1);
  // "Ada:" above points of the same depth ends at a point that is nothing but a link: it opens a matter of its own.
  if (block.form === 'list' && before?.isAbove && isLink(block)) reader.ladder = reader.ladder.slice(0, -1);
  // "… and the masts": a point that goes on with the one before it.
  const goesOnInList = block.form === 'list' && /^(?:…|\.{3})/.test(block.text) && reader.lastMarked !== null;
  if (!goesOnInList) reader.ladder = stepTo(reader.ladder, block, null);
  const above = reader.ladder.at(-1);
  if (block.form === 'list' && !goesOnInList && above?.level === 0 && isOfLinks(block)) return [narrated(block)];
  if (goesOnInList) floor.holder ??= reader.lastMarked;
  else if (block.form === 'list' || (before !== above && before?.holder === floor.holder)) {
    floor.holder = above?.holder ?? null;
    floor.evidence = above?.evidence ?? null;
  }
  if (floor.holder === null && before === undefined && /^…/.test(block.text)) floor.holder = reader.lastMarked;
  const { holder, evidence } = floor;
  const goesOn = CONTINUING.test(block.text);
  if (/^(?:…|\.{3})?\s*[[(][^\])]*[\])]\W*$/.test(block.text)) return [narrated(block)];
  if (block.form === 'paragraph' && isLink(block)) return [narrated(block)];
  // "pdx pours tea": a chat says what somebody does by the handle.
  const doer = /^(\S+)\s+\p{Ll}/u.exec(block.text.slice(0, 80))?.[1];
  if (block.form === 'paragraph' && doer !== undefined && reader.style.nicks.has(doer)) return [narrated(block)];
  // Where minutes mark every paragraph that goes on, the others are the scribe's.
  if (block.form === 'paragraph' && reader.style.marksContinuing && !goesOn && !isVoiced(block.text))
    return [narrated(block)];
  const isTelling = block.form === 'list' || (block.form === 'paragraph' && (reader.style.tells || holder === null));
  const told = toldOf(block.text, reader);
  if (told?.verb && isTelling) {
    const runs = toldRuns(sentences, reader);
    introduceBelow(block, runs, reader);
    return runs;
  }
  // Below somebody's point, one that begins with another's name tells of that one; and nobody calls himself by name.
  if (told && (told.member !== holder) === (block.form === 'list'))
    return isTelling && !isSummary ? toldRuns(sentences, reader) : [narrated(block)];
  // "@ada could you look at it" asks Ada, whoever asks.
  if (block.form === 'list' && /^@[\p{L}\p{N}_-]+,?\s+(?:please|can|could|will|would)\b/u.test(block.text))
    return [narrated(block)];
  if (!holder && isTelling && !isSummary && sentences.length > 1) return toldRuns(sentences, reader);
  if (!holder || isSummary || /^(?:presenters?|presented by|speaker)\s*:/i.test(block.text)) return [narrated(block)];
  if (block.form !== 'list' && isSetApart(block)) return [narrated(block)];
  if (
    block.form === 'paragraph' &&
    (/^[[(*]/.test(block.text) || (block.text.length < 200 && narrationIn(block.text) !== null))
  )
    return [narrated(block)];
  // Minutes mark a speech that goes on by "…" or an arrow.
  const confidence = floor.isShared ? 0.5 : goesOn ? 0.95 : 0.6;
  return [{ ...whole(block), speaker: holder, found: 'continued', confidence, evidence }];
}

/** What is told in a point or paragraph: whoever a sentence begins with says it, and what follows, until another is named. */
function toldRuns(sentences: readonly Sentence[], reader: Reader): Run[] {
  let said: Attribution = { speaker: null, found: 'narration', confidence: 0.95, evidence: null };
  return merged(
    sentences.map(({ start, end, text }) => {
      const told = toldOf(text, reader);
      if (told?.verb) {
        told.member.hasSpoken = true;
        said = { speaker: told.member, found: 'named', confidence: 0.8, evidence: told.verb };
      }
      return { start, end, ...said };
    }),
  );
}

/** "Ada gave an introduction:" – the points below are Ada's. */
function introduceBelow(block: Block, runs: readonly Run[], reader: Reader): void {
  const last = runs.at(-1);
  if (block.form !== 'list' || !last?.speaker || !/:\s*$/.test(block.text)) return;
  reader.ladder = stepTo(reader.ladder, block, { holder: last.speaker, evidence: last.evidence, isAbove: false });
}

/** Nothing but links, each perhaps with its title. */
function isOfLinks({ text, spans }: Block): boolean {
  const bare = text.replace(/<?https?:\/\/\S+/g, '').trim();
  const linked = spans.reduce((so, span) => so + (span.kind === 'link' ? span.end - span.start : 0), 0);
  return bare.length - linked <= 2;
}

function isLink({ text }: Block): boolean {
  return /^<?https?:\/\/\S+$/.test(text.trim());
}

/** Of whom a point tells that begins with a name of the lists; with the verb, where it says that they speak ("Ada asked …"). */
function toldOf(
  text: string,
  { cast, style }: Reader,
): { readonly member: Member; readonly verb: string | null } | null {
  const name =
    /^@?(?:(?:Finally|Lastly|Then|Next|Also|However|Meanwhile|Similarly|In response|In addition),?\s+)?(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?)(?=\s+\p{Ll})/u.exec(
      text.slice(0, 60),
    );
  const printed = name?.[1] ?? '';
  const meant = name ? cast.marked(printed) : null;
  const isPrinted = style.names.has(printed);
  const known = meant === null && name && !isPrinted ? cast.called(printed, new Set(), null) : null;
  const member = known ?? (meant !== null && meant !== 'several' ? meant : isPrinted ? cast.introduced(printed) : null);
  if (!name || member === null) return null;
  const verb = verbAfter(text, name[0].length);
  return { member, verb: verb && text.slice(0, verb.end) };
}

/** @param mark with which the block begins: in notes it is that of its first sentence only */
function readProse(
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

/** Marked speech with the sentences given to whom a person says they are by. */
function corrected(block: Block, sentences: readonly Sentence[], runs: readonly Run[], reader: Reader): Run[] {
  if (!block.settled && !reader.earlierCorrections) return [...runs];
  return merged(
    sentences.map(({ start, end, text }) => {
      const earlier = reader.earlierCorrections && earlierSettlementOf(text, reader.earlierCorrections);
      if (earlier) return { start, end, ...earlierSpeech(earlier, reader) };
      const run = runs.findLast((one) => one.start <= start) ?? narrated(block);
      return { start, end, ...settled(block, { start, end }, attributionOf(run), reader) };
    }),
  );
}

/** What a person says of a sentence stands above what was found, and changes nothing after it. */
function settled(
  block: Block,
  sentence: { readonly start: number; readonly end: number },
  found: Attribution,
  reader: Reader,
): Attribution {
  const correction = settlementOf(block, sentence);
  if (!correction) return found;
  const speaker = correction.speaker === null ? null : reader.cast.meant(correction.speaker);
  reader.settled.push({ correction, found, speaker });
  return { speaker, found: 'correction', confidence: 1, evidence: correction.quote };
}

function earlierSpeech(correction: SpeakerCorrection, reader: Reader): Attribution {
  const { floor, attribution } = withEarlierFloor(correction, reader.floor, reader.cast);
  reader.floor = floor;
  return attribution;
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
function narrated(block: Block): Run {
  return { ...whole(block), speaker: null, found: 'narration', confidence: 0.95, evidence: null };
}
