// MiniSearch as it finds best.
import type { OpenBenchEngine } from './engine.ts';
import { anyWord, openMiniSearch } from './minisearch.ts';

export const openEngine: OpenBenchEngine = (folder) => openMiniSearch(folder, anyWord);
