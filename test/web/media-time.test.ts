import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mediaAt } from '../../src/web/records/media-time.ts';
import { turnsOf } from '../../src/web/records/statements.ts';
import { makeReport, type Said } from './make-item.ts';

const AT: readonly (readonly [address: string, seconds: number, url: string | null])[] = [
  ['https://moot.example/2031-07-14.mp4', 723, 'https://moot.example/2031-07-14.mp4#t=723'],
  ['https://moot.example/a.mp3#t=5', 61.9, 'https://moot.example/a.mp3#t=61'],
  ['https://www.youtube.com/watch?v=abc', 723, 'https://www.youtube.com/watch?v=abc&t=723s'],
  ['https://www.youtube.com/live/abc', 723, 'https://www.youtube.com/live/abc?t=723s'],
  ['https://youtu.be/abc?t=1s', 723, 'https://youtu.be/abc?t=723s'],
  ['https://youtu.be.moot.example/abc', 7, 'https://youtu.be.moot.example/abc#t=7'],
  ['https://moot.example/watch?v=abc', 7, 'https://moot.example/watch?v=abc#t=7'],
  ['javascript:alert(1)', 7, null],
  ['no address', 7, null],
];

describe('a second of a recording', () => {
  for (const [address, seconds, url] of AT)
    it(`has an address: ${address}`, () => assert.equal(mediaAt(address, seconds), url));
});

describe('a statement that was recorded', () => {
  const spokenIn = (said: readonly Said[], media: string | null) => {
    const { items } = makeReport({ id: 'r', title: 'R' }, [{ title: 'I', said }]);
    return turnsOf(items[0]?.statements ?? [], { marksIn: () => [], explanations: new Map(), media }).flatMap((turn) =>
      turn.groups.flatMap(({ blocks }) => blocks.flatMap(({ statements }) => statements.map(({ spoken }) => spoken))),
    );
  };
  const said: Said[] = [
    ['Bo Rask', 'The lamps are out. ', { start: 723, end: 730 }],
    ['Bo Rask', 'We know.\n\n', { start: 723, end: 730 }],
    ['Tamsin Orr', 'Since May.', { start: 3723 }],
    [null, 'Nobody answered.'],
  ];

  it('shows when, once for a block and a time, with the address of that second', () => {
    assert.deepEqual(spokenIn(said, 'https://moot.example/a.mp4'), [
      { text: '12:03', url: 'https://moot.example/a.mp4#t=723' },
      null,
      { text: '1:02:03', url: 'https://moot.example/a.mp4#t=3723' },
      null,
    ]);
  });
  it('shows when although nobody knows where the recording is', () => {
    assert.deepEqual(spokenIn(said, null)[0], { text: '12:03', url: null });
  });
});
