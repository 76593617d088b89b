// From a report to its agenda items: blocks, items, statements with speakers, decisions, topics. Pure: the same report and the
// same lists give the same items, whatever was analysed before.
import { hash } from 'node:crypto';
import type { ArchiveLists, Topic } from '../../src/reports/archive.ts';
import { slug, uniqueSlugs } from '../../src/reports/ids.ts';
import type { AgendaItem, SpeakerRef, Statement, TopicRef } from '../../src/reports/item.ts';
import type { Attendee, Correction, Report } from '../../src/reports/report.ts';
import { sentencesOf } from '../../src/reports/sentences.ts';
import {
  checkCorrections,
  type FailedCorrection,
  topicsCorrection,
  withCorrectedBeginnings,
} from './corrections/corrections.ts';
import { withSettledSpeech } from './corrections/settled.ts';
import { spokenAt, timesWithin } from './days/times.ts';
import { actionRoles, type BlockRole } from './decisions/actions.ts';
import { decisionsIn } from './decisions/decisions.ts';
import { hasFormalActs } from './decisions/formal-acts.ts';
import { withFullNames } from './decisions/motions.ts';
import { attendanceIn, merged } from './frame/attendance.ts';
import { listingAttendance, outlineBesideAttendance } from './frame/attendance-end.ts';
import { initialsIn, takeAttendees } from './frame/attendees.ts';
import { attending, type Conventions, NO_CONVENTIONS } from './frame/conventions.ts';
import { namedSectionsIn } from './frame/named-sections.ts';
import { isAttendanceTitle } from './frame/section-roles.ts';
import { type ItemBlocks, segment } from './frame/segment.ts';
import { withSpeakerLines } from './frame/speaker-lines.ts';
import type { Manner } from './speech/attribute.ts';
import { bylineOf } from './speech/byline.ts';
import { type Cast, castOf, type Member } from './speech/cast.ts';
import { actionsOf, heardBlocks } from './speech/heard.ts';
import { initialsAsSubjects } from './speech/initials.ts';
import { type MarkStyle, markStyleOf } from './speech/mark-style.ts';
import { type MarkedBlock, readMarks } from './speech/marks.ts';
import { type IsKnownName, type NameMatch, namesIn } from './speech/names.ts';
import { officesStatedIn } from './speech/offices.ts';
import { type Run, readSpeech, type SettledSentence } from './speech/speech.ts';
import { spokenIn } from './speech/spoken.ts';
import { councillorsIn, knownInFull } from './speech/titled.ts';
import { namesAsSubjects, speakingWords } from './subjects/named-subjects.ts';
import { announcement, titleOf } from './subjects/titles.ts';
import { type TopicTagger, topicTagger } from './subjects/topics.ts';
import { type Block, blocksOf, spansWithin } from './text/blocks.ts';
import { NO_PERSON, OFFICES } from './text/english.ts';
import { withoutRepeats } from './text/repeats.ts';

export interface Analysis {
  readonly attendees: readonly Attendee[];
  readonly items: readonly AgendaItem[];
  /** Corrections of the report's file that no longer match, or match twice. */
  readonly failedCorrections: readonly FailedCorrection[];
  /** Sentences whose speaker a person has settled, in the order of the text. */
  readonly settled: readonly SettledSentence[];
}

export interface Analyst {
  /** @param conventions of the report's source: who was at other meetings, and which headings are no business */
  analyse(report: Report, conventions?: Conventions): Analysis;
  /** With a correction of the speaker giving the floor, too, as it did in earlier versions. */
  analyseAsEarlier(report: Report, conventions?: Conventions): Analysis;
}

/** Prepares what is the same for all reports of an archive. */
export function analystFor(lists: Pick<ArchiveLists, 'people' | 'topics'>): Analyst {
  const tagger = topicTagger(lists.topics);
  const read = (report: Report, conventions: Conventions, reach: 'quoted' | 'earlier'): Analysis => {
    const { attendees: listed, rest } = takeAttendees(withSpeakerLines(blocksOf(report.text)));
    const outline = outlineBesideAttendance(rest);
    const attendees = merged([...listed, ...attendanceIn(outline)]);
    const cast = castOf(
      lists.people,
      attendees.map(attending),
      report.meeting?.start ?? report.published,
      conventions.attending,
      councillorsIn(rest.slice(0, MOST_OF_LIST).map(({ text }) => text)),
    );
    const listing = listingAttendance(outline);
    const style = markStyleOf(
      rest.filter((block) => !listing.has(block)),
      (label) => isMeant(label, cast),
    );
    const signed = report.author ?? (style.isMinutes || attendees.length > 0 ? null : bylineOf(rest));
    const author = signed === null ? null : cast.introduced(signed);
    for (const name of style.fullNames) cast.introduced(name);
    if (!style.isMinutes) learnSubjects(rest, cast);
    const isClerks = author === null && !style.isMinutes && hasFormalActs(rest.map(({ text }) => text));
    const reporting = new Map(
      [...namedSectionsIn(outline, (label) => isMeant(label, cast))].map(([{ text }, name]) => [text, name]),
    );
    const slugs = uniqueSlugs();
    const { usable, failed } = checkCorrections(rest, report.corrections);
    const blocks = withCorrectedBeginnings(withoutTitle(rest, report.title), usable);
    const fullNames = fullNamesByText();
    if (!style.isMinutes)
      for (const name of knownInFull(
        rest.flatMap(({ text }) => fullNames(text)),
        speakingWords(rest.map(({ text }) => text)),
      ))
        cast.introduced(name);
    const segmented = segment(blocks, {
      cutsProse: !style.isMinutes,
      isKnownName: style.isMinutes ? cast.hasName : namesOf(rest, cast.hasName, fullNames),
      conventions,
    });
    const speech = withSettledSpeech(segmented, usable);
    const settled: SettledSentence[] = [];
    const last: Reading['last'] = { speaker: null };
    const items = speech.items.map((item, index) =>
      readItem(item, {
        cast,
        fullNames,
        author,
        reporting,
        style,
        manner: isClerks ? 'clerk' : 'account',
        position: index + 1,
        slugs,
        tagger,
        corrections: usable,
        earlierCorrections: reach === 'earlier' ? usable.filter(({ through }) => through === undefined) : null,
        topics: lists.topics,
        settled,
        last,
      }),
    );
    return { attendees, items: withoutRepeats(items), failedCorrections: [...failed, ...speech.failed], settled };
  };
  return {
    analyse: (report, conventions = NO_CONVENTIONS) => read(report, conventions, 'quoted'),
    analyseAsEarlier: (report, conventions = NO_CONVENTIONS) => read(report, conventions, 'earlier'),
  };
}

