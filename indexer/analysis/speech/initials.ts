// Finds initials that notes use for people without any list saying so ("JB asked …"), and keeps them apart from acronyms.
import { matchesIn } from '../../../src/reports/matches.ts';
import { NO_INITIALS } from './mark-kinds.ts';
import { ASKING, SPEAKING } from './verbs.ts';

/** Initials that stand for people without any list saying so: "JB asked …", in notes where several do, or of those present. */
export function initialsAsSubjects(text: string, isMeant: (initials: string) => boolean): string[] {
  // "BR (by link) said", "VH, who keeps the books, noted": of those present only.
  const apposed = matchesIn(text, /\b([A-Z]{2,3}[a-rt-z]?)(?=\s+\([^()\n]{1,60}\)\s+[a-z]|,\s+who\s)/g).map(
    ([, one = '']) => one,
  );
  const found = new Set([
    ...apposed.filter(isMeant),
    ...subjectInitials(text),
    ...matchesIn(text, /(?:^|\n|[.!?]\s+)([A-Z]{2,3}[a-rt-z]?):\s/g).map((match) => match[1] ?? ''),
  ]);
  if (found.size === 0) return [];
  const others = acronymsIn(text);
  const initials = [...found].filter((one) => isMeant(one) || (!others.has(one) && !NO_INITIALS.test(one)));
  // Those of people who are present need no company.
  return initials.length >= 3 ? initials : initials.filter(isMeant);
}

/** One entry for every sentence that begins with initials and a verb of speaking. */
export function subjectInitials(text: string): string[] {
  return matchesIn(text, /(?:^|\n|[.!?:]\s+|-\s)([A-Z]{2,3}[a-rt-z]?)\s+([a-z]+)\b/g)
    .filter(([, , verb = '']) => SPEAKING.has(verb) || ASKING.has(verb))
    .map(([, initials = '']) => initials);
}

/** "the NEC", "(NPF)": capitals that stand for a body. */
function acronymsIn(text: string): ReadonlySet<string> {
  return new Set(
    matchesIn(text, /\b(?:[Tt]he|[Oo]ur|[Aa]n?)\s+([A-Z]{2,3})\b|\(([A-Z]{2,3})\)/g).map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  );
}
