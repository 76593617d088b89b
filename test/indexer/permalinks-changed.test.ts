import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { settleChanged } from '../../src/catalogue/changed-permalinks.ts';
import { leavingLines, ledgerLine } from '../../src/catalogue/ledger.ts';
import type { Ledger } from '../../src/catalogue/ledger-lines.ts';
import { type ItemAddress, type SettledPermalinks, settlePermalinks } from '../../src/catalogue/permalinks.ts';
import { documentId } from '../../src/reports/ids.ts';
import { withLines } from '../catalogue/whole-ledger.ts';
import { changes, History, type HistoryText, textsOf } from './permalinks-history.ts';

/** `PERMALINK_HISTORIES=10000` makes as many as a release deserves. */
const HISTORIES = Number(process.env.PERMALINK_HISTORIES ?? 300);
const TODAY = '2031-08-01';

describe(`permalinks of changed reports alone, in ${HISTORIES} random histories of an archive`, () => {
  it('are those that all texts together tell', () => {
    const seen = { told: 0, unknown: 0, moved: 0, asBefore: 0 };
    fc.assert(
      fc.property(changes, (steps) => {
        const history = new History();
        let before: readonly HistoryText[] = [];
        let ids: readonly string[] = [];
        let ledger: Ledger = new Map();
        let former: ReadonlyMap<string, ItemAddress | null> = new Map();
        for (const step of [[], ...steps, []]) {
          for (const change of step) history.apply(change);
          const items = textsOf(history.archive).sort(inOrderOfReports);
          const whole = settlePermalinks(ledger, () => items);
          const alone = settledAlone({ ledger, former, before, ids }, items);
          seen[alone ? 'told' : 'unknown']++;
          if (alone) {
            seen.moved += alone.answers;
            seen.asBefore += whole.former.size - alone.answers;
            assert.deepEqual(alone.settled, sorted(whole));
          }
          const lines = items.flatMap(({ reportId, title, text, version }, index) => {
            const words = { report: reportId, item: whole.itemIds[index] ?? '', title, date: null, source: null };
            return ledgerLine(ledger, { ...words, text, version }, TODAY) ?? [];
          });
          ledger = withLines(ledger, [...leavingLines(ledger, whole.leaving, TODAY), ...lines]);
          [before, ids, former] = [items, whole.itemIds, whole.former];
        }
      }),
      { numRuns: HISTORIES },
    );
    assert.ok(seen.told > 2 * seen.unknown, JSON.stringify(seen));
    assert.ok(seen.moved > HISTORIES / 10 && seen.asBefore > HISTORIES / 10, JSON.stringify(seen));
  });
});

interface Known {
  readonly ledger: Ledger;
  readonly former: ReadonlyMap<string, ItemAddress | null>;
  readonly before: readonly HistoryText[];
  readonly ids: readonly string[];
}

/** What the changed reports alone tell, put together with what was known of the others; `null` where they cannot tell. */
function settledAlone({ ledger, former, before, ids }: Known, items: readonly HistoryText[]) {
  const reportsBefore = Map.groupBy(before, ({ reportId }) => reportId);
  const reports = Map.groupBy(items, ({ reportId }) => reportId);
  const changed = new Set(
    [...new Set([...reportsBefore.keys(), ...reports.keys()])].filter(
      (id) => JSON.stringify(reportsBefore.get(id)) !== JSON.stringify(reports.get(id)),
    ),
  );
  const known = new Map(before.map((item, index) => [documentId(item.reportId, ids[index] ?? ''), item]));
  const needed = new Map([...ledger].filter(([, { report, left }]) => left !== null || changed.has(report)));
  const settled = settleChanged(needed, () => ledger.values(), {
    ids: changed,
    items: () => items.filter(({ reportId }) => changed.has(reportId)),
    stands: (id) => reports.has(id),
    stood: (id) => reportsBefore.has(id),
    former: (id) => former.get(id),
    itemBefore: ({ reportId, itemId }) => known.get(documentId(reportId, itemId)) ?? null,
  });
  if (!settled) return null;
  const renewed = settled.itemIds.values();
  const kept = before.flatMap(({ reportId }, index) => (changed.has(reportId) ? [] : [ids[index]])).values();
  const answers = new Map(former);
  for (const id of settled.returned) answers.delete(id);
  for (const [id, address] of settled.former) answers.set(id, address);
  return {
    answers: settled.former.size,
    settled: sorted({
      itemIds: items.map(({ reportId }) => (changed.has(reportId) ? renewed : kept).next().value ?? ''),
      former: answers,
      leaving: settled.leaving,
    }),
  };
}

function sorted({ itemIds, former, leaving }: SettledPermalinks) {
  return { itemIds, former: [...former].sort(byId), leaving: [...leaving].sort(byId) };
}

function byId([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function inOrderOfReports({ reportId: one }: HistoryText, { reportId: other }: HistoryText): number {
  return one < other ? -1 : Number(one > other);
}
