import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { turns } from '../../src/web/http/turns.ts';

describe('work that waits for its turn', () => {
  it('is done in the order in which it was asked for, each piece in another round of the event loop', async () => {
    const takeTurn = turns();
    const seen: { readonly name: string; readonly round: number }[] = [];
    let round = 0;
    const isCounting = { now: true };
    const count = () => {
      round++;
      if (isCounting.now) setImmediate(count);
    };
    count();
    await new Promise<void>((resolve) => {
      for (const name of ['first', 'second', 'third']) takeTurn(() => seen.push({ name, round }));
      takeTurn(resolve);
    });
    isCounting.now = false;
    assert.deepEqual(
      seen.map(({ name }) => name),
      ['first', 'second', 'third'],
    );
    assert.equal(new Set(seen.map((one) => one.round)).size, 3);
  });

  it('may ask for further turns, which come after those that wait', async () => {
    const takeTurn = turns();
    const seen: string[] = [];
    await new Promise<void>((resolve) => {
      takeTurn(() => {
        takeTurn(() => {
          seen.push('asked for in a turn');
          resolve();
        });
      });
      takeTurn(() => seen.push('asked for before'));
    });
    assert.deepEqual(seen, ['asked for before', 'asked for in a turn']);
  });
});
