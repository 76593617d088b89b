// Measures one engine in this process and prints what it found as JSON: `measure.ts build|ask ENGINE COUNT FOLDER`. The folder holds
// corpus.json and queries.json; the engine's own files go to FOLDER/ENGINE-COUNT.
import { mkdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchEngine, type OpenBenchEngine, sizeOf } from './engines/engine.ts';
import type { BenchQuery, Kind } from './queries.ts';

export interface BuildFigures {
  readonly items: number;
  readonly textBytes: number;
  readonly buildSeconds: number;
  /** What the process computed meanwhile, making the items included; hardly touched by what else runs on the machine. */
  readonly buildComputingSeconds: number;
  readonly indexBytes: number;
  /** What of them are the items themselves; `null` where nobody can tell. */
  readonly storedBytes: number | null;
}

export interface AskFigures {
  /** From opening to the first answer; the program itself is loaded. */
  readonly coldMs: number;
  /** Of the first time that each query is asked, most of the program and of the index untouched; missing in figures that older versions kept. */
  readonly firstP50?: number;
  readonly firstP95?: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
  /** Of computing, in all threads of the process; `null` where another process does the work. */
  readonly computingP50: number | null;
  readonly computingP95: number | null;
  readonly byKind: Readonly<Record<Kind, readonly [number, number]>>;
  /** How many queries found something, and the sum of all totals. */
  readonly found: number;
  readonly totals: number;
  /** Resident, after all queries. */
  readonly memoryBytes: number;
  readonly updateMs: number;
}

export interface Measured extends BuildFigures, AskFigures {
  readonly engine: string;
  /** When that ended, UTC: "2031-03-04 17:05"; missing in figures that older versions kept. */
  readonly measuredAt?: string;
}

const ROUNDS = 3;
const SLOW_MS = 10_000;
const SLOW_ROUND_MS = 5 * 60_000;

const [task = '', name = '', count = '0', folder = ''] = process.argv.slice(2);
const own = join(folder, `${name}-${count}`);
mkdirSync(own, { recursive: true });
const module = (await import(`./engines/${name}.ts`)) as { openEngine: OpenBenchEngine; serverPid?: number | null };
// Only what answers is loaded where memory is measured; making items comes later.
const engine = module.openEngine(own);
const figures = task === 'build' ? await build(engine) : await ask(engine);
await engine.close();
writeSync(1, `${JSON.stringify(figures)}\n`);
// All is done, and on its way out Node may wait for its own threads for ever (https://github.com/nodejs/node/issues/54918).
process.kill(process.pid, 'SIGKILL');

async function build(measured: BenchEngine): Promise<BuildFigures> {
  const { generate, readCorpus } = await import('./items.ts');
  const corpus = readCorpus(join(folder, 'corpus.json'));
  let textBytes = 0;
  let made = 0;
  // Making the items is no part of building an index: its time is taken off.
  const timed = function* () {
    const items = generate(corpus, Number(count));
    for (;;) {
      const before = performance.now();
      const next = items.next();
      made += performance.now() - before;
      if (next.done) return;
      textBytes += Buffer.byteLength(next.value.title) + Buffer.byteLength(next.value.text);
      yield next.value;
    }
  };
  const start = performance.now();
  await measured.build(timed());
  const buildSeconds = measured.buildSeconds?.() ?? (performance.now() - start - made) / 1000;
  const buildComputingSeconds = computedSince({ user: 0, system: 0 }) / 1000;
  const storedBytes = measured.storedBytes?.() ?? null;
  return { items: Number(count), textBytes, buildSeconds, buildComputingSeconds, indexBytes: sizeOf(own), storedBytes };
}

async function ask(measured: BenchEngine): Promise<AskFigures> {
  const queries = JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8')) as BenchQuery[];
  const [first] = queries;
  if (!first) throw new Error('no queries');
  const start = performance.now();
  await measured.open();
  await measured.search(first);
  const coldMs = performance.now() - start;

  // The first times a process answers, it is still being compiled: everything is asked three times, the third time counts. Where an answer takes more
  // than ten seconds, or all of them five minutes, that makes no difference, and the first time counts.
  let times: (Asked & { readonly kind: Kind })[] = [];
  let firstTimes: readonly number[] = [];
  const slow = new Map<BenchQuery, Asked>();
  for (let round = 1; round <= ROUNDS; round++) {
    const begun = performance.now();
    times = [];
    for (const query of queries) {
      const asked = slow.get(query) ?? (await timed(measured, query));
      if (asked.ms > SLOW_MS) slow.set(query, asked);
      times.push({ kind: query.kind, ...asked });
    }
    if (round === 1) firstTimes = times.map(({ ms }) => ms);
    if (performance.now() - begun > SLOW_ROUND_MS) break;
  }
  const found = times.filter(({ total }) => total > 0).length;
  const totals = times.reduce((sum, { total }) => sum + total, 0);
  globalThis.gc?.();
  const memoryBytes = memoryOf(module.serverPid ?? process.pid);
  const all = times.map(({ ms }) => ms);
  const computing = times.map((one) => one.computing);
  const isElsewhere = module.serverPid !== undefined;
  const kinds = [...new Set(times.map(({ kind }) => kind))];
  return {
    ...{ coldMs, found, totals, memoryBytes },
    ...{ firstP50: percentile(firstTimes, 0.5), firstP95: percentile(firstTimes, 0.95) },
    ...{ p50: percentile(all, 0.5), p95: percentile(all, 0.95), p99: percentile(all, 0.99), slowest: Math.max(...all) },
    computingP50: isElsewhere ? null : percentile(computing, 0.5),
    computingP95: isElsewhere ? null : percentile(computing, 0.95),
    byKind: Object.fromEntries(
      kinds.map((kind) => {
        const own = times.filter((one) => one.kind === kind).map(({ ms }) => ms);
        return [kind, [percentile(own, 0.5), percentile(own, 0.95)]];
      }),
    ) as unknown as AskFigures['byKind'],
    updateMs: await update(measured, first),
  };
}

interface Asked {
  readonly ms: number;
  /** Milliseconds of computing. */
  readonly computing: number;
  readonly total: number;
}

async function timed(measured: BenchEngine, query: BenchQuery): Promise<Asked> {
  const [before, computed] = [performance.now(), process.cpuUsage()];
  const { total, ms } = await measured.search(query);
  return { ms: ms ?? performance.now() - before, computing: computedSince(computed), total };
}

/** Until the changed item is found. */
async function update(measured: BenchEngine, query: BenchQuery): Promise<number> {
  const { generate, readCorpus } = await import('./items.ts');
  const corpus = readCorpus(join(folder, 'corpus.json'));
  const [item] = generate(corpus, 1);
  if (!item) throw new Error('no items');
  const changed = { ...item, title: `${item.title} amended`, hash: `${item.hash} amended` };
  let made = 0;
  const all = function* () {
    const items = generate(corpus, Number(count));
    for (;;) {
      const before = performance.now();
      const next = items.next();
      made += performance.now() - before;
      if (next.done) return;
      yield next.value;
    }
  };
  const start = performance.now();
  await measured.update(changed, all);
  await measured.search(query);
  return performance.now() - start - made;
}

/** In milliseconds. */
function computedSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
