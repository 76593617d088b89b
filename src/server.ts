// The program that serves an archive: reads the environment, and ends with a message where it cannot begin.
import { BookmarksUnwritable } from './bookmarks/bookmark.ts';
import { CatalogueMissing } from './catalogue/catalogue.ts';
import { DataOfAnother } from './catalogue/owner.ts';
import { ConfigError, readConfig } from './config.ts';
import { EngineUnavailable } from './search/engine.ts';
import { serve } from './serving.ts';

try {
  await serve(readConfig(process.env));
} catch (error) {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof BookmarksUnwritable ||
    error instanceof CatalogueMissing ||
    error instanceof DataOfAnother ||
    error instanceof EngineUnavailable;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
