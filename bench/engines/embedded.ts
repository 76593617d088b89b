// Our own engine, as the web application uses it: with its worker thread.
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import type { OpenBenchEngine } from './engine.ts';
import { searchEngineBench } from './search-engine.ts';

export const openEngine: OpenBenchEngine = (folder) => {
  const path = join(folder, 'index.db');
  return searchEngineBench(
    () => openEmbeddedEngine({ path, readOnly: true }),
    () => openEmbeddedEngine({ path }),
  );
};
