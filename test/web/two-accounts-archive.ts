// A small invented archive in which two people report the same meeting, for what pages say about meetings, roles and other accounts.
import type { FixtureArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { makeReport } from './make-item.ts';

const MEETING = { start: '2024-05-23', end: '2024-05-23' };

const ONE = makeReport(
  {
    id: 'notes-2024-05-23',
    title: 'Notes from the Board, 23 May 2024',
    author: 'Dervla Nunn',
    meeting: MEETING,
    captured: '2024-12-01T09:00:00Z',
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    url: 'https://notes.example/',
  },
  [
    { title: 'Opening', said: [[null, 'We met above the bakery and it was warm.', {}]] },
    {
      title: 'Mobile library: the last van',
      topics: ['Transport', 'Finance'],
      decisions: [{ text: 'The van stays.', votes: { for: 9, against: 3, abstained: null } }],
      said: [
        ['Bram Osei', 'Bram Osei said that the mobile library van costs £41,000 a year.\n\n'],
        ['Bram Osei', 'The brakes are worn.\n\n', { found: 'continued', confidence: 0.4, evidence: null }],
        [null, 'The van stays.', {}],
      ],
    },
    {
      title: 'Heating of Marl Hall',
      topics: ['Buildings'],
      said: [['Ada Quill', 'Ada Quill wants the heating of Marl Hall turned down to sixteen degrees.']],
    },
  ],
);

const OTHER = makeReport(
  {
    id: 'shelf-2024-05-23',
    sourceId: 'shelf',
    title: 'What the Board did in May',
    author: 'Kit Larkin',
    meeting: MEETING,
    url: 'https://shelf.example/may',
    meetingNote: 'The title names no day; the text does.',
    truncated: true,
  },
  [
    {
      title: 'The van again',
      topics: ['Transport'],
      said: [
        ['Bram Osei', 'Bram Osei put the cost of the mobile library van at £41,000. '],
        ['Ada Quill', 'Ada Quill asked about its brakes.'],
      ],
    },
    {
      title: 'Sixteen degrees',
      topics: ['Buildings'],
      said: [['Ada Quill', 'Marl Hall will be heated to sixteen degrees, said Ada Quill, and not to twenty.']],
    },
    { title: 'A prize for the catalogue', topics: ['Catalogue'], said: [[null, 'Nobody had expected a prize.', {}]] },
  ],
);

const BEFORE = makeReport(
  {
    id: 'notes-2023-09-02',
    title: 'Notes from the Board, 2 September 2023',
    meeting: { start: '2023-09-02', end: '2023-09-03' },
  },
  [
    {
      title: 'Heating of Marl Hall',
      topics: ['Buildings'],
      said: [['Ada Quill', 'Ada Quill reported that the heating of Marl Hall had failed in the first week of autumn.']],
    },
  ],
);

const WALK = makeReport(
  { id: 'notes-a-walk', title: 'A walk', kind: 'other post', published: '2022-03-01', url: 'https://notes.example/' },
  [{ title: 'A walk', topics: ['Walks'], said: [['Goran Silk', 'Goran Silk walked along the old bus route.']] }],
);

const REPORTS = [ONE, OTHER, BEFORE, WALK];
const { description } = LIBRARY_ARCHIVE;

export const TWO_ACCOUNTS: FixtureArchive = {
  description: {
    ...description,
    people: description.people.map((person) =>
      person.id === 'ada-quill'
        ? {
            ...person,
            roles: [
              { title: 'Treasurer', from: '2019-01-01', to: '2023-12-31' },
              { title: 'Chair', from: '2024-01-01', to: null },
            ],
          }
        : person,
    ),
    topics: [
      ...description.topics.map((topic) =>
        topic.id === 'buildings' ? { ...topic, words: ['heat*', 'roof'], not: ['heated debate'] } : topic,
      ),
      { id: 'walks', label: 'Walks', words: ['walk*'], not: [] },
    ],
    reportCount: REPORTS.length,
    itemCount: REPORTS.reduce((count, { items }) => count + items.length, 0),
    speakerCount: 3,
  },
  reports: REPORTS,
  former: [],
};
