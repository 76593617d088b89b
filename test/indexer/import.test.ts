import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { importFiles } from '../../indexer/commands/import.ts';
import { paragraph } from '../readers/pages.ts';
import { orchards, reportFile, type TemporaryFolder, temporaryFolder } from './orchards.ts';

interface Imported {
  readonly status: number;
  readonly said: string;
  readonly told: readonly string[];
}

/** Imports what `captures` holds; every capture is of the same instant. */
function importInto(archive: TemporaryFolder, source: string, captures: Record<string, string | Uint8Array>): Imported {
  using folder = temporaryFolder();
  for (const [name, content] of Object.entries(captures)) utimesSync(folder.write(name, content), 1.94e9, 1.94e9);
  const lines: string[] = [];
  const told: string[] = [];
  const out = {
    line: (text: string) => void lines.push(text),
    error: (text: string) => void told.push(text.replaceAll(`${archive.path}/`, '').replaceAll(`${folder.path}/`, '')),
    write: async () => {},
  };
  const options = { archive: archive.path, source, paths: [folder.path] };
  const status = importFiles(options, out, { update: () => {}, end: () => {} });
  return { status, said: lines.join('\n'), told };
}

const post = (title: string, ...paragraphs: readonly string[]) =>
  [title, ...paragraphs, 'Continue reading'].join('\n\n');
const page = (...posts: readonly string[]) => ({ 'page.txt': posts.join('\n\n') });
const PEARS = post('Council report – 4 May 2031', paragraph('Pears'), paragraph('Ladders'));
const WASPS = post('Council report – 6 April 2031', paragraph('Wasps'));
const PEARS_FILE = 'reports/orla-vane/2031-05-04-council-report-4-may-2031.md';

