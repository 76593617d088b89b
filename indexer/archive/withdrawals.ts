// withdrawn.yml: reports that were taken out at their author's request, for good. Holds no text of them, only what is needed to know
// them again and to say why they are gone.
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Withdrawal } from '../../src/reports/archive.ts';
import { slug } from '../../src/reports/ids.ts';
import type { ArchiveProblem } from './problem.ts';
import type { StoredReport } from './report-file.ts';
import { isoDate, readYaml } from './yaml.ts';

/** A withdrawal as the archive keeps it. */
export interface KeptWithdrawal extends Withdrawal {
  /** Its own address at its source, `null` where it is not known. */
  readonly url: string | null;
  /** SHA-256 (hex) of its text as it was imported, and of its source's id, its title and its day: tell it when it comes again. */
  readonly textSha256: string | null;
  readonly titleSha256: string;
}

export const WITHDRAWN_FILE = 'withdrawn.yml';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');
const withdrawals = z.array(
  z.strictObject({
    report: z.string().min(1),
    withdrawn: isoDate,
    reason: z.string().min(1, 'is empty: say why, in a sentence that readers may see'),
    url: z.string().nullish(),
    textSha256: sha256.nullish(),
    titleSha256: sha256,
  }),
);

export function readWithdrawals(
  path: string,
  content: string | null,
): { readonly withdrawals: readonly KeptWithdrawal[]; readonly problems: readonly ArchiveProblem[] } {
  if (content === null) return { withdrawals: [], problems: [] };
  const read = readYaml(path, content, withdrawals.nullable());
  if (read.problems) return { withdrawals: [], problems: read.problems };
  const kept = (read.value ?? []).map(({ url, textSha256, ...rest }) => ({
    ...rest,
    url: url ?? null,
    textSha256: textSha256 ?? null,
  }));
  return { withdrawals: kept, problems: [] };
}

export function formatWithdrawals(kept: readonly KeptWithdrawal[]): string {
  const lines = kept.map(({ url, textSha256, ...rest }) => ({
    ...rest,
    ...(url === null ? {} : { url }),
    ...(textSha256 === null ? {} : { textSha256 }),
  }));
  const head =
    '# Reports that were taken out at their author’s request. No harvest or import brings back what stands here.\n';
  return head + stringify(lines, { schema: 'core', lineWidth: 0 });
}

/** @param ownUrl an address that no other post has, `null` where none is known */
export function withdrawalOf(
  report: StoredReport,
  {
    withdrawn,
    reason,
    ownUrl,
  }: { readonly withdrawn: string; readonly reason: string; readonly ownUrl: string | null },
): KeptWithdrawal {
  const { id, textSha256 } = report;
  return { report: id, withdrawn, reason, url: ownUrl, textSha256, titleSha256: titleHash(report) };
}

/** The withdrawal that a report read from a capture falls under: by its id, its address, its text, or its title and day. */
export function withdrawalFor(report: StoredReport, kept: readonly KeptWithdrawal[]): KeptWithdrawal | null {
  if (kept.length === 0) return null;
  const title = titleHash(report);
  const isIt = (withdrawal: KeptWithdrawal): boolean =>
    withdrawal.report === report.id ||
    withdrawal.titleSha256 === title ||
    (report.url !== null && withdrawal.url === report.url) ||
    (report.textSha256 !== null && withdrawal.textSha256 === report.textSha256);
  return kept.find(isIt) ?? null;
}

/** Titles recur, but not on the same day. */
function titleHash({ sourceId, title, meeting, published }: StoredReport): string {
  const day = meeting?.start ?? published ?? 'undated';
  return createHash('sha256')
    .update(`${sourceId} ${day} ${slug(title)}`)
    .digest('hex');
}
