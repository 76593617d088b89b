// `rapporteur index --engine`: tells which engine holds what, and whether that is what the catalogue holds.
import type { Hint } from '../archive/hint.ts';
import type { Output } from './output.ts';

export interface HeldByEngine {
  readonly engine: 'embedded' | 'Meilisearch';
  /** This archive is searched with it. */
  readonly isInUse: boolean;
  /** A file, or a server with the name of its index. */
  readonly address: string;
  /** Of the server; `null` where it does not tell, or where there is none. */
  readonly version: string | null;
  /** `null` where there is no whole index. */
  readonly items: number | null;
  readonly isUpToDate: boolean;
  /** Why an engine does not tell what it holds. */
  readonly trouble: string | null;
}

/** Returns the exit status: 1 where an engine that is in use does not hold what the catalogue holds. */
export function printEngines(held: readonly HeldByEngine[], catalogueItems: number, hint: Hint, out: Output): number {
  const rows = held.map((one) => [
    one.engine,
    one.isInUse ? 'in use' : 'not in use',
    one.version ?? '–',
    one.items === null ? 'none' : String(one.items),
    stateOf(one, hint),
    one.address,
  ]);
  const table = [['Engine', 'Use', 'Version', 'Items', 'State', 'Where'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table) {
    out.line(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
  out.line(`The catalogue holds ${catalogueItems} agenda items.`);
  return held.some(({ isInUse, isUpToDate }) => isInUse && !isUpToDate) ? 1 : 0;
}

function stateOf({ engine, isInUse, items, isUpToDate, trouble }: HeldByEngine, hint: Hint): string {
  if (trouble !== null) return trouble;
  if (isUpToDate) return engine === 'embedded' ? 'as many as the catalogue' : 'up to date';
  return isInUse || items !== null ? `not up to date: run “${hint('index')}”` : '–';
}
