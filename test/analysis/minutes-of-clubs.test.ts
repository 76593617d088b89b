// Who speaks in minutes of clubs, boards and councils: callsigns, glued names, one first name for two people, titles, letters that
// are read out, labels of the meeting. Every case is invented.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analystFor } from '../../indexer/analysis/analyse.ts';
import { reportWith } from './report.ts';

const analyst = analystFor({ people: [], topics: [] });
const PRESENT =
  '## Present\n\n- Ada Lane\n- Bo Rask\n- Cy Holm\n- Dirk-Jan Marl\n- Greta Mantle\n- Petra Brett\n\n## Business\n\n';

/** Some words, and who says them; `null` is nobody. */
type Said = readonly (readonly [words: string, speaker: string | null])[];
type Case = readonly [name: string, text: string, said: Said];

const present: readonly Case[] = [
  ['one half of a double first name', 'Dirk reported that the mast is up.', [['mast is up', 'Dirk-Jan Marl']]],
  [
    'an initial glued to a surname',
    '- PBrett asked for the plans.\n- ALane opined that June is late.',
    [
      ['asked for the plans', 'Petra Brett'],
      ['June is late', 'Ada Lane'],
    ],
  ],
  [
    'somebody present before somebody who is only named',
    'Ada Quill was not there. Ada suggested that the list be sent.',
    [['list be sent', 'Ada Lane']],
  ],
  [
    'a namesake who has spoken',
    'Ada Quill said that the quay is shut. Ada added that it floods.',
    [['it floods', 'Ada Quill']],
  ],
  ['a wish for the record', 'Bo wished it to be recorded that he was away.', [['he was away', 'Bo Rask']]],
  [
    'an introduction with its points',
    '- Greta provided an introduction:\n  - The old rule has no limit.\n  - A limit is needed.\n- Bo reaffirmed his doubts.',
    [
      ['no limit', 'Greta Mantle'],
      ['limit is needed', 'Greta Mantle'],
      ['his doubts', 'Bo Rask'],
    ],
  ],
  [
    'whoever speaks after a “but”',
    'There was some talk of the old list, but Cy pointed out that the list is private.',
    [['list is private', 'Cy Holm']],
  ],
  [
    'a second sentence of a point that names another',
    '- Ada asked where the plans are. Greta noted that they are in the loft.\n- Cy thanked them.',
    [
      ['where the plans', 'Ada Lane'],
      ['in the loft', 'Greta Mantle'],
    ],
  ],
  [
    'a slip of the pen in a full name',
    'Greda Mantle agrees with the plan.',
    [['agrees with the plan', 'Greta Mantle']],
  ],
  [
    'what the meeting agreed in capitals',
    'Bo reported on the quay.\nIt was further AGREED that a letter be sent.',
    [['letter be sent', null]],
  ],
  [
    'an item that is put off',
    'Bo reported on the quay.\n\nThis item was tabled in the interest of time.',
    [['interest of time', null]],
  ],
  [
    'directors who are not named',
    'Bo reported on the quay. Several directors expressed concern over the rope.',
    [['over the rope', null]],
  ],
  [
    'what was pointed out by nobody',
    'Bo reported on the quay. It was pointed out that the rope is old.',
    [['rope is old', null]],
  ],
  [
    'the board’s consensus',
    'Bo reported on the quay. The board’s consensus was that Bo should ask again.',
    [['ask again', null]],
  ],
  [
    'a resolution in its old words',
    'Bo reported on the quay.\n\nWHEREAS, Ada Lane has requested that the quay be lit; and\n\nRESOLVED, that the quay be lit.',
    [
      ['quay be lit; and', null],
      ['RESOLVED', null],
    ],
  ],
  [
    'somebody who leaves',
    'Cy had to leave the call at this point. Bo joined the teleconference.',
    [
      ['had to leave', null],
      ['joined', null],
    ],
  ],
  [
    'a body whose name begins with a verb',
    'Ada noted that Get Harbour Moving was proposing a new line. The line was costly.',
    [['new line', 'Ada Lane']],
  ],
  [
    'two who talk',
    '- Ada and Bo discuss the second edition.\n- All discuss the rota.',
    [
      ['second edition', null],
      ['rota', null],
    ],
  ],
  [
    'a remark of many',
    'Bo reported on the quay. Concerns were expressed about the light. A point was raised about the bus.',
    [
      ['about the light', null],
      ['about the bus', null],
    ],
  ],
  [
    'somebody who has nothing to say',
    'Greta had nothing to report.\n\nA point was raised about the bus.',
    [['about the bus', null]],
  ],
  [
    'an officer whom nothing names, and a pronoun',
    'The plan for Quay Cleaning was read. Our Vice Chair reported on the boats. The boats, he said, are old.',
    [['are old', null]],
  ],
  ['somebody who has nothing to report', 'Bo Rask had nothing to report.', [['nothing to report', null]]],
  ['a report that lies elsewhere', 'Bo’s report is available on the shelf.', [['on the shelf', null]]],
  ['papers that are handed in', 'Bo submitted the paperwork.', [['paperwork', null]]],
  ['thanks of the club', 'Bo reported on the quay. Thanks to Cy for the paint.', [['the paint', null]]],
  ['how things stand', 'Bo has agreed to buy the paint.', [['the paint', null]]],
  ['a body with letters', 'Furthermore, the Harbour WG would like to request a light.', [['a light', null]]],
  ['a verb without its ending', '- Ada asked for more.\n- Greta suggest that we wait.', [['we wait', 'Greta Mantle']]],
  [
    'an office with its holder',
    '### Treasurer [Greta]\n\nI have been at the bank. The fund is in order.',
    [['fund is in order', 'Greta Mantle']],
  ],
  ['“I” behind a name', 'Bo said that he was glad. I have seen the boats.', [['seen the boats', 'Bo Rask']]],
  ['according to', 'According to Bo, the crane is safe.', [['crane is safe', 'Bo Rask']]],
  ['in the view of', 'In Greta’s view the fund is too small.', [['too small', 'Greta Mantle']]],
  ['a concern', 'Ada’s concern was that the rope is old.', [['rope is old', 'Ada Lane']]],
  [
    'a point that first tells what was done',
    '- Ada: we begin\n- Bo: yes\n- Cy made a plan. Cy noted that it is short. Finally, Greta suggested that we wait.',
    [
      ['made a plan', null],
      ['it is short', 'Cy Holm'],
      ['we wait', 'Greta Mantle'],
    ],
  ],
  ['a call for a vote', 'Bo Rask called for a vote, and the nomination was approved.', [['called for a vote', null]]],
  [
    'whoever speaks after a talk of two',
    'Ada and Bo discussed the fair. They agreed on June, and Bo explained that the boats are away.',
    [['boats are away', 'Bo Rask']],
  ],
  ['a task is no speech', 'Bo reported on the quay.\n\nGreta to order the rope.', [['order the rope', null]]],
];

