import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow } from '../../indexer/import/capture-files.ts';
import { textOf } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { wikitextMarkdown } from '../../indexer/readers/documents/wikitext.ts';

const SHAPES: readonly (readonly [what: string, wikitext: string, markdown: string])[] = [
  ['headings', '= Presses =\n== Oil ==\nOld.\n\n===Belts===\nNone.', '# Presses|## Oil|Old.|### Belts|None.'],
  ['lines of one paragraph', 'The oil\nis old.\n\nThe belts are not.', 'The oil is old.|The belts are not.'],
  ['bold and italic words', "'''Hester''' said ''nothing'' of '''''it'''''.", '**Hester** said *nothing* of ***it***.'],
  ['a list', '* Oil\n* Belts\n** new ones\n* Lamps', '- Oil\n- Belts\n    - new ones\n- Lamps'],
  ['a numbered list', '# Oil\n# Belts', '1.  Oil\n2.  Belts'],
  ['a numbered list within a list', '* Oil\n*# old\n*# new', '- Oil\n    1.  old\n    2.  new'],
  ['terms', ';Present: Hester\n;Chair\n:Tam', 'Present: Hester|Chair: Tam'],
  [
    'speech that is moved in',
    ":'''Hester''': Old.\n::Tam: Is it?\n:Hester: Yes.",
    '**Hester**: Old.|Tam: Is it?|Hester: Yes.',
  ],
  [
    'links',
    'See [[Oil presses|the presses]], [[Belts]], [[User:Tam|Tam]], [[:Category:Oil]] and [https://oil.example/a the list].',
    'See the presses, Belts, Tam, Category:Oil and [the list](https://oil.example/a).',
  ],
  [
    'what is the page’s own business',
    '{{Minutes|day={{day|4}}}}\n__NOTOC__\nOld.<ref name="a">A note.</ref><!-- to do -->\n\n[[Category:Minutes]]\n[[File:Press.jpg|thumb|A press]]',
    'Old.',
  ],
  ['a template that is never closed', '{{Minutes\n\nOld.', '{{Minutes|Old.'],
  [
    'a table',
    '{| class="wikitable"\n|+ Votes\n! Who !! What\n|-\n| Hester || aye\n|-\n| style="color: red" | Tam\n| nay\n|}',
    'Votes|| Who | What |\n| --- | --- |\n| Hester | aye |\n| Tam | nay |',
  ],
  ['a log that is moved in', ' <hester> Old.\n <tam> Is it?\n <hester> Yes.', 'hester: Old.|tam: Is it?|hester: Yes.'],
  ['a signature and a rule', 'Old. [[User:Tam|Tam]] ~~~~\n----\nNew.', 'Old. Tam|---|New.'],
  [
    'signs that are no tags',
    "a < b <nowiki>''[[x]]''</nowiki> <script>x</script>",
    "a < b ''\\[\\[x\\]\\]'' <script>x</script>",
  ],
  ['tags of text', 'Old.<br/>New.<br>\n<del>Gone.</del> <small>Small.</small>', 'Old.\nNew.\nSmall.'],
];

describe('a page of a wiki as it is kept', () => {
  for (const [what, wikitext, markdown] of SHAPES)
    it(`is read with its structure: ${what}`, async () => {
      assert.equal(await read(wikitext), markdown);
    });

  it('is read in one pass, whatever is never closed', () => {
    for (const sign of ['{{', '<!-- ', '<ref>', "'''", '[[a|', '{|\n| ', ';', '| a=b', '==', '<nowiki>', '{|\n|x\n'])
      assert.ok(wikitextMarkdown(`Old.\n${sign.repeat(20_000)}`).startsWith('Old.'));
  });

  it('is found in a folder by its ending', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'));
    try {
      for (const name of ['a.mediawiki', 'b.wiki', 'c.wikitext', 'd.rst']) writeFileSync(join(folder, name), 'x');
      assert.equal(filesBelow(folder).captures.length, 3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

async function read(wikitext: string): Promise<string> {
  const text = textOf(await opened({ name: 'minutes.mediawiki', bytes: new TextEncoder().encode(wikitext) }));
  return text
    .replace(/^( *- ) +/gm, '$1')
    .replace(/ +\|/g, ' |')
    .replace(/\n\n/g, '|');
}
