// Our own engine, as the web application uses it: with its worker thread.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { type OpenBenchEngine, pagesOf } from './engine.ts';
import { searchEngineBench } from './search-engine.ts';

export const openEngine: OpenBenchEngine = (folder) => {
  const path = join(folder, 'index.db');
  const engine = searchEngineBench(
    () => openEmbeddedEngine({ path, readOnly: true }),
    () => openEmbeddedEngine({ path }),
  );
  return {
    ...engine,
    storedBytes() {
      const database = new DatabaseSync(path, { readOnly: true });
      const bytes = pagesOf(database, 'hit');
      database.close();
      return bytes;
    },
  };
};
