import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appendToLedger, readLedger } from '../../indexer/archive/ledger-file.ts';
import { leavingLines, ledgerLine } from '../../src/catalogue/ledger.ts';
import { type SettledPermalinks, settlePermalinks } from '../../src/catalogue/permalinks.ts';
import { documentId } from '../../src/reports/ids.ts';
import { temporaryFolder } from './orchards.ts';
import {
  changes,
  type Held,
  History,
  type HistoryText,
  held,
  type Stood,
  stoodAs,
  textsOf,
} from './permalinks-history.ts';

/** `PERMALINK_HISTORIES=10000` makes as many as a release deserves. */
const HISTORIES = Number(process.env.PERMALINK_HISTORIES ?? 300);
const TODAY = '2031-08-01';

describe(`permalinks, in ${HISTORIES} random histories of an archive`, () => {
  it('answer with the item that holds the largest part of their words, or are gone where none holds enough', () => {
    const seen = { moved: 0, gone: 0 };
    fc.assert(
      fc.property(changes, (steps) => {
        using folder = temporaryFolder();
        const history = new History();
        const issued = new Map<string, Stood>();
        for (const step of [[], ...steps]) {
          for (const change of step) history.apply(change);
          const items = textsOf(history.archive);
          const settled = publish(folder.path, items);
          check(items, settled, issued);
          remember(items, settled, issued);
        }
        const items = textsOf(history.archive);
        const again = publish(folder.path, items);
        check(items, again, issued);
        for (const address of again.former.values()) seen[address ? 'moved' : 'gone']++;
      }),
      { numRuns: HISTORIES },
    );
    assert.ok(seen.moved > HISTORIES / 10 && seen.gone > HISTORIES / 10, JSON.stringify(seen));
  });
});

/** As an index run does, with the ledger's real file. */
function publish(folder: string, items: readonly HistoryText[]): SettledPermalinks {
  const ledger = readLedger(folder);
  const settled = settlePermalinks(ledger, () => items);
  const lines = items.flatMap(({ reportId, title, text, version }, index) => {
    const item = settled.itemIds[index] ?? '';
    return ledgerLine(ledger, { report: reportId, item, title, date: null, source: null, text, version }, TODAY) ?? [];
  });
  appendToLedger(folder, [...leavingLines(ledger, settled.leaving, TODAY), ...lines]);
  return settled;
}

function check(
  items: readonly HistoryText[],
  { itemIds, former }: SettledPermalinks,
  issued: ReadonlyMap<string, Stood>,
): void {
  const standing = new Map(items.map((item, index) => [documentId(item.reportId, itemIds[index] ?? ''), item]));
  assert.equal(standing.size, items.length, 'two items have one permalink');
  const sought = [...issued].map(([id, stood]) => ({ id, stood, holdings: items.map((item) => held(stood, item)) }));
  const moved = wordsMoved(
    items,
    sought.filter(({ stood }) => !items.some(({ reportId }) => reportId === stood.reportId)),
  );
  for (const { id, stood, holdings } of sought) {
    const address = former.get(id);
    assert.notEqual(standing.has(id), former.has(id), `${id} stands, or has left`);
    const answer =
      standing.get(id) ?? (address ? standing.get(documentId(address.reportId, address.itemId)) : undefined);
    assert.ok(answer || address === null, `${id} leads nowhere`);
    const isThere = holdings.map(
      ({ isEnough, isElsewhere, counted }, index) =>
        isEnough && (!isElsewhere || counted >= 20 || (moved.get(way(stood, items[index])) ?? 0) >= 20),
    );
    const most = Math.max(0, ...holdings.map(({ words }, index) => (isThere[index] ? words : 0)));
    const index = answer ? items.indexOf(answer) : -1;
    const found = isThere[index] ? (holdings[index]?.words ?? 0) : 0;
    assert.equal(found, most, `${id} of “${stood.text}”`);
  }
}

/** From a report that stands no more to another: of each text the most of its own words that one item there holds. */
function wordsMoved(
  items: readonly HistoryText[],
  sought: readonly { readonly stood: Stood; readonly holdings: readonly Held[] }[],
): Map<string, number> {
  const most = new Map<string, number>();
  for (const { stood, holdings } of sought)
    holdings.forEach(({ isEnough, isElsewhere, counted }, index) => {
      const key = JSON.stringify([way(stood, items[index]), stood.text]);
      if (isEnough && isElsewhere) most.set(key, Math.max(counted, most.get(key) ?? 0));
    });
  const moved = new Map<string, number>();
  for (const [key, words] of most) {
    const [between] = JSON.parse(key);
    moved.set(between, (moved.get(between) ?? 0) + words);
  }
  return moved;
}

function way({ reportId }: Stood, item: HistoryText | undefined): string {
  return `${reportId} to ${item?.reportId}`;
}

function remember(items: readonly HistoryText[], { itemIds }: SettledPermalinks, issued: Map<string, Stood>): void {
  items.forEach((item, index) => {
    const itemId = itemIds[index] ?? '';
    issued.set(documentId(item.reportId, itemId), stoodAs(item, itemId, items.toSpliced(index, 1)));
  });
}
