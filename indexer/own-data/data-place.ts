// Which archive is meant, where its data lies, and whom to tell.

import type { Config } from '../../src/config.ts';

/** Of the configuration, what says which archive is meant and where its data lies. */
export type DataPlace = Pick<Config, 'archive' | 'identity' | 'data' | 'formerData' | 'bookmarks' | 'formerBookmarks'>;

/** Told to whoever has started the program; nothing of it is a fault. */
export type Tell = (message: string) => void;
