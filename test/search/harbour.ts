// Invented reports of a fictional harbour federation: makes documents for the tests of search, by hand where words matter.
import { createHash } from 'node:crypto';
import { documentId, slug } from '../../src/reports/ids.ts';
import type { ItemDocument, SpeakerRef, Statement } from '../../src/reports/item.ts';
import type { ReportKind } from '../../src/reports/report.ts';
import type { SearchRequest } from '../../src/search/engine.ts';
import { parseQuery } from '../../src/search/query.ts';

export interface Draft {
  readonly report: string;
  readonly item: string;
  readonly title?: string;
  /** `['Ines Calder', 'what she says']`; `null` for narration. */
  readonly says?: readonly (readonly [string | null, string])[];
  readonly date?: string | null;
  readonly topics?: readonly string[];
  readonly author?: string | null;
  readonly body?: string;
  readonly kind?: ReportKind;
}

/** A whole document from what a test cares about. */
export function harbourItem(draft: Draft): ItemDocument {
  const { report, item, date = '2031-03-04', author = 'Wim Tasker', body = 'Harbour Council' } = draft;
  const statements = (draft.says ?? []).map(([name, text], index): Statement => {
    const speaker = name === null ? null : { id: slug(name), name };
    const found = name === null ? 'narration' : 'named';
    return {
      id: `s${index}`,
      speaker,
      text: `${text}\n\n`,
      form: 'paragraph',
      spans: [],
      found,
      confidence: 1,
      evidence: null,
    };
  });
  const speakers = new Map(
    statements.flatMap(({ speaker }): [string, SpeakerRef][] => (speaker ? [[speaker.id, speaker]] : [])),
  );
  const rest = {
    id: item,
    documentId: documentId(report, item),
    position: 1,
    kind: 'business' as const,
    heading: null,
    title: draft.title ?? item,
    text: statements.map(({ text }) => text).join(''),
    statements,
    speakers: [...speakers.values()],
    topics: (draft.topics ?? []).map((label) => ({ id: slug(label), label })),
    decisions: [],
    actions: [],
    date,
    report: {
      id: report,
      sourceId: 'tasker',
      title: `Report ${report}`,
      author,
      body: { id: slug(body), name: body },
      kind: draft.kind ?? 'meeting report',
      meeting: date === null ? null : { start: date, end: date },
      published: null,
      url: null,
      truncated: false,
    },
  };
  return { ...rest, hash: createHash('sha256').update(JSON.stringify(rest)).digest('hex') };
}

/** What a reader who types `query` asks for; `more` overrides. */
export function asked(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return {
    clauses: parseQuery(query).clauses,
    isTyping: false,
    filters: { speaker: [], topic: [], author: [], body: [] },
    from: null,
    to: null,
    sort: 'relevance',
    page: 1,
    pageSize: 20,
    includesOtherPosts: false,
    speakerScope: 'said',
    typos: 'tolerated',
    ...more,
  };
}

/** Filters of a request: the facets that are not named are open. */
export function only(filters: Partial<SearchRequest['filters']>): Pick<SearchRequest, 'filters'> {
  return { filters: { speaker: [], topic: [], author: [], body: [], ...filters } };
}

/** A small archive in which every word has its reason. */
export const HARBOUR: readonly ItemDocument[] = [
  harbourItem({
    report: 'council-2031-03-04',
    item: 'pilot-fees',
    title: 'Pilot fees',
    date: '2031-03-04',
    topics: ['Money', 'Pilotage'],
    says: [
      ['Ines Calder', 'Ines Calder said that pilot fees would rise by 3.5 per cent, to 385,324 crowns.'],
      ['Bo Ferrant', 'Bo Ferrant asked whether the by-election in Eastquay changes the federation’s budget.'],
      [null, 'The council noted the report.'],
    ],
  }),
  harbourItem({
    report: 'council-2031-03-04',
    item: 'dredging',
    title: 'Dredging of the north channel',
    date: '2031-03-04',
    topics: ['Works'],
    says: [
      ['Bo Ferrant', 'The dredging budget pays for two ships. Storms delayed them.'],
      ['Ines Calder', 'Storms come every year, and nobody is surprised but the budget.'],
    ],
  }),
  harbourItem({
    report: 'council-2031-05-20',
    item: 'ferry-timetable',
    title: 'Ferry timetable',
    date: '2031-05-20',
    topics: ['Ferries'],
    author: 'Ada Nørgård',
    says: [
      ['Ines Calder', 'The ferry to Saint Noé leaves at seven. The night ferry is safe.'],
      ['Mira Osei', 'Members voted for the night ferry; the free harbour pass stays.'],
    ],
  }),
  harbourItem({
    report: 'works-2030-11-02',
    item: 'budget',
    title: 'Budget for the works',
    date: '2030-11-02',
    topics: ['Money', 'Works'],
    author: null,
    body: 'Works Committee',
    says: [['Mira Osei', 'The crane costs more than the ferry. A free pass for the harbour is another matter.']],
  }),
  harbourItem({
    report: 'works-undated',
    item: 'crane',
    title: 'A crane',
    date: null,
    topics: ['Works'],
    body: 'Works Committee',
    says: [[null, 'Programmes for the crane are written in C++ and C#; delegates replied +1.']],
  }),
  harbourItem({
    report: 'blog-2031-06-01',
    item: 'holiday',
    title: 'Holiday greetings from the ferry',
    date: '2031-06-01',
    kind: 'other post',
    topics: ['Leisure'],
    says: [['Quill Marlow', 'A sunny crossing.']],
  }),
];
