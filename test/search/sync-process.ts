// A process of its own for the tests: `node sync-process.ts PATH COUNT` writes that many items, and says "half-way" after the first half.
import { openEmbeddedEngine } from '../../src/search/embedded/engine.ts';
import { itemsInMemory } from '../../src/search/items-in-memory.ts';
import { harbourItem } from './harbour.ts';

const [path = '', count = '0'] = process.argv.slice(2);
const items = Array.from({ length: Number(count) }, (_, n) =>
  harbourItem({
    report: `child-${n}`,
    item: 'lighthouse',
    says: [['Ines Calder', `The lighthouse burns ${n} lamps.`]],
  }),
);
const engine = openEmbeddedEngine({ path });
let isTold = false;
await engine.sync(itemsInMemory(items), (done) => {
  if (isTold || done < items.length / 2) return;
  isTold = true;
  process.stdout.write('half-way\n');
});
// Not closed: the process must end all the same.
