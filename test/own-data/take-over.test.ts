import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { openBookmarks } from '../../src/bookmarks/store.ts';
import type { TemporaryFolder } from '../indexer/orchards.ts';
import { found, HARBOUR, keptIn, namesIn, ORCHARDS, ownFolder, run, running, SECRET, siteOfBefore } from './before.ts';

/** Of every reader of both archives: the search is of either, and so is the apology, whose words are the same in both. */
const ALL = {
  Orchard: ['Pears', 'Apologies', 'Ladders', 'Agenda items that mention council'],
  Harbour: ['Boats', 'Lamps'],
};
const OF_ORCHARDS = { Orchard: ALL.Orchard };
const OF_HARBOUR = { Orchard: ['Apologies', 'Agenda items that mention council'], Harbour: ALL.Harbour };

const bookmarks = (folder: TemporaryFolder, archive: string) => keptIn(ownFolder(folder, archive, 'data/bookmarks'));

function assertBothKept(folder: TemporaryFolder): void {
  assert.deepEqual(bookmarks(folder, HARBOUR), ALL);
  assert.deepEqual(bookmarks(folder, ORCHARDS), OF_ORCHARDS);
  for (const archive of [ORCHARDS, HARBOUR]) {
    assert.deepEqual(found(folder, archive, 'hester quill'), [archive === ORCHARDS ? 'Pears' : 'Boats']);
    const secret = readFileSync(join(ownFolder(folder, archive, 'data/bookmarks'), 'secret'), 'utf8');
    assert.equal(secret.trim(), SECRET, 'cookies and private addresses go on working');
  }
}

