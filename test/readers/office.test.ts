import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import JSZip from 'jszip';
import { CaptureUnreadable, textOf } from '../../indexer/readers/capture.ts';
import { opened } from '../../indexer/readers/documents/documents.ts';
import { orchardsWith } from '../harvest/harvesting.ts';
import { importInto, minutes } from '../indexer/importing.ts';
import { odtOf } from './printed.ts';

const STYLES = `
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text" style:parent-style-name="B"><style:text-properties fo:font-weight="normal" fo:font-style="italic"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_3"/>
<style:style style:name="R1" style:family="text" style:parent-style-name="R2"/>
<style:style style:name="R2" style:family="text" style:parent-style-name="R1"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>`;

const ODT: readonly (readonly [what: string, body: string, markdown: string])[] = [
  [
    'bold, italic, struck out and hidden text',
    '<text:p>It cost <text:span text:style-name="S">£900 </text:span><text:span text:style-name="B">£700</text:span>, <text:span text:style-name="I">they</text:span> said<text:span text:style-name="H"> in secret</text:span>.</text:p>',
    'It cost **£700**, *they* said.',
  ],
  ['styles that are made from each other', '<text:p><text:span text:style-name="R1">Oil</text:span>.</text:p>', 'Oil.'],
  [
    'headings by their style, and in a list that numbers them',
    '<text:p text:style-name="P2">Oil</text:p><text:list text:style-name="L1"><text:list-item><text:h text:outline-level="2">Nets</text:h></text:list-item></text:list><text:p>Torn.</text:p>',
    '### Oil\n\n## Nets\n\nTorn.',
  ],
  [
    'lists in lists',
    '<text:list text:style-name="L1"><text:list-item><text:p>Oil</text:p><text:list><text:list-item><text:p>new</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Nets</text:p></text:list-item></text:list>',
    '1.  Oil\n    -   new\n2.  Nets',
  ],
  [
    'tables, with cells over several columns',
    '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Present</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Bo Rask</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
    '| Name | Present |\n| --- | --- |\n| Bo Rask | |',
  ],
  [
    'links, spaces, line breaks, but no comments and no changes that were taken out',
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>See<text:s text:c="3"/><text:a xlink:href="https://moot.example/a?b=1&amp;c=2">here</text:a><office:annotation><text:p>really?</text:p></office:annotation>,<text:line-break/>and <text:a xlink:href="../x.odt">there</text:a>.</text:p>',
    'See [here](https://moot.example/a?b=1&c=2),\nand there.',
  ],
  [
    'notes at the end, text boxes, sections',
    '<text:section><text:p>The wall<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>From the harbour book.</text:p></text:note-body></text:note> is old.</text:p></text:section><draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame>',
    'The wall is old.\n\nA box.\n\n1.  From the harbour book.',
  ],
  ['what looks like markup', '<text:p>a &lt;b&gt; *c* &amp; d</text:p>', 'a <b> \\*c\\* & d'],
];

describe('an OpenDocument text', () => {
  for (const [what, body, markdown] of ODT)
    it(`keeps ${what}`, async () => assert.equal(await textIn('x.odt', await odtOf(body, STYLES)), markdown));
});

