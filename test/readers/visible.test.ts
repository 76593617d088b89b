import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOf } from '../../indexer/readers/capture.ts';
import { articleOf, markdownOf, plainTextOf } from '../../indexer/readers/html-article.ts';
import { withoutInvisible } from '../../indexer/readers/invisible.ts';

describe('what a page hides or strikes out', () => {
  const cases: readonly (readonly [html: string, text: string])[] = [
    ['<p>It cost <del>£900</del><ins>£700</ins> a yard.</p>', 'It cost £700 a yard.'],
    ['<p>It cost <s>£900</s>£700 a yard.</p>', 'It cost £700 a yard.'],
    ['<p>It cost <strike>nine</strike> seven pounds.</p>', 'It cost seven pounds.'],
    ['<p>The wor<del>k</del><ins>d</ins>s count.</p>', 'The words count.'],
    ['<p>It cost <span style="text-decoration: line-through">£900</span>£700.</p>', 'It cost £700.'],
    ['<p>It cost <span style="color:red;text-decoration-line:line-through;">£900</span>£700.</p>', 'It cost £700.'],
    ['<p>She would <span hidden>not</span> resign.</p>', 'She would resign.'],
    ['<p>She would <span style="DISPLAY: none">not</span> resign.</p>', 'She would resign.'],
    ['<p>She would <span style="visibility:hidden">not</span> resign.</p>', 'She would resign.'],
    ['<p>She would <span style="mso-hide:all">not</span> resign.</p>', 'She would resign.'],
    ['<p>She would <span style="font-size:0">not</span> resign.</p>', 'She would resign.'],
    ['<p>She would <span style="font-size:0.9em">not</span> resign.</p>', 'She would not resign.'],
    ['<p>She would <span style="opacity:0.5">not</span> resign.</p>', 'She would not resign.'],
    ['<p>She would <u style="text-decoration: underline">not</u> resign.</p>', 'She would not resign.'],
    ['<div hidden="until-found"><p>She would not resign.</p></div>', 'She would not resign.'],
    ['<details><summary>Roof</summary><p>It leaks.</p></details>', 'Roof It leaks.'],
    ['<ul><li><del>Roof</del></li><li>Lamps</li></ul>', '- Lamps'],
  ];
  for (const [html, text] of cases)
    it(`is no text: ${html}`, () => assert.equal(flat(markdownOf(html, 'https://x.example/')), text));

  it('is none in a whole page either, also where its article has to be found', () => {
    const paragraph =
      '<p>Tamsin Orr said that the wall cost <del>£900</del><ins>£700</ins> a yard, and that the old budget<sup>1</sup> was spent.</p>';
    const page = `<!doctype html><html><head><title>Moot</title></head><body><article>${paragraph.repeat(8)}</article></body></html>`;
    const { markdown } = articleOf(page, 'https://x.example/');
    assert.match(markdown, /cost £700 a yard, and that the old budget was spent/);
    assert.doesNotMatch(markdown, /900|budget1/);
  });
});

