// Tells reports of meetings from the other posts of a blog.
import type { ReportKind } from '../../src/reports/report.ts';

/** A title that calls itself a report or minutes, or a beginning that says that a body met, makes a meeting report. */
export function kindOf(title: string, text: string): ReportKind {
  if (/\b(?:report|minutes|meeting|notes of|notes from|away day|agm|feedback from)\b/i.test(title))
    return 'meeting report';
  const beginning = text.slice(0, 700);
  const saysItMet =
    /\b(?:committee|council|board|executive|panel|forum|branch|members|we)\b[^.]{0,80}?\bmet\b[^.]{0,40}?\b(?:today|yesterday|on|this|last|in)\b/i.test(
      beginning,
    ) ||
    /\b[Tt]he\s+[A-Z]{2,6}\s+(?:\w+\s+){0,3}?met\b/.test(beginning) ||
    /\bmeeting\b[^.]{0,60}?\b(?:took place|was held|started|opened|began)\b/i.test(beginning) ||
    /\b(?:at|attended)\b[^.]{0,30}?\bmeetings?\b[^.]{0,30}?\b(?:today|yesterday|on \w+ \d|last (?:week|night|\w+day))\b/i.test(
      beginning,
    );
  return saysItMet ? 'meeting report' : 'other post';
}
