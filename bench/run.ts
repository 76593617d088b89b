// `npm run bench -- 10k 100k 1m [--engines embedded,fts5] [--keep FOLDER]`: measures the engines one after the other, each in a process of its own, and writes
// docs/bench.md with its chart.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isThere as hasMeilisearch } from './engines/meilisearch.ts';
import { isThere as hasTantivy } from './engines/tantivy.ts';
import { readCorpus, writeCorpus } from './items.ts';
import type { AskFigures, BuildFigures, Measured } from './measure.ts';
import { queryMix } from './queries.ts';
import { writeReport } from './report.ts';

const HERE = import.meta.dirname;
/** The in-memory engines are not asked to hold more than they can. */
const LARGEST: Readonly<Record<string, number>> = {
  embedded: Infinity,
  fts5: Infinity,
  tantivy: Infinity,
  minisearch: 1e5,
  'minisearch-mistakes': 1e5,
  meilisearch: Infinity,
  orama: 1e5,
};
const LIMIT_MS = 40 * 60 * 1000;

const options = process.argv.slice(2);
const optionAfter = (name: string): string | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options.splice(at, 2)[1];
};
const keptFolder = optionAfter('--keep');
const engines = (optionAfter('--engines') ?? Object.keys(LARGEST).join(',')).split(',');
const sizes = (options.length > 0 ? options : ['10k']).map(sizeOf);

installPeers();
const folder = keptFolder ?? mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
mkdirSync(folder, { recursive: true });
try {
  const corpusPath = join(folder, 'corpus.json');
  if (!existsSync(corpusPath)) await writeCorpus(corpusPath);
  const corpus = readCorpus(corpusPath);
  writeFileSync(join(folder, 'queries.json'), JSON.stringify(queryMix(corpus)));
  const figures = join(folder, 'figures.json');
  let measured: Measured[] = existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : [];
  for (const size of sizes) {
    for (const engine of engines) {
      if (size > (LARGEST[engine] ?? 0)) continue;
      if (engine === 'meilisearch' && !hasMeilisearch()) {
        console.error('meilisearch: skipped, as there is no such program on the PATH, or no adapter for it');
        continue;
      }
      if (engine === 'tantivy' && !hasTantivy()) {
        console.error('tantivy: skipped, as Python has no module of that name (pip install tantivy)');
        continue;
      }
      const one = measure(engine, size);
      if (!one) continue;
      // After each, so that a run that is broken off has told what it found, and another may go on in the same folder.
      measured = inOrder([...measured.filter((other) => other.engine !== engine || other.items !== size), one]);
      writeFileSync(figures, JSON.stringify(measured, null, 1));
      writeReport(measured, corpus.name);
    }
  }
} finally {
  if (!keptFolder) rmSync(folder, { recursive: true });
}

function inOrder(measured: readonly Measured[]): Measured[] {
  const place = ({ engine }: Measured) => Object.keys(LARGEST).indexOf(engine);
  return measured.toSorted((a, b) => a.items - b.items || place(a) - place(b));
}

function measure(engine: string, size: number): Measured | null {
  const own = join(folder, `${engine}-${size}`);
  rmSync(own, { recursive: true, force: true });
  const built = run<BuildFigures>('build', engine, size);
  const asked = built && run<AskFigures>('ask', engine, size);
  rmSync(own, { recursive: true, force: true });
  if (!asked) return null;
  const { p50, p95, coldMs, memoryBytes } = asked;
  console.error(
    `${engine} ${size}: built in ${built.buildSeconds.toFixed(1)} s, p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, cold ${coldMs.toFixed(0)} ms, ${(memoryBytes / 1e6).toFixed(0)} MB, ${asked.found} of 198 queries found something`,
  );
  const measuredAt = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return { engine, measuredAt, ...built, ...asked };
}

function run<T>(task: string, engine: string, size: number): T | null {
  // The application’s own scripts start it with this cache, too.
  const flags = ['--expose-gc', '--max-old-space-size=12000', '--import', join(HERE, '../compile-cache.js')];
  const child = spawnSync(process.execPath, [...flags, join(HERE, 'measure.ts'), task, engine, String(size), folder], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
    maxBuffer: 1e8,
  });
  // Ends with the figures, one way or the other.
  if (child.stdout.endsWith('\n')) return JSON.parse(child.stdout);
  console.error(`${engine} ${size}: ${task} did not finish: ${child.signal ?? child.stderr.slice(-500)}`);
  return null;
}

function sizeOf(text: string): number {
  const match = /^(\d+)([km]?)$/i.exec(text);
  if (!match) throw new Error(`“${text}” is no size: try 10k, 100k or 1m`);
  return Number(match[1]) * { '': 1, k: 1000, m: 1e6 }[match[2]?.toLowerCase() as '' | 'k' | 'm'];
}

/** The measured peers are no dependencies of the application: they are installed here, as the lock file says, when somebody measures. */
function installPeers(): void {
  if (existsSync(join(HERE, 'node_modules', 'minisearch'))) return;
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 2, 2] });
  if (npm.status !== 0) throw new Error('npm ci failed in bench/');
}
