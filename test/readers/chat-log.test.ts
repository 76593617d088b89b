import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow, passedOverText } from '../../indexer/capture-files.ts';
import { chatLog } from '../../indexer/readers/chat-log.ts';

const LOGS: readonly (readonly [what: string, log: string, markdown: string])[] = [
  [
    'IRC with times',
    '18:02:11 <manja> Topic: Roll\n18:02:30 <jol> who is new?\n18:02:41 <manja> Bea is.',
    '## Roll|jol: who is new?|manja: Bea is.',
  ],
  ['IRC without times', '<manja> hello\n<@jol> who is new?', 'manja: hello|jol: who is new?'],
  [
    'IRC with times in brackets',
    '[18:02] <manja> hello\n[18:02] * manja pours tea\n[18:03] <jol> thanks',
    'manja: hello|manja pours tea|jol: thanks',
  ],
  ['joins and parts', '18:00 -!- bea has joined\n18:01 <bea> hello', 'bea has joined|bea: hello'],
  [
    'a chat with tabs',
    '01:08:28\tSpyridon Kant:\tabout the lease: is it out?\n01:44:00\tMarit Knob:\thttps://harbour.example/a_b/',
    'Spyridon Kant: about the lease: is it out?|Marit Knob: https://harbour.example/a_b/',
  ],
  ['a chat of one message', '00:22:10\tVanda Verne:\tboth ferries are late', 'Vanda Verne: both ferries are late'],
  [
    'a chat to everyone',
    '01:08:28 From Owain Pender to Everyone: it went on Monday',
    'Owain Pender: it went on Monday',
  ],
  [
    'a chat with days',
    '[21/01/2031, 01:08:28] Owain Pender: it went\n21/01/2031, 01:09 - Marit Knob: mine never came',
    'Owain Pender: it went|Marit Knob: mine never came',
  ],
  [
    'a chat with days as ISO',
    '2031-01-21 01:08:28 <owain> it went\n2031-01-21T01:09:28Z <marit> never',
    'owain: it went|marit: never',
  ],
  [
    'a message of two lines',
    '01:08 Owain Pender: it went\non Monday\n01:09 Marit Knob: no',
    'Owain Pender: it went\non Monday|Marit Knob: no',
  ],
  [
    'a time with half of the day',
    '1:08 PM Owain Pender: it went\n1:09 PM Marit Knob: no',
    'Owain Pender: it went|Marit Knob: no',
  ],
  [
    'columns parted by tabs',
    '2031-01-21 20:57:18\tmanja\thi\n2031-01-21 20:57:57\t~jol\tmanja: are you in?\n2031-01-21 20:58:02\t *\tmanja pours tea\n2031-01-21 20:58:07\t-->\tbea has joined',
    'manja: hi|jol: manja: are you in?|manja pours tea|bea has joined',
  ],
  ['columns parted by bars', '20:57:18 @manja | hi\n20:57:57 jol │ who is new?', 'manja: hi|jol: who is new?'],
  [
    'times to the thousandth',
    '[2031-01-21T21:13:20.758Z]\t<manja>\thi\n[2031-01-21T21:14:20.100Z]\t<jol>\tmanja: no',
    'manja: hi|jol: manja: no',
  ],
  ['a nick with signs', '<pdx_[away]> *really*\n<relay> ok', 'pdx\\_\\[away\\]: \\*really\\*|relay: ok'],
];

describe('a log of a chat', () => {
  for (const [what, log, markdown] of LOGS)
    it(`is read message by message, each with its speaker: ${what}`, () => {
      assert.equal(chatLog.recognises(log, 'x.log'), true);
      const [post] = chatLog.read(log, 'chats/2031-01-21.log');
      assert.deepEqual(post?.text.split('\n\n'), markdown.split('|'));
      assert.deepEqual([post?.title, post?.nameDate], ['2031 01 21', '2031-01-21']);
    });
  for (const text of [
    'Minutes of the Moot\n\nBo Rask said that the lamps were dim.',
    '# Agenda\n\n10:00 Welcome\n10:15 Lamps\n10:30 Nets',
    'Bo Rask: the lamps are dim.\n\nTamsin Orr: the nets are torn.',
    'The Moot began at 10:00.\n10:30 Break: tea\n\nBo Rask said so.',
  ])
    it(`is no report in prose: ${JSON.stringify(text)}`, () => assert.equal(chatLog.recognises(text, 'x.txt'), false));
});

describe('a folder of captures', () => {
  it('says what is passed over, by ending and number, and does not look at what is hidden', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'));
    try {
      mkdirSync(join(folder, '.git'));
      mkdirSync(join(folder, 'a'));
      for (const name of ['b.md', 'a/irc.LOG', 'a/c.rst', 'd.rst', 'e.png', 'README', '.git/x.md', '.hidden.md'])
        writeFileSync(join(folder, name), 'x');
      const { captures, passedOver } = filesBelow(folder);
      assert.deepEqual(captures, [join(folder, 'a/irc.LOG'), join(folder, 'b.md')]);
      assert.equal(passedOverText(passedOver), '4 files passed over: .rst 2, without ending 1, .png 1');
      assert.equal(passedOverText(new Map()), null);
      assert.equal(passedOverText(new Map([['.rst', 1]])), '1 file passed over: .rst 1');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
