import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CaptureUnreadable } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { orchardsWith, reportsOf } from '../harvest/harvesting.ts';
import { importInto } from '../indexer/importing.ts';
import { type OutlookMail, outlookMail } from './outlook-mail.ts';
import { odtOf } from './printed.ts';

const SUBJECT = 'Minutes of the moot';
const TEXTS: readonly (readonly [what: string, mail: Omit<OutlookMail, 'subject'>, text: string])[] = [
  [
    'HTML',
    { html: '<html><body><h2>Oil</h2><p>There is <b>none</b>.</p>', plain: 'Oil' },
    '## Oil\n\nThere is **none**.',
  ],
  [
    'HTML in a code page that the mail names',
    { html: Buffer.from('<p>Zden\xeck has oil and a long list of nets.</p>', 'latin1'), codePage: 1250 },
    'Zdeněk has oil and a long list of nets.',
  ],
  ['plain text', { plain: 'There is *none*.\r\n\r\n> Who has oil?' }, 'There is \\*none\\*.\n\n> Who has oil?'],
  [
    'text of 8-bit letters',
    { plain: 'Zdeněk', codePage: 1250, encode: (text) => Buffer.from(text.replace('ě', '\xec'), 'latin1') },
    'Zdeněk',
  ],
  ['Rich Text', { rtf: '{\\rtf1\\ansi There is {\\b none}.\\par Nets.\\par}' }, 'There is **none**.\n\nNets.'],
  [
    'Rich Text that was made of plain text',
    { rtf: '{\\rtf1\\ansi\\fromtext Nets  torn\\par}', plain: 'Nets torn' },
    'Nets torn',
  ],
  [
    'HTML in Rich Text',
    {
      rtf: "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial;}}{\\*\\htmltag64 <html>}{\\*\\htmltag64 <body>}{\\*\\htmltag96 <h2>}\\htmlrtf {\\b\\htmlrtf0 Oil\\htmlrtf }\\htmlrtf0 {\\*\\htmltag104 </h2>}\\htmlrtf\\par\\htmlrtf0{\\*\\htmltag64 <p title=\\'22\\'e4\\'22>}{\\f1 Zden\\'ec}k: {\\*\\htmltag84 &lt;}\\htmlrtf <\\htmlrtf0 {\\*\\mhtmltag84 x}\\u8212?none\\emdash{\\*\\htmltag72 </p>}}",
    },
    '## Oil\n\nZdeněk: <—none—',
  ],
  [
    'nothing but Rich Text that claims to be longer than it is',
    { rtf: Buffer.from('ffffff7fffffff7f4c5a46750000000000000000', 'hex'), plain: 'Nets.' },
    'Nets.',
  ],
];