/** Whether a mark means one person, by the lists. */
function isMeant(label: string, cast: Cast): boolean {
  const meant = cast.withInitials(label) ?? cast.marked(label);
  return meant !== null && meant !== 'several';
}

/** Full names in a text, whoever is known. Texts are asked about several times, and to find names takes long. */
type FullNames = (text: string) => readonly NameMatch[];

function fullNamesByText(): FullNames {
  const known = new Map<string, readonly NameMatch[]>();
  return (text) => {
    const names = known.get(text) ?? namesIn(text, () => false);
    known.set(text, names);
    return names;
  };
}

interface Reading {
  readonly cast: Cast;
  readonly fullNames: FullNames;
  readonly author: Member | null;
  /** Headings that are the names of those who report below them. */
  readonly reporting: ReadonlyMap<string, string>;
  readonly style: MarkStyle;
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

function readItem(
  { kind, heading, title: given, blocks }: ItemBlocks,
  {
    cast,
    fullNames,
    author,
    reporting,
    style,
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
  const isSilent = isFurniture && !holdsTalk(blocks, heading, style);
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
      : withFullNames(
          decisionsIn(heardBlocks(marked, read), heading),
          (name) => cast.called(name, new Set(), null)?.reportedName ?? null,
        ),
    actions: actionsOf(marked),
  };
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

/** First and last names of everybody whom the text names in full, besides those of the cast. */
function namesOf(blocks: readonly Block[], isKnownName: IsKnownName, fullNames: FullNames): IsKnownName {
  const parts = new Set(blocks.flatMap((block) => fullNames(block.text)).flatMap(({ name }) => name.split(/\s+/)));
  return (word) => parts.has(word) || isKnownName(word);
}

/** "Harbour Lighting Language (HLL)", "Police Officer’s (PO)": letters that stand for no person. */
function isOfThing(name: string): boolean {
  return name
    .toLowerCase()
    .split(/\s+/)
    .some(
      (word, index, all) =>
        NO_PERSON.has(word) || /[’']s?$/.test(word) || (index === all.length - 1 && OFFICES.has(word)),
    );
}

/** A list of those present is no longer. */
const MOST_OF_LIST = 60;

/** Whom sentences name by initials or by one word, and no list explains. */
function learnSubjects(blocks: readonly Block[], cast: Cast): void {
  const texts = blocks.map(({ text }) => text);
  for (const initials of initialsAsSubjects(texts.join('\n'), (one) => isMeant(one, cast))) {
    if (cast.withInitials(initials)) continue;
    const meant = cast.marked(initials);
    if (meant && meant !== 'several') cast.withInitialsOf(initials, meant.name);
    else cast.unexplained(initials);
  }
  for (const name of namesAsSubjects(texts)) if (!cast.hasName(name)) cast.introduced(name);
}

/** Presenters are introduced with their initials and offices: "Ada Lane (ALN)", "Bo Rask (Treasurer)". */
function learnFrom(text: string, cast: Cast, fullNames: FullNames): void {
  for (const { name, initials } of initialsIn(text)) {
    if (initials && !isOfThing(name) && !cast.withInitials(initials)) cast.withInitialsOf(initials, name);
  }
  const names = fullNames(text);
  for (const { name, office } of officesStatedIn(text, names)) cast.introduced(name).offices.add(office);
  for (const { name, gender } of names) {
    const member = gender && name.includes(' ') ? cast.known(name) : null;
    if (member) member.gender ??= gender;
  }
}

function separator(block: Block, next: Block | undefined): string {
  if (!next) return '';
  const isSameBlock =
    (block.form === 'list' && next.form === 'list') || (block.form === 'table' && next.form === 'table');
  return isSameBlock ? '\n' : '\n\n';
}

function statementsOf(block: Block, runs: readonly Run[], after: string): Omit<Statement, 'id'>[] {
  return runs.map(({ start, end, speaker, found, confidence, evidence }, index) => ({
    speaker: speaker && { id: speaker.id, name: speaker.reportedName },
    text: block.text.slice(start, end) + (index === runs.length - 1 ? after : ''),
    form: block.form === 'heading' ? 'subheading' : block.form,
    spans: spansWithin(block.spans, start, end),
    found,
    confidence: Math.round(confidence * 100) / 100,
    evidence,
    ...(block.times ? spokenAt(timesWithin(block.times, start, end)) : {}),
  }));
}

function withAnchors(statements: readonly Omit<Statement, 'id'>[]): Statement[] {
  const unique = uniqueSlugs();
  return statements.map((statement) => {
    return { id: unique(`s-${hash('sha1', statement.text.trim()).slice(0, 8)}`), ...statement };
  });
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

/** Some captures repeat the report's title as its first heading. */
function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const [first] = blocks;
  return first?.form === 'heading' && slug(first.text) === slug(title) ? blocks.slice(1) : blocks;
}
