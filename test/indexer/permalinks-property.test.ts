import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appendToLedger, readLedger } from '../../indexer/archive/permalink-files.ts';
import { leavingLines, ledgerLine } from '../../src/catalogue/ledger.ts';
import { type SettledPermalinks, settlePermalinks } from '../../src/catalogue/permalinks.ts';
import { documentId } from '../../src/reports/ids.ts';
import { temporaryFolder } from './orchards.ts';
import { changes, History, type HistoryText, held, type Stood, stoodAs, textsOf } from './permalinks-history.ts';

/** `PERMALINK_HISTORIES=10000` makes as many as a release deserves. */
const HISTORIES = Number(process.env.PERMALINK_HISTORIES ?? 300);
const TODAY = '2031-08-01';

describe(`permalinks, in ${HISTORIES} random histories of an archive`, () => {
  it('answer with the item that holds the largest part of their words, or are gone where none holds a fifth', () => {
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
  const lines = items.flatMap(({ reportId, title, text }, index) => {
    const item = settled.itemIds[index] ?? '';
    return ledgerLine(ledger, { report: reportId, item, title, date: null, source: null, text }, TODAY) ?? [];
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
  for (const [id, stood] of issued) {
    const address = former.get(id);
    assert.notEqual(standing.has(id), former.has(id), `${id} stands, or has left`);
    const answer =
      standing.get(id) ?? (address ? standing.get(documentId(address.reportId, address.itemId)) : undefined);
    assert.ok(answer || address === null, `${id} leads nowhere`);
    const holdings = items.map((item) => held(stood, item)).filter(({ isEnough }) => isEnough);
    const most = Math.max(0, ...holdings.map(({ words }) => words));
    const found = answer ? held(stood, answer) : { words: 0, isEnough: false };
    assert.deepEqual([found.words, found.isEnough], [most, most > 0], `${id} of “${stood.text}”`);
  }
}

function remember(items: readonly HistoryText[], { itemIds }: SettledPermalinks, issued: Map<string, Stood>): void {
  items.forEach((item, index) => {
    const itemId = itemIds[index] ?? '';
    issued.set(documentId(item.reportId, itemId), stoodAs(item, itemId, items.toSpliced(index, 1)));
  });
}
