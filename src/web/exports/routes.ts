// Whole searches and the whole archive as files, streamed: one portion of items is held at a time, and nothing more is read when nobody reads on.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { exportedItem } from '../../reports/exported-item.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { readableFromAnywhere } from '../api/cross-origin.ts';
import { limitedTo } from '../api/rate-limit.ts';
import { queryOf, type RouteParts } from '../routes.ts';
import { sentenceFor } from '../sentence.ts';
import { absolute, itemUrl, PATHS, searchUrl } from '../urls.ts';
import { ArchiveChanged, anySearch } from './any-search.ts';
import { csvRow, csvStream, type ItemRow } from './csv.ts';
import { markdownHead, markdownItem } from './markdown.ts';

interface ExportFile {
  readonly name: string;
  readonly contentType: string;
}

export function exportRoutes({ catalogue, engine, baseUrl, rateLimit }: RouteParts): Router {
  const router = Router();
  const limit = Math.ceil(rateLimit / REQUESTS_PER_EXPORT);
  router.use(FILES, readableFromAnywhere, limitedTo({ limit, name: 'exports', baseUrl }));
  const { read, whole } = anySearch(catalogue, engine);
  const rowOf = (item: ItemDocument): ItemRow => ({ item, url: absolute(baseUrl, itemUrl(item.report.id, item.id)) });

  /** The items of the search in the request, to the end, and what the search is called. */
  const found = async (request: Request) => {
    const search = await read(queryOf(request));
    const { total, hits } = await whole(search.request);
    const items = async function* (): AsyncGenerator<ItemRow, void, undefined> {
      for await (const { report, itemId } of hits) {
        const item = catalogue.item(report.id, itemId);
        if (!item) throw new ArchiveChanged('The archive has changed while it was read.');
        yield rowOf(item);
      }
    };
    return { search, total, rows: items() };
  };

  router.get(PATHS.searchCsv, async (request, response) => {
    const { rows } = await found(request);
    const csv = csvStream();
    const lines = Readable.from(mapped(rows, csvRow)).compose(csv);
    await send(request, response, lines, {
      name: 'search.csv',
      contentType: 'text/csv; charset=utf-8; header=present',
    });
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
    await send(request, response, Readable.from(text()), {
      name: 'search.md',
      contentType: 'text/markdown; charset=utf-8',
    });
  });

  router.get(PATHS.searchJsonLines, async (request, response) => {
    const { rows } = await found(request);
    await send(request, response, Readable.from(mapped(rows, jsonLine)), { ...JSON_LINES, name: 'search.jsonl' });
  });

  router.get(PATHS.archiveJsonLines, async (request, response) => {
    const rows = function* () {
      const { version } = catalogue.describe();
      for (const report of catalogue.reports().toReversed()) {
        if (catalogue.describe().version !== version)
          throw new ArchiveChanged('The archive has changed while it was read.');
        for (const item of catalogue.itemsOf(report.id)) yield jsonLine(rowOf(item));
      }
    };
    await send(request, response, Readable.from(rows()), { ...JSON_LINES, name: 'archive.jsonl' });
  });

  return router;
}

const FILES = [PATHS.searchCsv, PATHS.searchMarkdown, PATHS.searchJsonLines, PATHS.archiveJsonLines];
/** A whole file costs as much as that many other answers, or more. */
const REQUESTS_PER_EXPORT = 10;
const JSON_LINES = { contentType: 'application/jsonl; charset=utf-8' };

function jsonLine({ item, url }: ItemRow): string {
  return `${JSON.stringify(exportedItem(item, url))}\n`;
}

async function* mapped<T, U>(values: AsyncIterable<T>, change: (value: T) => U): AsyncGenerator<U, void, undefined> {
  for await (const value of values) yield change(value);
}

/** A reader who goes away ends the reading; a failure on the way breaks the connection, so that half a file is never taken for a whole one. */
async function send(request: Request, response: Response, content: Readable, file: ExportFile): Promise<void> {
  response.set('Cache-Control', 'no-cache').attachment(file.name).set('Content-Type', file.contentType);
  if (request.method === 'HEAD') {
    content.destroy();
    response.end();
    return;
  }
  try {
    await pipeline(content, response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    response.destroy();
    throw error;
  }
}
