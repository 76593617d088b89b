// Makes statements of the runs of sentences that one person says: their text, with an anchor of its own for each.
import { hash } from 'node:crypto';
import { uniqueSlugs } from '../../src/reports/ids.ts';
import type { Statement } from '../../src/reports/item.ts';
import { spokenAt, timesWithin } from './days/times.ts';

import type { Run } from './speech/runs.ts';
import { type Block, spansWithin } from './text/blocks.ts';

export function separator(block: Block, next: Block | undefined): string {
  if (!next) return '';
  const isSameBlock =
    (block.form === 'list' && next.form === 'list') || (block.form === 'table' && next.form === 'table');
  return isSameBlock ? '\n' : '\n\n';
}

export function statementsOf(block: Block, runs: readonly Run[], after: string): Omit<Statement, 'id'>[] {
  return runs.map(({ start, end, speaker, found, confidence, evidence }, index) => ({
    speaker: speaker && { id: speaker.id, name: speaker.reportedName },
    text: block.text.slice(start, end) + (index === runs.length - 1 ? after : ''),
    form: block.form === 'heading' ? 'subheading' : block.form,
    spans: spansWithin(block.spans, start, end),
    found,
    confidence: Math.round(confidence * 100) / 100,
    evidence,
    ...(block.times ? spokenAt(timesWithin(block.times, start, end)) : {}),
  }));
}

export function withAnchors(statements: readonly Omit<Statement, 'id'>[]): Statement[] {
  const unique = uniqueSlugs();
  return statements.map((statement) => {
    return { id: unique(`s-${hash('sha1', statement.text.trim()).slice(0, 8)}`), ...statement };
  });
}
