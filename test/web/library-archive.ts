// An invented archive for the tests of the pages: a cooperative of libraries, with every form of statement and enough items for three pages.
import type { CatalogueDescription } from '../../src/catalogue/catalogue.ts';
import { slug } from '../../src/reports/ids.ts';
import type { FixtureArchive, FixtureReport } from './fixture.ts';
import { type ItemSketch, makeReport, type Said } from './make-item.ts';

const LISTED = ['Ada Quill', 'Bram Osei', 'Chidi Lowe', 'Dervla Nunn', 'Zoë Tremaine'];
const OTHERS = [
  'Ewan Pryce',
  'Farida Holt',
  'Goran Silk',
  'Hester Blythe',
  'Imre Castell',
  'Jonas Vey',
  'Kit Larkin',
  'Lowri Bevan',
];

const MOBILE_LIBRARY: ItemSketch = {
  title: 'Mobile library: the last van',
  topics: ['Transport', 'Finance'],
  decisions: [
    { text: 'The Board keeps the mobile library for one more year.', votes: { for: 9, against: 3, abstained: 1 } },
  ],
  said: [
    [null, 'The van failed its inspection on the morning of the meeting, which gave the item an edge. '],
    [
      'Bram Osei',
      'Bram Osei said that the mobile library costs £41,000 a year and carries fewer books than a school cupboard. ',
      { evidence: 'Bram Osei said' },
    ],
    [
      'Bram Osei',
      'He asked whether anybody would start it today.\n\n',
      { found: 'pronoun', evidence: 'He asked', confidence: 0.82 },
    ],
    [
      'Ada Quill',
      'The Chair answered that nobody would start a village today either, and that eleven of them have no other library. ',
      { found: 'role', evidence: 'The Chair', confidence: 0.78 },
    ],
    ['Dervla Nunn', 'I asked for the figures by stop.\n\n', { found: 'author', evidence: 'I', confidence: 0.95 }],
    ['Chidi Lowe', 'These were read out:\n\n', { found: 'continued', evidence: null, confidence: 0.45 }],
    [
      'Chidi Lowe',
      'Upper Marl: 214 loans a month;\n',
      { form: 'list', found: 'continued', evidence: null, confidence: 0.45 },
    ],
    [
      'Chidi Lowe',
      'Cold Aston: 96, half of them large print;\n',
      { form: 'list', found: 'continued', evidence: null, confidence: 0.45 },
    ],
    [
      'Chidi Lowe',
      'the lay-by at Tarn Cross: 3.\n\n',
      { form: 'list', found: 'continued', evidence: null, confidence: 0.45 },
    ],
    [null, 'What the van would need\n\n', { form: 'subheading' }],
    [
      'Zoë Tremaine',
      'Zoë Tremaine had a quotation from the garage: new brakes, a lift that works, and a driver. The whole survey is on the Board’s pages.\n\n',
      {
        spans: [
          { start: 60, end: 75, kind: 'emphasis' },
          { start: 95, end: 107, kind: 'link', url: 'https://board.example/van-survey' },
          { start: 118, end: 131, kind: 'strong' },
        ],
      },
    ],
    [null, 'A library that cannot be reached is a warehouse.\n\n', { form: 'quote' }],
    [null, 'Stop | Loans | Minutes\n', { form: 'table' }],
    [null, 'Upper Marl | 214 | 40\n', { form: 'table' }],
    [null, 'Tarn Cross | 3 | 25\n\n', { form: 'table' }],
    [null, 'route = stops.filter(s => s.loans > 10)\nreturn route\n\n', { form: 'code' }],
    ['Ada Quill', 'Ada Quill put it to the vote.', {}],
  ],
};

const BUDGET: ItemSketch = {
  title: 'Budget 2024 and the heating of Marl Hall',
  topics: ['Finance', 'Buildings'],
  said: [
    [
      'Bram Osei',
      'Bram Osei introduced a budget that balances if nobody touches the thermostat. Heating Marl Hall costs more than buying books. ',
    ],
    ['Ewan Pryce', 'Ewan Pryce said that readers had counted the hours of heating and found them short. ', {}],
    ['Ada Quill', 'Ada Quill wanted the heating and the mobile library discussed apart.\n\n', {}],
    [null, 'The budget was passed without a vote.', {}],
  ],
  decisions: [{ text: 'The budget was passed without a vote.', votes: null }],
};

const LENDING_RULES: ItemSketch = {
  title: 'Lending rules',
  topics: ['Rules', 'Membership'],
  said: [
    ['Chidi Lowe', 'Chidi Lowe presented the lending rules: twelve books, four weeks, no fines for children. '],
    ['Farida Holt', 'Farida Holt asked about fines for adults who borrow for children. ', {}],
    ['Chidi Lowe', 'Chidi Lowe thought that the rules could stand a little ambiguity.\n\n', {}],
    [null, 'The inter-library loan scheme (ILLS) stays free. ', {}],
    ['Farida Holt', 'Farida Holt thanked the ILLS and asked the VVL’s drivers to be on time; the VVL has two.', {}],
  ],
};

