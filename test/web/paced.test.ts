import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pacing, places } from '../../src/web/http/paced.ts';
import { turns } from '../../src/web/http/turns.ts';

describe('work in portions', () => {
  it('lets the event loop come round, however fast its values are taken', async () => {
    let isOver = false;
    let rounds = 0;
    const count = () => {
      rounds++;
      if (!isOver) setImmediate(count);
    };
    count();
    const taken: number[] = [];
    for await (const value of pacing(turns())(slowNumbers(60))) taken.push(value);
    isOver = true;
    assert.deepEqual(taken, [...Array(60).keys()]);
    assert.ok(rounds >= 5, `${rounds} rounds`);
  });

  it('takes values that have to be waited for as well', async () => {
    const values = async function* () {
      for (let n = 0; n < 3; n++) {
        await new Promise((resolve) => setImmediate(resolve));
        yield n;
      }
    };
    assert.deepEqual(await all(pacing(turns())(values())), [0, 1, 2]);
  });

  it('is given up with whoever read it, and its failure is told', async () => {
    let isEnded = false;
    const values = function* () {
      try {
        for (;;) yield 1;
      } finally {
        isEnded = true;
      }
    };
    for await (const _ of pacing(turns())(values())) break;
    assert.equal(isEnded, true);
    const failing = function* () {
      yield 1;
      throw new Error('broken');
    };
    await assert.rejects(all(pacing(turns())(failing())), /broken/);
  });

  it('goes on in as many places as there are, first come, first served; who does not read on holds none', async () => {
    let working = 0;
    let most = 0;
    const values = async function* () {
      for (let n = 0; n < 4; n++) {
        most = Math.max(most, ++working);
        for (let round = 0; round < 5; round++) await new Promise((resolve) => setImmediate(resolve));
        working--;
        yield n;
        // A portion lasts some milliseconds: here each value is one.
        const end = performance.now() + 10;
        while (performance.now() < end);
      }
    };
    const paced = pacing(turns(), places(2));
    const idle = Array.from({ length: 3 }, () => paced(slowNumbers(100)));
    for (const reading of idle) await reading.next();
    const read = await Promise.all(Array.from({ length: 6 }, () => all(paced(values()))));
    assert.deepEqual(read, Array(6).fill([0, 1, 2, 3]));
    assert.equal(most, 2);
    for (const reading of idle) await reading.return();
  });
});

/** Each takes a millisecond to make. */
function* slowNumbers(count: number): Generator<number> {
  for (let n = 0; n < count; n++) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    yield n;
  }
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}
