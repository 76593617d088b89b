import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMarkup } from '../../indexer/readers/character-sets.ts';

const TEXT = 'The chair’s café – “quite”, she said – cost £5.';
const WINDOWS = Buffer.from(
  TEXT.replace(/[’–“”]/g, (mark) => ({ '’': '\x92', '–': '\x96', '“': '\x93', '”': '\x94' })[mark] ?? mark),
  'latin1',
);
const html = (charset: string) => `<meta charset="${charset}"><p>`;
const page = (charset: string, bytes: Uint8Array) => Buffer.concat([Buffer.from(html(charset)), bytes]);

const CASES: readonly (readonly [what: string, bytes: Uint8Array, contentType: string | null, text: string])[] = [
  ['UTF-8 that says so', page('utf-8', Buffer.from(TEXT)), null, html('utf-8') + TEXT],
  ['windows-1252 that says so', page('windows-1252', WINDOWS), null, html('windows-1252') + TEXT],
  ['windows-1252 that says UTF-8', page('utf-8', WINDOWS), 'text/html; charset=UTF-8', html('utf-8') + TEXT],
  ['UTF-8 that says Latin-1', page('iso-8859-1', Buffer.from(TEXT)), null, html('iso-8859-1') + TEXT],
  ['both in one page', Buffer.concat([Buffer.from(TEXT), WINDOWS]), 'text/html; charset=utf-8', TEXT + TEXT],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), null, TEXT],
  ['what the header says', Buffer.from('\xd0\xcf', 'latin1'), 'text/html; charset=koi8-r', 'по'],
  ['UTF-8 that was saved twice', Buffer.from('The chairâ€™s cafÃ© â€“ Â£5'), null, 'The chair’s café – £5'],
  ['Italian, Portuguese and French', Buffer.from('Città, São, âge, Âge, À la'), null, 'Città, São, âge, Âge, À la'],
];

describe('the bytes of a page', () => {
  for (const [what, bytes, contentType, text] of CASES)
    it(`become the text that was meant: ${what}`, () => assert.equal(decodeMarkup(bytes, contentType, 'html'), text));

  it('of a feed are in the set that its XML declaration names', () => {
    const feed = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>'), WINDOWS]);
    assert.ok(decodeMarkup(feed, 'application/rss+xml', 'xml').endsWith(TEXT));
  });
});
