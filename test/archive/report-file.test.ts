import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  formatReportFile,
  parseReportFile,
  reportFileName,
  reportId,
  type StoredReport,
} from '../../indexer/archive/report-file.ts';

const REPORT: StoredReport = {
  id: 'orla-vane-2031-05-04',
  sourceId: 'orla-vane',
  title: 'Council report – 4 May 2031',
  author: 'Orla Vane',
  body: 'council',
  kind: 'meeting report',
  meeting: { start: '2031-05-04', end: '2031-05-04' },
  meetingNote: null,
  published: '2031-05-06',
  url: 'https://orlavane.example/may/',
  captured: '2031-06-01T09:00:00Z',
  sha256: 'ab'.repeat(32),
  textSha256: 'cd'.repeat(32),
  truncated: false,
  corrections: [],
  text: 'The ladders came.\n\n## Pears\n\nHester counted them.',
};

describe('a report file', () => {
  it('gives back the report that was written', () => assert.deepEqual(written(REPORT), REPORT));

  it('gives back a report of which little is known', () => {
    const bare = { author: null, meeting: null, published: null, url: null, captured: null, sha256: null };
    const report = { ...REPORT, ...bare, textSha256: null, id: 'orla-vane-council-report-4-may-2031', text: '' };
    assert.deepEqual(written(report), report);
  });

  it('writes only what is known, and the id only where it does not follow from the rest', () => {
    assert.doesNotMatch(formatReportFile(REPORT), /^id:|^kind:|^truncated:|^meetingNote:/m);
    assert.match(formatReportFile({ ...REPORT, id: 'other' }), /^id: other$/m);
    assert.match(formatReportFile({ ...REPORT, kind: 'other post', truncated: true }), /^kind: other post$/m);
  });

  it('gives back any title and any text', () => {
    const nasty = fc.constantFrom(
      ...[
        '---',
        '- a',
        '# b',
        'a: b',
        '"',
        "'",
        '|',
        '>',
        '%YAML',
        '...',
        '\n',
        '\n\n',
        '\t',
        ' ',
        '  ',
        '🍐',
        'é',
        '&x',
        '*x',
      ],
      ...[
        '!!str',
        '{',
        '}',
        '[',
        ']',
        ',',
        '?',
        '@',
        '`',
        '0x1',
        '1e3',
        '2031-05-04',
        'null',
        'yes',
        '~',
        '<<:',
        '\u2028',
        '\u0085',
      ],
      ...['title:', '\u00a0', '\u0007', '\\', '\\n', '=', '\uFEFF'],
    );
    const text = fc
      .array(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
      .map((parts) => parts.join('').replace(/\r\n?/g, '\n').toWellFormed());
    const title = text.filter((words) => words.trim() !== '');
    fc.assert(
      fc.property(title, text, fc.option(title), fc.option(title), (title, text, author, meetingNote) => {
        const id = reportId('orla-vane', REPORT.meeting, title);
        const report = { ...REPORT, id, title, author, meetingNote, text: text.trim() };
        assert.deepEqual(written(report), report);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read with a byte order mark, with the line ends of other systems, and with blanks behind its rules', () => {
    const content = formatReportFile(REPORT);
    for (const other of [`\uFEFF${content}`, content.replaceAll('\n', '\r\n'), content.replaceAll('\n', '\r')])
      assert.deepEqual(parsed(other), REPORT);
    assert.deepEqual(parsed(content.replaceAll(/^---$/gm, '--- \t')), REPORT);
  });

  it('keeps rules in the text', () => {
    const text = 'One.\n\n---\n\ntitle: two\n\n---';
    assert.equal(written({ ...REPORT, text }).text, text);
  });

  it('takes two days', () => {
    const meeting = { start: '2031-12-31', end: '2032-01-01' };
    assert.deepEqual(written({ ...REPORT, id: 'orla-vane-2031-12-31', meeting }).meeting, meeting);
  });
});

describe('ids and names of reports', () => {
  it('come from source and day, else from the title', () => {
    assert.equal(reportId('s', { start: '2031-05-04', end: '2031-05-05' }, 'Any'), 's-2031-05-04');
    assert.equal(reportId('s', null, 'Über  Pears!'), 's-uber-pears');
    assert.equal(reportId('s', null, '???'), 's-untitled');
  });
  it('fit into a file system, however long or odd the title', () => {
    for (const title of ['x'.repeat(5000), '../../etc/passwd', 'a/b\\c', '\u0000', 'CON'])
      assert.match(reportFileName({ meeting: null, published: null, title }), /^undated-[a-z0-9-]{1,60}\.md$/);
  });
});

const HEAD = 'title: T\nbody: council';

/** What is wrong, the front matter, the line of the mistake, and words of the message. */
const BROKEN: readonly (readonly [what: string, content: string, line: number, message: RegExp])[] = [
  ['no front matter', 'Hello', 1, /no front matter: begin the file/],
  ['an empty file', '', 1, /no front matter/],
  ['unclosed', `---\n${HEAD}\n\nText`, 1, /not closed: end it with/],
  ['nothing in it', '---\n---\nText', 2, /must be fields, each on a line/],
  ['a comment in it', '---\n# soon\n---\nText', 2, /must be fields/],
  ['a sentence in it', '---\nWe met.\n---\nText', 2, /must be fields/],
  ['a list in it', '---\n- a\n- b\n---\nText', 2, /must be fields/],
  ['a tab', `---\n${HEAD}\nroles:\n\t- a\n---\n`, 5, /not valid YAML \(.*\): mend this line/],
  ['an unclosed quote', `---\nbody: council\ntitle: "T\n---\n`, 3, /not valid YAML/],
  [
    'a colon in a value',
    `---\nbody: council\ntitle: Pears: a report\n---\n`,
    3,
    /not valid YAML .*put its value in quotes/,
  ],
  ['an unknown field', `---\n${HEAD}\ndate: 2031-05-04\n---\n`, 4, /unknown field "date": mend its spelling/],
  ['another unknown field', `---\n__proto__: {}\n${HEAD}\n---\n`, 2, /unknown field "__proto__"/],
  ['no title', '---\nbody: council\n---\n', 2, /"title" is missing: give/],
  ['an empty title', '---\nbody: council\ntitle:\n---\n', 3, /"title" is missing: give/],
  ['a blank title', '---\nbody: council\ntitle: " "\n---\n', 3, /"title" is empty: give/],
  ['a number as title', '---\nbody: council\ntitle: 2031\n---\n', 3, /"title" must be text: put it in quotes/],
  ['no body', '---\ntitle: T\n---\n', 2, /"body" is missing: name a body/],
  ['an empty author', `---\n${HEAD}\nauthor: ""\n---\n`, 4, /"author" is empty: fill it in/],
  ['a day that does not exist', `---\n${HEAD}\nmeeting: 2031-02-30\n---\n`, 4, /"meeting" must be a day as/],
  ['days the wrong way round', `---\n${HEAD}\nmeeting: 2031-05-05/2031-05-04\n---\n`, 4, /the first first/],
  ['three days', `---\n${HEAD}\nmeeting: 2031-05-05/2031-05-06/2031-05-07\n---\n`, 4, /or two as/],
  ['a day in words', `---\n${HEAD}\npublished: 4 May 2031\n---\n`, 4, /"published" must be a day that exists/],
  ['a wrong instant', `---\n${HEAD}\ncaptured: yesterday\n---\n`, 4, /"captured" must be an instant/],
  ['a wrong hash', `---\n${HEAD}\nsha256: abc\n---\n`, 4, /"sha256" must be 64 hexadecimal/],
  [
    'a number as hash',
    `---\n${HEAD}\ntextSha256: ${'1'.repeat(64)}\n---\n`,
    4,
    /"textSha256" must be text: put it in quotes/,
  ],
  ['another address', `---\n${HEAD}\nurl: ftp://orchards.example/\n---\n`, 4, /"url" must be an http/],
  ['a script as address', `---\n${HEAD}\nurl: "javascript:alert(1)"\n---\n`, 4, /"url" must be an http/],
  ['another kind', `---\n${HEAD}\nkind: essay\n---\n`, 4, /"kind" must be "meeting report" or/],
  ['a word for a truth', `---\n${HEAD}\ntruncated: "no"\n---\n`, 4, /"truncated" must be true or false/],
  ['a wrong id', `---\nid: A_b\n${HEAD}\n---\n`, 2, /"id" must be of small letters/],
  ['a field twice', `---\n${HEAD}\ntitle: U\n---\n`, 4, /stands here a second time/],
  ['two documents', `---\n${HEAD}\n...\ntitle: U\n---\n`, 5, /second YAML document/],
  ['an alias', `---\ntitle: &t T\nbody: council\nauthor: *t\n---\n`, 4, /by an alias .*write the value itself/],
  ['an alias of nothing', `---\n${HEAD}\nauthor: *t\n---\n`, 4, /alias/],
  ['an alias as key', `---\n${HEAD}\n<<: *t\n---\n`, 4, /alias/],
  ['a bomb', `---\n${HEAD}\na: &a [x,x,x,x]\n${bomb(20)}---\n`, 5, /alias/],
  ['depth', `---\n${HEAD}\nauthor: ${'['.repeat(50_000)}\n---\n`, 4, /nested too deeply|not valid YAML/],
  ['lists as names', `---\n${HEAD}\n${'? '.repeat(60)}\n---\n`, 4, /a list stands for the name of a field/],
  ['levels', `---\n${HEAD}\nauthor: ${'['.repeat(60)}${']'.repeat(60)}\n---\n`, 4, /nested too deeply/],
  ['depth of lists', `---\n${HEAD}\nauthor:\n${'- '.repeat(50_000)}\n---\n`, 5, /nested too deeply/],
  [
    'quotes in quotes',
    `---\n${HEAD}\n---\n\nText\n${'>'.repeat(101)} x\n`,
    7,
    /nested more than 100 levels deep: take/,
  ],
  [
    'an endless paragraph',
    `---\n${HEAD}\n---\nA\n\n${'word '.repeat(200_001)}`,
    7,
    /longer than 1000000 characters: divide/,
  ],
  ['endless emphasis', `---\n${HEAD}\n---\n\n${'__a'.repeat(6000)}`, 6, /more than 10000 formatting marks/],
];

describe('a broken report file', () => {
  for (const [what, content, line, message] of BROKEN) {
    it(`is told with its line and what to do: ${what}`, () => {
      const { problems } = parseReportFile('reports/orla-vane/x.md', 'orla-vane', content);
      assert.ok(problems, 'was read without a word');
      const [first] = problems;
      assert.match(first?.message ?? '', message);
      assert.deepEqual([first?.path, first?.line], ['reports/orla-vane/x.md', line]);
    });
  }
  it('tells every mistake in it', () => {
    const { problems } = parseReportFile('x.md', 's', '---\ntitle: 1\nmeeting: today\nfoo: 2\nbar: 3\n---\n');
    assert.deepEqual(
      problems?.map(({ line }) => line).sort(),
      [2, 2, 3, 4, 5],
      problems?.map(({ message }) => message).join('\n'),
    );
  });
  it('is never more than told, whatever its bytes', () => {
    const line = fc.constantFrom(
      '---',
      '- ',
      'title: T',
      'body: b',
      ': ',
      '&a',
      '*a',
      '? ',
      '{',
      '[',
      '|',
      '"',
      '\t',
      '!!x',
      '%',
      '#',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.string()), { maxLength: 20 }),
        fc.constantFrom('\n', ''),
        (lines, glue) => {
          const result = parseReportFile('x.md', 's', `---\n${lines.join(glue)}\n---\n`);
          assert.ok(result.problems ? result.problems.length > 0 : result.report.title.trim() !== '');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function bomb(levels: number): string {
  return Array.from({ length: levels }, (_, n) => `a${n}: &a${n} [*a${n === 0 ? '' : n - 1}, *a]\n`).join('');
}

function written(report: StoredReport): StoredReport {
  return parsed(formatReportFile(report));
}

function parsed(content: string): StoredReport {
  const result = parseReportFile('x.md', 'orla-vane', content);
  assert.ok(!result.problems, `${JSON.stringify(result.problems)} in\n${content}`);
  return result.report;
}
