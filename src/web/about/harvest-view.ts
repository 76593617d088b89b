// Says in words what the last harvest of a source did: when, what came, what failed and why.
import type { SourceRunRecord } from '../../catalogue/runs.ts';
import { instantInWords } from '../text/dates.ts';

export interface HarvestView {
  /** When it ended, or where it goes on, when it began. */
  readonly instant: { readonly iso: string; readonly text: string };
  /** "complete: 2 reports added, 1 updated". */
  readonly told: string;
  readonly isTrouble: boolean;
  /** Sentences, the first few. */
  readonly problems: readonly string[];
  /** The last one without a failure, where this one has failed. */
  readonly lastComplete: { readonly iso: string; readonly text: string } | null;
}

export function harvestView(run: SourceRunRecord): HarvestView {
  const { started, ended, outcome, added, updated, vanished, failed, problems, lastComplete } = run;
  const instant = ended ?? started;
  const isTrouble = outcome === 'failed' || outcome === 'stopped';
  const came = [
    added > 0 && `${reports(added)} added`,
    updated > 0 && `${updated} updated`,
    vanished > 0 && `${vanished} no longer at the source`,
    failed > 0 && `${failed} could not be read`,
  ].filter((part) => part !== false);
  return {
    instant: { iso: instant, text: instantInWords(instant) },
    told: `${OUTCOMES[outcome]}: ${came.length > 0 ? came.join(', ') : 'nothing new'}`,
    isTrouble,
    problems,
    lastComplete: isTrouble && lastComplete ? { iso: lastComplete, text: instantInWords(lastComplete) } : null,
  };
}

const OUTCOMES: Readonly<Record<SourceRunRecord['outcome'], string>> = {
  complete: 'complete',
  failed: 'not complete',
  stopped: 'stopped before its end',
  running: 'going on',
};

function reports(count: number): string {
  return count === 1 ? '1 report' : `${count.toLocaleString('en-GB')} reports`;
}
