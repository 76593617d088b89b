import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Clause,
  firstWords,
  MOST_WORDS,
  type ParsedQuery,
  parseQuery,
  queryText,
  withoutFields,
} from '../../src/search/query.ts';

describe('parseQuery', () => {
  /** Clauses in short: `/` between alternatives, `-` for exclusion, `[…]` for phrases; then fields. */
  const cases: readonly (readonly [string, string])[] = [
    ['', ''],
    ['   ', ''],
    ['harbour dues', 'harbour, dues'],
    ['"night ferry"', '[night ferry]'],
    ['“night ferry” „quay” «pier»', '[night ferry], [quay], [pier]'],
    ['harbour -dues -"night ferry"', 'harbour, -dues, -[night ferry]'],
    ['harbour −dues --quay', 'harbour, -dues, -quay'],
    ['crane OR quay', 'crane/quay'],
    ['crane OR quay OR "night ferry" dues', 'crane/quay/[night ferry], dues'],
    ['crane or quay', 'crane, or, quay'],
    ['crane AND quay', 'crane, quay'],
    ['crane AND quay AND pier', 'crane, quay, pier'],
    ['crane and quay', 'crane, and, quay'],
    ['crane NOT quay', 'crane, -quay'],
    ['crane AND NOT quay', 'crane, -quay'],
    ['crane NOT "night ferry"', 'crane, -[night ferry]'],
    ['NOT crane', '-crane'],
    ['crane not quay', 'crane, not, quay'],
    ['crane AND speaker:ines', 'crane, speaker=ines'],
    ['THE HARBOUR AND THE QUAY', 'THE, HARBOUR, AND, THE, QUAY'],
    ['DO NOT LEAVE HARBOUR', 'DO, NOT, LEAVE, HARBOUR'],
    ['NPF NOT NEC', 'NPF, -NEC'],
    ['antisem*', 'antisem*'],
    ['-antisem* quay', '-antisem*, quay'],
    ['crane OR qua*', 'crane/qua*'],
    ['"crane*"', '[crane*]'],
    ['* crane * quay', 'crane, quay'],
    ['crane OR OR quay', 'crane/quay'],
    ['ORDER', 'ORDER'],
    ['by-election', 'by-election'],
    ['speaker:ines-calder', 'speaker=ines-calder'],
    ['speaker:"Ines Calder" dues', 'dues, speaker=Ines Calder'],
    ['speaker:“Ines Calder”', 'speaker=Ines Calder'],
    ['Topic:money from:2031-03 to:2031 author:x body:y', 'topic=money, from=2031-03, to=2031, author=x, body=y'],
    ['speaker:a OR speaker:b', 'speaker=a, speaker=b'],
    ['title:fees', 'title:fees'],
    ['https://example.org/quay', 'https://example.org/quay'],
    ['(crane, quay)', 'crane, quay'],
    ['C++ C# +1 +quay', 'C++, C#, +1, quay'],
    ['NEAR(crane quay) crane* ^quay', 'NEAR(crane, quay, crane*, quay'],
    ['- — – & | ,', ''],
    ['crane - quay', 'crane, quay'],
    ["Bo’s Bo's", "Bo’s, Bo's"],
    ['"" quay', 'quay'],
  ];
  for (const [typed, expected] of cases) {
    it(`reads ${JSON.stringify(typed)}`, () => assert.equal(short(parseQuery(typed)), expected));
  }

  const noted: readonly (readonly [string, string, RegExp])[] = [
    ['dues "night ferry', 'dues, [night ferry]', /Missing closing quote; searched for “night ferry” as a phrase/],
    ['12" pipe', '12, [pipe]', /closing quote; searched for “pipe”/],
    ['speaker:"Ines', 'speaker=Ines', /closing quote; searched for “Ines”/],
    ['OR', 'OR', /“OR” does not stand between/],
    ['crane OR', 'crane, OR', /“OR” does not stand between/],
    ['OR crane', 'OR, crane', /“OR” does not stand between/],
    ['crane OR -quay', 'crane, OR, -quay', /“OR” does not stand between/],
    ['crane OR topic:x', 'crane, OR, topic=x', /“OR” does not stand between/],
    ['crane AND', 'crane, AND', /“AND” does not stand between/],
    ['AND crane', 'AND, crane', /“AND” does not stand between/],
    ['crane NOT', 'crane, NOT', /“NOT” stands before no word/],
    ['crane NOT speaker:ines', 'crane, NOT, speaker=ines', /“NOT” stands before no word/],
    ['speaker: ines', 'speaker, ines', /“speaker:” is followed by nothing/],
    ['from:', 'from', /“from:” is followed by nothing/],
    ['quay -speaker:ines', 'quay, -speaker:ines', /Only words and phrases can be left out/],
    ['-quay', '-quay', /only says what to leave out/],
    ['???', '', /no letter or digit/],
  ];
  for (const [typed, expected, note] of noted) {
    it(`tells how it read ${JSON.stringify(typed)}`, () => {
      const parsed = parseQuery(typed);
      assert.equal(short(parsed), expected);
      assert.match(parsed.notes.join(' '), note);
    });
  }
  it('has nothing to tell about a query that says what it means', () => {
    for (const [typed] of cases.slice(2, 9)) assert.deepEqual(parseQuery(typed).notes, []);
  });

  const endings: readonly (readonly [string, boolean])[] = [
    ['harb', true],
    ['dues harb', true],
    ['by-elec', true],
    ['crane OR qu', true],
    ['harb ', false],
    ['harb.', false],
    ['"harb', false],
    ['"harb"', false],
    ['-harb', false],
    ['speaker:harb', false],
    ['speaker:', false],
    ['crane OR', false],
    ['', false],
  ];
  for (const [typed, endsInWord] of endings) {
    it(`${endsInWord ? 'sees' : 'sees no'} word still being typed in ${JSON.stringify(typed)}`, () =>
      assert.equal(parseQuery(typed).endsInWord, endsInWord));
  }

  it('reads anything, and gives only terms that hold a letter or digit', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom('"', '“', '”', '-', 'OR', ' ', 'speaker:', 'to:', 'word', '\0', '\ud800', '(', '*', '+'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const parsed = parseQuery(pieces.join(''));
        for (const { alternatives } of parsed.clauses) {
          assert.ok(alternatives.length > 0);
          for (const { text } of alternatives) assert.match(text, /[\p{L}\p{N}]/u);
        }
        assert.deepEqual(parseQuery(pieces.join('')), parsed);
      }),
      { numRuns: 1000 },
    );
  });
  it('reads pasted pages and thousands of quotes', () => {
    for (const unit of [
      '"',
      '“a ',
      '-',
      'a OR ',
      'speaker:',
      '-"',
      'x',
      ' ',
      'word ',
      '"a" OR ',
      '−-x',
      "'a",
      '1,234',
    ]) {
      parseQuery(unit.repeat(10_000));
    }
  });
});