describe('the mark of a footnote', () => {
  const cases: readonly (readonly [html: string, text: string])[] = [
    ['the budget<sup>1</sup> is old', 'the budget is old'],
    ['the roof<sup><a href="#fn2">2</a></sup> is old', 'the roof is old'],
    ['the roof<a href="#fn2"><sup>2</sup></a> is old', 'the roof is old'],
    ['the roof<sup><a href="#cite-1">[1]</a></sup> is old', 'the roof is old'],
    ['the roof<a href="#n1">1</a> is old', 'the roof is old'],
    ['the roof<sup><a href="#note-a">a</a></sup> is old', 'the roof is old'],
    ['the roof is old.<sup>1</sup> The lamp is new.<sup>2</sup>', 'the roof is old. The lamp is new.'],
    ['said “no”<sup>1</sup> and left', 'said “no” and left'],
    ['the roof<sup>*</sup> is old', 'the roof is old'],
    ['the roof<sup>1, 2</sup> is old', 'the roof is old'],
    ['of 2023<sup>1</sup> and 2024<sup>2</sup>', 'of 2023 and 2024'],
    [
      'the budget<sup>1</sup> of <b>the roof</b><sup>2</sup> took 5 m<sup>3</sup>',
      'the budget of **the roof** took 5 m3',
    ],
    ['a roof<sup>1</sup>, a lamp<sup>2</sup> and 40 metres<sup>3</sup>', 'a roof, a lamp and 40 metres3'],
    ['CO<sub>2</sub> and CO<sup>2</sup>', 'CO2 and CO2'],
    ['the 1<sup>st</sup> and the 22<sup>nd</sup>', 'the 1st and the 22nd'],
    ['10<sup>6</sup> lamps on 5 km<sup>2</sup>', '106 lamps on 5 km2'],
    ['x<sup>2</sup> + y<sup>2</sup>', 'x2 + y2'],
    ['the Acme<sup>TM</sup> lamp', 'the AcmeTM lamp'],
    ['see section <a href="#s3">3</a> of it', 'see section 3 of it'],
    ['<sup>1</sup>See the report. <a href="#r1">↩</a>', '1 See the report.'],
  ];
  for (const [html, text] of cases)
    it(`is no part of a word: ${html}`, () =>
      assert.equal(flat(markdownOf(`<p>${html}</p>`, 'https://x.example/')), text));

  it('is none where it has digits of its own', () =>
    assert.equal(
      read('The budget¹ of the roof.² took 5 m³, 3 km², 10⁶ lamps and the 2023¹² x² CO₂\n¹ A note'),
      'The budget of the roof. took 5 m³, 3 km², 10⁶ lamps and the 2023¹² x² CO₂\n¹ A note',
    ));
});

describe('a character that nobody sees', () => {
  const cases: readonly (readonly [what: string, text: string, seen: string])[] = [
    ['a soft hyphen', 'parlia\u00admentary', 'parliamentary'],
    ['a soft hyphen at the end of a line', 'the parlia\u00ad\nmentary party', 'the parliamentary party'],
    ['a soft hyphen before a new point', 'party\u00ad\n- Lamps', 'party\n- Lamps'],
    ['a space of no width', 'inspec\u200btor', 'inspector'],
    ['a word joiner', 'inspec\u2060tor', 'inspector'],
    ['a byte order mark inside', 'inspec\ufefftor', 'inspector'],
    ['a joiner between Latin letters', 'inspec\u200dtor, inspec\u200ctor', 'inspector, inspector'],
    ['a mark of direction inside a Latin word', 'inspec\u200etor', 'inspector'],
    ['a joiner that Persian is written with', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a joiner that Hindi is written with', 'क्\u200dष', 'क्\u200dष'],
    ['a joiner of a picture', '👩\u200d🏫 said', '👩\u200d🏫 said'],
    ['a mark of direction beside Hebrew', 'שלום\u200f (1)', 'שלום\u200f (1)'],
  ];
  for (const [what, text, seen] of cases) {
    it(`parts no word, and what a script needs stays: ${what}`, () => {
      assert.equal(withoutInvisible(text), seen);
      assert.equal(read(text), seen);
      assert.equal(plainTextOf(text), seen.replace(/\s+/g, ' '));
    });
  }
  it('parts no word where it is written as an entity', () =>
    assert.equal(
      markdownOf(
        '<p>parlia&shy;mentary inspec&#8203;tor&zwnj; inspec&#xAD;tor می&zwnj;خواهم &amp;shy; &#8212;</p>',
        'https://x.example/',
      ),
      'parliamentary inspector inspector می\u200cخواهم &shy; —',
    ));
});

function read(text: string): string {
  return textOf({ name: 'x.txt', bytes: new TextEncoder().encode(text) });
}

function flat(markdown: string): string {
  return markdown.replace(/\s+/g, ' ').trim();
}