describe('importing a capture', () => {
  it('writes one file a post, and a second time changes nothing', () => {
    using archive = orchards();
    assert.deepEqual(importInto(archive, 'orla-vane', page(PEARS, WASPS)), {
      status: 0,
      said: 'Read 1 capture: 2 reports added, 0 updated, 0 unchanged.',
      told: [],
    });
    const files = archive.files();
    assert.ok(files[PEARS_FILE]?.includes(paragraph('Pears')));
    assert.match(importInto(archive, 'orla-vane', page(PEARS, WASPS)).said, /0 reports added, 0 updated, 2 unchanged/);
    assert.deepEqual(archive.files(), files);
  });

  it('updates only the reports that have changed', () => {
    using archive = orchards();
    importInto(archive, 'orla-vane', page(PEARS, WASPS));
    const before = archive.files();
    const changed = post('Council report – 6 April 2031', paragraph('Wasps'), paragraph('Hornets'));
    const news = post('Council report – 1 June 2031', paragraph('Cider'));
    assert.match(
      importInto(archive, 'orla-vane', page(news, PEARS, changed)).said,
      /1 reports added, 1 updated, 1 unchanged/,
    );
    const after = archive.files();
    assert.equal(after[PEARS_FILE], before[PEARS_FILE]);
    assert.match(after['reports/orla-vane/2031-04-06-council-report-6-april-2031.md'] ?? '', /Hornets/);
    assert.equal(Object.keys(after).length, Object.keys(before).length + 1);
  });

  it('never overwrites a report that was edited by hand, and tells so where its capture has changed', () => {
    using archive = orchards();
    importInto(archive, 'orla-vane', page(PEARS));
    const edited = archive.read(PEARS_FILE).replace('Pears was', '## Fruit\n\nPears was');
    archive.write(PEARS_FILE, edited);
    assert.deepEqual(importInto(archive, 'orla-vane', page(PEARS)).told, []);
    const changed = importInto(archive, 'orla-vane', page(post('Council report – 4 May 2031', paragraph('Quinces'))));
    assert.equal(changed.status, 1);
    assert.match(changed.said, /0 updated, 0 unchanged, 1 left alone/);
    assert.match(
      changed.told[0] ?? '',
      /^reports\/orla-vane\/2031-05-04-.*\.md: was edited by hand, .*: bring the change/,
    );
    assert.equal(archive.read(PEARS_FILE), edited);
  });

  it('never overwrites a report that was written by hand', () => {
    using archive = orchards();
    const own = reportFile('2031-05-04', [['Pears', 'By hand.']]).replace(
      'Council of 2031-05-04',
      'Council report – 4 May 2031',
    );
    archive.write(PEARS_FILE, own);
    assert.match(importInto(archive, 'orla-vane', page(PEARS)).told[0] ?? '', /was edited by hand/);
    assert.equal(archive.read(PEARS_FILE), own);
  });

  it('never overwrites a file that cannot be read, but tells that it is in the way', () => {
    using archive = orchards();
    importInto(archive, 'orla-vane', page(PEARS));
    const broken = archive.read(PEARS_FILE).replace('title:', 'title: "').replace('Pears was', 'Apples were');
    archive.write(PEARS_FILE, broken);
    const { status, told, said } = importInto(archive, 'orla-vane', page(PEARS, WASPS));
    assert.equal(status, 1);
    assert.match(
      told.join('\n'),
      /:2: not valid YAML.*\n.*2031-05-04-.*\.md: is in the way of “Council report – 4 May 2031”/s,
    );
    assert.match(said, /1 reports added/);
    assert.equal(archive.read(PEARS_FILE), broken);
  });

  it('keeps what a person has mended in the front matter, also when the text changes', () => {
    const mended: readonly (readonly [from: RegExp, to: string])[] = [
      [/^title: .*$/m, 'title: The pear council'],
      [/^meeting: .*$/m, 'meeting: 2031-05-03/2031-05-04'],
      [/^meeting: .*\n/m, ''],
      [/^body: .*$/m, 'body: presses\npublished: 2031-05-07'],
      [/^title: /m, 'id: pears\ntitle: '],
      [/^url: .*$/m, 'url: https://orlavane.example/pears'],
    ];
    for (const [from, to] of mended) {
      using archive = orchards();
      importInto(archive, 'orla-vane', page(PEARS, WASPS));
      archive.write(PEARS_FILE, archive.read(PEARS_FILE).replace(from, to));
      const files = archive.files();
      const again = importInto(archive, 'orla-vane', page(PEARS, WASPS));
      assert.match(again.said, /0 reports added, 0 updated, 2 unchanged/, to);
      assert.deepEqual(archive.files(), files);
      if (to.includes('title: The')) continue; // A new title and a new text at once are a new post.
      const longer = post('Council report – 4 May 2031', paragraph('Pears'), paragraph('Ladders'), paragraph('Cider'));
      assert.match(importInto(archive, 'orla-vane', page(longer, WASPS)).said, /0 reports added, 1 updated/, to);
      for (const line of [...to.split('\n'), paragraph('Cider')])
        assert.ok(archive.read(PEARS_FILE).includes(line), line);
    }
  });

  it('never replaces a longer text by a shorter one that is cut', () => {
    using archive = orchards();
    const whole = `Pears\n\n${paragraph('Pears')}\n\nCouncil report – 4 May 2031\n\n${paragraph('Pears')}\n\n${paragraph('Ladders')}`;
    importInto(archive, 'orla-vane', page(WASPS, whole));
    assert.doesNotMatch(archive.read(PEARS_FILE), /truncated/);
    const cut = post('Council report – 4 May 2031', paragraph('Pears'));
    assert.match(importInto(archive, 'orla-vane', page(cut)).said, /0 updated, 1 unchanged/);
    using other = orchards();
    importInto(other, 'orla-vane', page(PEARS));
    assert.match(importInto(other, 'orla-vane', page(cut)).said, /0 updated, 1 unchanged/);
    assert.match(
      importInto(other, 'orla-vane', page(WASPS, whole)).said,
      /2 reports added, 0 updated, 1 unchanged|0 updated/,
    );
  });

  it('drops no post for having the title of another, and settles at once', () => {
    using archive = orchards();
    const captures = page(
      ...['Pears', 'Wasps', 'Cider'].map((about) => post('Council report', paragraph(about))),
      ...['4', '5'].map((day) => post('Council report – 4 May 2031', `On the ${day}th. ${paragraph('Swans')}`)),
      post(`Council report – ${'very '.repeat(12)}long one`, paragraph('Long')),
      post(`Council report – ${'very '.repeat(12)}long two`, paragraph('Longer')),
      post('Council report: 4 May 2031', paragraph('Colons')),
    );
    assert.match(importInto(archive, 'orla-vane', captures).said, /8 reports added/);
    const { files, problems } = readArchive(archive.path);
    assert.deepEqual([files.length, problems], [8, []]);
    assert.equal(new Set(files.map(({ report }) => report.text)).size, 8);
    const before = archive.files();
    assert.match(importInto(archive, 'orla-vane', captures).said, /0 reports added, 0 updated, 8 unchanged/);
    assert.deepEqual(archive.files(), before);
  });

  it('takes a new post of an old title for what it is', () => {
    using archive = orchards();
    importInto(
      archive,
      'orla-vane',
      page(post('Council report', 'The council met on 4 May 2031.', paragraph('Pears'))),
    );
    importInto(
      archive,
      'orla-vane',
      page(post('Council report', 'The council met on 6 June 2031.', paragraph('Cider'))),
    );
    importInto(archive, 'orla-vane', page(post('Council report', paragraph('Wasps'))));
    assert.deepEqual(
      readArchive(archive.path)
        .files.map(({ report }) => /Pears|Cider|Wasps/.exec(report.text)?.[0])
        .sort(),
      ['Cider', 'Pears', 'Wasps'],
    );
  });

  it('writes no file that the archive could not read', () => {
    using archive = orchards();
    const posts = [
      post('Council report – 29 February', paragraph('Pears')),
      post('Council report – 5 May 2030', paragraph('Wasps')),
    ];
    importInto(archive, 'orla-vane', page(...posts, post('Title: "odd" # & *x', paragraph('It'))));
    assert.deepEqual(readArchive(archive.path).problems, []);
    assert.equal(readArchive(archive.path).files.length, 3);
  });
});