describe('firstWords', () => {
  const words = (count: number, begin = 'w') => Array.from({ length: count }, (_, n) => `${begin}${n}`);
  const cut: readonly (readonly [what: string, typed: string, found: string])[] = [
    ['words', words(MOST_WORDS + 2).join(' '), words(MOST_WORDS).join(', ')],
    ['alternatives', words(MOST_WORDS + 2).join(' OR '), words(MOST_WORDS).join('/')],
    ['exclusions', words(MOST_WORDS + 2).join(' -'), words(MOST_WORDS).join(', -')],
    ['a phrase', `"${words(MOST_WORDS + 2).join(' ')}"`, `[${words(MOST_WORDS).join(' ')}]`],
    [
      'words of a phrase after others',
      `${words(MOST_WORDS - 1).join(' ')} "one two" last`,
      `${words(MOST_WORDS - 1).join(', ')}, [one]`,
    ],
    ['words in one word', `${words(MOST_WORDS - 1).join(' ')} one-two`, `${words(MOST_WORDS - 1).join(', ')}, one`],
  ];
  for (const [what, typed, found] of cut)
    it(`leaves out ${what} beyond the first ${MOST_WORDS}, and says so`, () => {
      const few = firstWords(parseQuery(`${typed} speaker:bo`));
      assert.equal(short(few), `${found}, speaker=bo`);
      assert.deepEqual(
        [few.notes.at(-1), few.endsInWord],
        [`Only the first ${MOST_WORDS} words were searched for.`, false],
      );
    });

  it('leaves a search of so many words as it is', () => {
    const parsed = parseQuery(words(MOST_WORDS).join(' '));
    assert.equal(firstWords(parsed), parsed);
  });
});

describe('an operator at the end of what was typed', () => {
  const endings: readonly (readonly [typed: string, open: string | null])[] = [
    ['speaker:ru', 'speaker=ru'],
    ['dues Topic:"night fe', 'topic=night fe'],
    ['speaker:', 'speaker='],
    ['dues from:20', 'from=20'],
    ['speaker:"Ruth Carrow"', null],
    ['speaker:ru ', null],
    ['speaker:ru th', null],
    ['-speaker:ru', null],
    ['speaker', null],
    ['', null],
  ];
  for (const [typed, open] of endings) {
    it(`${open === null ? 'is not' : 'is'} still being typed in ${JSON.stringify(typed)}`, () => {
      const { openField } = parseQuery(typed);
      assert.equal(openField && `${openField.field}=${openField.value}`, open);
    });
  }
});

describe('withoutFields', () => {
  const cases: readonly (readonly [typed: string, without: string, left: string])[] = [
    ['dues speaker:a topic:b', 'speaker', 'dues, topic=b'],
    ['speaker:a OR speaker:b dues', 'speaker', 'dues'],
    ['dues OR topic:b', 'topic', 'dues'],
    ['dues OR topic:b pilots', 'topic', 'dues, pilots'],
    ['topic:b OR dues', 'topic', 'dues'],
    ['"OR" topic:b', 'topic', '[OR]'],
    ['crane OR quay topic:b', 'topic', 'crane/quay'],
    ['-"night ferry" from:2023', 'from', '-[night ferry]'],
    ['dues OR topic:b', 'speaker', 'dues, OR, topic=b'],
  ];
  for (const [typed, without, left] of cases) {
    it(`leaves ${left || 'nothing'} of ${typed} without ${without}:`, () => {
      const parsed = withoutFields(parseQuery(typed), ({ field }) => field === without);
      assert.equal(short(parsed), left);
      assert.equal(short(parseQuery(queryText(parsed.clauses, parsed.fields))), left.replace(', OR,', ', [OR],'));
    });
  }
  it('gives back what it was given where no such operator stands', () => {
    const parsed = parseQuery('dues OR topic:b');
    assert.equal(
      withoutFields(parsed, () => false),
      parsed,
    );
  });
});

function short({ clauses, fields }: ParsedQuery): string {
  return [...clauses.map(shortClause), ...fields.map(({ field, value }) => `${field}=${value}`)].join(', ');
}

function shortClause({ alternatives, isExcluded }: Clause): string {
  const terms = alternatives.map(({ text, isPhrase }) => (isPhrase ? `[${text}]` : text));
  return `${isExcluded ? '-' : ''}${terms.join('/')}`;
}
