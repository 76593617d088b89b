// MiniSearch as it finds best.
import type { OpenBenchEngine } from './engine.ts';
import { ANY_WORD, openMiniSearch } from './minisearch.ts';

export const openEngine: OpenBenchEngine = (folder) => openMiniSearch(folder, ANY_WORD);