describe('data that the version before kept by the last name of the folder', () => {
  it('goes to the archive whose reports its catalogue holds, and the other gets its bookmarks', () => {
    using folder = siteOfBefore();
    const first = run(folder, ['index', '--archive', HARBOUR]);
    assert.match(
      first.stdout,
      /^data\/bookmarks\/minutes holds the bookmarks of this archive’s readers: it is now data\/bookmarks\/minutes-/,
    );
    assert.match(first.stdout, /\ndata\/minutes holds what was indexed of this archive: it is now data\/minutes-/);
    const second = run(folder, ['index', '--archive', ORCHARDS]);
    assert.match(second.stdout, /^Copied 4 bookmarks from data\/bookmarks\/minutes-\S+ to data\/bookmarks\/minutes-/);
    assert.deepEqual([first.status, first.stderr, second.status, second.stderr], [0, '', 0, '']);
    assertBothKept(folder);
    assert.equal(namesIn(folder, 'data').includes('minutes'), false);
    for (const archive of [HARBOUR, ORCHARDS])
      assert.match(run(folder, ['index', '--archive', archive]).stdout, /^Indexed .* Changed: 0 reports/);
  });

  it('waits for its archive where the other comes first', () => {
    using folder = siteOfBefore();
    assert.match(
      run(folder, ['index', '--archive', ORCHARDS]).stdout,
      /^Copied 4 bookmarks from data\/bookmarks\/minutes to/,
    );
    assert.deepEqual(keptIn(join(folder.path, 'data/bookmarks/minutes')), ALL);
    assert.equal(run(folder, ['index', '--archive', HARBOUR]).status, 0);
    assertBothKept(folder);
  });

  it('is taken over once where both archives begin at the same time, each twice', async () => {
    using folder = siteOfBefore();
    const runs = await Promise.all(
      [ORCHARDS, HARBOUR, ORCHARDS, HARBOUR].map((archive) => running(folder, ['index', '--archive', archive])),
    );
    assert.deepEqual(
      runs.map(({ status, stderr }) => [status, stderr]),
      Array(4).fill([0, '']),
    );
    assertBothKept(folder);
  });

  const interruptions: readonly (readonly [what: string, leave: (folder: TemporaryFolder) => void])[] = [
    [
      'the note beside the bookmarks was written',
      (folder) => {
        const note = { archive: join(folder.path, HARBOUR), formerly: ['minutes'] };
        folder.write('data/bookmarks/minutes/archive.json', JSON.stringify(note));
      },
    ],
    [
      'the bookmarks were renamed',
      (folder) => {
        const note = { archive: join(folder.path, HARBOUR), formerly: ['minutes'] };
        folder.write('data/bookmarks/minutes/archive.json', JSON.stringify(note));
        renameSync(join(folder.path, 'data/bookmarks/minutes'), ownFolder(folder, HARBOUR, 'data/bookmarks'));
      },
    ],
    [
      'all was renamed and nothing indexed',
      (folder) => {
        const note = { archive: join(folder.path, HARBOUR), formerly: ['minutes'] };
        folder.write('data/bookmarks/minutes/archive.json', JSON.stringify(note));
        renameSync(join(folder.path, 'data/bookmarks/minutes'), ownFolder(folder, HARBOUR, 'data/bookmarks'));
        renameSync(join(folder.path, 'data/minutes'), ownFolder(folder, HARBOUR));
      },
    ],
    [
      'a copy of the bookmarks was half made',
      (folder) => {
        const own = ownFolder(folder, ORCHARDS, 'data/bookmarks').slice(folder.path.length + 1);
        folder.write(`${own}/bookmarks.db.0123456789ab`, 'half');
        folder.write(`${own}/secret`, 'another secret of enough letters');
      },
    ],
  ];
  for (const [what, leave] of interruptions) {
    for (const order of [
      [HARBOUR, ORCHARDS],
      [ORCHARDS, HARBOUR],
    ]) {
      it(`is taken over whole after a run that died when ${what}, ${order[0]} first`, () => {
        using folder = siteOfBefore();
        leave(folder);
        for (const archive of order) assert.equal(run(folder, ['index', '--archive', archive]).status, 0);
        assertBothKept(folder);
      });
    }
  }

  it('loses no bookmark where its catalogue was deleted: they go to an archive that they lead to', () => {
    using folder = siteOfBefore();
    rmSync(join(folder.path, 'data/minutes'), { recursive: true });
    run(folder, ['index', '--archive', ORCHARDS]);
    run(folder, ['index', '--archive', HARBOUR]);
    assert.deepEqual([bookmarks(folder, ORCHARDS), bookmarks(folder, HARBOUR)], [ALL, OF_HARBOUR]);
  });

  it('is left alone by an archive of that name that it is not of', () => {
    using folder = siteOfBefore();
    cpSync(join(folder.path, ORCHARDS), join(folder.path, 'r/minutes'), { recursive: true });
    folder.write('r/minutes/permalinks.jsonl', '');
    rmSync(join(folder.path, 'r/minutes/texts'), { recursive: true });
    run(folder, ['index', '--archive', 'r/minutes']);
    assert.deepEqual(keptIn(join(folder.path, 'data/bookmarks/minutes')), ALL);
    assert.deepEqual(bookmarks(folder, 'r/minutes'), { Orchard: ['Agenda items that mention council'] });
    assert.ok(namesIn(folder, 'data').includes('minutes'));
  });

  it('is taken over through a link, by whose name it was kept', () => {
    using folder = siteOfBefore();
    renameSync(join(folder.path, 'q/minutes'), join(folder.path, 'q/harbour-2031'));
    symlinkSync(join(folder.path, 'q/harbour-2031'), join(folder.path, 'q/minutes'));
    run(folder, ['index', '--archive', 'q/minutes']);
    assert.deepEqual(bookmarks(folder, 'q/harbour-2031'), ALL);
    assert.deepEqual(found(folder, 'q/harbour-2031', 'boats'), ['Boats']);
  });

  it('stays where BOOKMARKS and DATA say that it lies', () => {
    using folder = siteOfBefore();
    const given = { DATA: 'data/minutes', BOOKMARKS: 'data/bookmarks/minutes' };
    assert.equal(run(folder, ['index', '--archive', HARBOUR], given).status, 0);
    assert.deepEqual(namesIn(folder, 'data'), ['bookmarks', 'minutes']);
    assert.deepEqual(namesIn(folder, 'data/bookmarks'), ['minutes']);
    assert.deepEqual(found(folder, HARBOUR, 'boats', given), ['Boats']);
  });

  it('is backed up from where it is now, also before anything is indexed', () => {
    using folder = siteOfBefore();
    const { status, stdout } = run(folder, ['bookmarks', 'backup', 'kept.backup', '--archive', HARBOUR]);
    assert.match(stdout, /Backed up to kept\.backup: 6 bookmarks in 2 lists of 1 reader\./);
    assert.equal(status, 0);
  });

  it('gives an archive all its bookmarks that was indexed anew before', () => {
    using folder = siteOfBefore();
    const own = ownFolder(folder, HARBOUR).slice(folder.path.length + 1);
    assert.equal(run(folder, ['index', '--archive', HARBOUR, '--data', own]).status, 0);
    assert.equal(run(folder, ['index', '--archive', HARBOUR]).status, 0);
    assert.deepEqual(bookmarks(folder, HARBOUR), ALL);
  });

  it('gives searches that were copied nothing new, and leaves the reader who he was', () => {
    using folder = siteOfBefore();
    run(folder, ['index', '--archive', HARBOUR]);
    run(folder, ['index', '--archive', ORCHARDS]);
    const readers = [HARBOUR, ORCHARDS].map((archive) => {
      const path = join(ownFolder(folder, archive, 'data/bookmarks'), 'bookmarks.db');
      const database = new DatabaseSync(path);
      const reader = database.prepare('SELECT id, generation FROM reader').get() as { id: string; generation: number };
      database.close();
      const store = openBookmarks(path, () => new Date());
      const lists = store.lists(reader);
      const search = lists.flatMap((list) => store.bookmarks(list)).find(({ target }) => target.kind === 'search');
      store.close();
      return { reader: { ...reader }, keys: lists.map(({ key }) => key), seen: search?.seenNumber };
    });
    assert.deepEqual(readers[1]?.reader, readers[0]?.reader);
    assert.deepEqual(readers[1]?.keys, readers[0]?.keys.slice(0, 1));
    assert.equal(readers[1]?.seen, 4);
  });
});
