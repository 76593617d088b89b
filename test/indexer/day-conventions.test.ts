import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ArchiveUnreadable } from '../../indexer/archive/problem.ts';
import { readArchive, writeReport } from '../../indexer/archive/store.ts';
import { checkArchive } from '../../indexer/commands/check.ts';
import { inferredAgain } from '../../indexer/import/inferred-again.ts';
import { importInto } from './importing.ts';
import { orchards, type TemporaryFolder } from './orchards.ts';

const minutes = (head: string, said = 'the oil is old.') =>
  `# Presses\n\n${head}\n\nPresent: Hester Quill, Tam Birch\n\n## Oil\n\nHester Quill: ${said}\n\nTam Birch: agreed.\n`;

function tell(archive: TemporaryFolder, conventions: string): void {
  const sources = archive.read('sources.yml').replace(/\n {2}conventions:[\s\S]*$/, '\n');
  archive.write('sources.yml', `${sources.trimEnd()}\n  conventions:\n    ${conventions}\n`);
}

const days = (archive: TemporaryFolder) =>
  readArchive(archive.path).files.map(({ report }) => report.meeting?.start ?? null);

/** What `index` does before it publishes. */
function workOutAgain(archive: TemporaryFolder): number {
  const renewed = inferredAgain(readArchive(archive.path));
  for (const { path, after } of renewed) writeReport(archive.path, after, path);
  return renewed.length;
}

describe('the order of days in numbers, as sources.yml says it', () => {
  const table: readonly (readonly [order: string, head: string, day: string])[] = [
    ['month-first', '**Date:** 04/05/2031', '2031-04-05'],
    ['day-first', '**Date:** 04/05/2031', '2031-05-04'],
    // The report's own evidence does not count against it.
    ['month-first', '**Date:** 04/05/2031\n\nThe last meeting was on 28/03/2031.', '2031-04-05'],
    // A day that can only be read one way is read that way.
    ['month-first', '**Date:** 28/03/2031', '2031-03-28'],
    ['day-first', 'When: April 5, 2031', '2031-04-05'],
  ];
  for (const [order, head, day] of table)
    it(`reads ${head.split('\n')[0]} ${order}`, async () => {
      using archive = orchards();
      tell(archive, `days: ${order}`);
      await importInto(archive, 'press-minutes', { 'presses.md': minutes(head) });
      assert.deepEqual(days(archive), [day]);
    });

  it('reaches reports that are there already, whichever way they were read, and never a day that a person has set', async () => {
    using archive = orchards();
    await importInto(archive, 'press-minutes', {
      'a.md': minutes('**Date:** 04/05/2031'),
      'b.md': minutes('**Date:** 07/05/2031', 'the belts are old.'),
      'c.md': minutes('**Date:** 28/02/2031', 'the filters are old.'),
    });
    assert.deepEqual(days(archive), ['2031-02-28', '2031-05-04', '2031-05-07']);
    const mended = 'reports/press-minutes/2031-05-07-presses.md';
    archive.write(mended, archive.read(mended).replace('meeting: 2031-05-07', 'meeting: 2031-05-08'));
    const ids = () => readArchive(archive.path).files.map(({ report }) => report.id);
    const before = ids();
    tell(archive, 'days: month-first');
    assert.equal(workOutAgain(archive), 1);
    assert.deepEqual(days(archive), ['2031-02-28', '2031-04-05', '2031-05-08']);
    assert.equal(workOutAgain(archive), 0);
    tell(archive, 'days: day-first');
    assert.equal(workOutAgain(archive), 1);
    assert.deepEqual(days(archive), ['2031-02-28', '2031-05-04', '2031-05-08']);
    assert.deepEqual(ids(), before.with(2, ids()[2] ?? ''));
  });

  const wrong: readonly (readonly [conventions: string, says: RegExp])[] = [
    ['days: american', /conventions\.days" must be day-first or month-first: how 04\/05\/2031 is read/],
    ['day: day-first', /conventions\.day|"day"/],
    ['furniture: Links', /conventions\.furniture" must be a list/],
  ];
  for (const [conventions, says] of wrong)
    it(`says on its line what is wrong with “${conventions}”`, () => {
      using archive = orchards();
      tell(archive, conventions);
      assert.throws(
        () => readArchive(archive.path),
        (error) => {
          assert.ok(error instanceof ArchiveUnreadable);
          assert.equal(
            error.problems[0]?.line,
            archive.read('sources.yml').split('\n').indexOf(`    ${conventions}`) + 1,
          );
          assert.match(error.problems[0]?.message ?? '', says);
          return true;
        },
      );
    });
});

describe('check --conventions', () => {
  const told = (archive: TemporaryFolder): string => {
    const lines: string[] = [];
    const out = { line: (text: string) => void lines.push(text), error: () => {}, write: async () => {} };
    checkArchive(archive.path, { listsDoubtful: false, conventionsOf: 'press-minutes' }, out);
    return lines.join('\n');
  };

  it('says in which order days are read, why, and where the day of each meeting stands', async () => {
    using archive = orchards();
    await importInto(archive, 'press-minutes', {
      'a.md': minutes('**Date:** 04/05/2031'),
      'b.md': minutes('**Date:** 28/02/2031', 'the filters are old.'),
      '2031-06-07.md': minutes('Nothing else.', 'the belts are old.'),
      'c.md': minutes('Nothing.', 'the door is open.').replace('# Presses', '# Presses, 3 March 2031'),
      'd.md': minutes('Nothing at all.', 'the window is open.'),
    });
    const said = told(archive);
    assert.match(said, /^- days in numbers have the day first \(from the reports: 1 like 28\/02, 0 like 02\/28\)$/m);
    assert.match(said, /^- where the day of the meeting is given: in a line such as “Date:” 2, /m);
    for (const place of [/in the file’s name or folder, or set by hand 1/, /in the title 1/, /nowhere 1/])
      assert.match(said, place);
    assert.match(said, /days: day-first {8}# or month-first/);
    tell(archive, 'days: month-first');
    assert.match(told(archive), /^- days in numbers have the month first \(as sources\.yml says\)$/m);
  });
});
