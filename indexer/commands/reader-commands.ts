// The commands that serve readers: search, and the backup of their bookmarks.
import { styleText } from 'node:util';
import { Argument } from 'commander';
import { openCatalogue } from '../../src/catalogue/catalogue.ts';
import { bookmarkPaths, ConfigError, commandFor, dataPaths } from '../../src/config.ts';
import { openEngine } from '../../src/open-engine.ts';
import { searcherFor } from '../../src/queries/searcher.ts';
import { searchJson } from '../../src/web/search/search-json.ts';
import { withinPages } from '../../src/web/search/within-pages.ts';
import { PATHS, parseSearch } from '../../src/web/urls.ts';
import { checkOwnData, settleOwnData } from '../own-data/settle.ts';
import { backUp, restore } from './bookmarks.ts';
import { config, type Define, out } from './program.ts';
import { printSearch } from './search.ts';

export function readerCommands(define: Define): void {
  define('search', 'search the index', async (command, words: readonly string[]) => {
    const { json, page, asTyped } = command.opts<{ json?: boolean; page: string; asTyped?: boolean }>();
    const given = config(command);
    checkOwnData(given, 'read');
    const { data, baseUrl } = given;
    const paths = dataPaths(data);
    const catalogue = openCatalogue(paths.catalogue, commandFor(given, 'index'));
    const engine = openEngine(given, 'read');
    try {
      const query = new URLSearchParams({ q: words.join(' '), page, as: asTyped ? 'typed' : 'read' }).toString();
      const searcher = searcherFor(catalogue, engine);
      const understood = await searcher.understand(parseSearch(query));
      const outcome = withinPages(await searcher.run(understood), PATHS.search);
      const answer = searchJson(baseUrl, outcome, await outcome.more());
      if (json) out.line(JSON.stringify(answer, null, 2));
      else printSearch(answer, out, (text) => (process.stdout.isTTY ? styleText('bold', text) : text));
      return 0;
    } finally {
      await engine.close();
      catalogue.close();
    }
  })
    .argument('[words...]', 'the query: words, "a phrase", -word, OR, speaker:, topic:, author:, body:, from:, to:')
    .option('--json', 'print JSON, as /search.json does')
    .option('--page <number>', 'page of results', '1')
    .option('--as-typed', 'search for the words of a question as they are');

  define(
    'bookmarks',
    'back up readers’ bookmarks, or restore them; also while the site is running',
    (command, action: string, file: string) => {
      const given = config(command);
      const { bookmarks } = given;
      if (bookmarks === null) throw new ConfigError('BOOKMARKS: is "off": give the folder that holds them');
      settleOwnData(given, 'read', out.line);
      return action === 'backup'
        ? backUp(bookmarkPaths(bookmarks), file, out)
        : restore(bookmarkPaths(bookmarks), file, out);
    },
  )
    .addArgument(
      new Argument('<action>', 'backup writes a new file; restore replaces all bookmarks with its content').choices([
        'backup',
        'restore',
      ]),
    )
    .argument('<file>', 'the backup: contains the cookie-signing secret, so store it securely');
}
