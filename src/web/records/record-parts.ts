// Collects from catalogue and engine what the pages of items, reports and meetings are made from. The engine may be silent: then what it adds is left out.
import type { Catalogue, CataloguedReport } from '../../catalogue/catalogue.ts';
import { type ItemDocument, isBusiness } from '../../reports/item.ts';
import { EngineUnavailable, type RelatedItem, type SearchEngine } from '../../search/engine.ts';
import { cachedSourceTexts } from '../sources/source-texts.ts';
import type { ItemParts } from './item-page.ts';
import type { MeetingParts } from './meeting-page.ts';
import { meetingOf } from './meeting-view.ts';
import type { ReportParts } from './report-page.ts';

export interface RecordParts {
  /** Throws as the engine does, but for `EngineUnavailable`. */
  readonly item: (item: ItemDocument, q: string) => Promise<ItemParts>;
  readonly report: (report: CataloguedReport) => ReportParts;
  /** `null` where no report tells of such a meeting. */
  readonly meeting: (bodyId: string, start: string) => MeetingParts | null;
}

const RELATED = 6;

export function recordParts(catalogue: Catalogue, engine: SearchEngine): RecordParts {
  const sourceOf = cachedSourceTexts(catalogue);
  /** Reports of the same meeting, its own among them. */
  const reportsOf = ({ body, meeting, kind }: CataloguedReport) =>
    meeting && kind === 'meeting report'
      ? catalogue.meeting(body.id, meeting.start).filter((report) => report.kind === kind)
      : [];
  return {
    item: async (item, q) => {
      const report = catalogue.report(item.report.id);
      if (!report) throw new Error(`The catalogue has an item of ${item.report.id} without its report`);
      const items = catalogue.businessOf(report.id);
      const source = sourceOf(report);
      if (!isBusiness(item)) return { item, report, items, accounts: [], related: [], source, q };
      const accounts = reportsOf(report).map((one) => ({
        report: one,
        items: one.id === report.id ? items : catalogue.businessOf(one.id),
      }));
      const related = await relatedTo(engine, item.documentId);
      return { item, report, items, accounts, related, source, q };
    },
    report: (report) => ({
      report,
      items: catalogue.itemsOf(report.id),
      otherReports: reportsOf(report).filter(({ id }) => id !== report.id),
      source: sourceOf(report),
    }),
    meeting: (bodyId, start) => {
      const [meeting] = meetingOf(catalogue.meeting(bodyId, start).filter(({ kind }) => kind === 'meeting report'));
      if (!meeting) return null;
      const beside = (side: 'before' | 'after') =>
        meetingOf(catalogue.meetingBeside(bodyId, start, side) ?? [])[0] ?? null;
      return {
        meeting,
        itemsOf: ({ id }) => catalogue.businessOf(id),
        sourceOf,
        previous: beside('before'),
        next: beside('after'),
      };
    },
  };
}

async function relatedTo(engine: SearchEngine, documentId: string): Promise<readonly RelatedItem[]> {
  try {
    return await engine.related(documentId, RELATED);
  } catch (error) {
    if (error instanceof EngineUnavailable) return [];
    throw error;
  }
}
