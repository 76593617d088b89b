import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldedWords, possibleStarts, tokens } from '../../src/search/words.ts';

describe('the analyser of words', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['folds case and diacritics', 'Çà NOÉ cafe\u0301 Ørsted Straße', 'ca noe cafe orsted strasse'],
    ['folds ligatures and full width', 'ﬁsh ＡＢＣ', 'fish abc'],
    ['drops a possessive', "federation’s federation's MP’s 1980's", 'federation federation mp 1980'],
    ['drops apostrophes', "don’t don't O‘Hara rock ’n’ roll members’", 'dont dont ohara rock n roll members'],
    ['splits at hyphens and dashes', 'by-election by‑election north–south', 'by election by election north south'],
    ['keeps decimals and joins thousands', '3.5 385,324 1,234,567.89 v3.5.1', '3.5 385324 1234567.89 v3.5.1'],
    ['splits lists of numbers', '1,2,3 2031,385 4.', '1 2 3 2031 385 4'],
    ['keeps the names of languages', 'c++ C# F#, (C++)', 'c++ c# f# c++'],
    ['keeps +1 as a vote', '+1 (+1) UTC+1 +1.5 +1,000', '+1 +1 utc 1 1.5 1000'],
    ['joins dotted initials', 'N.E.C. the U.K., e.g. this', 'nec the uk eg this'],
    ['does not let a footnote’s mark hide its word', 'budget² ½', 'budget'],
    ['splits at NULs, lone surrogates and underscores', 'a\0b\ud800c\udfffd_e', 'a b c d e'],
    ['finds nothing in punctuation', '… — “” () ++ # ’s'.replace('s', ''), ''],
    ['takes names of properties for words', '__proto__ constructor', 'proto constructor'],
  ];
  for (const [promise, text, words] of cases) it(promise, () => assert.equal(foldedWords(text), words));

  const alike: readonly (readonly string[])[] = [
    ['party', 'parties', 'party’s', 'partys', 'PARTY'],
    ['vote', 'votes', 'voted', 'voting'],
    ['dredge', 'dredged', 'dredging'],
  ];
  for (const forms of alike) {
    it(`gives one stem to ${forms.join(', ')}`, () => {
      assert.deepEqual(new Set(forms.flatMap((form) => tokens(form).map(({ stem }) => stem))).size, 1);
    });
  }
  const apart: readonly (readonly [string, string])[] = [
    ['news', 'new'],
    ['general', 'generate'],
    ['university', 'universal'],
    ['3.5', '35'],
    ['c', 'c++'],
    ['1', '+1'],
    ['mk1s', 'mk1'],
  ];
  for (const [left, right] of apart) {
    it(`keeps ${left} and ${right} apart`, () => assert.notEqual(tokens(left)[0]?.stem, tokens(right)[0]?.stem));
  }

  it('gives offsets into the text as it was', () => {
    const text = 'Noé’s “cafe\u0301”, 385,324';
    assert.deepEqual(
      tokens(text).map(({ start, end }) => text.slice(start, end)),
      ['Noé’s', 'cafe\u0301', '385,324'],
    );
  });
  it('gives words in order that do not overlap and hold only what the index can hold, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of tokens(text)) {
          assert.ok(token.start >= end && token.end > token.start);
          assert.match(token.stem, /^[\p{L}\p{N}.+#\uFFFD]+$/u);
          end = token.end;
        }
        assert.ok(end <= text.length);
      }),
      { numRuns: 1000 },
    );
  });
  it('gives the same words when they are folded already', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), (text) =>
        assert.equal(foldedWords(foldedWords(text)), foldedWords(text)),
      ),
    );
  });
  it('knows in any text where a word with a stem or a beginning may start', () => {
    const unit = fc.constantFrom(...'aiyNEC158.,+# -', '’', "'", 'é', '\u0301', 'K', 'ﬁ', '“', '…');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 })),
        (text) => {
          for (const { word, stem, start, end } of tokens(text)) {
            for (const wanted of [stem, word.slice(0, 2)]) {
              const starts = Array.from(text.matchAll(possibleStarts([wanted])), ({ index }) => index);
              const isFound = starts.some((at) => at >= start && at < end);
              assert.ok(isFound, `${JSON.stringify(wanted)} in ${JSON.stringify(text)}`);
            }
          }
        },
      ),
      { numRuns: 5000, endOnFailure: true },
    );
    assert.equal('The harbour’s “fee” rose…'.match(possibleStarts(['quay'])), null);
  });
});
