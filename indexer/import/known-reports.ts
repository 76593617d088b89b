// The reports that an archive already has, found by what a capture knows of them. Keeps up as reports are written, so that
// thousands of captures take no longer each than the first.
import { slug } from '../../src/reports/ids.ts';
import type { StoredReport } from '../archive/report-file.ts';
import type { ReportFile } from '../archive/store.ts';

export interface KnownReports {
  hasId(id: string): boolean;
  hasPath(path: string): boolean;
  withId(id: string): ReportFile | null;
  /** Of one source, in the order of their paths. */
  ofSource(sourceId: string): readonly ReportFile[];
  /** Of one source, by title as ids spell it. */
  titled(sourceId: string, title: string): readonly ReportFile[];
  /** Of one source, by the hash of the text as it was imported. */
  importedAs(sourceId: string, textSha256: string): readonly ReportFile[];
  /** Of one source, by the hash of the captured bytes. */
  capturedAs(sourceId: string, sha256: string): readonly ReportFile[];
  at(sourceId: string, url: string): readonly ReportFile[];
  /** Whether a capture of this run was told to be this report. */
  isClaimed(path: string): boolean;
  claim(path: string): void;
  /** Adds a file, or puts it in the place of the one at the same path. */
  put(file: ReportFile): void;
}

/**
 * @param withdrawnIds of reports that were taken out: no other report may get them
 * @param kept what is kept of a file
 */
export function knownReports(
  files: readonly ReportFile[],
  withdrawnIds: readonly string[] = [],
  kept: (file: ReportFile) => ReportFile = (file) => file,
): KnownReports {
  const byPath = new Map<string, ReportFile>();
  const byId = new Map<string, ReportFile>();
  const claimed = new Set<string>();
  const byKey = new Map<string, ReportFile[]>();
  const find = (key: string): readonly ReportFile[] => byKey.get(key) ?? [];

  const known: KnownReports = {
    hasId: (id) => byId.has(id) || withdrawnIds.includes(id),
    hasPath: (path) => byPath.has(path),
    withId: (id) => byId.get(id) ?? null,
    ofSource: (sourceId) => [...byPath.values()].filter(({ report }) => report.sourceId === sourceId),
    titled: (sourceId, title) => find(titleKey(sourceId, title)),
    importedAs: (sourceId, textSha256) => find(textKey(sourceId, textSha256)),
    capturedAs: (sourceId, sha256) => find(captureKey(sourceId, sha256)),
    at: (sourceId, url) => find(urlKey(sourceId, url)),
    isClaimed: (path) => claimed.has(path),
    claim: (path) => void claimed.add(path),
    put: (given) => {
      const file = kept(given);
      const before = byPath.get(file.path);
      for (const key of before ? keysOf(before.report) : []) {
        byKey.set(
          key,
          find(key).filter((other) => other !== before),
        );
      }
      byPath.set(file.path, file);
      byId.set(file.report.id, file);
      for (const key of keysOf(file.report)) byKey.set(key, [...find(key), file]);
    },
  };
  for (const file of files) known.put(file);
  return known;
}

function keysOf({ sourceId, title, textSha256, sha256, url }: StoredReport): string[] {
  return [
    titleKey(sourceId, title),
    ...(textSha256 === null ? [] : [textKey(sourceId, textSha256)]),
    ...(sha256 === null ? [] : [captureKey(sourceId, sha256)]),
    ...(url === null ? [] : [urlKey(sourceId, url)]),
  ];
}

function titleKey(sourceId: string, title: string): string {
  return `title ${sourceId} ${slug(title)}`;
}

function textKey(sourceId: string, textSha256: string): string {
  return `text ${sourceId} ${textSha256}`;
}

function captureKey(sourceId: string, sha256: string): string {
  return `capture ${sourceId} ${sha256}`;
}

function urlKey(sourceId: string, url: string): string {
  return `url ${sourceId} ${url}`;
}
