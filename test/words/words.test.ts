// Holds the words of the product over all that people read of it. The phrases, and the places that are still to be gone through, are in phrases.ts.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { PHRASES, type Phrase } from './phrases.ts';
import { type Text, textsOfTheProduct } from './texts.ts';

describe('the words of the product', () => {
  let texts: readonly Text[] = [];
  before(async () => {
    texts = await textsOfTheProduct();
  });

  const found = ({ not }: Phrase) =>
    texts.flatMap((text) => not.filter((phrase) => text.words.includes(phrase)).map((phrase) => ({ ...text, phrase })));

  for (const phrase of PHRASES) {
    const { not, say, still = [] } = phrase;
    it(`say “${say}”, not “${not.join('”, “')}”${still.length > 0 ? `, but still in ${still.join(', ')}` : ''}`, () => {
      const hits = found(phrase);
      const wrong = hits.filter(({ place }) => !still.includes(place));
      assert.deepEqual(
        wrong.map((hit) => `${hit.where}: “${hit.phrase}” (${hit.place})`),
        [],
      );
      const places = new Set(hits.map(({ place }) => place));
      assert.deepEqual(
        still.filter((place) => !places.has(place)),
        [],
        'no longer there: take these places out of “still”',
      );
    });
  }

  it('are phrases in small letters, each in the list once', () => {
    const all = PHRASES.flatMap(({ not }) => not);
    assert.deepEqual(
      all.filter((phrase) => phrase !== phrase.toLowerCase() || !phrase.includes(' ')),
      [],
    );
    assert.equal(new Set(all).size, all.length);
  });
});
