import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow, passedOverText } from '../../indexer/import/capture-files.ts';
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

describe('HTML on one line', () => {
  for (const text of ['<h2>Lamps</h2><br>Both burn again.', '<p>Both lamps burn.</p>\n<p class="x">Oil is dear.</p>'])
    it(`is no log of a chat: ${JSON.stringify(text.slice(0, 20))}`, () =>
      assert.equal(chatLog.recognises(text, 'x.md'), false));
});

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

const SCRIBED: readonly (readonly [what: string, log: string, markdown: string])[] = [
  [
    'who is declared',
    '<omar> Scribe: petra\n<petra> tkell: the dredger is late\n<petra> … by a week\n<petra> (cross talk)\n<omar> which dredger?',
    'omar: Scribe: petra|tkell: the dredger is late|… by a week|(cross talk)|omar: which dredger?',
  ],
  [
    'who declares herself, under another nick later',
    '<petra> scribe+\n<petra_> omar: it is the Heron\n<petra_> ... the old one',
    'scribe+|omar: it is the Heron|... the old one',
  ],
  [
    'who does nothing else, without a declaration',
    '<petra> omar: it is late\n<petra> … by a week\n<petra> tkell: why?\n<petra> … and who pays?\n<petra> omar: the harbour\n<petra> … as ever\n<tkell> no',
    'omar: it is late|… by a week|tkell: why?|… and who pays?|omar: the harbour|… as ever|tkell: no',
  ],
  [
    'while somebody writes in between',
    '<omar> scribenick: petra\n<petra> tkell: it is late\n<omar> oh no\n<petra> … by a week\n<petra> … or two',
    'omar: scribenick: petra|tkell: it is late|omar: oh no|tkell: … by a week|… or two',
  ],
  [
    'and another one after her, so that her own words are hers again',
    '<omar> Scribe: petra\n<petra> tkell: it is late\n<omar> Scribe: tkell\n<tkell> omar: so we wait\n<petra> tkell: please note that I object',
    'omar: Scribe: petra|tkell: it is late|omar: Scribe: tkell|omar: so we wait|petra: tkell: please note that I object',
  ],
  [
    'and none: whoever is only called by name does not speak',
    '<petra> omar: are you there?\n<omar> petra: yes\n<petra> omar: good\n<petra> ... then we begin\n<omar> petra: go on',
    'petra: omar: are you there?|omar: petra: yes|petra: omar: good|petra: ... then we begin|omar: petra: go on',
  ],
];

describe('a log with a scribe', () => {
  for (const [what, log, markdown] of SCRIBED)
    it(`gives what she takes down to whoever said it: one ${what}`, () => {
      const [post] = chatLog.read(log, 'chats/2031-01-21.log');
      assert.deepEqual(post?.text.split('\n\n'), markdown.split('|'));
    });
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