const rtf = (body: string): Uint8Array =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset238 Times CE;}{\\f2\\fcharset204 Times Cyr;}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\*\\cs9 Strong;}}${body}}`,
    'latin1',
  );

const RTF: readonly (readonly [what: string, body: string, markdown: string])[] = [
  [
    'bold, italic, struck out, hidden and deleted text',
    "It cost {\\strike \\'a3900 }{\\b \\'a3700}, {\\i they} said{\\v  in secret}{\\deleted  twice}.\\par",
    'It cost **£700**, *they* said.',
  ],
  ['headings by their style', '\\pard\\s1 Oil\\par\\pard\\s0 None.\\par', '# Oil\n\nNone.'],
  [
    'letters of other code pages and by number',
    "\\f1 Zden\\'eck \\f2\\'c8\\'e2\\'e0\\'ed \\f0\\uc1\\u8220?oil\\u8221? \\uc2\\u8212\\'96\\'96 {\\uc0\\u-3844}\\emdash\\~x\\_y\\-z\\par",
    'Zdeněk Иван “oil” — \uf0fc— x-yz',
  ],
  [
    'lists in lists',
    "{\\listtext\\'b7\\tab}\\ilvl0 Oil\\par{\\listtext o\\tab}\\ilvl1 new\\par{\\pntext 1.\\tab}\\pard Nets\\par",
    '-   Oil\n    -   new\n\n1.  Nets',
  ],
  [
    'tables',
    '\\trowd\\cellx1\\cellx2\\intbl Name\\cell Present\\cell\\row\\trowd\\intbl Bo Rask\\cell yes\\par and no\\cell\\row\\pard After.\\par',
    '| Name | Present |\n| --- | --- |\n| Bo Rask | yes and no |\n\nAfter.',
  ],
  [
    'links and notes, but no pictures and no unknown groups',
    'See {\\field{\\*\\fldinst{HYPERLINK "https://moot.example/"}}{\\fldrslt{\\ul here}}}{\\footnote From the {\\i harbour} book.} and {\\pict 89504e47}{\\*\\unknown x}{\\object{\\*\\objdata 00}}there\\bin4 \\}{x.\\par',
    'See [here](https://moot.example/) and there.\n\n1.  From the *harbour* book.',
  ],
  ['braces, backslashes and a file that is cut', 'a \\{b\\} \\\\c{\\b  d', 'a {b} \\\\c **d**'],
];

describe('a Rich Text file', () => {
  for (const [what, body, markdown] of RTF)
    it(`keeps ${what}`, async () => assert.equal(await textIn('x.rtf', rtf(body)), markdown));
});

describe('a document that cannot be read', () => {
  const compound = (stream: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
  const zip = async (...names: readonly string[]): Promise<Uint8Array> => {
    const made = new JSZip();
    for (const name of names) made.file(name, 'x');
    return made.generateAsync({ type: 'uint8array' });
  };
  const cut = async (): Promise<Uint8Array> => (await odtOf('<text:p>Oil.</text:p>')).subarray(0, 300);
  const cases: readonly (readonly [name: string, bytes: () => Promise<Uint8Array> | Uint8Array, message: RegExp])[] = [
    ['a.odt', cut, /OpenDocument text is damaged/],
    ['b.odt', () => odtOf(''), /OpenDocument text holds no text/],
    ['c.odt', () => odtOf('', '', '<manifest:encryption-data/>'), /locked with a password: save it without one/],
    [
      'd.odt',
      () => odtOf(`${'<text:section>'.repeat(400)}<text:p>x</text:p>${'</text:section>'.repeat(400)}`),
      /nested too deeply/,
    ],
    ['e.odt', () => Buffer.from('minutes'), /is called \.odt, but is none/],
    ['f.xlsx', async () => (await zip('xl/workbook.xml')).subarray(0, 60), /spreadsheet is damaged/],
    ['g.xlsx', () => zip('xl/workbook.xml'), /spreadsheet is damaged/],
    ['h.docx', () => compound('EncryptedPackage'), /document is locked with a password/],
    ['i.docx', () => compound('WordDocument'), /old Word \(\.doc\): save it as \.docx/],
    ['j.eml', () => compound('__properties_version1.0'), /mail is damaged/],
    ['k.docx', () => compound('Something'), /kind that is not read/],
    ['l.docx', () => zip('ppt/presentation.xml'), /presentation, which is not read/],
    ['m.pdf', () => zip('minutes.md'), /is a zip, but no document/],
    ['n.rtf', () => rtf('\\par'), /RTF holds no text/],
    ['o.rtf', () => rtf('{'.repeat(3000)), /nested too deeply/],
    ['p.csv', () => Buffer.from('a,b\0c\n'), /binary, not text/],
    ['q.csv', () => Buffer.from(' ,\n,'), /table holds no text/],
    ['r.eml', () => Buffer.from('From: a@moot.example\nSubject: Oil\n\n'), /mail holds no text/],
    ['s.md', () => Buffer.from([0, 1, 2]), /binary, not text/],
    ['t.msg', () => Buffer.from('minutes'), /is called \.msg, but is none/],
  ];
  for (const [name, bytes, message] of cases)
    it(`says what is wrong and what to do: ${name}`, () =>
      assert.rejects(
        async () => textIn(name, await bytes()),
        (error) => error instanceof CaptureUnreadable && message.test(error.message),
      ));

  it('is told with its name and counted, and the others are read', async () => {
    using archive = orchardsWith('- id: presses\n  kind: files\n  body: presses\n');
    const files = await Promise.all(cases.map(async ([name, bytes]) => [name, await bytes()] as const));
    const { status, said, told } = await importInto(archive, 'presses', {
      ...Object.fromEntries(files),
      '2031-05-04.md': minutes('Oil.'),
    });
    assert.equal(status, 1);
    assert.match(said, new RegExp(`Read 1 capture: 1 report added, .*; ${cases.length} could not be read`));
    assert.deepEqual(
      told.map((line) => line.split(':')[0]),
      cases.map(([name]) => name),
    );
  });
});

async function textIn(name: string, bytes: Uint8Array): Promise<string> {
  return textOf(await opened({ name, bytes })).replace(/ {2,}(?=\|)/g, ' ');
}
