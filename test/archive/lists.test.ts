import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIST_FILES, readLists } from '../../indexer/archive/lists.ts';
import { orchards } from '../indexer/orchards.ts';

type ListFile = (typeof LIST_FILES)[number];

/** The lists of the orchards with one of them replaced. */
function problemsOf(replaced: Partial<Record<ListFile, string | null>>): string[] {
  using folder = orchards();
  const texts = Object.fromEntries(LIST_FILES.map((file) => [file, folder.read(file)])) as Record<ListFile, string>;
  const { problems } = readLists({ ...texts, ...replaced }, (file) => file);
  return problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

const ARCHIVE = 'title: T\nbodies:\n  - id: council\n    name: C\n  - id: presses\n    name: P\n';

const BROKEN: readonly (readonly [what: string, file: ListFile, content: string | null, told: readonly RegExp[]])[] = [
  ['no archive.yml', 'archive.yml', null, [/^archive.yml:1: is missing: write one with "title"/]],
  ['an empty archive.yml', 'archive.yml', ' \n', [/^archive.yml:1: is empty: fill it with "title"/]],
  ['a commented-out archive.yml', 'archive.yml', '# title: T\n', [/^archive.yml:1: is empty/]],
  [
    'an archive without bodies',
    'archive.yml',
    'title: T\nbodies: []\n',
    [/^archive.yml:2: "bodies" must name at least/],
  ],
  ['a misspelt field', 'archive.yml', `${ARCHIVE}languages: en\n`, [/^archive.yml:7: unknown field "languages"/]],
  ['a language that is none', 'archive.yml', `${ARCHIVE}language: e_n\n`, [/^archive.yml:7: "language" must be a/]],
  [
    'a contact that is no address',
    'archive.yml',
    `${ARCHIVE}contact: Ada\n`,
    [/^archive.yml:7: "contact" must be an http/],
  ],
  ['a time zone that is none', 'archive.yml', `${ARCHIVE}timeZone: Mars/Base\n`, [/^archive.yml:7: "timeZone" must/]],
  [
    'a body twice',
    'archive.yml',
    `${ARCHIVE}  - {id: council, name: D}\n`,
    [/^archive.yml:7: the id "council" stands twice/],
  ],
  ['a body without an id', 'archive.yml', `${ARCHIVE}  - name: D\n`, [/^archive.yml:7: "bodies.2.id" is missing/]],
  ['fields for a list', 'topics.yml', 'id: a\n', [/^topics.yml:1: must be a list: begin each/]],
  [
    'a word for a list',
    'topics.yml',
    '- id: a\n  label: A\n  words: ladder\n',
    [/^topics.yml:3: "0.words" must be a list/],
  ],
  [
    'a number for a word',
    'topics.yml',
    '- id: a\n  label: A\n  words: [b, 1998]\n',
    [/^topics.yml:3: "0.words.1" must be text/],
  ],
  ['a topic without words', 'topics.yml', '- id: a\n  label: A\n  words: []\n', [/^topics.yml:3: "0.words" must have/]],
  ['a topic twice', 'topics.yml', topics('a', 'b', 'a'), [/^topics.yml:7: the id "a" stands twice: give each/]],
  [
    'a group of one word',
    'synonyms.yml',
    '- [pay, wages]\n- [van]\n',
    [/^synonyms.yml:2: "1" must have at least two words/],
  ],
  ['a word for a group', 'synonyms.yml', '- pay\n', [/^synonyms.yml:1: "0" must be a list/]],
  ['a word without letters', 'synonyms.yml', '- [pay, "—"]\n', [/^synonyms.yml:1: "0.1" holds no letter or digit/]],
  ['a word twice in a group', 'synonyms.yml', '- [pay,\n   wages,\n   Pay]\n', [/^synonyms.yml:3: "0.2" stands twice/]],
  ['not YAML', 'people.yml', '- id: a\n  name: "A\n', [/^people.yml:2: not valid YAML/]],
  ['an id with capitals', 'people.yml', '- id: Ada\n  name: Ada\n', [/^people.yml:1: "0.id" must be of small letters/]],
  ['a number for a name', 'people.yml', '- id: ada\n  name: 7\n', [/^people.yml:2: "0.name" must be text/]],
  [
    'a day that does not exist',
    'people.yml',
    person('roles: [{title: Chair, from: 2031-02-30}]'),
    [/^people.yml:3: "0.roles.0.from" must be a day/],
  ],
  [
    'an office without a title',
    'people.yml',
    person('roles: [{from: 2031-02-03}]'),
    [/^people.yml:3: "0.roles.0.title" is missing/],
  ],
  ['another pronoun', 'people.yml', person('pronouns: it'), [/^people.yml:3: "0.pronouns" must be he, she or they/]],
  [
    'a source of an unknown body',
    'sources.yml',
    '- id: a\n  kind: git\n  body: choir\n',
    [/^sources.yml:1: source "a" reports on body "choir", .*: use/],
  ],
  ['a source without a kind', 'sources.yml', '- id: a\n  body: council\n', [/^sources.yml:1: "0.kind" is missing/]],
  [
    'an address that is none',
    'sources.yml',
    '- id: a\n  kind: git\n  body: council\n  url: orchards\n',
    [/^sources.yml:4: "0.url" must be an http/],
  ],
  [
    'a pattern that is none',
    'sources.yml',
    '- id: a\n  kind: git\n  body: council\n  pageUrl: httpx\n',
    [/^sources.yml:4: "0.pageUrl" must be/],
  ],
  [
    'a pause that is no number',
    'sources.yml',
    harvested('pauseSeconds: long'),
    [/^sources.yml:4: "0.pauseSeconds" must be a number/],
  ],
  ['a day that is none', 'sources.yml', harvested('since: 2031-02-30'), [/^sources.yml:4: "0.since" must be a day/]],
  [
    'rules that are no list',
    'sources.yml',
    harvested('include: {title: {a: b}}'),
    [/^sources.yml:4: .*"?0.include.title/],
  ],
  [
    'a rule that nobody knows',
    'sources.yml',
    harvested('exclude: {colour: red}'),
    [/^sources.yml:4: unknown field "colour"/],
  ],
  [
    'yes for true',
    'sources.yml',
    harvested('allowPrivateAddresses: yes'),
    [/^sources.yml:4: "0.allowPrivateAddresses" must be true or false/],
  ],
  [
    'a feed without an address',
    'sources.yml',
    harvested('feedUrl: feed'),
    [/^sources.yml:4: "0.feedUrl" must be an http/],
  ],
  [
    'several mistakes',
    'sources.yml',
    '- id: a\n  kind: git\n  body: choir\n- id: a\n  kind: git\n  body: council\n- kind: 3\n  body: council\n',
    [/^sources.yml:7: "2.id" is missing/, /^sources.yml:7: "2.kind" must be text/],
  ],
];

describe('the lists of an archive', () => {
  it('have no mistakes in the archive of these tests', () => assert.deepEqual(problemsOf({}), []));

  for (const [what, file, content, told] of BROKEN) {
    it(`tell on which line they are wrong and what to do: ${what}`, () => {
      const problems = problemsOf({ [file]: content }).filter((problem) => problem.startsWith(file));
      assert.equal(problems.length, told.length, problems.join('\n'));
      told.forEach((message, index) => void assert.match(problems[index] ?? '', message));
    });
  }

  it('may be absent, empty or commented out, but for archive.yml', () => {
    const files = LIST_FILES.filter((file) => file !== 'archive.yml');
    for (const content of [null, '', '# nobody yet\n'])
      assert.deepEqual(problemsOf(Object.fromEntries(files.map((file) => [file, content]))), []);
  });

  it('tell the mistakes of all of them at once', () => {
    const broken = Object.fromEntries(LIST_FILES.map((file) => [file, file === 'archive.yml' ? '' : 'a']));
    const files = problemsOf(broken);
    assert.deepEqual(
      files.map((problem) => problem.split(':')[0]),
      [...LIST_FILES],
    );
  });

  it('let a source carry fields of those who harvest it', () =>
    assert.deepEqual(problemsOf({ 'sources.yml': '- id: a\n  kind: git\n  body: council\n  feed: x\n' }), []));
});

function harvested(field: string): string {
  return `- id: a\n  kind: feed\n  body: council\n  ${field}\n`;
}

function topics(...ids: readonly string[]): string {
  return ids.map((id) => `- id: ${id}\n  label: L\n  words: [w]\n`).join('');
}

function person(field: string): string {
  return `- id: ada\n  name: Ada\n  ${field}\n`;
}
