import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { paragraph } from '../readers/pages.ts';
import { type Outcome, orchards, rapporteur, reportFile, startRapporteur, type TemporaryFolder } from './orchards.ts';

const withReports = (count = 2): TemporaryFolder => {
  const folder = orchards();
  for (let n = 0; n < count; n++) {
    const day = new Date(Date.UTC(2031, 0, 1 + n)).toISOString().slice(0, 10);
    folder.write(
      `reports/orla-vane/${day}.md`,
      reportFile(day, [
        ['Ladders', paragraph(`Ladder ${n}`)],
        ['Wasps', paragraph('They')],
      ]),
    );
  }
  return folder;
};
const at = (folder: TemporaryFolder): string[] => ['--archive', folder.path, '--data', join(folder.path, 'data')];

function assertTold({ status, stdout, stderr }: Outcome, expected: number, told: RegExp): void {
  assert.match(stderr, told);
  assert.equal(status, expected, stderr);
  assert.equal(stdout, '');
  assert.doesNotMatch(stderr, /\n\s+at |node:internal|undefined|\[object/, 'a stack trace or worse');
}

describe('rapporteur', () => {
  const usage: readonly (readonly [what: string, args: readonly string[], told: RegExp])[] = [
    ['nothing to do', [], /Usage: rapporteur/],
    ['an unknown command', ['indx'], /unknown command 'indx'.*\n.*Did you mean index/s],
    ['an unknown option', ['index', '--fast'], /unknown option '--fast'/],
    ['an unknown option before the command', ['--fast', 'index'], /unknown option '--fast'/],
    ['an option without its value', ['index', '--archive'], /argument missing/],
    ['one argument too many', ['check', 'everything'], /too many arguments/],
    ['an import of nothing', ['import', '--source', 'orla-vane'], /missing required argument 'path'/],
    ['an import without a source', ['import', 'page.txt'], /required option '--source <id>' not specified/],
  ];
  for (const [what, args, told] of usage)
    it(`ends with 2 and says how it is used: ${what}`, () => assertTold(rapporteur(args), 2, told));

  it('ends with 2 where the environment holds what cannot be used', () =>
    assertTold(rapporteur(['check'], { BASE_URL: 'orchards' }), 2, /BASE_URL: "orchards" is not an address/));

  it('ends with 2 where the source is unknown, and names those that there are', () => {
    using folder = orchards();
    const outcome = rapporteur(['import', ...at(folder), '--source', 'nobody', folder.path]);
    assertTold(
      outcome,
      2,
      /sources\.yml has no source "nobody" \(it has: orla-vane, tam-birch, press-minutes\): choose/,
    );
  });

  it('ends with 1 where a file is missing, and reads the others', () => {
    using folder = orchards();
    const page = folder.write('page.txt', `Pears report – 4 May 2031\n\n${paragraph('Pears')}\n\nContinue reading`);
    const { status, stdout, stderr } = rapporteur([
      'import',
      ...at(folder),
      '--source',
      'orla-vane',
      'nowhere.txt',
      page,
    ]);
    assert.equal(status, 1);
    assert.equal(stderr, 'nowhere.txt: there is no such file or folder\n');
    assert.equal(
      stdout,
      'Read 1 capture: 1 report added, 0 updated, 0 unchanged; 1 could not be read.\nThe source now has 1 report of a meeting.\n  2031-05-04  Pears report – 4 May 2031\nNext: npx rapporteur index --archive ' +
        `${folder.path} --data ${join(folder.path, 'data')}\n`,
    );
  });

  for (const command of ['index', 'export', 'check'] as const) {
    it(`ends with 1 where there is no archive: ${command}`, () => {
      const { status, stderr } = rapporteur([command, '--archive', '/nowhere/at/all', '--data', '/nowhere/else']);
      assert.match(stderr, /^\/nowhere\/at\/all\/archive\.yml:1: is missing: write one/);
      assert.equal(status, 1);
    });
    it(`ends with 1 and no stack trace where the archive is a file: ${command}`, () => {
      using folder = orchards();
      assertTold(rapporteur([command, '--archive', join(folder.path, 'archive.yml')]), 1, /ENOTDIR/);
    });
  }

  it('ends with 1 and no stack trace where the disk refuses', () => {
    using folder = withReports();
    folder.write('file', 'in the way');
    assertTold(
      rapporteur(['index', '--archive', folder.path, '--data', join(folder.path, 'file')]),
      1,
      /EEXIST|ENOTDIR/,
    );
    mkdirSync(join(folder.path, 'permalinks.jsonl'));
    assertTold(rapporteur(['index', ...at(folder)]), 1, /EISDIR/);
  });

  it('ends with 1 where the catalogue is none, and says what to do', () => {
    using folder = withReports();
    folder.write('data/catalogue.db', 'not a database, but long enough to be taken for one by its size'.repeat(99));
    assertTold(
      rapporteur(['search', ...at(folder), 'ladders']),
      1,
      /not a database\): run ".*index .*": it will be rebuilt/,
    );
  });

  it('ends with 1 where nothing was indexed yet, and says what to do', () => {
    using folder = withReports();
    assertTold(
      rapporteur(['search', ...at(folder), 'ladders']),
      1,
      /catalogue\.db does not exist: run "npx rapporteur index --archive .*" first/,
    );
  });

  for (const args of [['--help'], ['help'], ['import', '--help'], ['help', 'import'], ['search', '-h']])
    it(`explains itself on standard output: ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = rapporteur(args);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^Usage: rapporteur/);
      for (const word of args.includes('import') ? ['--source', '--archive', 'path'] : [])
        assert.ok(stdout.includes(word), word);
    });
});

describe('--archive and --data', () => {
  it('count before and after the command and from the environment, and the command line wins', () => {
    using folder = withReports();
    using other = orchards();
    const data = join(folder.path, 'elsewhere');
    const ways: readonly (readonly [args: readonly string[], environment: Record<string, string>])[] = [
      [['--archive', folder.path, '--data', data, 'index'], {}],
      [['index', '--archive', folder.path, '--data', data], {}],
      [['--archive', folder.path, 'index', '--data', data], {}],
      [['index'], { ARCHIVE: folder.path, DATA: data }],
      [['index', '--archive', folder.path], { ARCHIVE: other.path, DATA: data }],
    ];
    for (const [args, environment] of ways) {
      const { status, stdout, stderr } = rapporteur(args, environment);
      assert.deepEqual([status, stderr], [0, ''], args.join(' '));
      assert.match(stdout, /^Indexed “The Orchards”: 2 reports, 4 agenda items/);
      assert.ok(existsSync(join(data, 'catalogue.db')));
    }
  });
});

describe('rapporteur check', () => {
  it('finds a sound archive in order, and writes nothing', () => {
    using folder = withReports();
    const before = folder.files();
    assert.deepEqual(rapporteur(['check', ...at(folder)]), {
      status: 0,
      stdout: 'Checked “The Orchards”: 2 reports in order, 0 mistakes.\n',
      stderr: '',
    });
    assert.deepEqual(folder.files(), before);
  });

  it('lists every mistake, each with path and line', () => {
    using folder = withReports();
    folder.write('reports/orla-vane/a.md', 'We met.');
    folder.write('reports/orla-vane/b.md', '---\ntitle: 1\nbody: choir\n---\n');
    folder.write('reports/nobody/c.md', reportFile('2031-02-01', []));
    folder.write('reports/orla-vane/d.md', Uint8Array.of(0xff));
    const { status, stdout, stderr } = rapporteur(['check', ...at(folder)]);
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.replace(`${folder.path}/reports/`, '').split(': ')[0]),
      ['nobody/c.md:1', 'orla-vane/a.md:1', 'orla-vane/b.md:2', 'orla-vane/d.md:1'],
    );
    assert.deepEqual([status, stdout], [1, 'Checked “The Orchards”: 2 reports in order, 4 mistakes.\n']);
    folder.write('topics.yml', '- id: A\n  label: 2\n');
    const lists = rapporteur(['check', ...at(folder)]);
    assert.equal(lists.status, 1);
    assert.deepEqual(
      lists.stderr
        .trim()
        .split('\n')
        .map((line) => line.replace(`${folder.path}/`, '').split(': ')[0]),
      [
        'topics.yml:1',
        'topics.yml:2',
        'topics.yml:1',
        'reports/orla-vane/a.md:1',
        'reports/orla-vane/b.md:2',
        'reports/orla-vane/d.md:1',
      ],
    );
  });
});

describe('rapporteur index', () => {
  it('leaves out broken reports, tells of them, and ends with 1', () => {
    using folder = withReports();
    folder.write('reports/orla-vane/a.md', 'We met.');
    const { status, stdout, stderr } = rapporteur(['index', ...at(folder)]);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^Indexed “The Orchards”: 2 reports, 4 agenda items, \d+ speakers\. Changed: 2 reports, 0 removed; items: 4 added/,
    );
    assert.match(stderr, /a\.md:1: no front matter.*\n1 file was left out: see above\.\n$/);
  });
});

describe('rapporteur export', () => {
  it('prints one agenda item a line, and nothing else', () => {
    using folder = withReports();
    const { status, stdout, stderr } = rapporteur(['export', ...at(folder)], { BASE_URL: 'https://orchards.example' });
    assert.deepEqual([status, stderr], [0, '']);
    const items = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      items.map(({ id, url, position }) => [id, url, position]),
      [
        ['orla-vane-2031-01-01_ladders', 'https://orchards.example/reports/orla-vane-2031-01-01/ladders', 1],
        ['orla-vane-2031-01-01_wasps', 'https://orchards.example/reports/orla-vane-2031-01-01/wasps', 2],
        ['orla-vane-2031-01-02_ladders', 'https://orchards.example/reports/orla-vane-2031-01-02/ladders', 1],
        ['orla-vane-2031-01-02_wasps', 'https://orchards.example/reports/orla-vane-2031-01-02/wasps', 2],
      ],
    );
    for (const { text, statements } of items)
      assert.equal(statements.map((statement: { text: string }) => statement.text).join(''), text);
  });

  it('does not fail where the reader of its pipe goes away', async () => {
    using folder = withReports(600);
    const child = startRapporteur(['export', ...at(folder)]);
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    child.stdout.destroy();
    assert.deepEqual(await ended, [0, null], stderr);
    assert.equal(stderr, '');
  });
});

describe('rapporteur search', () => {
  it('finds what was indexed, for people and for programs', () => {
    using folder = withReports();
    rapporteur(['index', ...at(folder)]);
    const { status, stdout } = rapporteur(['search', ...at(folder), 'ladder']);
    assert.equal(status, 0);
    assert.match(stdout, /2031-01-01 {2}Ladders\n {2}Council of 2031-01-01, Orla Vane\n/);
    const { hits, total } = JSON.parse(rapporteur(['search', ...at(folder), '--json', 'ladder']).stdout);
    assert.deepEqual([total, hits.length], [2, 2]);
  });
  it('ends with 2 for a page that is no number', () => {
    using folder = withReports();
    rapporteur(['index', ...at(folder)]);
    assertTold(rapporteur(['search', ...at(folder), '--page', 'two', 'ladder']), 2, /page/);
  });
});
