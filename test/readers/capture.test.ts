import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CaptureUnreadable, textOf } from '../../indexer/readers/capture.ts';
import { paragraph, readPage } from './pages.ts';

const WORDPRESS = `Pears\n\n${paragraph('Pears')}\n\nContinue reading\n`;
const BLOGGER = `Tuesday, 6 May 2031\n\nPears\n\n${paragraph('Pears')}\n`;
const MINUTES = '# Presses\n\nAttendees: Hester Quill (HQU)\n\n## Oil\n\nHQU: Oiled.\n\nHQU: Twice.\n';

describe('a capture', () => {
  const unreadable: readonly (readonly [what: string, bytes: Uint8Array, told: RegExp])[] = [
    ['nothing', Buffer.of(), /^CaptureUnreadable: the capture is empty$/],
    ['white space', Buffer.from(' \r\n\t\u00a0\n'), /nothing but white space/],
    ['a byte order mark alone', Buffer.from('\uFEFF'), /nothing but white space/],
    ['a program', Buffer.of(0x7f, 0x45, 0x4c, 0x46, 0, 1), /is binary, not text: save/],
    ['UTF-16', Buffer.from('\uFEFFPears', 'utf16le'), /is UTF-16: convert it to UTF-8/],
    ['Latin 1', Buffer.from('Caf\u00e9 closed', 'latin1'), /not UTF-8 \(byte 3\): convert/],
    ['a stray byte', Buffer.concat([Buffer.from('péars '), Buffer.of(0x80)]), /\(byte 7\)/],
    ['a character that never ends', Buffer.concat([Buffer.from('🍐pear'), Buffer.of(0xf0, 0x9f, 0x8d)]), /\(byte 8\)/],
    ['a character cut by another', Buffer.concat([Buffer.of(0x41, 0xe2, 0x82), Buffer.from('🍐')]), /\(byte 1\)/],
    ['half a surrogate pair', Buffer.of(0x41, 0xed, 0xa0, 0x80), /\(byte 1\)/],
    ['an overlong slash', Buffer.of(0x41, 0x42, 0xc0, 0xaf), /\(byte 2\)/],
    [
      'a bad byte far behind',
      Buffer.concat([Buffer.alloc(3_000_000, 'pears '), Buffer.of(0xff, 0x20)]),
      /\(byte 3000000\)/,
    ],
  ];
  for (const [what, bytes, told] of unreadable)
    it(`is refused with a reason where it holds ${what}`, () =>
      assert.throws(() => textOf({ name: 'x', bytes }), told));

  it('is read alike with the line ends of any system and with a byte order mark', () => {
    for (const [kind, page] of [
      ['wordpress', WORDPRESS],
      ['blogger', BLOGGER],
      ['git', MINUTES],
    ] as const)
      for (const other of [page.replaceAll('\n', '\r\n'), page.replaceAll('\n', '\r'), `\uFEFF${page}`])
        assert.deepEqual(readPage(kind, other), readPage(kind, page));
  });

  for (const [kind, page, looks] of [
    ['blogger', WORDPRESS, 'the front page of a WordPress blog as text'],
    ['git', WORDPRESS, 'the front page of a WordPress blog as text'],
    ['wordpress', BLOGGER, 'a page of a Blogger blog as text'],
    ['wordpress', MINUTES, 'minutes in Markdown'],
    ['orchestra', MINUTES, 'minutes in Markdown'],
  ] as const)
    it(`is refused where ${looks} comes from a source of kind ${kind}`, () => {
      const told = `this looks like ${looks}, but source "orla-vane" is of kind "${kind}": choose another --source, or mend its kind in sources.yml`;
      assert.throws(() => readPage(kind, page), { name: 'CaptureUnreadable', message: told });
    });

  it('is refused where no reader knows it, with the kinds that there are', () => {
    assert.throws(
      () => readPage('wordpress', 'Dear all, see you on Monday.'),
      /no reader recognises .* minutes in Markdown/,
    );
  });
});

describe('a hostile capture', () => {
  const long = 10_000_000;
  const shapes: Readonly<Record<string, string>> = {
    'one line of ten million letters': 'x'.repeat(long),
    'one line of ten million blanks between two words': `a${' '.repeat(long)}b`,
    'one line of sentences': 'Hester said no. '.repeat(long / 16),
    'two million line feeds': `a${'\n'.repeat(long / 5)}b`,
    'many short lines': 'ab\n'.repeat(long / 10),
    'many short paragraphs': 'Pears\n\n'.repeat(long / 40),
    'many titles': 'Council report – 4 May 2031\n\n'.repeat(20_000),
    'many rules': '---\n'.repeat(long / 40),
    'many hyphens': '-'.repeat(long),
    'many stars': '*'.repeat(long),
    'many quotes': '>'.repeat(10_000),
    'many lists': '* '.repeat(10_000),
    'many numbers': '1. '.repeat(10_000),
    'many brackets': '['.repeat(10_000),
    'many headings': '# A\n'.repeat(50_000),
    'many cuts': 'Continue reading\n'.repeat(50_000),
    'almost a cut': `Continue reading “${'a'.repeat(long)}`,
    'many days': 'Tuesday, 6 May 2031\n'.repeat(20_000),
    'almost a day': `Tuesday,${' '.repeat(1_000_000)}`,
  };
  const frames: Readonly<Record<string, (text: string) => string>> = {
    wordpress: (text) => `Pears\n\n${text}\n\nContinue reading\n`,
    blogger: (text) => `Tuesday, 6 May 2031\n\nPears\n\n${text}\n`,
    git: (text) => `# Presses\n\nAttendees: Hester Quill (HQU)\n\n${text}\n`,
    files: (text) => `# ${text}\n\nHQU: Oiled.\n\nHQU: Twice.\n`,
  };
  for (const [what, text] of Object.entries(shapes))
    for (const [kind, frame] of Object.entries(frames))
      it(`is read or refused, and soon, where ${kind} gives ${what}`, { timeout: 20_000 }, () => {
        try {
          assert.ok(readPage(kind, frame(text)).length > 0);
        } catch (error) {
          if (!(error instanceof CaptureUnreadable)) throw error;
        }
      });
});
