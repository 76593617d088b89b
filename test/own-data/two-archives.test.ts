import assert from 'node:assert/strict';
import { once } from 'node:events';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { heldArchive } from '../../src/catalogue/owner.ts';
import {
  changeReport,
  found,
  HARBOUR,
  keptIn,
  ORCHARDS,
  ownFolder,
  run,
  running,
  served,
  siteOfBefore,
  twoArchives,
} from './before.ts';

describe('two archives whose folders have the same name', () => {
  for (const [one, other] of [
    [ORCHARDS, HARBOUR],
    [HARBOUR, ORCHARDS],
  ] as const) {
    it(`find their own when they are indexed in turn, ${one} first`, () => {
      using folder = twoArchives();
      assert.equal(run(folder, ['index', '--archive', one]).status, 0);
      assert.equal(run(folder, ['index', '--archive', other]).status, 0);
      for (const archive of [one, other, one]) {
        assert.deepEqual(found(folder, archive, 'pears'), archive === ORCHARDS ? ['Pears'] : []);
        assert.deepEqual(found(folder, archive, 'boats'), archive === HARBOUR ? ['Boats'] : []);
      }
      for (const archive of [one, other])
        assert.match(
          run(folder, ['index', '--archive', archive]).stdout,
          /Changed: 0 reports, 0 removed; items: 0 added/,
        );
    });
  }

  it('are indexed at the same time and served side by side', async () => {
    using folder = twoArchives();
    const runs = await Promise.all(
      [ORCHARDS, HARBOUR, ORCHARDS, HARBOUR].map((at) => running(folder, ['index', '--archive', at])),
    );
    assert.deepEqual(
      runs.map(({ status, stderr }) => [status, stderr]),
      Array(4).fill([0, '']),
    );
    const sites = await Promise.all([ORCHARDS, HARBOUR].map((ARCHIVE) => served(folder, { ARCHIVE })));
    try {
      const titles = await Promise.all(
        sites.map(async ({ url }) => {
          const answer = await fetch(`${url}/search.json?q=hester+quill`);
          return ((await answer.json()) as { hits: { title: string }[] }).hits.map(({ title }) => title);
        }),
      );
      assert.deepEqual(titles, [['Pears'], ['Boats']]);
    } finally {
      for (const { process: server } of sites) {
        server.kill();
        await once(server, 'exit');
      }
    }
  });

  it('are told apart by their real paths: a link to an archive is that archive', () => {
    using folder = twoArchives();
    symlinkSync(join(folder.path, ORCHARDS), join(folder.path, 'current'));
    run(folder, ['index', '--archive', ORCHARDS]);
    assert.deepEqual(found(folder, 'current', 'pears'), ['Pears']);
    assert.match(run(folder, ['index', '--archive', 'current/']).stdout, /Changed: 0 reports/);
  });

  it('do not share a data folder: the second is refused, and the first keeps its own', () => {
    using folder = twoArchives();
    const shared = ['--data', 'both'];
    run(folder, ['index', '--archive', ORCHARDS, ...shared]);
    const refused =
      /^both holds what was indexed of \S+p\/minutes, not of \S+q\/minutes: give each archive a folder of its own \(DATA or --data\)\./;
    for (const command of [['index'], ['search', 'boats'], ['harvest'], ['index', '--engine']]) {
      const { status, stdout, stderr } = run(folder, [...command, '--archive', HARBOUR, ...shared]);
      assert.match(stderr, refused, command.join(' '));
      assert.deepEqual([status, stdout], [1, '']);
    }
    const { stdout } = run(folder, ['index', '--archive', ORCHARDS, ...shared]);
    assert.match(stdout, /Changed: 0 reports, 0 removed; items: 0 added, 0 updated, 0 removed/);
  });

  it('do not share a data folder when both begin at once', async () => {
    using folder = twoArchives();
    const runs = await Promise.all(
      [ORCHARDS, HARBOUR].map((at) => running(folder, ['index', '--archive', at, '--data', 'both'])),
    );
    assert.deepEqual(runs.map(({ status }) => status).sort(), [0, 1]);
    const refused = runs.find(({ status }) => status === 1);
    assert.match(refused?.stderr ?? '', /give each archive a folder of its own/);
  });

  it('are refused a data folder of the version before that holds another’s reports', () => {
    using folder = siteOfBefore();
    const data = ['--data', 'data/minutes'];
    const { status, stderr } = run(folder, ['index', '--archive', ORCHARDS, ...data]);
    assert.match(
      stderr,
      /^data\/minutes holds what was indexed of another archive, “The Harbour”, not of \S+p\/minutes/,
    );
    assert.equal(status, 1);
    assert.equal(heldArchive(join(folder.path, 'data/minutes/catalogue.db'))?.title, 'The Harbour');
    assert.equal(run(folder, ['index', '--archive', HARBOUR, ...data]).status, 0);
    assert.equal(run(folder, ['search', 'boats', '--archive', HARBOUR, ...data]).status, 0);
  });
});

