import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { readArchive } from '../../indexer/archive/store.ts';
import { RunLocked, takeRunLock } from '../../indexer/runs/run-lock.ts';
import { startSchedule } from '../../indexer/runs/schedule.ts';
import { readRuns } from '../../src/catalogue/runs.ts';
import { ENVIRONMENT } from '../environment.ts';
import { rapporteurAsync, startRapporteur, type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { wordpressBlog } from './blogs.ts';
import { archiveFiles, harvestInto, numbersOf, orchardsWith, reportsOf, runsPath, source } from './harvesting.ts';
import { orchardPosts } from './orchard-posts.ts';
import { send } from './site.ts';

/** How often a run is killed: raise it to look for what hides. */
const KILLS = Number(process.env.HARVEST_KILLS ?? 4);

const at = (folder: TemporaryFolder): string[] => ['--archive', folder.path, '--data', join(folder.path, 'data')];

describe('a run that is killed', () => {
  it('leaves the archive whole, and the next one completes the work', async () => {
    await using blog = await wordpressBlog(orchardPosts(60), { isApiClosed: true, isFeedClosed: true });
    using whole = orchardsWith(source('orla', 'wordpress', blog.url, 'pauseSeconds: 0'));
    const began = performance.now();
    assert.equal((await rapporteurAsync(['harvest', ...at(whole)])).status, 0);
    const wholeMs = performance.now() - began;
    const expected = reportsOf(whole).map(({ captured, ...report }) => report);
    for (let kill = 0; kill < KILLS; kill++) {
      using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'pauseSeconds: 0'));
      const child = startRapporteur(['harvest', ...at(folder)]);
      const ended = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, wholeMs * (0.2 + 0.8 * Math.random())));
      child.kill('SIGKILL');
      await ended;
      const { problems, files } = readArchive(folder.path);
      assert.deepEqual(problems, []);
      for (const { report } of files) assert.equal(report.truncated, false);
      const { status, stderr } = await rapporteurAsync(['harvest', ...at(folder)]);
      assert.equal(status, 0, stderr);
      assert.deepEqual(
        reportsOf(folder).map(({ captured, ...report }) => report),
        expected,
      );
      assert.ok(
        Object.keys(folder.files()).every((name) => !/\.\d+$/.test(name)),
        'no half-written file is left',
      );
    }
  });

  it('says how far it came where it is told to stop, and the next one completes', async () => {
    await using blog = await wordpressBlog(orchardPosts(60), { isApiClosed: true, isFeedClosed: true });
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'pauseSeconds: 0.02'));
    const child = startRapporteur(['harvest', ...at(folder)]);
    let stdout = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    const ended = once(child, 'close');
    while (blog.log.length < 30) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [1, null]);
    assert.match(stdout, /^orla .*stopped before its end$/m);
    assert.equal(readRuns(runsPath(folder))[0]?.outcome, 'stopped');
    assert.deepEqual(readArchive(folder.path).problems, []);
    assert.ok(reportsOf(folder).length < 60);
    assert.equal((await rapporteurAsync(['harvest', ...at(folder)])).status, 0);
    assert.equal(reportsOf(folder).length, 60);
    assert.equal(readRuns(runsPath(folder))[0]?.outcome, 'complete');
  });
});

