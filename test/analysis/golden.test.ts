import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { GOLDEN_FOLDER, goldenFiles, goldenTexts } from './golden.ts';

describe('the analysis of the golden reports', () => {
  const texts = goldenTexts();
  for (const [id, text] of texts) {
    it(`of ${id} is as it was reviewed (npm run golden writes it anew)`, () => {
      assert.equal(text, readFileSync(join(GOLDEN_FOLDER, `${id}.txt`), 'utf8'));
    });
  }
  it('leaves no golden file without its report', () => {
    assert.deepEqual(goldenFiles(), [...texts.keys()].map((id) => `${id}.txt`).sort());
  });
});
