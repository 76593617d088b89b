// From the blocks of one item to the item: statements with speakers, decisions, actions, topics, a title.
import type { Topic } from '../../src/reports/archive.ts';
import { slug } from '../../src/reports/ids.ts';
import type { AgendaItem, SpeakerRef, TopicRef } from '../../src/reports/item.ts';
import type { Correction } from '../../src/reports/report.ts';
import { sentencesOf } from '../../src/reports/sentences.ts';
import { topicsCorrection } from './corrections/corrections.ts';
import { actionRoles, type BlockRole } from './decisions/actions.ts';
import { decisionsIn } from './decisions/decisions.ts';
import { withFullNames } from './decisions/motions.ts';
import { headingKey, isAttendanceTitle } from './frame/section-roles.ts';
import type { ItemBlocks } from './frame/segment.ts';
import type { Cast, Member } from './speech/cast.ts';
import type { Manner } from './speech/floor.ts';
import { actionsOf, heardBlocks } from './speech/heard.ts';
import { type FullNames, learnFrom, MOST_OF_LIST } from './speech/learnt-names.ts';
import type { MarkStyle } from './speech/mark-style.ts';
import { type MarkedBlock, readMarks } from './speech/marks.ts';
import type { Run } from './speech/runs.ts';
import { readSpeech } from './speech/speech.ts';
import type { SettledSentence } from './speech/speech-reader.ts';
import { spokenIn } from './speech/spoken.ts';
import { separator, statementsOf, withAnchors } from './statements.ts';
import { announcement, titleOf } from './subjects/titles.ts';
import type { TopicTagger } from './subjects/topics.ts';
import type { Block } from './text/blocks.ts';

export interface Reading {
  readonly cast: Cast;
  readonly fullNames: FullNames;
  readonly author: Member | null;
  /** Headings that are the names of those who report below them. */
  readonly reporting: ReadonlyMap<string, string>;
  readonly style: MarkStyle;
  /** Keys of headings that a person has told to list those present. */
  readonly attendance: readonly string[] | undefined;
  readonly manner: Manner;
  readonly position: number;
  readonly slugs: (wanted: string) => string;
  readonly tagger: TopicTagger;
  readonly corrections: readonly Correction[];
  readonly earlierCorrections: readonly Correction[] | null;
  readonly topics: readonly Topic[];
  /** Is added to. */
  readonly settled: SettledSentence[];
  /** Who spoke last by a mark; goes from item to item. */
  readonly last: { speaker: Member | null };
}

export function readItem(
  { kind, heading, title: given, blocks }: ItemBlocks,
  {
    cast,
    fullNames,
    author,
    reporting,
    style,
    attendance,
    manner,
    position,
    slugs,
    tagger,
    corrections,
    earlierCorrections,
    topics,
    settled,
    last,
  }: Reading,
): AgendaItem {
  const isFurniture = kind === 'furniture';
  for (const block of blocks.slice(0, isFurniture ? MOST_OF_LIST : 3)) learnFrom(block.text, cast, fullNames);
  const roles = actionRoles(blocks, heading);
  const isSilent =
    isFurniture && (attendance?.includes(headingKey(heading ?? '')) === true || !holdsTalk(blocks, heading, style));
  const marked = isSilent ? unmarked(blocks, roles) : readMarks(blocks, style, { heading, roles });
  const silence = isSilent ? kind : 'business';
  const speech = readSpeech(marked, {
    cast,
    author,
    heading,
    reportingUnder: (name) => reporterUnder(name, reporting, cast),
    style,
    manner,
    kind: silence,
    earlierCorrections,
    lastSpeaker: last.speaker,
  });
  last.speaker = speech.lastSpeaker;
  const read = speech.runs;
  settled.push(...speech.settled);

  const statements = read.flatMap((runs, index) => {
    const block = marked[index]?.block;
    return block ? statementsOf(block, runs, separator(block, marked[index + 1]?.block)) : [];
  });
  const withIds = withAnchors(statements);
  const text = withIds.map((statement) => statement.text).join('');
  const sentences = marked.flatMap((one) => one.sentences.map((sentence) => sentence.text));
  const title = heading ?? given ?? titleOf(sentences[0] ?? '', reporterOf(read[0]?.[0]), position === 1);
  return {
    id: slugs(slug(title)),
    kind,
    position,
    heading,
    title,
    text,
    statements: withIds,
    speakers: distinctSpeakers(read.flat()),
    topics: isFurniture
      ? []
      : (correctedTopics(text, corrections, topics) ??
        tagger.tag(heading ?? announcement(sentences[0] ?? ''), sentences)),
    decisions: isFurniture
      ? []
      : withFullNames(decisionsIn(heardBlocks(marked, read), heading), (name) => moverCalled(name, cast)),
    actions: actionsOf(marked),
  };
}

/** Whoever is called so, or has these initials by the lists of those present; `null` where nobody or several do. */
function moverCalled(name: string, cast: Cast): string | null {
  const called = cast.called(name, new Set(), null);
  if (called !== null) return called.reportedName;
  const meant = /^[A-Z]{2,4}$/.test(name) ? cast.marked(name) : null;
  return meant === null || meant === 'several' ? null : meant.reportedName;
}

/** Whoever the heading names as reporting below it; of two who are called so, the name as printed. */
function reporterUnder(heading: string, reporting: Reading['reporting'], cast: Cast): Member | null {
  const name = reporting.get(heading);
  if (name === undefined) return null;
  const meant = cast.marked(name);
  return meant === null || meant === 'several' ? cast.introduced(name) : meant;
}

/** "Next meeting" may be talked about: particulars in which several paragraphs are marked, and which are no list of people. */
function holdsTalk(blocks: readonly Block[], heading: string | null, style: MarkStyle): boolean {
  if (heading === null || isAttendanceTitle(heading) || !style.isMinutes) return false;
  const spoken = readMarks(blocks, style, { heading, roles: [] }).filter(
    ({ block, mark, standing }) => mark !== null && standing === 'speaker' && spokenIn(block.text) === 'speech',
  );
  return spoken.length > 1;
}

/** Particulars of a meeting are nobody’s speech, whatever stands before a colon. */
function unmarked(blocks: readonly Block[], roles: readonly (BlockRole | null)[]): MarkedBlock[] {
  return blocks.map((block, index) => ({
    ...{ block, mark: null, standing: 'none', sentences: sentencesOf(block.text) },
    role: roles[index] ?? null,
  }));
}

/** Topics that a person has given, `null` where nobody has; ids that topics.yml does not have are passed over. */
function correctedTopics(
  text: string,
  corrections: readonly Correction[],
  topics: readonly Topic[],
): TopicRef[] | null {
  const ids = topicsCorrection(text, corrections);
  return ids && topics.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({ id, label }));
}

function distinctSpeakers(runs: readonly Run[]): SpeakerRef[] {
  const members = new Set(runs.map(({ speaker }) => speaker).filter((speaker) => speaker !== null));
  return [...members].map(({ id, name }) => ({ id, name }));
}

/** Whoever opens an item by name gives its report. */
function reporterOf(first: Run | undefined): { name: string; office: string | null } | null {
  if (!first?.speaker || first.found !== 'named') return null;
  const [office] = first.speaker.offices;
  return { name: first.speaker.name, office: office ? titleCase(office) : null };
}

function titleCase(office: string): string {
  return office.replace(/\b(?!(?:of|and|the|for|to|in)\b)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
