import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../src/reports/item.ts';
import { type InlinePart, inlineParts } from '../../src/web/inline-text.ts';
import { markerFor } from '../../src/web/marking.ts';
import { turnsOf } from '../../src/web/statements.ts';
import { makeReport, type Said } from './make-item.ts';

function turns(said: readonly Said[]) {
  const { items } = makeReport({ id: 'r', title: 'R' }, [{ title: 'I', said }]);
  return turnsOf(items[0]?.statements ?? [], () => []);
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
    const [turn] = turnsOf(items[0]?.statements ?? [], markerFor('c'));
    const cells = turn?.groups[0]?.blocks[0]?.statements[0]?.cells ?? [];
    assert.deepEqual(cells.map(shown), ['a', '`b` [c]']);
  });
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
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(span), fc.array(mark), (text, spans, marks) => {
        const joined = inlineParts(text, spans, marks).flatMap(({ runs }) => runs.map((run) => run.text));
        assert.equal(joined.join(''), text);
      }),
    );
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
    ['speaker:quill', 'Quill spoke.', 'Quill spoke.'],
    ['', 'Nothing.', 'Nothing.'],
  ];
  for (const [q, text, marked] of table) {
    it(`of ${q || 'no words'} gives: ${marked}`, () => {
      assert.equal(shown(inlineParts(text, [], markerFor(q)(text))), marked);
    });
  }
});

function shown(parts: readonly InlinePart[]): string {
  return parts
    .flatMap(({ runs }) => runs)
    .map(({ text, isMarked, isCode }) => (isMarked ? `[${text}]` : isCode ? `\`${text}\`` : text))
    .join('');
}
