// Learns what the reports of each source tell together, from those that have changed alone: what one tells is counted, and counted down when
// it says something else or goes.
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import type { Acronym } from '../../src/reports/item.ts';
import type { Report } from '../../src/reports/report.ts';
import {
  ATTENDING,
  type Conventions,
  conventionsCounted,
  countedIn,
  type ReportSigns,
} from '../analysis/frame/conventions.ts';
import { hashOf } from '../archive/hash-of.ts';
import type { Archive } from '../archive/store.ts';
import { type AnalysisWork, inTurn } from './analysis-work.ts';
import { type LearntSigns, toldFor } from './archive-analyst.ts';

export interface LearntArchive extends LearntSigns {
  /** Whether the report itself is new or has changed. */
  isNew(report: Report): boolean;
  /** Whether neither the report has changed, nor what is learnt of its source. */
  isAsItWas(report: Report): boolean;
  /** All that the reports explain, in no order. */
  acronyms(): readonly Acronym[];
}

export interface Learning {
  /** Hash of rules and lists: where it is another, nothing that was counted holds. */
  readonly context: string;
  /** By report id: hash of all that a report's signs depend on. */
  readonly owns: ReadonlyMap<string, string>;
  readonly work: AnalysisWork;
}

export async function learnSigns(
  { files, lists }: Archive,
  catalogue: CatalogueWriter,
  { context, owns, work }: Learning,
): Promise<LearntArchive> {
  const { signs } = catalogue;
  if (catalogue.noted('context') !== context) {
    signs.clear();
    catalogue.note('conventions', '{}');
    catalogue.note('context', context);
  }
  const known = signs.known();
  const forget = (reportId: string): void => {
    const before = signs.get(reportId);
    if (before) signs.count(before.sourceId, countedIn(JSON.parse(before.json)), -1);
    signs.remove(reportId);
  };
  for (const id of known.keys()) if (!owns.has(id)) forget(id);
  const news = files.filter(({ report: { id, sourceId } }) => {
    const before = known.get(id);
    return before?.input !== owns.get(id) || before?.sourceId !== sourceId;
  });
  work.expect(news.length);
  for await (const [{ report }, told] of inTurn(news, ({ report: one }) => work.told(one))) {
    const { id, sourceId } = report;
    forget(id);
    signs.put(id, {
      ...{ sourceId, input: owns.get(id) ?? '' },
      ...{ json: JSON.stringify(told.signs), acronyms: JSON.stringify(told.acronyms) },
    });
    signs.count(sourceId, countedIn(told.signs), 1);
  }

  const sources = new Set(files.map(({ report }) => report.sourceId));
  const conventions = new Map(
    [...sources].map((id): [string, Conventions] => {
      const values = [...signs.ofSeveral(id), ...signs.beginning(id, ATTENDING)];
      return [id, conventionsCounted({ reports: signs.reports(id), values }, toldFor(lists, id))];
    }),
  );
  const before: Readonly<Record<string, string>> = JSON.parse(catalogue.noted('conventions') ?? '{}');
  const now = Object.fromEntries([...conventions].map(([id, all]) => [id, hashOf([JSON.stringify(all)])]));
  catalogue.note('conventions', JSON.stringify(now));
  const newIds = new Set(news.map(({ report }) => report.id));
  const signsOf = ({ id }: Report): ReportSigns => JSON.parse(signs.get(id)?.json ?? NO_SIGNS);
  // What corrections change is told when the catalogue is closed.
  const corrected = new Map(
    files.flatMap(({ report }) => (report.corrections.length > 0 ? [[report.id, signsOf(report)] as const] : [])),
  );
  return {
    conventions: (sourceId) => conventions.get(sourceId) ?? null,
    signs: (report) => corrected.get(report.id) ?? signsOf(report),
    isNew: ({ id }) => newIds.has(id),
    isAsItWas: ({ id, sourceId }) => !newIds.has(id) && before[sourceId] === now[sourceId],
    acronyms: () => signs.acronyms().flatMap((json) => JSON.parse(json) as Acronym[]),
  };
}

const NO_SIGNS = JSON.stringify({ headings: [], attending: [], labels: [] } satisfies ReportSigns);