/** Short business that recurs, so that lists are long: two items for each of twenty-four meetings. */
function routine(year: number, month: number): ItemSketch[] {
  const speakers = [...LISTED, ...OTHERS];
  const one = speakers[(year + month) % speakers.length] ?? null;
  const other = speakers[(year * 3 + month * 5) % speakers.length] ?? null;
  const said: Said[] = [
    [one, `${one} reported ${month + 30} new members and a queue at the counter on Saturdays. `],
    [other, `${other} said that the counter needs a second chair before it needs a second clerk.`],
  ];
  return [
    { title: 'Members and the counter', topics: ['Membership'], said },
    {
      title: 'Catalogue cards',
      topics: ['Catalogue'],
      said: [
        [
          other,
          `${other} reported that the catalogue cards are typed up to the letter ${String.fromCharCode(64 + month)}.`,
        ],
      ],
    },
  ];
}

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const REPORTS: readonly FixtureReport[] = [
  makeReport(
    {
      id: 'notes-2024-05-23',
      title: 'Board report – 23 and 24 May 2024',
      meeting: { start: '2024-05-23', end: '2024-05-24' },
      published: '2024-05-26',
      captured: '2024-12-01T09:00:00Z',
      sha256: SHA256,
      meetingNote: 'The title lacks the year; it follows from the report before.',
    },
    [MOBILE_LIBRARY, BUDGET, LENDING_RULES],
  ),
  makeReport(
    {
      id: 'minutes-2023-07-04',
      sourceId: 'minutes',
      title: 'Minutes of the Committee on Buildings, 4 July 2023',
      author: null,
      body: { id: 'buildings', name: 'Committee on Buildings' },
      meeting: { start: '2023-07-04', end: '2023-07-04' },
      url: null,
      truncated: true,
      attendees: [
        { name: 'Bram Osei', initials: 'BO', organisation: 'Marl Hall' },
        { name: 'Goran Silk', initials: 'GS', organisation: null },
      ],
    },
    [
      {
        title: 'The roof of Marl Hall',
        topics: ['Buildings'],
        said: [
          [
            'Bram Osei',
            'The roof can wait until the mobile library is paid for.\n',
            { found: 'initials', evidence: 'BO:' },
          ],
          ['Goran Silk', 'The roof has been waiting since 1911.\n', { found: 'initials', evidence: 'GS:' }],
        ],
      },
    ],
  ),
  makeReport({ id: 'minutes-of-a-lost-meeting', title: 'Minutes of a lost meeting', truncated: true }, [
    { title: 'Apologies', said: [[null, 'Nobody came.\n\n', {}]] },
    { title: 'Any other business', said: [] },
  ]),
  makeReport(
    { id: 'notes-a-walk', title: 'A walk along the old bus route', kind: 'other post', published: '2022-03-01' },
    [
      {
        title: 'A walk along the old bus route',
        said: [['Dervla Nunn', 'I walked the route of the mobile library and met a heron.', { found: 'author' }]],
      },
    ],
  ),
  ...[2019, 2020, 2021, 2022].flatMap((year) =>
    [1, 3, 5, 7, 9, 11].map((month) => {
      const day = `${year}-${String(month).padStart(2, '0')}-14`;
      return makeReport(
        { id: `notes-${day}`, title: `Board report – ${day}`, meeting: { start: day, end: day } },
        routine(year, month),
      );
    }),
  ),
];

const DESCRIPTION: CatalogueDescription = {
  archive: {
    title: 'Marl Valley Libraries',
    description: 'Reports of the Board of a cooperative of village libraries, by those who sit on it.',
    fictional: true,
    language: 'en-GB',
    timeZone: 'Europe/London',
    bodies: [
      { id: 'board', name: 'Library Board' },
      { id: 'buildings', name: 'Committee on Buildings' },
    ],
  },
  sources: [
    {
      id: 'notes',
      kind: 'blog',
      title: 'Notes from the Board',
      url: 'https://notes.example/',
      author: 'Dervla Nunn',
      body: 'board',
      pageUrl: null,
      rights: 'CC BY 4.0',
    },
    {
      id: 'minutes',
      kind: 'files',
      title: null,
      url: null,
      author: null,
      body: 'buildings',
      pageUrl: null,
      rights: null,
    },
  ],
  people: LISTED.map((name) => ({
    id: slug(name),
    name,
    aliases: name === 'Ada Quill' ? ['the Chair'] : [],
    initials: [name.replace(/[^A-Z]/g, '')],
    pronouns: null,
    roles: [],
  })),
  topics: ['Transport', 'Finance', 'Buildings', 'Rules', 'Membership', 'Catalogue'].map((label) => ({
    id: slug(label),
    label,
    words: [],
    not: [],
  })),
  synonyms: [['bookmobile', 'mobile library', 'van']],
  glossary: [
    { acronym: 'ILLS', expansion: 'inter-library loan scheme' },
    { acronym: 'VVL', expansion: 'volunteer “van” league' },
  ],
  reportCount: REPORTS.length,
  itemCount: REPORTS.reduce((count, { items }) => count + items.length, 0),
  speakerCount: LISTED.length + OTHERS.length,
  version: '1',
};

export const LIBRARY_ARCHIVE: FixtureArchive = {
  description: DESCRIPTION,
  reports: REPORTS,
  former: [
    {
      reportId: 'notes-2024-05-23',
      itemId: 'the-van',
      now: { status: 'moved', reportId: 'notes-2024-05-23', itemId: 'mobile-library-the-last-van' },
    },
    {
      reportId: 'notes-2024-05-23',
      itemId: 'a-private-matter',
      now: { status: 'gone', title: 'A private matter', date: '2024-05-23' },
    },
  ],
};
