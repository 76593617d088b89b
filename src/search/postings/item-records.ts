// The format in which a segment keeps what its items are filtered, sorted and counted by: one record of varints an item. Knows no database.
import { VarintReader, type VarintWriter } from './varints.ts';
import { FIRST_SPEAKER_ZONE } from './zones.ts';

export interface ItemRecord {
  /** Key in the tables. */
  readonly item: number;
  /** `dayNumber`. */
  readonly day: number;
  /** In words. */
  readonly length: number;
  readonly isOtherPost: boolean;
  /** Numbers of facet values from 1 on; 0 for no author. */
  readonly speakers: readonly number[];
  readonly topics: readonly number[];
  readonly author: number;
  readonly body: number;
}

export function writeRecord(writer: VarintWriter, record: ItemRecord): void {
  writer.write(record.item);
  writer.write(record.day);
  writer.write(record.length * 2 + (record.isOtherPost ? 1 : 0));
  for (const values of [record.speakers, record.topics]) {
    writer.write(values.length);
    for (const value of values) writer.write(value);
  }
  writer.write(record.author);
  writer.write(record.body);
}

/** Where the record of one item lies among the bytes of a segment's, and how many zones the item has. */
export interface RecordRange {
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly zones: number;
}

export function recordRanges(bytes: Uint8Array): RecordRange[] {
  const reader = new VarintReader(bytes);
  const ranges: RecordRange[] = [];
  while (!reader.isAtEnd) {
    const start = reader.at;
    const item = reader.next();
    reader.skip(2);
    const speakers = reader.next();
    reader.skip(speakers);
    reader.skip(reader.next() + 2);
    ranges.push({ item, start, end: reader.at, zones: FIRST_SPEAKER_ZONE + speakers });
  }
  return ranges;
}
