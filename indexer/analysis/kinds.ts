// Tells reports of meetings from the other posts of a blog, and from the agendas, indexes and templates in a folder of minutes.
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

/**
 * A file that somebody keeps among minutes reports a meeting unless it says otherwise: by its name or title an agenda in which nobody
 * has spoken yet, a page that leads to others, a template.
 * @param name of the file, with its folders
 */
export function kindOfFile(name: string, title: string, text: string): ReportKind {
  const base = (name.split(/[\\/]/).at(-1) ?? name).replace(/\.\w+$/, '');
  const called = `${base} ${title}`.replace(/[_-]+/g, ' ');
  if (GUIDE.test(called) && !HAS_DAY.test(called) && !tellsOfAMeeting(text)) return 'other post';
  if (/\btemplate\b|\b(?:YYYY|yyyy)\b|<(?:date|day|name)>/.test(called)) return 'other post';
  if (!/\b(?:minutes|notes|report|log|summary)\b/i.test(called) && announces(text)) return 'other post';
  if (isLetterToReaders(called, text)) return 'other post';
  const isAgenda = /\bagendas?\b/i.test(called) && !/\b(?:minutes|notes|report|log|logs|summary)\b/i.test(called);
  if (isAgenda && !tellsOfAMeeting(text)) return 'other post';
  if (LISTING.test(called) && !/\b(?:minutes|meetings?)\b/i.test(called) && signsOfAMeeting(text) === 0)
    return 'other post';
  const isIndex = /^(?:readme|index|contents|archive|_index|contributing|license|code of conduct)$/i.test(
    base.replace(/[_-]+/g, ' '),
  );
  const links = linesThatLink(text);
  // Whatever its name, a page of nothing but links to several others reports no meeting.
  const isOfLinks = links.count >= FEWEST_LINKS && links.share > NEARLY_ALL && signsOfAMeeting(text) === 0;
  return (isIndex && links.share > MOST_LINKS) || isOfLinks ? 'other post' : 'meeting report';
}

/** A meeting is to come, and hardly anything is told. */
function announces(text: string): boolean {
  if (text.length > LONGEST_ANNOUNCEMENT || signsOfAMeeting(text) > 1 || HELD.test(text)) return false;
  // Accounts say of the next meeting that it will be held.
  if (INVITED.test(text)) return true;
  return text
    .split(/(?<=[.!?])\s+/)
    .some((sentence) => TO_COME.test(sentence) && !/\b(?:next|again)\b/i.test(sentence));
}

/** A newsletter, or news of the week, which tells nobody what was said or who was there. */
function isLetterToReaders(called: string, text: string): boolean {
  if (!LETTER.test(called) || /\b(?:minutes|notes|meetings?|calls?|log|sync|stand-?up)\b/i.test(called)) return false;
  return signsOfAMeeting(text) < FEWEST_SIGNS && !HELD.test(text) && (ADDRESSED.test(text) || TO_COME.test(text));
}

