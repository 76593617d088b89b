// What a ledger says, read as a whole and held in memory: by this the tests judge what is read of it step by step.

import { hashesIn } from '../../src/catalogue/fingerprint.ts';
import { parseLine } from '../../src/catalogue/ledger.ts';
import type { IssuedPermalink, LeavingLine, Ledger, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import { ownRunsWhenLeft, rangesIn } from '../../src/catalogue/own-runs.ts';
import { documentId } from '../../src/reports/ids.ts';

export function parseLedger(content: string): Ledger {
  const lines = content.split('\n').flatMap((text) => parseLine(text) ?? []);
  const ledger = new Map(withLines(new Map(), lines));
  const unsaid = new Map<string, IssuedPermalink>();
  for (const [id, permalink] of ledger) {
    const last = lines.findLast(({ report, item }) => documentId(report, item) === id);
    if (last && 'left' in last && last.own === null) unsaid.set(id, permalink);
  }
  const workedOut = ownRunsWhenLeft(lines, unsaid);
  for (const [id, permalink] of unsaid) {
    const own = workedOut.get(id);
    if (permalink.left && own) ledger.set(id, { ...permalink, left: { ...permalink.left, own } });
  }
  return ledger;
}

/** The ledger as it reads when these lines stand at the end of its file. */
export function withLines(ledger: Ledger, lines: readonly (LedgerLine | LeavingLine)[]): Ledger {
  const whole = new Map(ledger);
  let latestLine = Math.max(0, ...[...ledger.values()].map((permalink) => permalink.latestLine));
  for (const line of lines) {
    latestLine++;
    const id = documentId(line.report, line.item);
    const known = whole.get(id);
    if ('left' in line) {
      if (!known) continue;
      const own = rangesIn(line.own ?? [], hashesIn(known.runs).length);
      whole.set(id, { ...known, left: { left: line.left, own } });
      continue;
    }
    const { version } = line;
    const issued = known?.versions.find((other) => other.version === version)?.issued ?? line.issued;
    const versions = [...(known?.versions ?? []).filter((other) => other.version !== version), { version, issued }];
    whole.set(id, { ...line, number: known?.number ?? whole.size + 1, latestLine, versions, left: null });
  }
  return whole;
}
