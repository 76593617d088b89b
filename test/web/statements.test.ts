import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Acronym, Span, Statement } from '../../src/reports/item.ts';
import { markerFor } from '../../src/web/records/marking.ts';
import { turnsOf } from '../../src/web/records/statements.ts';
import { explanationsIn } from '../../src/web/text/acronyms.ts';
import { type InlinePart, inlineParts } from '../../src/web/text/inline-text.ts';
import { makeReport, type Said } from './make-item.ts';

function turns(said: readonly Said[]) {
  const { items } = makeReport({ id: 'r', title: 'R' }, [{ title: 'I', said }]);
  return turnsOf(items[0]?.statements ?? [], { marksIn: () => [], explanations: new Map(), media: null });
}

/** Speaker, then the ids of statements, block by block. */
function outline(said: readonly Said[]) {
  return turns(said).map(({ speaker, isContinued, groups }) => [
    speaker?.name ?? null,
    ...(isContinued ? ['continued'] : []),
    ...groups.map(({ form, blocks }) => [
      form,
      ...blocks.map(({ statements }) => statements.map(({ id }) => id).join('+')),
    ]),
  ]);
}

describe('statements arranged for reading', () => {
  it('joins neighbouring statements of one speaker, and in a block of one form', () => {
    const said: Said[] = [
      ['Ada', 'One. '],
      ['Ada', 'Two.\n\n'],
      ['Ada', 'Three.\n\n'],
    ];
    assert.deepEqual(outline(said), [['Ada', ['paragraph', 's1+s2'], ['paragraph', 's3']]]);
  });

  it('goes on inside a paragraph with another speaker', () => {
    const said: Said[] = [
      ['Ada', 'One. '],
      [null, 'Two. '],
      ['Ada', 'Three.\n\n'],
    ];
    assert.deepEqual(outline(said), [
      ['Ada', ['paragraph', 's1']],
      [null, 'continued', ['paragraph', 's2']],
      ['Ada', 'continued', ['paragraph', 's3']],
    ]);
  });

  it('keeps the items of a list in one list and each item whole', () => {
    const said: Said[] = [
      ['Ada', 'First. ', { form: 'list' }],
      ['Ada', 'Still first.\n', { form: 'list' }],
      ['Ada', 'Second.\n\n', { form: 'list' }],
      ['Ada', 'After.', {}],
    ];
    assert.deepEqual(outline(said), [['Ada', ['list', 's1+s2', 's3'], ['paragraph', 's4']]]);
  });

  it('keeps a doubtful attribution apart from a sure one', () => {
    const said: Said[] = [
      ['Ada', 'Sure. ', { confidence: 0.6 }],
      ['Ada', 'Doubtful. ', { confidence: 0.59 }],
      [null, 'Nobody. ', { confidence: 0 }],
    ];
    assert.deepEqual(
      turns(said).map(({ isDoubtful }) => isDoubtful),
      [false, true, false],
    );
  });

  it('cuts the row of a table into cells, with their links and marks', () => {
    const spans: Span[] = [{ start: 4, end: 5, kind: 'code' }];
    const { items } = makeReport({ id: 'r', title: 'R' }, [
      { title: 'I', said: [[null, 'a | b c\n', { form: 'table', spans }]] },
    ]);
    const statements = items[0]?.statements ?? [];
    const explanations = explanationsIn(statements, [{ acronym: 'c', expansion: 'cup' }]);
    const [turn] = turnsOf(statements, { marksIn: markerFor('c', { glossary: [] }), explanations, media: null });
    const cells = turn?.groups[0]?.blocks[0]?.statements[0]?.cells ?? [];
    assert.deepEqual(cells.map(shown), ['a', '`b` [c=cup]']);
  });
});

describe('tables', () => {
  const cells = (row: string) => {
    const [turn] = turns([[null, `${row}\n`, { form: 'table' }]]);
    return turn?.groups[0]?.blocks[0]?.statements[0]?.cells.map(shown);
  };
  const table: readonly (readonly [row: string, cells: readonly string[] | undefined])[] = [
    ['a | b', ['a', 'b']],
    ['a |  | c', ['a', '', 'c']],
    ['a | | c', ['a', '', 'c']],
    ['| b |', ['', 'b', '']],
    ['a |', ['a', '']],
    ['a || b|c', ['a || b|c']],
    ['| |', undefined],
    ['|', undefined],
  ];
  for (const [row, wanted] of table) {
    it(`${wanted ? `cut “${row}” into ${wanted.length} cells` : `leave out the empty row “${row}”`}`, () =>
      assert.deepEqual(cells(row), wanted));
  }
});

describe('inline text', () => {
  it('keeps a link whole where its words are marked', () => {
    const parts = inlineParts(
      'see the van',
      [{ start: 4, end: 11, kind: 'link', url: 'https://a.example/' }],
      [[8, 11]],
    );
    assert.deepEqual(
      parts.map(({ href }) => href),
      [null, 'https://a.example/'],
    );
    assert.equal(shown(parts), 'see the [van]');
  });

  it('follows no address but http, https and mailto', () => {
    const parts = inlineParts('go', [{ start: 0, end: 2, kind: 'link', url: 'javascript:alert(1)' }], []);
    assert.deepEqual(
      parts.map(({ href }) => href),
      [null],
    );
  });

  it('loses and adds no character, whatever spans and marks there are', () => {
    const offset = fc.integer({ min: -5, max: 30 });
    const kind = fc.constantFrom('link' as const, 'code' as const, 'emphasis' as const, 'strong' as const);
    const span = fc.record({ start: offset, end: offset, kind, url: fc.constant('https://a.example/') });
    const mark = fc.tuple(offset, offset);
    const acronym = fc.record({ start: offset, end: offset, expansion: fc.string() });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 25 }),
        fc.array(span),
        fc.array(mark),
        fc.array(acronym),
        (text, spans, marks, acronyms) => {
          const joined = inlineParts(text, spans, marks, acronyms).flatMap(({ runs }) => runs.map((run) => run.text));
          assert.equal(joined.join(''), text);
        },
      ),
    );
  });
});

