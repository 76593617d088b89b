// Where items and statements are cited: a page with all formats, and each format as a file to download. Addresses that moved lead on.
import { type Request, type Response, Router } from 'express';
import { resolveItem } from '../../catalogue/resolve.ts';
import {
  CITATION_FORMATS,
  type CitationFormat,
  FORMAT_DESCRIPTIONS,
  formatCitations,
} from '../../citations/formats.ts';
import type { ItemDocument } from '../../reports/item.ts';
import type { WebContext } from '../context.ts';
import { answerElsewhere } from '../http/answering.ts';
import { NotFound } from '../http/errors.ts';
import { queryOf, sendPage } from '../http/requests.ts';
import type { Site } from '../page/site.ts';
import { cachedSourceTexts } from '../sources/source-texts.ts';
import { citeUrl, PATHS } from '../urls.ts';
import { type CitedItem, citationFor, citePage } from './cite-page.ts';

type ItemRequest = Request<{ report: string; item: string }>;

export function citeRoutes(context: WebContext): Router {
  const { catalogue, render, site } = context;
  const router = Router();
  const sourceTexts = cachedSourceTexts(catalogue);
  const sourceOf = ({ report: { id, title, url } }: ItemDocument) => sourceTexts({ id, title, url });

  /** Answers for what is not there any more and gives `null`. */
  const citedIn = (request: ItemRequest, response: Response, extension?: string): CitedItem | null => {
    const { report: reportId, item: itemId } = request.params;
    const statementId = new URLSearchParams(queryOf(request)).get('statement') || null;
    const resolved = resolveItem(catalogue, { reportId, itemId });
    if (resolved.status === 'here')
      return { item: resolved.item, statementId, captured: catalogue.report(reportId)?.captured ?? null };
    if (resolved.status === 'unknown') throw new NotFound('There is no agenda item at this address.');
    answerElsewhere(context, response, resolved, (now) =>
      citeUrl(now.reportId, now.itemId, extension === undefined ? {} : { extension }),
    );
    return null;
  };

  const ITEM = `${PATHS.reports}/:report/:item`;

  router.get(`${ITEM}/cite`, (request: ItemRequest, response) => {
    const cited = citedIn(request, response);
    if (cited) sendPage(response, render('cite', citePage(site(), cited, sourceOf(cited.item))));
  });

  for (const format of CITATION_FORMATS) {
    const { extension, contentType } = FORMAT_DESCRIPTIONS[format];
    router.get(`${ITEM}/cite.${extension}`, (request: ItemRequest, response) => {
      const cited = citedIn(request, response, extension);
      if (cited) sendCitation(response, site(), cited, format, contentType);
    });
  }
  return router;
}

function sendCitation(
  response: Response,
  site: Site,
  cited: CitedItem,
  format: CitationFormat,
  contentType: string,
): void {
  const file = formatCitations([citationFor(site, cited)], format);
  const name = `${cited.item.documentId}.${FORMAT_DESCRIPTIONS[format].extension}`;
  response.set('Cache-Control', 'no-cache').attachment(name).set('Content-Type', contentType).send(Buffer.from(file));
}