const minutes = (said: string) =>
  `# Presses\n\nAttendees: Hester Quill (HQU)\n\n## Oil\n\nHQU: ${said}\n\nHQU: Agreed.\n`;

describe('importing minutes', () => {
  it('gives every file the address that the source’s pattern says', () => {
    using archive = orchards();
    importInto(archive, 'press-minutes', {
      '2031-05/may-04.md': minutes('Oil.'),
      '2031 06/june #1 $&.md': minutes('Wax.'),
    });
    assert.deepEqual(
      readArchive(archive.path)
        .files.map(({ report }) => report.url)
        .sort(),
      [
        'https://git.orchards.example/presses/2031%2006/june%20%231%20%24%26.md',
        'https://git.orchards.example/presses/2031-05/may-04.md',
      ],
    );
  });

  it('keeps apart days on which the same was said, and one day’s two files', () => {
    using archive = orchards();
    const captures = {
      ...{ '2031-05/may-04.md': minutes('Nothing.'), '2031-05/may-05.md': minutes('Nothing.') },
      ...{ '2031-06-01-morning.md': minutes('Oil.'), '2031-06-01-evening.md': minutes('Wax.') },
    };
    assert.match(importInto(archive, 'press-minutes', captures).said, /4 reports added/);
    assert.match(importInto(archive, 'press-minutes', captures).said, /0 reports added, 0 updated, 4 unchanged/);
    assert.equal(readArchive(archive.path).files.length, 4);
  });

  it('knows a file again after its title has changed, and after a person has mended the day', () => {
    using archive = orchards();
    importInto(archive, 'press-minutes', { '2031-05/may-04.md': minutes('Oil.') });
    const path = 'reports/press-minutes/2031-05-04-presses.md';
    const renamed = minutes('Oil.').replace('# Presses', '# Committee on Presses');
    assert.match(importInto(archive, 'press-minutes', { '2031-05/may-04.md': renamed }).said, /0 reports added/);
    archive.write(path, archive.read(path).replace('meeting: 2031-05-04', 'meeting: 2031-04-05'));
    assert.match(
      importInto(archive, 'press-minutes', { '2031-05/may-04.md': minutes('Oil.') }).said,
      /0 reports added, 0 updated/,
    );
  });

  it('tells of each file that it cannot read, and reads the others', () => {
    using archive = orchards();
    const { status, told, said } = importInto(archive, 'press-minutes', {
      ...{
        'a.md': '',
        'b.md': ' \n',
        'c.txt': Uint8Array.of(0x41, 0xff),
        'd.md': 'PNG\0',
        'e.md': PEARS,
        'f.md': 'Hello.',
      },
      ...{
        'g.md': minutes('>'.repeat(5000)),
        'h.md': minutes(`\n${'>'.repeat(5000)}`),
        'z.md': minutes('Oil.'),
        'z.pdf': 'passed over',
      },
    });
    assert.equal(status, 1);
    assert.match(said, /^Read 2 captures: 2 reports added, .*; 7 could not be read\.$/);
    assert.deepEqual(
      told.map((line) => line.split(':')[0]),
      ['a.md', 'b.md', 'c.txt', 'd.md', 'e.md', 'f.md', 'h.md'],
    );
  });

  it('refuses what another author has written', () => {
    using archive = orchards();
    const guest = `Pears\n\nPosted on 6 May 2031 by Somebody Else\n\n${paragraph('Pears')}\n\nContinue reading`;
    const { status, told } = importInto(archive, 'orla-vane', { 'page.txt': guest });
    assert.equal(status, 1);
    assert.match(told[0] ?? '', /by Somebody Else, but source "orla-vane" is by Orla Vane: choose another --source/);
    assert.deepEqual(readArchive(archive.path).files, []);
  });
});

