// The commands that fill the catalogue and the engine, and tell what an engine holds: index, meilisearch.
import { join, resolve } from 'node:path';
import { type Catalogue, openCatalogue } from '../../src/catalogue/catalogue.ts';
import { heldItems } from '../../src/catalogue/owner.ts';
import { type Config, ConfigError, commandFor, dataPaths } from '../../src/config.ts';
import { openEngine } from '../../src/open-engine.ts';
import { vectorWriter } from '../../src/open-meaning.ts';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { heldIndexes } from '../../src/search/meilisearch/inspect.ts';
import { programKeys } from '../../src/search/meilisearch/keys.ts';
import { takeOverIndexes } from '../../src/search/meilisearch/take-over.ts';
import type { Hint } from '../archive/hint.ts';
import { checkOwnData, settleOwnData } from '../own-data/settle.ts';
import { forgetCleanEnd, noteCleanEnd, touchedSince } from '../publish/clean-end.ts';
import { mending, setAsideDamaged } from '../publish/damaged.ts';
import { progressOn } from '../runs/progress.ts';
import { type HeldByEngine, printEngines } from './engines.ts';
import { type IndexOptions, indexArchive } from './index.ts';
import { config, type Define, now, out } from './program.ts';

export function indexCommands(define: Define): void {
  define('index', 'update the search index', async (command) => {
    const given = config(command);
    const { engine, yes } = command.opts<{ engine?: true; yes?: true }>();
    if (engine) return tellEngines(given);
    const status = await index(given, yes ? 'published' : 'refused');
    out.line(`Next: ${commandFor(given, 'serve')}`);
    return status;
  })
    .option('--engine', 'write nothing; show what each search engine has, and whether it is up to date')
    .option('--yes', 'also where more than half of the reports indexed before are gone');

  define('meilisearch', 'create (if needed) and print API keys', async (command) => {
    const given = config(command);
    const { meilisearch } = given;
    if (!meilisearch) throw new ConfigError('MEILI_URL: is missing: give the address of the Meilisearch server');
    const master = meilisearch.masterKey ?? meilisearch.adminKey;
    if (master === null) throw new ConfigError('MEILI_MASTER_KEY: is missing: only the master key may make keys');
    const { readAddresses, writeAddresses } = meilisearch;
    const lines = new Set<string>();
    for (const address of new Set([...writeAddresses, ...readAddresses])) {
      const { search, admin } = await programKeys(address, master, given.identity, (words) => commandFor(given, words));
      lines.add(`MEILI_SEARCH_KEY=${search}\nMEILI_ADMIN_KEY=${admin}`);
    }
    for (const line of lines) out.line(line);
    if (lines.size === 1) return 0;
    out.error(
      'The servers have different master keys, so their keys differ: start them all with the same MEILI_MASTER_KEY.',
    );
    return 1;
  }).argument('<what>', 'keys');
}

/** Returns the exit status. */
export async function index(given: Config, emptied: IndexOptions['emptied'] = 'refused'): Promise<number> {
  settleOwnData(given, 'write', out.line);
  const { archive, data, identity, meilisearch } = given;
  const paths = dataPaths(data);
  const derived = [paths.catalogue, ...(meilisearch ? [] : [paths.engine]), paths.vectors];
  const note = join(data, 'clean-end.json');
  setAsideDamaged(touchedSince(note, derived), out.error);
  forgetCleanEnd(note);
  if (meilisearch) {
    const { writeAddresses: addresses, adminKey } = meilisearch;
    // Before the catalogue changes: it holds the items as the index under the former name does.
    const items = () => heldItems(paths.catalogue);
    const { formerNames } = identity;
    const taken = await takeOverIndexes({ addresses, adminKey, archive: identity, formerNames, items });
    for (const renamed of taken) out.line(`Took over the index of this archive on ${renamed}.`);
  }
  const writeVectors = vectorWriter(given, out.error);
  const status = await mending(derived, out.error, async () => {
    const engine = openEngine(given, 'write');
    try {
      return await indexArchive(
        {
          ...{ archive, cataloguePath: paths.catalogue, engine, now, emptied },
          hint: (words) => commandFor(given, words),
          ...(writeVectors && { alsoWrite: writeVectors }),
        },
        out,
        progressOn(process.stderr),
      );
    } finally {
      await engine.close();
    }
  });
  noteCleanEnd(note, derived);
  return status;
}

async function tellEngines(given: Config): Promise<number> {
  checkOwnData(given, 'read');
  const paths = dataPaths(given.data);
  const hint: Hint = (words) => commandFor(given, words);
  const catalogue = openCatalogue(paths.catalogue, commandFor(given, 'index'));
  const embedded = openEmbeddedEngine({ path: paths.engine, readOnly: true });
  try {
    const { itemCount } = catalogue.describe();
    const own = await embedded.health();
    const held: HeldByEngine[] = [
      {
        engine: 'embedded',
        isInUse: given.meilisearch === null,
        address: resolve(paths.engine),
        version: null,
        items: own.isReady ? own.itemCount : null,
        isUpToDate: own.isReady && own.itemCount === itemCount,
        trouble: null,
      },
    ];
    if (given.meilisearch) {
      const { readAddresses, writeAddresses, adminKey, searchKey } = given.meilisearch;
      const addresses = [...new Set([...writeAddresses, ...readAddresses])];
      const key = adminKey ?? searchKey;
      for (const server of await heldIndexes(addresses, key, given.identity, itemsIn(catalogue), hint)) {
        const { address, index, serverVersion, items, isUpToDate, trouble } = server;
        const where = `${address}, index ${index}`;
        const told = { address: where, version: serverVersion, items, isUpToDate, trouble };
        held.push({ engine: 'Meilisearch', isInUse: true, ...told });
      }
    }
    return printEngines(held, itemCount, hint, out);
  } finally {
    await embedded.close();
    catalogue.close();
  }
}

function* itemsIn(catalogue: Catalogue) {
  for (const { id } of catalogue.reports()) yield* catalogue.businessOf(id);
}
