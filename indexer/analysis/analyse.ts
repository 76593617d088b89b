// From a report to its agenda items: blocks, items, statements with speakers, decisions, topics. Pure: the same report and the
// same lists give the same items, whatever was analysed before.
import { createHash } from 'node:crypto';
import type { ArchiveLists } from '../../src/reports/archive.ts';
import { slug, uniqueSlugs } from '../../src/reports/ids.ts';
import type { AgendaItem, Decision, SpeakerRef, Statement } from '../../src/reports/item.ts';
import type { Attendee, Report } from '../../src/reports/report.ts';
import { sentencesOf } from '../../src/reports/sentences.ts';
import { initialsIn, takeAttendees } from './attendees.ts';
import { type Attribution, attribute, emptyFloor, type Floor } from './attribute.ts';
import { type Block, blocksOf, spansWithin } from './blocks.ts';
import { type Cast, castOf, type Member } from './cast.ts';
import { decisionIn } from './decisions.ts';
import { isMinutes, type MarkedBlock, readMarks } from './minutes.ts';
import { type ItemBlocks, segment } from './segment.ts';
import { titleOf } from './titles.ts';
import { type TopicTagger, topicTagger } from './topics.ts';

export interface Analysis {
  readonly attendees: readonly Attendee[];
  readonly items: readonly AgendaItem[];
}

export interface Analyst {
  analyse(report: Report): Analysis;
}

/** Prepares what is the same for all reports of an archive. */
export function analystFor(lists: Pick<ArchiveLists, 'people' | 'topics'>): Analyst {
  const tagger = topicTagger(lists.topics);
  return {
    analyse: (report) => {
      const { attendees, rest } = takeAttendees(blocksOf(report.text));
      const cast = castOf(lists.people, attendees, report.meeting?.start ?? report.published);
      const author = report.author === null ? null : cast.introduced(report.author);
      const slugs = uniqueSlugs();
      const hasMarks = isMinutes(rest);
      const items = segment(withoutTitle(rest, report.title), { cutsProse: !hasMarks }).map((blocks, index) =>
        readItem(blocks, { cast, author, hasMarks, position: index + 1, slugs, tagger }),
      );
      return { attendees, items };
    },
  };
}

interface Reading {
  readonly cast: Cast;
  readonly author: Member | null;
  /** The report is minutes whose paragraphs begin with the speaker's initials. */
  readonly hasMarks: boolean;
  readonly position: number;
  readonly slugs: (wanted: string) => string;
  readonly tagger: TopicTagger;
}

