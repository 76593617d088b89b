import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { speakersCalledIn } from '../../src/queries/speaker-names.ts';
import { slug } from '../../src/reports/ids.ts';

const NAMES = ['Ruth Carrow', 'Ann Marsh', 'Ben Marsh', 'Marsh Quill', 'Zoë Tallis-Pike', 'Bo Ørsted', 'Carrow'];
const called = speakersCalledIn(
  new Map(NAMES.map((label) => [slug(label), { id: slug(label), label, names: new Set([label.toLowerCase()]) }])),
);

describe('the speakers whom a name may mean', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['has a full name', 'ruth carrow', ['Ruth Carrow']],
    ['has the whole name before anybody has it as a part', 'carrow', ['Carrow']],
    ['shares a last name, which goes before a first name', 'marsh', ['Ann Marsh', 'Ben Marsh']],
    ['has a first name', 'zoe', ['Zoë Tallis-Pike']],
    ['has a last name of two parts', 'tallis pike', ['Zoë Tallis-Pike']],
    ['has the second part of a last name', 'pike', ['Zoë Tallis-Pike']],
    ['has a letter that stands for none of ours', 'orsted', ['Bo Ørsted']],
    ['is nobody', 'carr', []],
    ['is nobody for no name', '', []],
    ['is nobody for a name of objects', '__proto__', []],
  ];
  for (const [promise, name, expected] of cases) {
    it(`${promise}: ${name}`, () =>
      assert.deepEqual(
        called(name).map((speaker) => speaker.name),
        expected,
      ));
  }
});