describe('an archive that is moved', () => {
  it('takes its index and its bookmarks along, and one that stays behind under the name is another', () => {
    using folder = siteOfBefore();
    run(folder, ['index', '--archive', HARBOUR]);
    const before = keptIn(ownFolder(folder, HARBOUR, 'data/bookmarks'));
    renameSync(join(folder.path, HARBOUR), join(folder.path, 'q/records'));
    const { status, stdout } = run(folder, ['index', '--archive', 'q/records']);
    assert.equal(status, 0);
    assert.match(stdout, /holds what was indexed of this archive: it is now data\/records-/);
    assert.match(stdout, /Changed: 0 reports, 0 removed; items: 0 added, 0 updated, 0 removed/);
    assert.deepEqual(keptIn(ownFolder(folder, 'q/records', 'data/bookmarks')), before);
    assert.deepEqual(found(folder, 'q/records', 'boats'), ['Boats']);
    run(folder, ['index', '--archive', ORCHARDS]);
    assert.deepEqual(found(folder, ORCHARDS, 'pears'), ['Pears']);
  });

  it('finds its index in the data folder that it is given, and is found by what searches there', () => {
    using folder = twoArchives();
    const data = ['--data', 'kept'];
    run(folder, ['index', '--archive', HARBOUR, ...data]);
    renameSync(join(folder.path, HARBOUR), join(folder.path, 'q/records'));
    changeReport(folder, 'q/records');
    assert.equal(run(folder, ['search', 'boats', '--archive', 'q/records', ...data]).status, 0);
    const { stdout, stderr } = run(folder, ['index', '--archive', 'q/records', ...data]);
    assert.match(stdout, /Changed: 1 reports, 0 removed/, stderr);
    assert.equal(heldArchive(join(folder.path, 'kept/catalogue.db'))?.path, join(folder.path, 'q/records'));
  });

  it('is indexed anew where its data is gone, and keeps its bookmarks all the same', async () => {
    using folder = siteOfBefore();
    run(folder, ['index', '--archive', HARBOUR]);
    const { process: server } = await served(folder, { ARCHIVE: HARBOUR });
    server.kill();
    await once(server, 'exit');
    const before = keptIn(ownFolder(folder, HARBOUR, 'data/bookmarks'));
    rmSync(ownFolder(folder, HARBOUR), { recursive: true });
    renameSync(join(folder.path, HARBOUR), join(folder.path, 'q/records'));
    assert.equal(run(folder, ['index', '--archive', 'q/records']).status, 0);
    assert.deepEqual(keptIn(ownFolder(folder, 'q/records', 'data/bookmarks')), before);
  });

  it('is served from its catalogue where a web server does not have it', () => {
    using folder = twoArchives();
    run(folder, ['index', '--archive', HARBOUR, '--data', 'kept']);
    rmSync(join(folder.path, HARBOUR), { recursive: true });
    const { status, stdout } = run(folder, ['search', 'boats', '--archive', HARBOUR, '--data', 'kept']);
    assert.match(stdout, /Boats/);
    assert.equal(status, 0);
  });
});
