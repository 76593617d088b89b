import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { paragraph } from '../readers/pages.ts';
import { importInto, page, post } from './importing.ts';
import { orchards, reportFile } from './orchards.ts';

const PEARS = post('Council report – 4 May 2031', paragraph('Pears'), paragraph('Ladders'));
const WASPS = post('Council report – 6 April 2031', paragraph('Wasps'));
const PEARS_FILE = 'reports/orla-vane/2031-05-04-council-report-4-may-2031.md';

describe('importing a capture', () => {
  it('writes one file a post, and a second time changes nothing', async () => {
    using archive = orchards();
    assert.deepEqual(await importInto(archive, 'orla-vane', page(PEARS, WASPS)), {
      status: 0,
      said: 'Read 1 capture: 2 reports added, 0 updated, 0 unchanged.\nThe source now has 2 reports of meetings.\n  2031-05-04  Council report – 4 May 2031\n  2031-04-06  Council report – 6 April 2031\nNext: rapporteur index',
      told: [],
    });
    const files = archive.files();
    assert.ok(files[PEARS_FILE]?.includes(paragraph('Pears')));
    assert.match(
      (await importInto(archive, 'orla-vane', page(PEARS, WASPS))).said,
      /0 reports added, 0 updated, 2 unchanged/,
    );
    assert.deepEqual(archive.files(), files);
  });

  it('updates only the reports that have changed', async () => {
    using archive = orchards();
    await importInto(archive, 'orla-vane', page(PEARS, WASPS));
    const before = archive.files();
    const changed = post('Council report – 6 April 2031', paragraph('Wasps'), paragraph('Hornets'));
    const news = post('Council report – 1 June 2031', paragraph('Cider'));
    assert.match(
      (await importInto(archive, 'orla-vane', page(news, PEARS, changed))).said,
      /1 report added, 1 updated, 1 unchanged/,
    );
    const after = archive.files();
    assert.equal(after[PEARS_FILE], before[PEARS_FILE]);
    assert.match(after['reports/orla-vane/2031-04-06-council-report-6-april-2031.md'] ?? '', /Hornets/);
    assert.equal(Object.keys(after).length, Object.keys(before).length + 1);
  });

  it('never overwrites a report that was edited by hand, and tells so where its capture has changed', async () => {
    using archive = orchards();
    await importInto(archive, 'orla-vane', page(PEARS));
    const edited = archive.read(PEARS_FILE).replace('Pears was', '## Fruit\n\nPears was');
    archive.write(PEARS_FILE, edited);
    assert.deepEqual((await importInto(archive, 'orla-vane', page(PEARS))).told, []);
    const changed = await importInto(
      archive,
      'orla-vane',
      page(post('Council report – 4 May 2031', paragraph('Quinces'))),
    );
    assert.equal(changed.status, 1);
    assert.match(changed.said, /0 updated, 0 unchanged, 1 left alone/);
    assert.match(
      changed.told[0] ?? '',
      /^reports\/orla-vane\/2031-05-04-.*\.md: was edited by hand, .*: bring the change/,
    );
    assert.equal(archive.read(PEARS_FILE), edited);
  });

  it('never overwrites a report that was written by hand', async () => {
    using archive = orchards();
    const own = reportFile('2031-05-04', [['Pears', 'By hand.']]).replace(
      'Council of 2031-05-04',
      'Council report – 4 May 2031',
    );
    archive.write(PEARS_FILE, own);
    assert.match((await importInto(archive, 'orla-vane', page(PEARS))).told[0] ?? '', /was edited by hand/);
    assert.equal(archive.read(PEARS_FILE), own);
  });

  it('never overwrites a file that cannot be read, but tells that it is in the way', async () => {
    using archive = orchards();
    await importInto(archive, 'orla-vane', page(PEARS));
    const broken = archive.read(PEARS_FILE).replace('title:', 'title: "').replace('Pears was', 'Apples were');
    archive.write(PEARS_FILE, broken);
    const { status, told, said } = await importInto(archive, 'orla-vane', page(PEARS, WASPS));
    assert.equal(status, 1);
    assert.match(
      told.join('\n'),
      /:2: not valid YAML.*\n.*2031-05-04-.*\.md: is in the way of “Council report – 4 May 2031”/s,
    );
    assert.match(said, /1 report added/);
    assert.equal(archive.read(PEARS_FILE), broken);
  });

  it('keeps what a person has mended in the front matter, also when the text changes', async () => {
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
      await importInto(archive, 'orla-vane', page(PEARS, WASPS));
      archive.write(PEARS_FILE, archive.read(PEARS_FILE).replace(from, to));
      const files = archive.files();
      const again = await importInto(archive, 'orla-vane', page(PEARS, WASPS));
      assert.match(again.said, /0 reports added, 0 updated, 2 unchanged/, to);
      assert.deepEqual(archive.files(), files);
      if (to.includes('title: The')) continue; // A new title and a new text at once are a new post.
      const longer = post('Council report – 4 May 2031', paragraph('Pears'), paragraph('Ladders'), paragraph('Cider'));
      assert.match(
        (await importInto(archive, 'orla-vane', page(longer, WASPS))).said,
        /0 reports added, 1 updated/,
        to,
      );
      for (const line of [...to.split('\n'), paragraph('Cider')])
        assert.ok(archive.read(PEARS_FILE).includes(line), line);
    }
  });

  it('never replaces a longer text by a shorter one that is cut', async () => {
    using archive = orchards();
    const whole = `Pears\n\n${paragraph('Pears')}\n\nCouncil report – 4 May 2031\n\n${paragraph('Pears')}\n\n${paragraph('Ladders')}`;
    await importInto(archive, 'orla-vane', page(WASPS, whole));
    assert.doesNotMatch(archive.read(PEARS_FILE), /truncated/);
    const cut = post('Council report – 4 May 2031', paragraph('Pears'));
    assert.match((await importInto(archive, 'orla-vane', page(cut))).said, /0 updated, 1 unchanged/);
    using other = orchards();
    await importInto(other, 'orla-vane', page(PEARS));
    assert.match((await importInto(other, 'orla-vane', page(cut))).said, /0 updated, 1 unchanged/);
    assert.match(
      (await importInto(other, 'orla-vane', page(WASPS, whole))).said,
      /2 reports added, 0 updated, 1 unchanged|0 updated/,
    );
  });

  it('drops no post for having the title of another, and settles at once', async () => {
    using archive = orchards();
    const captures = page(
      ...['Pears', 'Wasps', 'Cider'].map((about) => post('Council report', paragraph(about))),
      ...['4', '5'].map((day) => post('Council report – 4 May 2031', `On the ${day}th. ${paragraph('Swans')}`)),
      post(`Council report – ${'very '.repeat(12)}long one`, paragraph('Long')),
      post(`Council report – ${'very '.repeat(12)}long two`, paragraph('Longer')),
      post('Council report: 4 May 2031', paragraph('Colons')),
    );
    assert.match((await importInto(archive, 'orla-vane', captures)).said, /8 reports added/);
    const { files, problems } = readArchive(archive.path);
    assert.deepEqual([files.length, problems], [8, []]);
    assert.equal(new Set(files.map(({ report }) => report.text)).size, 8);
    const before = archive.files();
    assert.match((await importInto(archive, 'orla-vane', captures)).said, /0 reports added, 0 updated, 8 unchanged/);
    assert.deepEqual(archive.files(), before);
  });

  it('takes a new post of an old title for what it is', async () => {
    using archive = orchards();
    await importInto(
      archive,
      'orla-vane',
      page(post('Council report', 'The council met on 4 May 2031.', paragraph('Pears'))),
    );
    await importInto(
      archive,
      'orla-vane',
      page(post('Council report', 'The council met on 6 June 2031.', paragraph('Cider'))),
    );
    await importInto(archive, 'orla-vane', page(post('Council report', paragraph('Wasps'))));
    assert.deepEqual(
      readArchive(archive.path)
        .files.map(({ report }) => /Pears|Cider|Wasps/.exec(report.text)?.[0])
        .sort(),
      ['Cider', 'Pears', 'Wasps'],
    );
  });

  it('writes no file that the archive could not read', async () => {
    using archive = orchards();
    const posts = [
      post('Council report – 29 February', paragraph('Pears')),
      post('Council report – 5 May 2030', paragraph('Wasps')),
    ];
    await importInto(archive, 'orla-vane', page(...posts, post('Title: "odd" # & *x', paragraph('It'))));
    assert.deepEqual(readArchive(archive.path).problems, []);
    assert.equal(readArchive(archive.path).files.length, 3);
  });
});
