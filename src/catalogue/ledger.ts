// The ledger of permalinks: one line for every permalink ever issued, append-only, with a fingerprint of the text it stood for.
// Knows the lines and how texts compare; reading and appending the file is done by whoever holds the archive.
import { createHash } from 'node:crypto';
import { documentId } from '../reports/ids.ts';
import type { ItemDocument } from '../reports/item.ts';
import type { IsoDate } from '../reports/report.ts';
import type { FormerPermalink } from './catalogue.ts';

export interface LedgerLine {
  readonly report: string;
  readonly item: string;
  readonly title: string;
  readonly date: IsoDate | null;
  /** Day on which the permalink was issued. */
  readonly issued: IsoDate;
  /** Hashes of sentences of the item's text: those that sort first, at most `FINGERPRINT_SIZE`. */
  readonly text: readonly string[];
}

/**
 * Lines of the ledger file, one a permalink: the first, where two machines have issued the same and their ledgers were merged.
 * A line that a crash cut short is passed over.
 */
export function parseLedger(content: string): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  for (const text of content.split('\n')) {
    const line = parseLine(text);
    const id = line && documentId(line.report, line.item);
    if (line && id && !lines.has(id)) lines.set(id, line);
  }
  return [...lines.values()];
}

function parseLine(text: string): LedgerLine | null {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return null;
  }
  return isLedgerLine(line) ? line : null;
}

function isLedgerLine(line: unknown): line is LedgerLine {
  const { report, item, text } = (line ?? {}) as Partial<Record<string, unknown>>;
  return typeof report === 'string' && typeof item === 'string' && Array.isArray(text);
}

/** What the ledger does not have yet, as text to append. */
export function newLedgerLines(
  ledger: readonly LedgerLine[],
  items: Iterable<ItemDocument>,
  today: IsoDate,
): LedgerLine[] {
  const issued = new Set(ledger.map(({ report, item }) => documentId(report, item)));
  const lines: LedgerLine[] = [];
  for (const item of items) {
    if (issued.has(item.documentId)) continue;
    lines.push({
      report: item.report.id,
      item: item.id,
      title: item.title,
      date: item.date,
      issued: today,
      text: fingerprint(item.text),
    });
  }
  return lines;
}

/** Where the text of every permalink that no longer stands is now. `items` is read only if there is any. */
export function formerPermalinks(
  ledger: readonly LedgerLine[],
  currentIds: ReadonlySet<string>,
  items: () => Iterable<ItemDocument>,
): { readonly reportId: string; readonly itemId: string; readonly now: FormerPermalink }[] {
  const lost = ledger.filter(({ report, item }) => !currentIds.has(documentId(report, item)));
  if (lost.length === 0) return [];
  const wanted = new Set(lost.flatMap(({ text }) => text));
  const holders = new Map<string, { reportId: string; itemId: string }[]>();
  for (const item of items()) {
    for (const hash of new Set(sentenceHashes(item.text))) {
      if (wanted.has(hash))
        holders.set(hash, [...(holders.get(hash) ?? []), { reportId: item.report.id, itemId: item.id }]);
    }
  }
  return lost.map((line) => ({ reportId: line.report, itemId: line.item, now: whereNow(line, holders) }));
}

/** Below this share of its sentences an item's text counts as gone. */
const SMALLEST_SHARE = 0.2;

function whereNow(
  line: LedgerLine,
  holders: ReadonlyMap<string, readonly { reportId: string; itemId: string }[]>,
): FormerPermalink {
  const shares = new Map<string, { reportId: string; itemId: string; count: number }>();
  for (const hash of line.text) {
    for (const { reportId, itemId } of holders.get(hash) ?? []) {
      const key = documentId(reportId, itemId);
      shares.set(key, { reportId, itemId, count: (shares.get(key)?.count ?? 0) + 1 });
    }
  }
  const [best] = [...shares.values()].sort(
    (a, b) => b.count - a.count || Number(b.reportId === line.report) - Number(a.reportId === line.report),
  );
  return best && best.count >= line.text.length * SMALLEST_SHARE
    ? { status: 'moved', reportId: best.reportId, itemId: best.itemId }
    : { status: 'gone', title: line.title, date: line.date };
}

const FINGERPRINT_SIZE = 24;

function fingerprint(text: string): string[] {
  return [...new Set(sentenceHashes(text))].sort().slice(0, FINGERPRINT_SIZE);
}

/** Only letters and digits count, so that mended typography does not lose a sentence. */
function sentenceHashes(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["”’)]?)\s+|\n+/)
    .map((sentence) => sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((sentence) => sentence !== '')
    .map((sentence) => createHash('sha1').update(sentence).digest('base64url').slice(0, 8));
}
