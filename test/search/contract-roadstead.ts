// The large archive of the contract suite: rankings, long and hostile texts, more items and values than any engine's default limits.
// Every group of items has words of its own, which no other group holds or resembles.
import type { ItemDocument } from '../../src/reports/item.ts';
import { harbourItem } from './harbour.ts';

const FILLER =
  'and so the members went on with other business of the day until nobody could name a further matter to talk about '.repeat(
    2,
  );

const RANKED: readonly ItemDocument[] = [
  harbourItem({
    report: 'rank-near',
    item: 'near',
    title: 'Minutes',
    date: '2029-01-01',
    says: [['Ines Calder', `The beacon has its own lantern ${FILLER}.`]],
  }),
  harbourItem({
    report: 'rank-far',
    item: 'far',
    title: 'Minutes',
    date: '2031-01-01',
    says: [['Ines Calder', `The beacon has its own ${FILLER} lantern.`]],
  }),
  harbourItem({
    report: 'rank-together',
    item: 'together',
    title: 'Minutes',
    date: '2029-01-01',
    says: [['Ines Calder', 'The towing licence of the port costs too much.']],
  }),
  harbourItem({
    report: 'rank-apart',
    item: 'apart',
    title: 'Minutes',
    date: '2031-01-01',
    says: [['Ines Calder', 'The licence of the towing port costs too much.']],
  }),
  ...(
    [
      ['b-older', '2030-01-01'],
      ['c-undated', null],
      ['a-newer', '2031-01-01'],
      ['d-newer', '2031-01-01'],
    ] as const
  ).map(([item, date]) =>
    harbourItem({
      report: `rank-${item}`,
      item,
      title: 'Minutes',
      date,
      says: [['Bo Ferrant', 'The moorage is full.']],
    }),
  ),
];

const WORDS: readonly ItemDocument[] = [
  harbourItem({
    report: 'words-1',
    item: 'parliament',
    says: [[null, 'The regional harbour parliament assembled.']],
  }),
  harbourItem({ report: 'words-2', item: 'rhp', says: [[null, 'The RHP assembled.']] }),
  harbourItem({ report: 'words-3', item: 'bell', says: [[null, 'Nobody heard the “silent” bell’s clapper.']] }),
  harbourItem({ report: 'words-4', item: 'granite', says: [[null, 'All of it is granite']] }),
  harbourItem({ report: 'words-4', item: 'quarry', says: [[null, 'Quarry works begin.']] }),
  harbourItem({
    report: 'words-5',
    item: 'trees',
    says: [[null, 'alder birch cedar dogwood elder fir gorse hazel ivy juniper kauri larch maple']],
  }),
  harbourItem({
    report: 'words-6',
    item: 'fewer-trees',
    says: [[null, 'alder birch cedar dogwood elder fir gorse hazel ivy juniper kauri larch']],
  }),
];

/** 76,000 words, more than 16 bits can number; the last statement alone has words of its own. */
export const LONG_ITEM = harbourItem({
  report: 'long',
  item: 'long',
  title: 'A long debate',
  says: [
    ...Array.from({ length: 76 }, (_, n): [string, string] => [
      n % 2 === 0 ? 'Ines Calder' : 'Bo Ferrant',
      'pebbles and shingle on the shore '.repeat(166).trim(),
    ]),
    ['Hanne Lund', 'Finally the lightvessel crossed the sandbank.'],
  ],
});

const SENTENCES = Array.from(
  { length: 12 },
  (_, n) => `Number ${n} of the sounding lines was checked by the crew again.`,
);
SENTENCES[6] = 'The hydrographer lost a plumb line.';

const DOUBTFUL = harbourItem({
  report: 'shown-3',
  item: 'doubtful',
  says: [['Bo Ferrant', 'The astrolabe is broken.']],
});

export const MARKUP_TEXT = '<script>alert("anchorage")</script> <em>Anchorage</em> &amp; <mark>more</mark>';
export const PRIVATE_USE_TEXT = 'The \uE000fairway\uE001 and \uE000 another \uE001fairway\uE000.';
export const BROKEN_TEXT = 'Kelp \ud800 and \udfff weed, \u0007 kelp.';

const SHOWN: readonly ItemDocument[] = [
  harbourItem({
    report: 'shown-1',
    item: 'windows',
    says: [
      ['Ines Calder', 'A sextant.'],
      ['Bo Ferrant', 'A compass.'],
      ['Ines Calder', 'A sextant.'],
      ['Mira Osei', 'A sextant with a compass and a chronometer.'],
      ['Bo Ferrant', 'A chronometer.'],
      [null, 'A sextant.'],
    ],
  }),
  harbourItem({ report: 'shown-2', item: 'sentences', says: [['Ines Calder', SENTENCES.join(' ')]] }),
  { ...DOUBTFUL, statements: DOUBTFUL.statements.map((one) => ({ ...one, found: 'pronoun', confidence: 0.55 })) },
  harbourItem({ report: 'shown-4', item: 'markup', title: 'The <b>anchorage</b>', says: [[null, MARKUP_TEXT]] }),
  harbourItem({ report: 'shown-5', item: 'private-use', says: [[null, PRIVATE_USE_TEXT]] }),
  harbourItem({ report: 'shown-6', item: 'broken', title: 'Odd \ud800', says: [[null, BROKEN_TEXT]] }),
];

/** What could close a quote or a filter of an engine's own language. */
export const HOSTILE_IDS = [
  `a" OR "1"="1`,
  `b' OR '1'='1`,
  'c\\',
  'd\\" OR day > 0 OR topics = "',
  'e) OR (1=1',
  'f\nOR 1=1',
  'g`',
  'h, works',
] as const;

const HOSTILE: readonly ItemDocument[] = HOSTILE_IDS.map((id, n) => {
  const item = harbourItem({ report: `hostile-${n}`, item: `hostile-${n}`, says: [['X', 'The jetty.']] });
  const speaker = { id, name: `Named ${id}` };
  return {
    ...item,
    speakers: [speaker],
    topics: [{ id, label: `Called ${id}` }],
    statements: item.statements.map((statement) => ({ ...statement, speaker })),
  };
});

export const WHARF_COUNT = 1260;
export const WHARF_SPEAKERS = 140;

/** Nine items for each speaker, and as many for each month of ten and a half years. */
const WHARVES: readonly ItemDocument[] = Array.from({ length: WHARF_COUNT }, (_, n) => {
  const month = Math.floor(n / 10);
  return harbourItem({
    report: `wharf-${String(n).padStart(4, '0')}`,
    item: `w-${String(n).padStart(4, '0')}`,
    title: 'Minutes',
    date: `${2001 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-15`,
    says: [[`Warden ${String(n % WHARF_SPEAKERS).padStart(3, '0')}`, 'The wharf is dry.']],
  });
});

export const ROADSTEAD: readonly ItemDocument[] = [...RANKED, ...WORDS, LONG_ITEM, ...SHOWN, ...HOSTILE, ...WHARVES];
