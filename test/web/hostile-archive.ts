// An archive in which every word is out to break a page: markup, template syntax and characters that turn the direction of writing.
import { slug } from '../../src/reports/ids.ts';
import type { FixtureArchive } from './fixture.ts';
import { LIBRARY_ARCHIVE } from './library-archive.ts';
import { makeReport } from './make-item.ts';

/** Each opens markup, closes an attribute or turns the direction of writing; all share one word to search for. */
export const ATTACKS = [
  '<script>alert(1)</script> heron',
  '"><img src=x onerror=alert(1)> heron',
  "' onmouseover='alert(1) heron",
  '</title><svg onload=alert(1)> heron',
  '<%= process.env %> #{7*7} {{7*7}} heron',
  'abc \u202egnp.exe\u2066 heron',
  '--> ]]> &lt;b&gt; heron',
];

/** Every field that a report, a list or a reader can fill holds an attack. */
export function hostileArchive(): FixtureArchive {
  const { archive } = LIBRARY_ARCHIVE.description;
  const attack = ATTACKS.join(' ');
  const reports = ATTACKS.map((text, index) =>
    makeReport(
      {
        id: `hostile-${index}`,
        title: text,
        author: text,
        body: { id: 'board', name: text },
        meeting: { start: '2024-01-01', end: '2024-01-02' },
        meetingNote: text,
        captured: text,
        sha256: text,
        url: index % 2 ? 'javascript:alert(1)' : 'https://notes.example/"><script>alert(1)</script>',
        truncated: true,
        attendees: [{ name: text, initials: text, organisation: text }],
      },
      [
        {
          title: text,
          topics: [text],
          decisions: [{ text, votes: null, mover: text, seconder: text }],
          actions: [{ text, owners: [text, 'Somebody else'] }],
          said: (['paragraph', 'list', 'subheading', 'quote', 'code', 'table'] as const).map((form) => [
            text,
            `${text} | ${text}\n`,
            { form, evidence: text, spans: [{ start: 0, end: 9, kind: 'link', url: 'javascript:alert(1)' }] },
          ]),
        },
      ],
    ),
  );
  const former = [
    { reportId: 'hostile-0', itemId: 'gone', now: { status: 'gone' as const, title: attack, date: '2024-01-01' } },
  ];
  const source = { id: 's', kind: 'blog', title: attack, url: 'javascript:alert(1)', author: attack, body: attack };
  return {
    description: {
      ...LIBRARY_ARCHIVE.description,
      archive: { ...archive, title: attack, description: attack, bodies: [{ id: 'board', name: attack }] },
      sources: [{ ...source, pageUrl: null, rights: attack }],
      people: ATTACKS.map((text) => ({
        id: slug(text),
        name: text,
        aliases: [`${text} alias`],
        initials: [text],
        pronouns: null,
        roles: [
          { title: text, from: '2020-01-01', to: '2021-01-01' },
          { title: text, from: '2021-01-01', to: null },
        ],
      })),
      topics: ATTACKS.map((text) => ({ id: slug(text), label: text, words: [text], not: [text] })),
    },
    reports,
    former,
  };
}