describe('a mail of Outlook', () => {
  it('is a report by its sender, called as its subject, of the day on its sender’s calendar', async () => {
    using archive = orchardsWith('- id: presses\n  kind: files\n  body: presses\n');
    const sent = new Date('2031-07-15T23:30:00Z');
    const plain = 'Bo Rask said nothing.';
    await importInto(archive, 'presses', {
      'a.msg': outlookMail({ subject: 'Moot of 14 July 2031', sender: 'Tamsin  Orr', sent, plain }),
      'b.msg': outlookMail({
        subject: 'Moot of 13 July 2031',
        sender: 'The office',
        sentFor: 'Zdeněk Orr',
        headers: 'From: x\r\nDate: Wed, 16 Jul 2031 01:30:00 +0200\r\n',
        sent,
        plain,
      }),
      'c.msg': outlookMail({ subject: 'Moot of 12 July 2031', sender: 'clerk@moot.example', plain }),
    });
    assert.deepEqual(
      reportsOf(archive)
        .map(({ title, author, published, meeting }) => [title, author, published, meeting?.start])
        .sort(),
      [
        ['Moot of 12 July 2031', null, null, '2031-07-12'],
        ['Moot of 13 July 2031', 'Zdeněk Orr', '2031-07-16', '2031-07-13'],
        ['Moot of 14 July 2031', 'Tamsin Orr', '2031-07-15', '2031-07-14'],
      ],
    );
  });

  for (const [what, mail, text] of TEXTS)
    it(`gives its text where it holds ${what}`, async () =>
      assert.equal(await textIn(outlookMail({ subject: SUBJECT, ...mail })), `# ${SUBJECT}\n\n${text}`));

  it('brings the documents that are attached, and lists what else is', async () => {
    const odt = await odtOf('<text:h text:outline-level="1">Minutes</text:h><text:p>There is oil.</text:p>');
    const none = new Uint8Array(0);
    const old = Buffer.alloc(6000);
    old.write('WordDocument', 5000, 'utf16le');
    const mail = outlookMail({
      subject: SUBJECT,
      html: '<p>See below. <img src="cid:lamp@moot"></p>',
      attachments: [
        { name: 'minutes.odt', bytes: odt },
        { name: 'old.doc', bytes: old },
        { name: 'lamp.png', bytes: Buffer.of(1, 2, 3), contentId: 'lamp@moot' },
        { name: 'Older news', bytes: none, mail: { subject: 'Older news', plain: 'Oil.' } },
        { name: 'older.msg', bytes: outlookMail({ subject: 'x', plain: 'Oil.' }) },
      ],
    });
    assert.equal(
      await textIn(mail),
      `# ${SUBJECT}\n\nSee below.\n\n## Minutes\n\nThere is oil.\n\nAttached: old.doc, Older news, older.msg.`,
    );
  });

  it('is told from what it is not by what it holds, whatever it is called', async () =>
    assert.equal(await textIn(outlookMail({ subject: SUBJECT, plain: 'Oil.' }), 'x.txt'), `# ${SUBJECT}\n\nOil.`));
});

describe('a damaged mail of Outlook', () => {
  const sound = Buffer.from(outlookMail({ subject: SUBJECT, plain: 'x'.repeat(3000), html: '<p>x'.repeat(3000) }));
  const sectorAt = (offset: number): number => 512 * (sound.readInt32LE(offset) + 1);
  const directory = sectorAt(48);
  const cases: readonly (readonly [what: string, at: number, value: number])[] = [
    ['a table of sectors that claims more than there are', 44, 0x7fffffff],
    ['further tables without end', 72, 0x7fffffff],
    ['a directory that leads back to its beginning', sectorAt(76) + 4 * sound.readInt32LE(48), sound.readInt32LE(48)],
    ['a folder that is in itself', directory + 76, 0],
    ['an entry that follows itself', directory + 128 + 72, 1],
    ['a stream longer than the file', directory + 128 + 120, 0x7ffffff0],
    ['a stream shorter than nothing', directory + 128 + 120, -5],
  ];
  for (const [what, at, value] of cases)
    it(`is refused at once: ${what}`, async () => {
      const broken = Buffer.from(sound);
      broken.writeInt32LE(value, at);
      await assert.rejects(textIn(broken), isTold(/mail is damaged and cannot be opened/));
    });

  it('is refused or read, whatever bytes are changed in it', async () => {
    let seed = 20310714;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let run = 0; run < 400; run++) {
      const broken = Buffer.from(sound);
      for (let change = random(12); change >= 0; change--)
        broken.writeInt32LE([0, 1, 2, -1, -2, 300, 0x7fffffff][random(7)] ?? 0, 8 + 4 * random(broken.length / 4 - 2));
      await textIn(broken.subarray(0, run % 5 === 0 ? 8 + random(broken.length - 8) : broken.length)).catch((error) => {
        if (!(error instanceof CaptureUnreadable)) throw error;
      });
    }
  });

  it('says so where it holds no text', () =>
    assert.rejects(textIn(outlookMail({ subject: SUBJECT })), isTold(/mail holds no text/)));
});

function isTold(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof CaptureUnreadable && message.test(error.message);
}

async function textIn(bytes: Uint8Array, name = 'x.msg'): Promise<string | undefined> {
  return (await opened({ name, bytes })).text;
}