const LETTER =
  /\b(?:e-?)?(?:newsletters?|bulletins?|news ?flash|round-?ups?)\b|\b(?:daily|weekly|bi-?weekly|fortnightly|monthly|quarterly|spring|summer|autumn|fall|winter|club|team|parish|members?[’']?) (?:updates?|news|digests?|e-?mails?|letters?|bulletins?|announcements?)\b|\bthis (?:week|month) (?:in|at)\b|\bletter (?:from|to)\b/i;
/** Whoever writes it speaks to those who read it. */
const ADDRESSED =
  /^\W*(?:dear|hi|hello|greetings)\b|\b(?:please|thank you to|thanks to (?:all|everyone)|(?:don[’']t|do not) forget|remember to|reminder|stay tuned|look for(?:ward)?|sign up|that[’']s (?:it|all) for)\b/im;

const LONGEST_ANNOUNCEMENT = 2500;

const TO_COME =
  /\b(?:will (?:be (?:held|hosted|on)|take place|meet|gather|begin|start|host|hold)|are (?:invited|encouraged|welcome) to (?:attend|join|come)|please (?:join us|attend|rsvp)|join us)\b|\b(?:we|you)(?:[’']re| are) going to (?:hear|discuss|talk|look|learn|meet|cover|see)\b/i;
/** Those who are to come, in a list. */
const INVITED =
  /^\W*(?:invited|invitees|invitations?(?: sent)? to)(?: (?:guests|speakers|members|people))?\W{0,3}:\W*(?:\n|\p{Lu})/imu;
/** An account of what was, however short. */
const HELD =
  /\b(?:(?:was|were) (?:called|held|present|read|elected|opened)|called to order|met (?:on|at|in)|in attendance|apologies|(?:present|attendees)(?=:|\s*\n))/i;

/** What tells how meetings are to be held, and of none that was. */
const GUIDE =
  /\b(?:how[ -]?to|guides?|guidelines?|guidance|best practices?|instructions?|checklists?|cheat ?sheets?|handbook|playbook|faq|getting started|procedures?|rules of procedure|standing orders|ground rules|terms of reference|bylaws|by-laws|etiquette|tips)\b/i;
const HAS_DAY = /\d{1,4}[-/. ]\d{1,2}\b|\b(?:18|19|20|21)\d\d\b/;

/** Days, people or prices, one below the other. */
const LISTING =
  /\b(?:calendar|time ?table|rota|roster|directory|contact list|mailing list|member(?:ship)? list|price list|glossary|table of contents|invoice|balance sheet)\b/i;

/** Above this share of lines that only link, a page leads to others. */
const MOST_LINKS = 0.5;
const NEARLY_ALL = 0.8;
const FEWEST_LINKS = 5;

/** Somebody said, agreed or attended something, or speech is marked. */
export function tellsOfAMeeting(text: string): boolean {
  return signsOfAMeeting(text) >= FEWEST_SIGNS;
}

function signsOfAMeeting(text: string): number {
  const told = text.match(
    /\b(?:said|agreed|discussed|noted|reported|asked|decided|approved|resolved|explained|suggested|proposed|thanked|adjourned|seconded|attended|carried)\b/gi,
  );
  const marked = text.match(/^\s*(?:[-*+]\s+)?(?:\*\*)?<?[\p{L}][\p{L}\d_.’'-]{1,20}>?:(?:\*\*)?\s+\p{Ll}/gmu);
  return (told?.length ?? 0) + (marked?.length ?? 0);
}

const FEWEST_SIGNS = 5;

/** Lines whose words are a link, in a list or in the row of a table, and their share of all lines but headings. */
function linesThatLink(text: string): { readonly count: number; readonly share: number } {
  const all = text.split('\n');
  const lines = all.filter(
    (line, index) => /[\p{L}\p{N}]/u.test(line) && !/^\s*#{1,6}\s/.test(line) && !isUnderline(all[index + 1] ?? ''),
  );
  const count = lines.filter((line) => LINK_LINE.test(line) || isRowOfLinks(line)).length;
  return { count, share: lines.length === 0 ? 0 : count / lines.length };
}

/** "|---|:-:|" below the heads of a table. */
function isUnderline(line: string): boolean {
  return /^[\s|:-]+$/.test(line) && line.includes('--');
}

const LINK_LINE = /^\s*(?:[-*+|]|\d+[.)])?\s*(?:\[[^\]]*\]\([^)]*\)|<?https?:\S+)/;
/** Of other words in a row of a table that leads to a page. */
const MOST_BESIDE_LINK = 4;

/** "| 4 May | [Board meeting](…) |" */
function isRowOfLinks(line: string): boolean {
  if (!/^\s*\|/.test(line)) return false;
  const rest = line.replace(/!?\[[^[\]]{0,300}\]\([^()\s]{0,300}\)|<?https?:\S+/g, '');
  return rest !== line && (rest.match(/\p{L}{2,}/gu)?.length ?? 0) <= MOST_BESIDE_LINK;
}
