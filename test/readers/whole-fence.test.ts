// Plain text that somebody has wrapped as a whole, or that begins in the middle of an account: what is its title, and what is its text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entitled } from '../../indexer/readers/plain-text.ts';
import { singleReport } from '../../indexer/readers/single-report.ts';
import { withoutWholeFence } from '../../indexer/readers/whole-fence.ts';

describe('a fence around a whole text', () => {
  const rows: readonly (readonly [what: string, given: string, left: string])[] = [
    ['is taken off', '```\nMinutes\n\nOil.\n```\n', 'Minutes\n\nOil.\n'],
    ['is taken off with its language', '```markdown\n# Minutes\n\nOil.\n```', '# Minutes\n\nOil.'],
    ['is taken off where it is never closed', '\n~~~\nMinutes\n\nOil.', 'Minutes\n\nOil.'],
    [
      'is taken off before a stamp',
      '```\nOne two three four five six seven eight nine ten\n```\nStamp',
      'One two three four five six seven eight nine ten\nStamp',
    ],
    ['stays around a part', '```\nls\n```\nThe keeper ran it twice.', '```\nls\n```\nThe keeper ran it twice.'],
    ['stays around code of a language', '```js\nlet a;\n```', '```js\nlet a;\n```'],
    ['stays below other words', 'Minutes\n```\nOil.\n```', 'Minutes\n```\nOil.\n```'],
  ];
  for (const [what, given, left] of rows) it(what, () => assert.equal(withoutWholeFence(given), left));
  it('is no title', () =>
    assert.equal(singleReport.read('```\nHarbour Board\n\nOil was dear.\n', 'a.txt')[0]?.title, 'Harbour Board'));
});

describe('the first line of a plain text', () => {
  const rows: readonly (readonly [what: string, lines: readonly string[], title: string, text: string])[] = [
    ['is its title', ['Harbour Board', '', 'Oil was dear.'], 'Harbour Board', 'Oil was dear.'],
    [
      'stays in the text where it is a sentence',
      ['Mrs. Rask reported that nine crowns were spent on oil.', '', 'Tar was cheap.'],
      'Mrs. Rask reported that nine crowns were spent on oil.',
      'Mrs. Rask reported that nine crowns were spent on oil.\n\nTar was cheap.',
    ],
    [
      'stays in the text where it is the number of a page',
      ['148', '', 'Oil was dear.'],
      'Oil was dear.',
      '148\n\nOil was dear.',
    ],
  ];
  for (const [what, lines, title, text] of rows) it(what, () => assert.deepEqual(entitled(lines), { title, text }));
});