describe('importing from a Blogger page', () => {
  it('points every post to its blog’s page of the month', () => {
    using archive = orchards();
    importInto(archive, 'tam-birch', { 'page.txt': `Tuesday, 6 May 2031\n\nPears\n\n${paragraph('Pears')}` });
    assert.equal(readArchive(archive.path).files[0]?.report.url, 'https://tambirch.example/2031/05/');
  });
});

describe('importing reports of another archive', () => {
  it('moves them with what they say of themselves, and a second time changes nothing', () => {
    using archive = orchards();
    using other = orchards();
    const captures = {
      'page.txt': `Tuesday, 6 May 2031\n\nCouncil report – 4 May\n\n${paragraph('Pears')}\n\nMonday, 5 May 2031\n\nOn swans\n\n${paragraph('Swans')}`,
    };
    importInto(archive, 'tam-birch', captures);
    const files = archive.files('reports/tam-birch');
    assert.match(importInto(other, 'tam-birch', files).said, /2 reports added/);
    assert.match(importInto(other, 'tam-birch', files).said, /0 reports added, 0 updated, 2 unchanged/);
    const bare = (folder: TemporaryFolder) =>
      readArchive(folder.path).files.map(({ report: { captured, sha256, meetingNote, ...report } }) => report);
    assert.deepEqual(bare(other), bare(archive));
    assert.match(importInto(archive, 'tam-birch', files).said, /2 unchanged/);
  });

  it('leaves reports as they are that have no hash of their text', () => {
    using archive = orchards();
    const own = { 'a.md': reportFile('2031-05-04', [['Pears', 'By hand.']]) };
    archive.write('reports/orla-vane/a.md', own['a.md']);
    assert.deepEqual(importInto(archive, 'orla-vane', own).told, []);
    assert.match(importInto(archive, 'orla-vane', own).said, /1 unchanged/);
  });
});

describe('importing much', () => {
  it('takes no longer for the last of three thousand captures than for the first', { timeout: 60_000 }, () => {
    using archive = orchards();
    const captures = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => {
        const day = new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10);
        return [join('minutes', `${day}.md`), minutes(`Oil for press ${n}.`)];
      }),
    );
    assert.match(importInto(archive, 'press-minutes', captures).said, /3000 reports added/);
    assert.match(importInto(archive, 'press-minutes', captures).said, /3000 unchanged/);
  });
});