describe('two runs at the same time', () => {
  it('are one: the second says so and touches nothing', async () => {
    await using blog = await wordpressBlog(orchardPosts(3));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'pauseSeconds: 0'));
    mkdirSync(join(folder.path, 'data'));
    const before = archiveFiles(folder);
    const lock = takeRunLock(join(folder.path, 'data/run-lock.db'));
    assert.throws(() => takeRunLock(join(folder.path, 'data/run-lock.db')), RunLocked);
    const { status, stderr } = await rapporteurAsync(['harvest', ...at(folder)]);
    assert.deepEqual([status, /another run is at work on this archive/.test(stderr)], [1, true]);
    lock.release();
    assert.deepEqual(archiveFiles(folder), before);
    assert.equal((await rapporteurAsync(['harvest', ...at(folder)])).status, 0);
  });

  it('are possible again as soon as the first has died', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'lock.db');
    const hold = `import { takeRunLock } from '${join(import.meta.dirname, '../../indexer/runs/run-lock.ts')}'; takeRunLock(process.argv[1]); process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', hold, path]);
    assert.equal(signal, 'SIGKILL');
    takeRunLock(path).release();
  });
});

describe('the record of the last runs', () => {
  it('says of each source when it was harvested, what came and what failed', async () => {
    await using blog = await wordpressBlog(orchardPosts(5));
    using folder = orchardsWith(source('orla', 'wordpress', blog.url), source('tam', 'feed', `${blog.url}nowhere.xml`));
    const now = () => new Date('2031-05-06T07:08:09Z');
    await harvestInto(folder, { now });
    const day = '2031-05-06T07:08:09.000Z';
    const nothing = { added: 0, updated: 0, unchanged: 0, vanished: 0, leftOut: 0, failed: 0, problems: [] };
    const [orla, tam] = readRuns(runsPath(folder));
    assert.deepEqual(orla, {
      source: 'orla',
      started: day,
      ended: day,
      outcome: 'complete',
      ...nothing,
      added: 5,
      lastComplete: day,
    });
    assert.deepEqual([tam?.outcome, tam?.failed, tam?.lastComplete], ['failed', 1, null]);
    assert.match(tam?.problems[0] ?? '', /nowhere\.xml: is not there any more \(404\)/);
    blog.faults.set('/wp-json/wp/v2/posts', (request, response) => send(request, response, { status: 500 }));
    await harvestInto(folder, { now: () => new Date('2031-05-07T00:00:00Z') });
    assert.deepEqual(
      [readRuns(runsPath(folder))[0]?.outcome, readRuns(runsPath(folder))[0]?.lastComplete],
      ['failed', day],
    );
  });

  it('is empty where there is none or it is broken', () => {
    using folder = temporaryFolder();
    assert.deepEqual(readRuns(join(folder.path, 'none.json')), []);
    for (const content of ['', '{', '{}', '[1, null, {"source": 2}]'])
      assert.deepEqual(readRuns(folder.write('runs.json', content)), []);
  });
});

describe('a schedule', () => {
  it('harvests and indexes in a process of its own, one run at a time, and stops in the middle of one', async () => {
    await using blog = await wordpressBlog(orchardPosts(40), { isApiClosed: true, isFeedClosed: true });
    using folder = orchardsWith(source('orla', 'wordpress', blog.url, 'pauseSeconds: 0.03'));
    const log: string[] = [];
    const schedule = startSchedule({
      ...{ cron: '0 0 1 1 *', timeZone: 'Europe/London', environment: ENVIRONMENT },
      ...{ args: at(folder), log: (line) => void log.push(line) },
    });
    const run = schedule.runNow();
    assert.equal(await schedule.runNow(), null);
    while (blog.log.length < 15) await new Promise((resolve) => setTimeout(resolve, 10));
    await schedule.stop();
    assert.equal(await run, 1);
    assert.match(
      log.join('\n'),
      /the harvest that is due is left out.*stopped before its end.*the harvest ended with status 1/s,
    );
    const some = reportsOf(folder).length;
    assert.ok(some < 40);
    assert.equal(await schedule.runNow(), 0);
    assert.match(log.join('\n'), /Indexed “The Orchards”: 40 reports/);
    assert.equal(reportsOf(folder).length, 40);
  });

  it('begins a run at a time that the clock leaves out, and in an hour that it shows twice', async () => {
    using folder = orchardsWith();
    for (const [cron, from, hours, count] of [
      ['30 1 * * *', '2026-03-29T00:00:00Z', 3, 1],
      ['*/30 * * * *', '2026-10-25T00:10:00Z', 2, 4],
    ] as const) {
      mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.parse(from) });
      const log: string[] = [];
      const schedule = startSchedule({
        ...{ cron, timeZone: 'Europe/London', environment: ENVIRONMENT },
        ...{ args: [...at(folder), '--source', 'nobody'], log: (line) => void log.push(line) },
      });
      for (let minute = 0; minute < hours * 60; minute++) {
        mock.timers.tick(60_000);
        for (let turn = 0; turn < 3; turn++) await new Promise((next) => setImmediate(next));
      }
      await schedule.stop();
      mock.timers.reset();
      assert.equal(
        log.filter((line) => /^the harvest (?:begins|that is due is left out)/.test(line)).length,
        count,
        cron,
      );
    }
  });

  it('comes from HARVEST_CRON, which has to be one', async () => {
    using folder = orchardsWith();
    for (const [cron, told] of [
      ['', /HARVEST_CRON is not set/],
      ['every morning', /HARVEST_CRON: "every morning" is no time table: give five fields/],
      ['99 6 * * *', /is no time table/],
    ] as const) {
      const { status, stderr } = await rapporteurAsync(['schedule', ...at(folder)], { HARVEST_CRON: cron });
      assert.match(stderr, told);
      assert.equal(status, 2);
    }
    const child = startRapporteur(['schedule', ...at(folder)], { HARVEST_CRON: '30 6 * * *' });
    const [line] = await once(child.stdout, 'data');
    assert.equal(String(line), 'Harvests at “30 6 * * *” (Europe/London) until it is told to stop.\n');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  });
});

describe('a disk that is full', () => {
  it('ends the run with a message, leaves the archive whole, and the next run completes', async (t) => {
    const mount = temporaryFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=150k', 'tmpfs', mount.path]).status !== 0) {
      mount[Symbol.dispose]();
      t.skip('no small file system can be mounted here');
      return;
    }
    try {
      await using blog = await wordpressBlog(orchardPosts(60));
      using sample = orchardsWith(source('orla', 'wordpress', blog.url));
      for (const [name, content] of Object.entries(sample.files())) mount.write(name, content);
      await assert.rejects(harvestInto(mount), /ENOSPC|no space left/);
      const { problems, files } = readArchive(mount.path);
      assert.deepEqual(problems, []);
      assert.ok(files.length < 60);
      assert.equal(spawnSync('mount', ['-o', 'remount,size=4m', mount.path]).status, 0);
      assert.deepEqual(numbersOf(await harvestInto(mount))[0], 60 - files.length);
      assert.equal(reportsOf(mount).length, 60);
    } finally {
      spawnSync('umount', [mount.path]);
      mount[Symbol.dispose]();
    }
  });
});
