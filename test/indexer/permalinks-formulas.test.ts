import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hashesIn } from '../../src/catalogue/fingerprint.ts';
import { leavingLines, ledgerLine } from '../../src/catalogue/ledger.ts';
import type { LeavingLine, Ledger } from '../../src/catalogue/ledger-lines.ts';
import { type SettledPermalinks, settlePermalinks } from '../../src/catalogue/permalinks.ts';
import { documentId } from '../../src/reports/ids.ts';
import { parseLedger } from '../catalogue/whole-ledger.ts';
import { FormulaHistory, firstReports, formulaChanges, shareSentence } from './formula-history.ts';
import { type HistoryText, textsOf } from './permalinks-history.ts';

/** `FORMULA_HISTORIES=10000` makes as many as a release deserves. */
const HISTORIES = Number(process.env.FORMULA_HISTORIES ?? 200);

describe(`permalinks, in ${HISTORIES} random histories of an archive full of formulas`, () => {
  it('lead to another report’s item only where words have moved there, and resolve or are gone', () => {
    const seen = { elsewhere: 0, same: 0, gone: 0 };
    fc.assert(
      fc.property(firstReports, formulaChanges, (reports, steps) => {
        const ledger: string[] = [];
        const earlier: string[] = [];
        const history = new FormulaHistory(reports);
        const issued = new Map<string, HistoryText>();
        for (const [day, step] of [[], ...steps, []].entries()) {
          const today = `2031-08-${String(day + 1).padStart(2, '0')}`;
          for (const change of step) history.apply(change);
          const items = textsOf(history.archive);
          const settled = publish(ledger, items, today, (line) => line);
          assert.deepEqual(publish(earlier, items, today, asEarlier), settled, 'as with lines of an earlier version');
          for (const now of check(items, settled, issued, history)) seen[now]++;
          items.forEach((item, index) => {
            issued.set(documentId(item.reportId, settled.itemIds[index] ?? ''), item);
          });
        }
      }),
      { numRuns: HISTORIES },
    );
    assert.ok(Math.min(...Object.values(seen)) > HISTORIES, JSON.stringify(seen));
  });
});

/** Yields where each permalink that no longer stands leads. */
function* check(
  items: readonly HistoryText[],
  { itemIds, former }: SettledPermalinks,
  issued: ReadonlyMap<string, HistoryText>,
  history: FormulaHistory,
): Generator<'elsewhere' | 'same' | 'gone'> {
  const standing = new Map(items.map((item, index) => [documentId(item.reportId, itemIds[index] ?? ''), item]));
  assert.equal(standing.size, items.length, 'two items have one permalink');
  for (const [id, { reportId, text }] of issued) {
    const address = former.get(id);
    assert.notEqual(standing.has(id), address !== undefined, `${id} stands, is elsewhere or is gone`);
    if (!address) {
      if (address === null) yield 'gone';
      continue;
    }
    const answer = standing.get(documentId(address.reportId, address.itemId));
    assert.ok(answer, `${id} leads nowhere`);
    yield address.reportId === reportId ? 'same' : 'elsewhere';
    assert.ok(
      history.originOf(address.reportId) === history.originOf(reportId) ||
        shareSentence(text, answer.text) ||
        isScattered(reportId, address.reportId, items, issued),
      `${id}, “${text}”, leads to ${address.reportId}: “${answer.text}”`,
    );
  }
}

/** Whether a report stands no more, and words that are no formula have moved from it to the other. */
function isScattered(
  reportId: string,
  other: string,
  items: readonly HistoryText[],
  issued: ReadonlyMap<string, HistoryText>,
): boolean {
  const textOf = (texts: Iterable<HistoryText>, id: string): string =>
    [...texts].map((one) => (one.reportId === id ? one.text : '')).join(' ');
  const words = new Set(textOf(items, other).match(/w\d+/g));
  return (
    textOf(items, reportId).trim() === '' &&
    (textOf(issued.values(), reportId).match(/w\d+/g) ?? []).some((word) => words.has(word))
  );
}

/** As an index run does; `file` holds the ledger's lines. */
function publish(
  file: string[],
  items: readonly HistoryText[],
  today: string,
  written: (line: LeavingLine, ledger: Ledger) => LeavingLine,
): SettledPermalinks {
  const ledger = parseLedger(file.join('\n'));
  const settled = settlePermalinks(ledger, () => items);
  const lines = items.flatMap(({ reportId, title, text, version }, index) => {
    const item = settled.itemIds[index] ?? '';
    return ledgerLine(ledger, { report: reportId, item, title, date: null, source: null, text, version }, today) ?? [];
  });
  const left = leavingLines(ledger, settled.leaving, today).map((line) => written(line, ledger));
  file.push(...[...left, ...lines].map((line) => JSON.stringify(line)));
  return settled;
}

/** Earlier versions wrote `null` both where all runs were a permalink's own and where none was. */
function asEarlier(line: LeavingLine, ledger: Ledger): LeavingLine {
  const count = hashesIn(ledger.get(documentId(line.report, line.item))?.runs ?? '').length;
  const owned = (line.own ?? []).reduce((sum, [start, end]) => sum + end - start, 0);
  return owned === 0 || owned === count ? { ...line, own: null } : line;
}
