// Chooses the engine that the configuration asks for: Meilisearch where MEILI_URL is set, else the embedded one.
import { type ArchiveIdentity, identityOfPath } from './archive-identity.ts';
import { catalogueOwner } from './catalogue/owner.ts';
import { type Config, commandFor, dataPaths } from './config.ts';
import { openEmbeddedEngine } from './search/embedded/engine.ts';
import type { SearchEngine } from './search/engine.ts';
import { openMeilisearchEngine } from './search/meilisearch/engine.ts';

/** For the web server, which only reads, or for the indexer. Opens nothing yet. */
export function openEngine(config: Config, access: 'read' | 'write'): SearchEngine {
  const { meilisearch } = config;
  if (!meilisearch) return openEmbeddedEngine({ path: dataPaths(config.data).engine, readOnly: access === 'read' });
  const { readAddresses, writeAddresses, searchKey, adminKey } = meilisearch;
  return openMeilisearchEngine({
    archive: searchedArchive(config, access),
    readAddresses,
    writeAddresses: access === 'write' ? writeAddresses : [],
    searchKey,
    adminKey,
    hint: (words) => commandFor(config, words),
  });
}

/** Whose index is meant. A reader goes by its catalogue: on a web server of its own the archive itself may lie nowhere, or elsewhere. */
function searchedArchive({ identity, data }: Config, access: 'read' | 'write'): ArchiveIdentity {
  const owner = access === 'read' ? catalogueOwner(dataPaths(data).catalogue) : null;
  return owner === null ? identity : identityOfPath(owner);
}
