// Keeps the pages of sources that were asked for last, so that a list of results need not read whole reports for each of its links.
import type { Catalogue, CataloguedReport } from '../../catalogue/catalogue.ts';
import { type SourceText, sourceTextOf } from './source-text.ts';

/** Of some hundred kilobytes each. */
const KEPT = 40;

/** Forgets everything when an index run has changed the catalogue. */
export function cachedSourceTexts(
  catalogue: Catalogue,
): (report: Pick<CataloguedReport, 'id' | 'title' | 'url'>) => SourceText {
  let version = '';
  const kept = new Map<string, SourceText>();
  return ({ id, title, url }) => {
    const current = catalogue.describe().version;
    if (current !== version) kept.clear();
    version = current;
    const key = url ?? id;
    const known = kept.get(key);
    const source = known ?? sourceTextOf(url, reportsAt(catalogue, { id, title, url }));
    // The one that was asked for last stands last.
    kept.delete(key);
    kept.set(key, source);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return source;
  };
}

function reportsAt(catalogue: Catalogue, { id, title, url }: Pick<CataloguedReport, 'id' | 'title' | 'url'>) {
  const ids = url === null ? [id] : catalogue.reportIdsAt(url);
  return ids.map((one) => ({
    title: one === id ? title : (catalogue.report(one)?.title ?? ''),
    items: catalogue.itemsOf(one),
  }));
}
