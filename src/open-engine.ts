// Chooses the engine that the configuration asks for: Meilisearch where MEILI_URL is set, else the embedded one.
import { basename, resolve } from 'node:path';
import { type Config, dataPaths } from './config.ts';
import { openEmbeddedEngine } from './search/embedded/engine.ts';
import type { SearchEngine } from './search/engine.ts';
import { openMeilisearchEngine } from './search/meilisearch/engine.ts';

/** For the web server, which only reads, or for the indexer. Opens nothing yet. */
export function openEngine(config: Config, access: 'read' | 'write'): SearchEngine {
  const { meilisearch } = config;
  if (!meilisearch) return openEmbeddedEngine({ path: dataPaths(config.data).engine, readOnly: access === 'read' });
  const { readAddresses, writeAddresses, searchKey, adminKey } = meilisearch;
  return openMeilisearchEngine({
    archive: archiveName(config),
    readAddresses,
    writeAddresses: access === 'write' ? writeAddresses : [],
    searchKey,
    adminKey,
  });
}

/** The name of the archive's folder: what its indexes on a shared server are called. */
export function archiveName({ archive }: Pick<Config, 'archive'>): string {
  return basename(resolve(archive));
}
