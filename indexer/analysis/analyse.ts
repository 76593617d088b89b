// From a report to its agenda items: blocks, items, statements with speakers, decisions, topics. Pure: the same report and the
// same lists give the same items, whatever was analysed before.
import type { ArchiveLists } from '../../src/reports/archive.ts';
import { slug, uniqueSlugs } from '../../src/reports/ids.ts';
import type { AgendaItem } from '../../src/reports/item.ts';
import type { Attendee, Report } from '../../src/reports/report.ts';
import { checkCorrections, type FailedCorrection, withCorrectedBeginnings } from './corrections/corrections.ts';
import { withSettledSpeech } from './corrections/settled.ts';
import { hasFormalActs } from './decisions/formal-acts.ts';
import { withRunTogetherTallies } from './decisions/run-together-tallies.ts';
import { attendanceIn, merged } from './frame/attendance.ts';
import { listingAttendance, outlineBesideAttendance } from './frame/attendance-end.ts';
import { attending, type Conventions, NO_CONVENTIONS } from './frame/conventions.ts';
import { namedSectionsIn } from './frame/named-sections.ts';
import { type ParsedReport, parsedReport } from './frame/parsed-report.ts';
import { segment } from './frame/segment.ts';
import { type Reading, readItem } from './item-reading.ts';
import { bylineOf } from './speech/byline.ts';
import { castOf } from './speech/cast.ts';
import { fullNamesByText, isMeant, learnSubjects, MOST_OF_LIST, namesOf } from './speech/learnt-names.ts';
import { markStyleOf } from './speech/mark-style.ts';
import type { SettledSentence } from './speech/speech-reader.ts';
import { councillorsIn, knownInFull } from './speech/titled.ts';
import { withToldMarks } from './speech/told-marks.ts';
import { speakingWords } from './subjects/named-subjects.ts';
import { topicTagger } from './subjects/topics.ts';
import type { Block } from './text/blocks.ts';
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
  /**
   * @param conventions of the report's source: who was at other meetings, and which headings are no business
   * @param parsed its text, where that has been parsed already
   */
  analyse(report: Report, conventions?: Conventions, parsed?: ParsedReport): Analysis;
  /** With a correction of the speaker giving the floor, too, as it did in earlier versions. */
  analyseAsEarlier(report: Report, conventions?: Conventions): Analysis;
}

/** Prepares what is the same for all reports of an archive. */
export function analystFor(lists: Pick<ArchiveLists, 'people' | 'topics'>): Analyst {
  const tagger = topicTagger(lists.topics);
  const read = (
    report: Report,
    { attendees: listed, rest }: ParsedReport,
    conventions: Conventions,
    reach: 'quoted' | 'earlier',
  ): Analysis => {
    const outline = outlineBesideAttendance(rest);
    const attendees = merged([...listed, ...attendanceIn(outline, conventions.attendance)]);
    const cast = castOf(
      lists.people,
      attendees.map(attending),
      report.meeting?.start ?? report.published,
      conventions.attending,
      councillorsIn(rest.slice(0, MOST_OF_LIST).map(({ text }) => text)),
    );
    const listing = listingAttendance(outline, conventions.attendance);
    const spoken = rest.filter((block) => !listing.has(block));
    const isOneOfThem = (label: string): boolean => isMeant(label, cast);
    const style = withToldMarks(markStyleOf(spoken, isOneOfThem), spoken, conventions.marks, isOneOfThem);
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
      isUnsigned: author === null,
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
        attendance: conventions.attendance,
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
    return {
      attendees,
      items: withRunTogetherTallies(withoutRepeats(items)),
      failedCorrections: [...failed, ...speech.failed],
      settled,
    };
  };
  return {
    analyse: (report, conventions = NO_CONVENTIONS, parsed = parsedReport(report, conventions)) =>
      read(report, parsed, conventions, 'quoted'),
    analyseAsEarlier: (report, conventions = NO_CONVENTIONS) =>
      read(report, parsedReport(report, conventions), conventions, 'earlier'),
  };
}

/** Some captures repeat the report's title as its first heading. */
function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const [first] = blocks;
  return first?.form === 'heading' && slug(first.text) === slug(title) ? blocks.slice(1) : blocks;
}
