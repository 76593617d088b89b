import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameMeaningIn } from '../../../src/queries/reading/speaker-names.ts';
import { slug } from '../../../src/reports/ids.ts';

const NAMES = [
  ...['Ruth Carrow', 'Ann Marsh', 'Ben Marsh', 'Marsh Quill', 'Zoë Tallis-Pike', 'Bo Ørsted', 'Carrow'],
  ...[
    'Sir Osbert Quillane',
    'Ida J. Vole',
    'Tam O’Gannet',
    'Una Mc Steer',
    'Lord Pennywell',
    'Pim Grey',
    'Pim Q. Grey',
  ],
];
const meaning = nameMeaningIn(
  new Map(
    NAMES.map((label) => [
      slug(label),
      { id: slug(label), label, names: new Set([label.toLowerCase()]), initials: new Set<string>(), isHeard: true },
    ]),
  ),
);
const called = (name: string) => meaning(name)?.speakers ?? [];

describe('the speakers whom a name may mean', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['has a full name', 'ruth carrow', ['Ruth Carrow']],
    ['has the whole name before anybody has it as a part', 'carrow', ['Carrow']],
    ['shares a last name, which goes before a first name', 'marsh', ['Ann Marsh', 'Ben Marsh']],
    ['has a first name', 'zoe', ['Zoë Tallis-Pike']],
    ['has a last name of two parts', 'tallis pike', ['Zoë Tallis-Pike']],
    ['has the second part of a last name', 'pike', ['Zoë Tallis-Pike']],
    ['has a letter that stands for none of ours', 'orsted', ['Bo Ørsted']],
    ['has a title that nobody types', 'osbert quillane', ['Sir Osbert Quillane']],
    ['has a title that somebody types', 'cllr ruth carrow', ['Ruth Carrow']],
    ['has a title before a last name alone', 'lord pennywell', ['Lord Pennywell']],
    ['has a middle initial that nobody types', 'ida vole', ['Ida J. Vole']],
    ['has no middle initial that somebody types', 'ruth m carrow', ['Ruth Carrow']],
    ['has exactly this name rather than one with an initial', 'pim grey', ['Pim Grey']],
    ['has exactly this initial', 'pim q grey', ['Pim Q. Grey']],
    ['has an apostrophe where a space is typed', 'o gannet', ['Tam O’Gannet']],
    ['has a space where none is typed', 'mcsteer', ['Una Mc Steer']],
    ['is nobody for words that would be a name if they were one', 'car row', []],
    ['is nobody for a title alone', 'sir', []],
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
