// Makes complete items and reports from the few things a test cares about.
import { createHash } from 'node:crypto';
import type { CataloguedReport } from '../../src/catalogue/catalogue.ts';
import { documentId, slug } from '../../src/reports/ids.ts';
import {
  type ActionItem,
  type Decision,
  type ItemDocument,
  type ItemKind,
  isBusiness,
  type ReportSummary,
  type SpeakerRef,
  type Statement,
  type TopicRef,
} from '../../src/reports/item.ts';
import type { FixtureReport } from './fixture.ts';

/** A speaker's name or `null` for narration, the words, and whatever else matters. */
export type Said = readonly [speaker: string | null, text: string, rest?: Partial<Statement>];

export interface ItemSketch {
  /** Business unless it says otherwise. */
  readonly kind?: ItemKind;
  readonly title: string;
  readonly said: readonly Said[];
  readonly topics?: readonly string[];
  readonly decisions?: readonly (Pick<Decision, 'text' | 'votes'> & Partial<Decision>)[];
  readonly actions?: readonly ActionItem[];
}

export function makeReport(
  sketch: Partial<CataloguedReport> & Pick<CataloguedReport, 'id' | 'title'>,
  itemSketches: readonly ItemSketch[],
): FixtureReport {
  const meeting = sketch.meeting ?? null;
  const date = meeting?.start ?? sketch.published ?? null;
  const { meetingNote = null, captured = null, sha256 = null, attendees = [], ...given } = sketch;
  const summary: ReportSummary = {
    sourceId: 'notes',
    author: 'Dervla Nunn',
    body: { id: 'board', name: 'Library Board' },
    kind: 'meeting report',
    published: null,
    url: `https://notes.example/${sketch.id}`,
    truncated: false,
    ...given,
    meeting,
  };
  const items = itemSketches.map((item, index) => makeItem(summary, date, index + 1, item));
  const wordCount = items.reduce((count, item) => count + item.text.split(/\s+/).length, 0);
  const itemCount = items.filter(isBusiness).length;
  const report = { ...summary, meetingNote, captured, sha256, attendees, date, itemCount, wordCount };
  return { report, items };
}

function makeItem(report: ReportSummary, date: string | null, position: number, sketch: ItemSketch): ItemDocument {
  const statements = sketch.said.map(([name, text, rest], index): Statement => {
    const speaker = name === null ? null : speakerRef(name);
    return {
      id: `s${index + 1}`,
      speaker,
      text,
      form: 'paragraph',
      spans: [],
      found: speaker ? 'named' : 'narration',
      confidence: speaker ? 0.9 : 1,
      evidence: speaker ? `${name} said` : null,
      ...rest,
    };
  });
  const speakers = new Map(statements.flatMap(({ speaker }) => (speaker ? [[speaker.id, speaker]] : [])));
  const id = slug(sketch.title);
  const item = {
    id,
    kind: sketch.kind ?? 'business',
    position,
    heading: sketch.title,
    title: sketch.title,
    text: statements.map(({ text }) => text).join(''),
    statements,
    speakers: [...speakers.values()],
    topics: (sketch.topics ?? []).map((label): TopicRef => ({ id: slug(label), label })),
    decisions: (sketch.decisions ?? []).map(
      (decision): Decision => ({ outcome: 'carried', mover: null, seconder: null, ...decision }),
    ),
    actions: sketch.actions ?? [],
    documentId: documentId(report.id, id),
    report,
    date,
  };
  return { ...item, hash: createHash('sha256').update(JSON.stringify(item)).digest('hex') };
}

function speakerRef(name: string): SpeakerRef {
  return { id: slug(name), name };
}
