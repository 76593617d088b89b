// Reads names with which paragraphs begin and whose words follow without any sign: "Lane we’ll come back to that". Only a report in which
// those present speak so again and again marks speech like that; elsewhere such a paragraph tells of somebody.
import type { Block } from '../text/blocks.ts';
import type { FoundMark } from './mark-kinds.ts';
import { kindOf } from './verbs.ts';

/** Names that the paragraph may begin with, the longest first; none where a verb behind it tells what its bearer does or did. */
export function plainNames({ form, text }: Block): FoundMark[] {
  const names = form === 'paragraph' ? (NAMES.exec(text.slice(0, LONGEST))?.[0].trimEnd().split(/\s+/) ?? []) : [];
  return names.flatMap((_, index) => {
    const label = names.slice(0, names.length - index).join(' ');
    const behind = text.slice(label.length);
    if (!/^ +\S/.test(behind) || isTelling(behind.trimStart())) return [];
    const length = label.length + (/^ +/.exec(behind)?.[0].length ?? 0);
    const mark = { kind: 'name', label, labels: [label], form: 'plain', isTimed: false, evidence: label } as const;
    return [{ mark, length, printed: length }];
  });
}

/** Whether those present speak so in the report. */
export function marksPlainly(lines: readonly Block[], isMeant: (label: string) => boolean): boolean {
  // Most reports have no such paragraph, and to ask whom a name means takes long.
  const perhaps = lines.filter(({ form, text }) => form === 'paragraph' && PERHAPS.test(text)).length;
  if (perhaps < FEWEST_VOICED) return false;
  const speakers = new Set<string>();
  let [marked, voiced] = [0, 0];
  for (const line of lines) {
    if (line.form !== 'paragraph' || !/^\p{Lu}/u.test(line.text)) continue;
    const found = plainNames(line).find(({ mark }) => isMeant(mark.label));
    if (!found) continue;
    speakers.add(found.mark.label);
    marked++;
    if (OWN_WORDS.test(line.text.slice(found.length, found.length + LONGEST))) voiced++;
  }
  return speakers.size >= FEWEST_SPEAKERS && marked >= FEWEST && voiced >= FEWEST_VOICED;
}

const FEWEST_SPEAKERS = 3;
const FEWEST = 6;
const FEWEST_VOICED = 3;
/** Characters. */
const LONGEST = 120;

const NAMES = /^\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+){0,2}(?= )/u;

/** Nobody writes so of another: "Lane if we wait", "Rask think it is dear". */
const OWN = String.raw`(?:I(?:[’'](?:m|ve|ll|d))?|we(?:[’'](?:re|ve|ll|d))?|my|our|if|when|what|why|how|who|where|do\s+(?:you|we)|are\s+(?:you|we|there)|can\s+(?:you|we)|yes|thanks|want|think|just|so|but|maybe|hopefully|please|let[’']s|you)\s`;
const OWN_WORDS = new RegExp(`^${OWN}`);
const PERHAPS = new RegExp(String.raw`^\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+){0,2} ${OWN}`, 'u');

/** "Lane of Tarn", "Lane and Rask", "Lane moved", "Lane Orr said". */
function isTelling(behind: string): boolean {
  const [word = '', next = ''] = behind.match(/[\p{L}’'-]+/gu) ?? [];
  if (NOT_SAID.test(behind) || /^\p{Ll}+ed$/u.test(word) || kindOf(word) !== null) return true;
  return /^\p{Lu}\p{Ll}/u.test(word) && (kindOf(next) !== null || /^\p{Lu}\p{Ll}+(?:,|\s+(?:and|of)\b)/u.test(behind));
}

const NOT_SAID =
  /^(?:and|or|of|who|whose|which|as|will|to|motions?|moves?|nominat\p{L}*|seconds?|object\p{L}*|withdr\p{L}*|abstain\p{L}*|adjourn\p{L}*|absent|present|left|arrives?|joins?|leaves?|was|were|is|has|had|gave|went|made|brought|spoke|met|sent|ran|wrote|felt|began|held|kept|found)(?![\p{L}’'])|^[^\p{L}\p{N}“"$]/iu;
