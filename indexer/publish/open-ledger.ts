// The ledger while an index run works on it: what the catalogue knows of it, brought up to what its file says, before and after this run's own lines.
import type { LedgerFault } from '../../src/catalogue/ledger-faults.ts';
import type { LeavingLine, LedgerLine } from '../../src/catalogue/ledger-lines.ts';
import type { LedgerTable } from '../../src/catalogue/ledger-table.ts';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { appendToLedger, ledgerLineReader, ledgerStandIn, readLedgerOn } from '../archive/ledger-file.ts';

export interface OpenLedger {
  readonly table: LedgerTable;
  /** Whether the file is as it was when the catalogue was written. */
  readonly isAsItWas: boolean;
  faults(): readonly LedgerFault[];
  /** On the disk when it returns; the table says it, too. */
  append(lines: Iterable<LedgerLine | LeavingLine>): void;
}

/** @param isKnown whether what the catalogue noted of the ledger holds: other code may make something else of its lines */
export function openLedger(
  folder: string,
  catalogue: Pick<CatalogueWriter, 'ledger' | 'note' | 'noted'>,
  isKnown: boolean,
): OpenLedger {
  const table = catalogue.ledger(ledgerLineReader(folder));
  const known = isKnown ? ledgerStandIn(catalogue.noted('ledger')) : null;
  let { stand, growth } = readLedgerOn(folder, table, known);
  const note = (): void => catalogue.note('ledger', JSON.stringify(stand));
  note();
  return {
    table,
    isAsItWas: known !== null && growth === 'none',
    faults: () => stand.faults,
    append(lines) {
      appendToLedger(folder, lines);
      ({ stand, growth } = readLedgerOn(folder, table, stand));
      note();
    },
  };
}
