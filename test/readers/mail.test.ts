import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto } from '../indexer/importing.ts';
import { mail, odtOf } from './printed.ts';

const SOURCE = '- id: presses\n  kind: files\n  body: presses\n';
const lines = (...all: readonly string[]): Uint8Array => Buffer.from(all.join('\r\n'));
const PLAIN = [
  'From: "Orr, Tamsin" <tamsin@moot.example>',
  'Subject: Minutes of the moot,',
  ' 14 July 2031',
  'Date: Tue, 15 Jul 2031 23:30:00 -0700',
  'Message-ID: <1@moot.example>',
  '',
];

describe('a mail', () => {
  it('is a report by its sender, called as its subject, of the day on its sender’s calendar', async () => {
    using archive = orchardsWith(SOURCE);
    await importInto(archive, 'presses', {
      'one.eml': mail('Minutes of the moot – 14 July 2031', '## Oil\n\nBo Rask said that there is none.'),
      'two.eml': lines(...PLAIN, 'Bo Rask said *nothing*.', '', '> He asked', '> for oil.', '', 'Then it ended.'),
    });
    const [one, two] = reportsOf(archive);
    assert.deepEqual(
      [one?.title, one?.author, one?.published, one?.meeting?.start],
      ['Minutes of the moot – 14 July 2031', 'Zdeněk Orr', '2031-07-15', '2031-07-14'],
    );
    assert.equal(one?.text, '## Oil\n\nBo Rask said that there is none.');
    assert.deepEqual(
      [two?.title, two?.author, two?.published, two?.meeting?.start],
      ['Minutes of the moot, 14 July 2031', 'Orr, Tamsin', '2031-07-15', '2031-07-14'],
    );
    assert.equal(two?.text, 'Bo Rask said \\*nothing\\*.\n\n> He asked\n> for oil.\n\nThen it ended.');
  });

  it('is by whom the source says', async () => {
    using archive = orchardsWith(`${SOURCE}  author: Bo Rask\n`);
    const { status } = await importInto(archive, 'presses', { 'two.eml': lines(...PLAIN, 'I said nothing.') });
    assert.equal(status, 0);
    assert.equal(reportsOf(archive)[0]?.author, 'Bo Rask');
  });

  it('brings the documents that are attached, and lists what else is', async () => {
    const odt = await odtOf(
      '<text:h text:outline-level="1">Minutes</text:h><text:p>Bo Rask said that there is oil.</text:p>',
    );
    const part = (name: string, type: string, bytes: Uint8Array): string[] => [
      '--p',
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64'),
    ];
    const text = await textIn(
      'x.eml',
      lines(
        ...PLAIN.slice(0, -1),
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="p"',
        '',
        '--p',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'See the caf=E9 below.',
        ...part('minutes.odt', 'application/vnd.oasis.opendocument.text', odt),
        ...part('notes.txt', 'text/plain', Buffer.from('Nets *torn*.')),
        ...part('broken.docx', 'application/octet-stream', Buffer.from('PK\u0003\u0004')),
        ...part('lamp.png', 'image/png', Buffer.from([1, 2, 3])),
        ...part('older.eml', 'message/rfc822', lines(...PLAIN, 'Old news.')),
        '--p--',
      ),
    );
    assert.equal(
      text,
      [
        '# Minutes of the moot, 14 July 2031',
        'See the café below.',
        '## Minutes',
        'Bo Rask said that there is oil.',
        '## notes.txt',
        'Nets \\*torn\\*.',
        'Attached: broken.docx, lamp.png, older.eml.',
      ].join('\n\n'),
    );
  });

  for (const [what, text] of [
    ['minutes that begin with particulars', 'From: 6 pm\nTo: 8 pm\nChair: Bo Rask\n\nOil was spoken of.'],
    ['a mail that somebody copied into a text', 'From: Bo Rask\nDate: Tuesday\nSubject: Oil\n\nThere is none.'],
  ] as const)
    it(`is told from ${what}`, async () => assert.equal(await textIn('x.txt', Buffer.from(text)), undefined));
});

async function textIn(name: string, bytes: Uint8Array): Promise<string | undefined> {
  return (await opened({ name, bytes })).text;
}
