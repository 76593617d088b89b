// Reports of any length, each of one shape that somebody might send: what takes time out of proportion shows in one of them.
import type { Report } from '../../src/reports/report.ts';
import { reportWith } from '../../test/analysis/report.ts';

type Shape = readonly [name: string, make: (length: number) => Report];

/** @param reports whose texts, one after the other, are the first shape */
export function longReports(reports: readonly Report[]): readonly Shape[] {
  const whole = reports.map(({ text }) => text).join('\n\n');
  return [
    ['reports one after the other', (length) => reportWith({ text: repeated(length, () => `${whole}\n\n`) })],
    ['lines', (length) => reportWith({ text: repeated(length, (n) => `The ferry was late again on day ${n}.\n`) })],
    [
      'headings',
      (length) => reportWith({ text: repeated(length, (n) => `## Matter ${n} of the harbour\n\nAda Lane spoke. `) }),
    ],
    [
      'the same heading',
      (length) => reportWith({ text: repeated(length, () => '## Conclusion\n\nIt was agreed to wait.\n\n') }),
    ],
    ['names', (length) => reportWith({ text: repeated(length, (n) => `${named(n)} said that the roof leaks. `) })],
    ['those present', (length) => reportWith({ text: `## Present\n\n${repeated(length, (n) => `- ${named(n)}\n`)}` })],
    [
      'marks',
      (length) => reportWith({ text: repeated(length, (n) => `${named(n)}: I would rather wait for the tide.\n\n`) }),
    ],
    [
      'one mark',
      (length) => reportWith({ text: repeated(length, (n) => `ALN: I would rather wait for tide ${n}.\n\n`) }),
    ],
    ['a chat', (length) => reportWith({ text: repeated(length, (n) => `<pdx${n % 7}> what of tide ${n}?\n`) })],
    [
      'points of a list',
      (length) => reportWith({ text: repeated(length, (n) => `- ${n % 5 === 0 ? '  - ' : ''}Bo to mend net ${n}\n`) }),
    ],
    [
      'topics',
      (length) => reportWith({ text: repeated(length, (n) => `Topic: Tide gauge ${n}\n\nBo asked why.\n\n`) }),
    ],
    [
      'one paragraph',
      (length) => reportWith({ text: repeated(length, (n) => `We then agreed plan ${n}, and Bo Rask asked why. `) }),
    ],
    ['no sentence ends', (length) => reportWith({ text: repeated(length, () => 'and the tide ') })],
    [
      'offices',
      (length) =>
        reportWith({
          text: repeated(length, (n) => `The Treasurer reported on ${n}. ${named(n)}, our Clerk, agreed. `),
        }),
    ],
    [
      'motions',
      (length) =>
        reportWith({ text: repeated(length, () => 'Motion by Ann Orr, second by Bo Lind. Carried 5 to 2.\n\n') }),
    ],
  ];
}

function repeated(length: number, part: (n: number) => string): string {
  const parts: string[] = [];
  for (let n = 0, so = 0; so < length; n++) {
    const one = part(n);
    parts.push(one);
    so += one.length;
  }
  return parts.join('').slice(0, length);
}

/** A full name for each number. */
function named(n: number): string {
  return `${spelt(n % 977)} ${spelt(Math.floor(n / 7))}`;
}

/** In letters, with a capital. */
function spelt(n: number): string {
  const letters = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];
  const word = [...String(n + 100)].map((digit) => letters[Number(digit)] ?? '').join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
