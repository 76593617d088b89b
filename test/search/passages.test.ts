import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Passage } from '../../src/search/engine.ts';
import { matcherOf } from '../../src/search/matchers.ts';
import { passagesOf, type Spoken, titleMarksOf } from '../../src/search/passages.ts';

const FILLER = 'The tide turned and the gulls went on about their business without any comment at all. ';

describe('passagesOf', () => {
  it('takes whole sentences and adds no ellipsis to them', () => {
    const text = `${FILLER.repeat(4)}The crane stands still. It rains.\n\n${FILLER.repeat(4)}`;
    const [passage] = passages([['Bo', text]], 'crane');
    assert.equal(passage?.text, `The crane stands still. It rains. ${FILLER.repeat(3).trim()}`);
    assert.deepEqual(marked(passage), ['crane']);
  });
  it('cuts a long sentence at words, with an ellipsis where it is cut', () => {
    const text = `${'and the gulls cried '.repeat(40)}over the crane ${'while the tide turned '.repeat(40)}`.trim();
    const [passage] = passages([['Bo', text]], 'crane');
    assert.match(passage?.text ?? '', /^…(and|the|gulls|cried|over) .* (while|the|tide|turned)…$/);
    assert.deepEqual(marked(passage), ['crane']);
  });
  it('puts no ellipsis where a long sentence begins', () => {
    const [passage] = passages([['Bo', `The crane ${'swings and '.repeat(60)}stops.`]], 'crane');
    assert.match(passage?.text ?? '', /^The crane .*…$/);
  });
  it('prefers the lines that hold most of the words, and shows them in reading order', () => {
    const statements = ['A crane.', 'A quay.', 'A crane.', 'A crane on a quay.', 'A pilot.'].map(
      (text): [string, string] => ['Bo', text],
    );
    assert.deepEqual(texts(passages(statements, 'crane quay pilot')), ['A crane.', 'A crane on a quay.', 'A pilot.']);
  });
  it('covers the most different words before it repeats one, however many ways there are to say it', () => {
    const lines = ['A quay or wharf.', 'A quay, a wharf.', 'Wharf and quay.', 'A pilot.'];
    const statements = lines.map((text, index): Spoken => ({ id: `s${index}`, speaker: null, text, confidence: 1 }));
    const matchers = ['quay', 'wharf', 'pilot'].map((text) => matcherOf({ text, isPhrase: false }));
    const texts = passagesOf(statements, matchers, null, [0, 0, 1]).map(({ text }) => text);
    assert.deepEqual(texts, ['A quay or wharf.', 'A quay, a wharf.', 'A pilot.']);
  });
  it('gives at most three, with their speakers and statements', () => {
    const statements = ['Ines', 'Bo', null, 'Mira'].map((name): [string | null, string] => [name, 'A crane.']);
    const given = passages(statements, 'crane');
    assert.deepEqual(
      given.map(({ speaker, statementId }) => [speaker?.name ?? null, statementId]),
      [
        ['Ines', 's0'],
        ['Bo', 's1'],
        [null, 's2'],
      ],
    );
  });
  it('takes only what the named speakers say', () => {
    const given = passages(
      [
        ['Ines', 'A crane.'],
        ['Bo', 'The crane.'],
        [null, 'Crane.'],
      ],
      'crane',
      ['bo'],
    );
    assert.deepEqual(texts(given), ['The crane.']);
  });
  it('marks phrases only where they stand together', () => {
    const [passage] = passages([['Bo', 'The ferry at night is no night ferry.']], '"night ferry"');
    assert.deepEqual(marked(passage), ['night ferry']);
  });
  it('shows the opening, unmarked, where only the title matches or nothing was asked', () => {
    const statements: [string, string][] = [
      ['Ines', `\n\n`],
      ['Ines', FILLER.repeat(9)],
      ['Bo', 'More.'],
    ];
    for (const query of ['', 'crane']) {
      const [passage, ...others] = passages(statements, query);
      assert.deepEqual(others, []);
      assert.equal(passage?.text, FILLER.repeat(2).trim());
      assert.deepEqual(passage?.marks, []);
    }
  });
  it('cuts an opening without a sentence’s end at a word', () => {
    const [passage] = passages([['Bo', 'gulls '.repeat(100)]], '');
    assert.match(passage?.text ?? '', /gulls…$/);
    assert.ok((passage?.text.length ?? 0) <= 241);
  });
  it('shows nothing where nothing is said', () => assert.deepEqual(passages([], 'crane'), []));

  it('keeps its length, its marks within its text and its text within the statement, for any text', () => {
    const word = fc.constantFrom(
      'crane',
      'Crane,',
      'quay.',
      'the',
      'Gulls',
      'e.g.',
      '“cry”',
      '\n',
      '   ',
      '😀'.repeat(30),
      'x'.repeat(400),
    );
    const text = fc.array(word, { maxLength: 150 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (all) => {
        const given = passages(
          all.map((one) => ['Bo', one]),
          'crane quay "crane gulls"',
        );
        assert.ok(given.length <= 3);
        for (const passage of given) {
          assert.ok(passage.text.length <= 310, `${passage.text.length}`);
          assert.ok(passage.text.isWellFormed());
          const source = all[Number(passage.statementId.slice(1))]?.replace(/\s+/g, ' ') ?? '';
          assert.ok(source.includes(passage.text.replace(/^…|…$/g, '')));
          let end = 0;
          for (const [from, to] of passage.marks) {
            assert.ok(from >= end && to > from && to <= passage.text.length);
            end = to;
          }
        }
        const hasWord = all.some((one) => /crane|quay/i.test(one));
        assert.equal(
          given.some(({ marks }) => marks.length > 0),
          hasWord,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('titleMarksOf', () => {
  it('marks words and merges what overlaps', () => {
    const matchers = ['night ferry', 'ferry', 'ferry pass'].map((text) => matcherOf({ text, isPhrase: true }));
    assert.deepEqual(titleMarksOf('Night ferry pass', matchers), [[0, 16]]);
  });
});

function passages(
  statements: readonly (readonly [string | null, string])[],
  query: string,
  saidBy?: readonly string[],
): Passage[] {
  const spoken = statements.map(([name, text], index): Spoken => {
    return { id: `s${index}`, speaker: name === null ? null : { id: name.toLowerCase(), name }, text, confidence: 0.9 };
  });
  const terms = [...query.matchAll(/"([^"]*)"|(\S+)/g)];
  const matchers = terms.map(([, phrase, word]) =>
    matcherOf({ text: phrase ?? word ?? '', isPhrase: phrase !== undefined }),
  );
  return passagesOf(spoken, matchers, saidBy ? new Set(saidBy) : null);
}

function texts(given: readonly Passage[]): string[] {
  return given.map(({ text }) => text);
}

function marked(passage: Passage | undefined): string[] {
  return (passage?.marks ?? []).map(([start, end]) => passage?.text.slice(start, end) ?? '');
}
