// Any number of items about lighthouses, for tests that ask which state of an index answers.
import type { ItemDocument } from '../../src/reports/item.ts';
import { harbourItem } from './harbour.ts';

/** Each holds "lighthouse" and the word `lamps`, and no other of these sets. */
export function lighthouses(count: number, lamps: string): ItemDocument[] {
  return Array.from({ length: count }, (_, n) =>
    harbourItem({
      report: `light-${n}`,
      item: 'lighthouse',
      title: `Station ${n}`,
      date: `20${10 + (n % 20)}-0${1 + (n % 9)}-11`,
      topics: ['Lights'],
      says: [['Ines Calder', `The lighthouse burns ${n} ${lamps}.`]],
    }),
  );
}
