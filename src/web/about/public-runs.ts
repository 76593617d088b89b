// Takes out of what harvests report what strangers need not know: addresses within the archive's own network and folders of its machine.
import { isIP } from 'node:net';
import type { SourceRunRecord } from '../../catalogue/runs.ts';

/** The record as pages and `/readyz` may show it; the file and the log of the run have all of it. */
export function publicRun(run: SourceRunRecord): SourceRunRecord {
  return { ...run, problems: run.problems.map(withoutInternals) };
}

function withoutInternals(problem: string): string {
  return problem.replace(TELLING, (found) => {
    const url = URL.parse(found);
    if (url) return isPublic(url.hostname) ? found : `${INTERNAL}${/[:.,;]+$/.exec(found)?.[0] ?? ''}`;
    if (isIP(found) > 0) return INTERNAL;
    return found.startsWith('/') ? (found.split('/').at(-1) ?? '') : found;
  });
}

const INTERNAL = '(internal address)';

/** Addresses of the web, names for folders from the root on, and numbers that may be those of machines. */
const TELLING =
  /https?:\/\/[^\s"“”<>]+|(?<![\w./-])\/[^\s:"“”]+\/[^\s:"“”]*|(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?![\w:])/gi;

/** Names of the public internet have a dot and do not end as those that only a network of one's own knows. */
function isPublic(hostname: string): boolean {
  return (
    hostname.includes('.') &&
    isIP(hostname) === 0 &&
    !/\.(?:local|localhost|localdomain|internal|intranet|lan|home|corp|private)$/.test(hostname)
  );
}
