// Writes citations as RIS. The library knows which tag is called what; lines are ours, since its own are folded, which breaks addresses in two.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import type { CslItem } from './csl.ts';

/** One record after another, lines ended as RIS has them. */
export function ris(items: readonly CslItem[]): string {
  const records = plugins.output.format('ris', items, { format: 'object' });
  return records.map((record, index) => recordText(record, items[index] as CslItem)).join('');
}

type RisRecord = Readonly<Record<string, string | readonly string[]>>;

/** Without M3: the type of work to some, the DOI to others. */
function recordText({ TY, ID: _cut, M3: _type, ...tags }: RisRecord, item: CslItem): string {
  const all = Object.entries({ ...tags, T2: item['container-title'], ID: item.id }).flatMap(([tag, value]) =>
    [value].flat().map((one) => line(tag, one)),
  );
  return [line('TY', String(TY)), ...all, line('ER', '')].join('');
}

function line(tag: string, value: string): string {
  return `${tag}  - ${DATES.has(tag) ? paddedDate(value) : value}\r\n`;
}

const DATES: ReadonlySet<string> = new Set(['DA', 'Y2']);

/** "2021/3/2/" as the specification has it: "2021/03/02/" */
function paddedDate(date: string): string {
  return date.replace(/\/(\d)(?=\/)/g, '/0$1');
}
