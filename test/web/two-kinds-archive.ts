// A small invented archive whose minutes have a frame: attendance, an agenda that only holds others, links. Two people report one meeting.
import { isBusiness } from '../../src/reports/item.ts';
import type { FixtureArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { type ItemSketch, makeReport } from './make-item.ts';

const MEETING = { start: '2024-05-23', end: '2024-05-23' };

const PRESENT: ItemSketch = {
  kind: 'furniture',
  title: 'Present',
  // A name and a topic, as an archive of another version might have them: they count for nothing.
  topics: ['Buildings'],
  said: [
    ['Imre Castell', 'Imre Castell (quartermaster)\n', { form: 'list' }],
    ...['Ada Quill', 'Bram Osei', 'Chidi Lowe', 'Dervla Nunn', 'Ewan Pryce', 'Farida Holt'].map(
      (name): ItemSketch['said'][number] => [null, `${name}\n`, { form: 'list' }],
    ),
  ],
};

const MINUTES = makeReport(
  { id: 'minutes-2024-05-23', sourceId: 'minutes', title: 'Minutes of 23 May 2024', author: null, meeting: MEETING },
  [
    PRESENT,
    { kind: 'furniture', title: 'Agenda', said: [] },
    {
      title: 'Heating',
      topics: ['Buildings'],
      said: [['Ada Quill', 'Ada Quill wants the heating of Marl Hall turned down to sixteen degrees.']],
    },
    { kind: 'furniture', title: 'Break', said: [[null, 'Quartermaster’s tea was served in the foyer.']] },
    {
      title: 'The van',
      topics: ['Transport'],
      said: [['Bram Osei', 'Bram Osei said that the mobile library van costs too much.']],
    },
    { kind: 'furniture', title: 'Links', said: [[null, 'The quartermaster keeps the recording.']] },
  ],
);

const NOTES = makeReport({ id: 'notes-2024-05-23', title: 'Notes of 23 May 2024', meeting: MEETING }, [
  { kind: 'furniture', title: 'Present', said: [[null, 'Imre Castell (quartermaster), Ada Quill, Bram Osei']] },
  {
    title: 'Sixteen degrees',
    topics: ['Buildings'],
    said: [['Ada Quill', 'The heating of Marl Hall will be turned down to sixteen degrees, said Ada Quill.']],
  },
]);

/** An empty template: nothing but furniture. */
const TEMPLATE = makeReport(
  {
    id: 'minutes-2024-06-20',
    sourceId: 'minutes',
    title: 'Minutes of 20 June 2024',
    meeting: { start: '2024-06-20', end: '2024-06-20' },
  },
  [
    { kind: 'furniture', title: 'Present', said: [] },
    { kind: 'furniture', title: 'Agenda', said: [] },
  ],
);

const REPORTS = [MINUTES, NOTES, TEMPLATE];

export const TWO_KINDS: FixtureArchive = {
  description: {
    ...LIBRARY_ARCHIVE.description,
    reportCount: REPORTS.length,
    itemCount: REPORTS.flatMap(({ items }) => items.filter(isBusiness)).length,
    speakerCount: 2,
  },
  reports: REPORTS,
  former: [
    {
      reportId: 'minutes-2024-05-23',
      itemId: 'attendance',
      now: { status: 'moved', reportId: 'minutes-2024-05-23', itemId: 'present' },
    },
  ],
};
