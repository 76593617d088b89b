import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceUrl } from '../../src/web/sources/text-fragment.ts';

const REPORT = 'https://notes.example/may';

/** What the link is for, the passage, and the fragment it gets. */
const TABLE: readonly (readonly [promise: string, passage: string | null, fragment: string])[] = [
  ['names a short passage whole', 'The roof can wait.', '#:~:text=The%20roof%20can%20wait.'],
  [
    'names the first and the last words of a long one',
    'The van failed its inspection on the morning of the meeting, which gave the item an edge.',
    '#:~:text=The%20van%20failed%20its,the%20item%20an%20edge.',
  ],
  ['encodes what is syntax of the directive', 'A well-known, A&B rule', '#:~:text=A%20well%2Dknown%2C%20A%26B%20rule'],
  ['stays within the first block', 'First block.\n\nSecond block.', '#:~:text=First%20block.'],
  ['takes any line end for the end of a block', 'One.\r\nTwo.', '#:~:text=One.'],
  ['skips blocks without words', '\n — \nAfter the rule.', '#:~:text=After%20the%20rule.'],
  ['drops the ellipses of a cut passage', '… and so the budget passed …', '#:~:text=and%20so%20the%20budget%20passed'],
  ['joins the words of a passage with single spaces', 'two \t words\u00a0here', '#:~:text=two%20words%20here'],
  [
    'keeps letters of every script',
    'Zoë “said” 你好',
    '#:~:text=Zo%C3%AB%20%E2%80%9Csaid%E2%80%9D%20%E4%BD%A0%E5%A5%BD',
  ],
  ['survives half a surrogate pair', 'broken \ud83d emoji', '#:~:text=broken%20%EF%BF%BD%20emoji'],
  ['has none for a passage without words', ' \n… —\n', ''],
  ['has none where there is no passage', null, ''],
];

describe('a link to a passage of its source', () => {
  for (const [promise, passage, fragment] of TABLE) {
    it(promise, () => assert.equal(sourceUrl(REPORT, passage), REPORT + fragment));
  }

  it('does not grow with a word that never ends', () => {
    const url = sourceUrl(REPORT, '漢'.repeat(5000)) ?? '';
    assert.ok(url.length < 3000);
    assert.doesNotThrow(() => decodeURIComponent(url));
  });

  for (const url of [null, '', 'not an address', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd']) {
    it(`is not made for ${JSON.stringify(url)}`, () => assert.equal(sourceUrl(url, 'words'), null));
  }

  it('goes after a hash that the address already has', () => {
    assert.equal(sourceUrl(`${REPORT}#comments`, 'words'), `${REPORT}#comments:~:text=words`);
  });

  it('replaces a text fragment that the address already has', () => {
    assert.equal(sourceUrl(`${REPORT}#:~:text=old`, 'new'), `${REPORT}#:~:text=new`);
    assert.equal(sourceUrl(`${REPORT}#:~:text=old`, null), REPORT);
  });
});
