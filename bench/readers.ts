// `node bench/readers.ts 10k 100k [--readers 200] [--seconds 120] [--keep FOLDER]`: how the real application fares when many readers search at
// once, beside a page of the same size that does not change. Prints tables; docs/page-speed.md has them with what they mean.
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readCorpus, writeCorpus } from './items.ts';
import { prepareArchive } from './readers/archive.ts';
import type { LoadFigures } from './readers/load.ts';
import { searchPaths, withRepeats } from './readers/searches.ts';
import { type FromSite, type SiteFigures, STATIC_PATH, type ToSite } from './readers/site.ts';
import { HEAD, kB, type Measured, row } from './readers/table.ts';

const HERE = import.meta.dirname;
const WARM_UP_SECONDS = 10;
/** Of each kind, of the searches that readers have in common: those of docs/bench.md. */
const OF_EACH_SHARED = 22;

const options = process.argv.slice(2);
const optionAfter = (name: string): string | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options.splice(at, 2)[1];
};
const readers = Number(optionAfter('--readers') ?? 200);
const seconds = Number(optionAfter('--seconds') ?? 120);
const keptFolder = optionAfter('--keep');
const sizes = options.length > 0 ? options : ['10k'];

if (!existsSync(join(HERE, 'node_modules', 'autocannon'))) {
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 2, 2] });
}
const folder = keptFolder ?? mkdtempSync(join(tmpdir(), 'rapporteur-readers-'));
mkdirSync(folder, { recursive: true });
try {
  const corpusPath = join(folder, 'corpus.json');
  if (!existsSync(corpusPath)) await writeCorpus(corpusPath);
  const corpus = readCorpus(corpusPath);
  for (const size of sizes) {
    const count = Number.parseInt(size, 10) * (size.endsWith('k') ? 1000 : 1);
    const archive = join(folder, `archive-${count}`);
    await prepareArchive(archive, corpus, count);
    await measure(
      archive,
      `${count.toLocaleString('en')} items`,
      searchPaths(corpus),
      searchPaths(corpus, OF_EACH_SHARED),
    );
  }
} finally {
  if (!keptFolder) rmSync(folder, { recursive: true });
}

async function measure(
  archive: string,
  title: string,
  paths: readonly string[],
  shared: readonly string[],
): Promise<void> {
  const site = fork(join(HERE, 'readers/site.ts'), [archive]);
  const [{ origin }] = (await once(site, 'message')) as [{ origin: string }];
  try {
    await load(origin, WARM_UP_SECONDS, paths.toReversed());
    const html = await typicalPage(origin, paths);
    console.log(`## ${title}, ${readers} readers, ${seconds} seconds\n\n${HEAD}`);
    console.log(row('every search another one', await underLoad(site, origin, paths)));
    console.log(row('three of ten searches again', await underLoad(site, origin, withRepeats(paths))));
    console.log(row(`${shared.length} searches that readers have in common`, await underLoad(site, origin, shared)));
    console.log(row('all the same search', await underLoad(site, origin, paths.slice(0, 1))));
    site.send({ kind: 'page', html } satisfies ToSite);
    console.log(
      row(`a page that does not change, ${kB(html.length)} kB`, await underLoad(site, origin, [STATIC_PATH])),
    );
    console.log('');
  } finally {
    site.disconnect();
  }
}

/** Of the middle size among some. */
async function typicalPage(origin: string, paths: readonly string[]): Promise<string> {
  const pages: string[] = [];
  for (const path of paths.slice(0, 101)) pages.push(await (await fetch(origin + path)).text());
  return pages.sort((one, other) => one.length - other.length)[50] ?? '';
}

async function underLoad(site: ChildProcess, origin: string, paths: readonly string[]): Promise<Measured> {
  site.send({ kind: 'begin' } satisfies ToSite);
  const start = await look(site);
  const loading = load(origin, seconds, paths);
  await new Promise((resolve) => setTimeout(resolve, seconds * 500));
  const middle = await look(site);
  const figures = await loading;
  return { ...figures, start, middle, end: await look(site) };
}

async function look(site: ChildProcess): Promise<SiteFigures> {
  const answer = once(site, 'message') as Promise<[FromSite]>;
  site.send({ kind: 'look' } satisfies ToSite);
  const [figures] = await answer;
  return figures as SiteFigures;
}

async function load(origin: string, duration: number, paths: readonly string[]): Promise<LoadFigures> {
  const args = [join(HERE, 'readers/load.ts'), origin, String(readers), String(duration)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(paths));
  return JSON.parse(await text(child.stdout));
}
