// A process of its own for the tests: `node meilisearch-sync-process.ts URL KEY ARCHIVE COUNT LAMPS LIMIT` synchronises that many items, and
// says "begun" when it has read the first of them.

import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { openMeilisearchEngine } from '../../src/search/meilisearch/engine.ts';
import { lighthouses } from './harbour-lights.ts';

const [url = '', adminKey = '', archive = '', count = '0', lamps = '', limit = '0'] = process.argv.slice(2);
const engine = openMeilisearchEngine({
  archive,
  readAddresses: [url],
  writeAddresses: [url],
  searchKey: null,
  adminKey,
  retryForMs: 15_000,
  changesLimit: Number(limit),
});
const items = itemsInMemory(lighthouses(Number(count), lamps));
await engine.sync({
  ...items,
  load(documentIds) {
    process.stdout.write('begun\n');
    return items.load(documentIds);
  },
});
await engine.close();
