// A process that stars one thing after another and says so on standard output once each is kept, until it is killed.
// Arguments: the database file, the reader's id, the key of the list, the number to begin with.
import { writeSync } from 'node:fs';
import { openBookmarks } from '../../src/bookmarks/store.ts';
import { markNumber } from './marks.ts';

const [path = '', id = '', list = '', begin = '0'] = process.argv.slice(2);
const store = openBookmarks(path, () => new Date());
for (let n = Number(begin); ; n++) {
  store.add({ id, generation: 1 }, { key: list }, markNumber(n));
  writeSync(1, `${n}\n`);
}
