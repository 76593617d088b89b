import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOf } from '../../indexer/analysis/kinds.ts';

describe('kindOf', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['Council report – 14 May 2022', 'Anything.', 'meeting report'],
    ['Minutes', 'Anything.', 'meeting report'],
    ['What happened on Saturday', 'The Harbour Committee met on Saturday in the hall.', 'meeting report'],
    ['What happened on Saturday', 'The HRC met for the first time since May.', 'meeting report'],
    ['News', 'The meeting took place in the ropewalk.', 'meeting report'],
    ['Why I am standing', 'Members deserve better boats.', 'other post'],
    ['A walk to Pellick', 'I met an old friend on the quay last week.', 'other post'],
    ['How dues work', 'The board sets them in spring.', 'other post'],
  ];
  for (const [title, text, kind] of rows) {
    it(`takes ${JSON.stringify(`${title}: ${text}`)} for a ${kind}`, () => assert.equal(kindOf(title, text), kind));
  }
});