function readItem(
  { heading, blocks }: ItemBlocks,
  { cast, author, hasMarks, position, slugs, tagger }: Reading,
): AgendaItem {
  const headingOffice =
    /^(?:the\s+)?((?:[\p{L}-]+\s+){0,3}?[\p{L}-]+)[’']s?\s+(?:report|update)\b/iu
      .exec(heading ?? '')?.[1]
      ?.toLowerCase() ?? null;
  for (const named of blocks.slice(0, 3).flatMap((block) => initialsIn(block.text))) {
    if (named.initials && !cast.withInitials(named.initials)) cast.withInitialsOf(named.initials, named.name);
  }
  const reader = { cast, author, headingOffice, floor: emptyFloor(), isSummary: false };
  const marked = hasMarks ? readMarks(blocks) : blocks.map((block) => ({ block, initials: null }));
  const read = marked.map((block) => (hasMarks ? readMarked(block, reader) : readProse(block.block, reader)));

  const statements = read.flatMap((runs, index) => {
    const block = marked[index]?.block;
    return block ? statementsOf(block, runs, separator(block, marked[index + 1]?.block)) : [];
  });
  const withIds = withAnchors(statements);
  const speakers = distinctSpeakers(read.flat());
  const text = withIds.map((statement) => statement.text).join('');
  const title = heading ?? titleOf(sentencesOf(text)[0]?.text ?? '', reporterOf(read[0]?.[0]), position === 1);
  return {
    id: slugs(slug(title)),
    position,
    heading,
    title,
    text,
    statements: withIds,
    speakers,
    topics: tagger.tag(
      heading ?? '',
      marked.flatMap(({ block }) => sentencesOf(block.text).map((sentence) => sentence.text)),
    ),
    decisions: decisionsOf(marked, read),
  };
}

/** Consecutive sentences of a block that one person says: `[start, end)` of the block's text. */
interface Run extends Attribution {
  readonly start: number;
  readonly end: number;
}

interface Reader {
  readonly cast: Cast;
  readonly author: Member | null;
  readonly headingOffice: string | null;
  floor: Floor;
  /** Inside a summary or conclusion, which the secretary writes. */
  isSummary: boolean;
}

function readProse(block: Block, reader: Reader): Run[] {
  if (block.form === 'heading') return [narrated(block)];
  const runs: Run[] = [];
  for (const { start, end, text } of sentencesOf(block.text)) {
    const found = attribute(text.trim(), reader.floor, reader.cast, reader.author, reader.headingOffice);
    const last = runs.at(-1);
    if (last && last.speaker === found.speaker) {
      runs[runs.length - 1] = { ...last, end, confidence: Math.min(last.confidence, found.confidence) };
    } else {
      runs.push({ ...found, start, end });
    }
  }
  return runs;
}

function readMarked({ block, initials }: MarkedBlock, reader: Reader): Run[] {
  const whole = { start: 0, end: block.text.length };
  if (block.form === 'heading') {
    reader.isSummary =
      /\b(?:summary|conclusions?|key points|resolutions?|decisions?|actions?|next steps|outcomes?)\b/i.test(block.text);
    reader.floor = emptyFloor();
    return [narrated(block)];
  }
  if (initials !== null) {
    const speaker = reader.cast.withInitials(initials) ?? reader.cast.unexplained(initials);
    const isExplained = speaker.name !== initials;
    reader.isSummary = false;
    reader.floor = { holder: speaker, lastNamed: speaker, evidence: `${initials}:`, found: 'initials', continued: 0 };
    return [{ ...whole, speaker, found: 'initials', confidence: isExplained ? 0.99 : 0.5, evidence: `${initials}:` }];
  }
  const { holder, evidence } = reader.floor;
  if (!holder || reader.isSummary || /^(?:presenters?|presented by|speaker)\s*:/i.test(block.text))
    return [narrated(block)];
  // A paragraph without a mark goes on with the one before it, as a list or an example mostly does.
  return [{ ...whole, speaker: holder, found: 'continued', confidence: 0.6, evidence }];
}

function narrated(block: Block): Run {
  return { start: 0, end: block.text.length, speaker: null, found: 'narration', confidence: 0.95, evidence: null };
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
  }));
}

function withAnchors(statements: readonly Omit<Statement, 'id'>[]): Statement[] {
  const unique = uniqueSlugs();
  return statements.map((statement) => {
    const hash = createHash('sha1').update(statement.text.trim()).digest('hex').slice(0, 8);
    return { id: unique(`s-${hash}`), ...statement };
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

function decisionsOf(marked: readonly MarkedBlock[], read: readonly (readonly Run[])[]): Decision[] {
  const decisions: Decision[] = [];
  let isConclusion = false;
  marked.forEach(({ block, initials }, index) => {
    if (block.form === 'heading') {
      isConclusion = /\b(?:conclusions?|decisions?|resolutions?)\b/i.test(block.text);
    } else if (initials === null && isConclusion) {
      decisions.push({ text: block.text, votes: decisionIn(block.text)?.votes ?? null });
    } else if (initials === null) {
      for (const sentence of sentencesOf(block.text)) {
        const isNarrated = read[index]?.some(
          (run) => run.speaker === null && run.start <= sentence.start && sentence.end <= run.end,
        );
        const decision = decisionIn(sentence.text.trim());
        if (decision && (decision.votes || isNarrated)) decisions.push(decision);
      }
    }
  });
  return decisions;
}

/** Some captures repeat the report's title as its first heading. */
function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const [first] = blocks;
  return first?.form === 'heading' && slug(first.text) === slug(title) ? blocks.slice(1) : blocks;
}
