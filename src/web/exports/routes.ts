// Whole searches and the whole archive as files, streamed: one portion of items is held at a time, and nothing more is read when nobody reads on. Only so many are
// sent at once.
import { type Request, type Response, Router } from 'express';
import { ArchiveChanged } from '../../queries/searcher.ts';
import { exportedItem } from '../../reports/exported-item.ts';
import { partsOfDocumentId } from '../../reports/ids.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { WebContext } from '../context.ts';
import { mostAtOnce } from '../http/at-once.ts';
import { readableFromAnywhere } from '../http/cross-origin.ts';
import { limitedTo, tellTooBusy } from '../http/rate-limit.ts';
import { queryOf } from '../http/requests.ts';
import { type Streams, streamTo } from '../http/stream-to.ts';
import { sentenceFor } from '../search/sentence.ts';
import { absolute, itemUrl, PATHS, parseSearch, searchUrl } from '../urls.ts';
import { csvPieces, type ItemRow } from './csv.ts';
import { markdownHead, markdownItem } from './markdown.ts';

interface ExportFile {
  readonly name: string;
  readonly contentType: string;
}

export function exportRoutes({ catalogue, searcher, baseUrl, rateLimit, logger, paced }: WebContext): Router {
  const router = Router();
  const send = (request: Request, response: Response, file: ExportFile, ...streams: Streams) => {
    response.set('Cache-Control', 'no-cache').attachment(file.name).set('Content-Type', file.contentType);
    return streamTo(request, response, streams, { paced: paced.files, logger });
  };
  const limit = Math.ceil(rateLimit / REQUESTS_PER_EXPORT);
  router.use(FILES, readableFromAnywhere, limitedTo({ limit, name: 'exports', baseUrl }), mostAtOnce(MOST_FILES));
  router.use(FILES, tellTooBusy(baseUrl));
  const rowOf = (item: ItemDocument): ItemRow => ({ item, url: absolute(baseUrl, itemUrl(item.report.id, item.id)) });

  /** The items of the search in the request, to the end, and what the search is called. */
  const found = async (request: Request) => {
    const understood = await searcher.understand({ ...parseSearch(queryOf(request)), page: 1 });
    const { search, total, ids } = await searcher.all(understood);
    const items = async function* (): AsyncGenerator<ItemRow, void, undefined> {
      for await (const id of ids) {
        const { reportId, itemId } = partsOfDocumentId(id);
        const item = catalogue.item(reportId, itemId);
        if (!item) throw new ArchiveChanged('The archive has changed while it was read.');
        yield rowOf(item);
      }
    };
    return { search, total, rows: items() };
  };

  router.get(PATHS.searchCsv, async (request, response) => {
    const { rows } = await found(request);
    const file = { name: 'search.csv', contentType: 'text/csv; charset=utf-8; header=present' };
    await send(request, response, file, csvPieces(rows));
  });

  router.get(PATHS.searchMarkdown, async (request, response) => {
    const { search, total, rows } = await found(request);
    const head = markdownHead({
      archive: catalogue.describe().archive.title,
      sentence: sentenceFor(search, total),
      url: absolute(baseUrl, searchUrl(search.parameters)),
    });
    const text = async function* () {
      yield head;
      yield* mapped(rows, markdownItem);
    };
    const file = { name: 'search.md', contentType: 'text/markdown; charset=utf-8' };
    await send(request, response, file, text());
  });

  router.get(PATHS.searchJsonLines, async (request, response) => {
    const { rows } = await found(request);
    await send(request, response, { ...JSON_LINES, name: 'search.jsonl' }, mapped(rows, jsonLine));
  });

  router.get(PATHS.archiveJsonLines, async (request, response) => {
    const rows = function* () {
      const { version } = catalogue.describe();
      for (const reportId of catalogue.reportIds().toReversed()) {
        if (catalogue.describe().version !== version)
          throw new ArchiveChanged('The archive has changed while it was read.');
        for (const itemId of catalogue.itemIdsOf(reportId)) {
          const item = catalogue.item(reportId, itemId);
          if (!item) throw new ArchiveChanged('The archive has changed while it was read.');
          yield jsonLine(rowOf(item));
        }
      }
    };
    await send(request, response, { ...JSON_LINES, name: 'archive.jsonl' }, rows());
  });

  return router;
}

const FILES = [PATHS.searchCsv, PATHS.searchMarkdown, PATHS.searchJsonLines, PATHS.archiveJsonLines];
/** A whole file costs as much as that many other answers, or more. */
const REQUESTS_PER_EXPORT = 10;
/** Many readers of one office share an address; nobody else need wait for a program that asks for everything many times at once. */
const MOST_FILES = { inAll: 24, ofOne: 12 };
const JSON_LINES = { contentType: 'application/jsonl; charset=utf-8' };

function jsonLine({ item, url }: ItemRow): string {
  return `${JSON.stringify(exportedItem(item, url))}\n`;
}

async function* mapped<T, U>(values: AsyncIterable<T>, change: (value: T) => U): AsyncGenerator<U, void, undefined> {
  for await (const value of values) yield change(value);
}