const unlisted: readonly Case[] = [
  [
    'a callsign behind a first name',
    'Jude W4KLM reported that the mast is up. W4KLM also mentioned the dues.\n\nJude noted that rain is due.',
    [
      ['mast is up', 'Jude W4KLM'],
      ['the dues', 'Jude W4KLM'],
      ['rain is due', 'Jude W4KLM'],
    ],
  ],
  [
    'a callsign above a list',
    '## Fair\n\nAnya K2DEF reported\n\n- Tower volunteers get a prize\n- There will be a raffle',
    [
      ['Tower volunteers', 'Anya K2DEF'],
      ['a raffle', 'Anya K2DEF'],
    ],
  ],
  [
    'a committee’s name is no member',
    '## Committee Reports\n\n### Tower\n\nJude W4KLM was not present.\n\n### Picnic\n\nAnya K2DEF said all is set.',
    [
      ['was not present', null],
      ['all is set', 'Anya K2DEF'],
    ],
  ],
];

const titles: readonly Case[] = [
  [
    'names of those present over two lines, without a comma between',
    'Present: Greta Holm, Jo Venn \nAnn Dorn, Sara Tarn\n\n## Peace\n\nJo mentioned that the fair is near.',
    [['fair is near', 'Jo Venn']],
  ],
  [
    'the holder of an office, by the list',
    '## Present\n\n- Ada Lane (chair)\n- Bo Rask\n- Greta Mantle, Treasurer\n\n## Money\n\nThe Treasurer reported that the fund is in order. The Clerk noted that it is not.',
    [
      ['fund is in order', 'Greta Mantle'],
      ['it is not', null],
    ],
  ],
  [
    'a councillor with the surname of somebody else',
    'Present: Allan Venn, Esme Clark, Rob Preston, Inspector Una Moss, Jim Ellis\n\nApologies: Annie Tarn, Cllrs Venn and Dorn\n\n## Roads\n\nCouncillor Venn noted that the road is shut.\n\n## Parks\n\nAllan Venn said the park is open.',
    [
      ['road is shut', 'Councillor Venn'],
      ['park is open', 'Allan Venn'],
    ],
  ],
];

function check(prefix: string, cases: readonly Case[]): void {
  for (const [name, text, said] of cases) {
    it(name, () => {
      const statements = analyst.analyse(reportWith({ text: prefix + text })).items.flatMap((item) => item.statements);
      for (const [words, speaker] of said) {
        const found = statements.find((one) => one.text.includes(words));
        assert.ok(found, `no statement holds “${words}”`);
        assert.equal(found.speaker?.name ?? null, speaker, words);
      }
    });
  }
}

describe('who speaks where a list says who is present', () => check(PRESENT, present));
describe('who speaks where no list says so', () => check('', unlisted));
describe('titles tell two people of one surname apart', () => check('', titles));