const GLOSSARY: readonly Acronym[] = [
  { acronym: 'ILLS', expansion: 'inter-library loan scheme' },
  { acronym: 'NaN', expansion: 'not-a-number' },
];

describe('acronyms in an item', () => {
  /** The texts of the statements, each acronym that is explained followed by what it stands for. */
  function explained(said: readonly Said[]): readonly string[] {
    const { items } = makeReport({ id: 'r', title: 'R' }, [{ title: 'I', said }]);
    const statements = items[0]?.statements ?? [];
    const explanations = explanationsIn(statements, GLOSSARY);
    return statements.map(({ id, text, spans }) => shown(inlineParts(text, spans, [], explanations.get(id) ?? [])));
  }
  const span = (start: number, end: number, kind: Span['kind'], url?: string): Partial<Statement> => ({
    spans: [{ start, end, kind, ...(url && { url }) }],
  });

  const table: readonly (readonly [promise: string, said: readonly Said[], explained: readonly string[]])[] = [
    [
      'explains the first use only',
      [
        [null, 'The ILLS is the ILLS. '],
        ['Ada', 'ILLS!'],
      ],
      ['The ILLS=inter-library loan scheme is the ILLS. ', 'ILLS!'],
    ],
    ['explains one with a possessive', [[null, 'The ILLS’s van']], ['The ILLS=inter-library loan scheme’s van']],
    [
      'explains one between hyphens and slashes',
      [[null, 'ILLS-led/NaN']],
      ['ILLS=inter-library loan scheme-led/NaN=not-a-number'],
    ],
    ['wants the very letters', [[null, 'ills, nan, NAN']], ['ills, nan, NAN']],
    ['wants a whole word', [[null, 'SKILLS, ILLSX, NaNs']], ['SKILLS, ILLSX, NaNs']],
    [
      'needs nothing where the item explains it',
      [[null, 'The inter-library loan schemes (ILLS) and ILLS']],
      ['The inter-library loan schemes (ILLS) and ILLS'],
    ],
    [
      'needs nothing where the expansion follows',
      [[null, 'The ILLS (inter-library loan scheme).']],
      ['The ILLS (inter-library loan scheme).'],
    ],
    [
      'explains one that is used before the item explains it',
      [
        [null, 'ILLS. '],
        [null, 'The inter-library loan scheme (ILLS).'],
      ],
      ['ILLS=inter-library loan scheme. ', 'The inter-library loan scheme (ILLS).'],
    ],
    [
      'leaves code alone',
      [
        [null, 'x = NaN', span(0, 7, 'code')],
        [null, 'NaN\n', { form: 'code' }],
        [null, 'NaN'],
      ],
      ['`x = NaN`', 'NaN\n', 'NaN=not-a-number'],
    ],
    [
      'leaves links alone',
      [[null, 'ILLS, ILLS', span(0, 4, 'link', 'https://a.example/')]],
      ['ILLS, ILLS=inter-library loan scheme'],
    ],
    [
      'leaves addresses alone',
      [[null, 'See https://a.example/ILLS/x, www.ILLS.example']],
      ['See https://a.example/ILLS/x, www.ILLS.example'],
    ],
  ];
  for (const [promise, said, texts] of table) it(promise, () => assert.deepEqual(explained(said), texts));

  it('are explained within marks, and not where something cuts them', () => {
    const explanations = [{ start: 4, end: 8, expansion: 'scheme' }];
    assert.equal(shown(inlineParts('The ILLS’s van', [], [[4, 10]], explanations)), 'The [ILLS=scheme][’s] van');
    assert.equal(shown(inlineParts('The ILLS’s van', [], [[4, 6]], explanations)), 'The [IL]LS’s van');
  });
});

describe('marking', () => {
  const table: readonly (readonly [q: string, text: string, marked: string])[] = [
    ['library', 'All libraries and a Library.', 'All [libraries] and a [Library].'],
    [
      '"mobile library" -van',
      'The mobile library, the van, the library.',
      'The [mobile library], the van, the library.',
    ],
    ['van OR bus', 'A van, a bus.', 'A [van], a [bus].'],
    ['ills', 'The ILLS, the inter-library loan scheme.', 'The [ILLS], the [inter-library loan scheme].'],
    ['"inter-library loan scheme"', 'The ILLS, a scheme.', 'The [ILLS], a scheme.'],
    ['loans -ILLS', 'The ILLS has loans.', 'The ILLS has [loans].'],
    ['speaker:quill', 'Quill spoke.', 'Quill spoke.'],
    ['', 'Nothing.', 'Nothing.'],
  ];
  for (const [q, text, marked] of table) {
    it(`of ${q || 'no words'} gives: ${marked}`, () => {
      assert.equal(shown(inlineParts(text, [], markerFor(q, { glossary: GLOSSARY })(text))), marked);
    });
  }
});

function shown(parts: readonly InlinePart[]): string {
  return parts
    .flatMap(({ runs }) => runs)
    .map(({ expansion, ...run }) => ({ ...run, text: expansion === null ? run.text : `${run.text}=${expansion}` }))
    .map(({ text, isMarked, isCode }) => (isMarked ? `[${text}]` : isCode ? `\`${text}\`` : text))
    .join('');
}
