// Recognises in running prose the paragraph with which the next business of a meeting begins. Knows one paragraph and what the
// item before it was; decides nothing about headings.

import { OFFICES } from '../text/english.ts';
import { type Worded, worded } from '../text/worded.ts';
import { type IsKnownName, namesIn } from './names.ts';

export interface CurrentItem {
  /** Name of whoever gives the current item's report, as `reporterOf` gives it; `null` where nobody does. */
  readonly reporter: string | null;
  /** The item gathers several people's reports. */
  readonly isPanel: boolean;
  readonly isUnderHeading: boolean;
  /** The committee whose business the item is, as `committeeOf` names it; `null` where it names none. */
  readonly committee: string | null;
}

export interface Opening {
  /** What opens gathers several people's reports ("a series of reports"). */
  readonly isPanel: boolean;
}

/**
 * Whether this paragraph begins the next business, and of what kind; `null` where it goes on with the current one.
 * @param reporterIn as `reporterOf`, where that is known already
 */
export function opensBusiness(
  paragraph: string,
  current: CurrentItem,
  isKnownName: IsKnownName,
  reporterIn: (paragraph: string) => Reporter | null = (text) => reporterOf(text, isKnownName),
): Opening | null {
  const first = paragraph.slice(0, LONGEST_LOOK);
  const committee = current.committee && committeeOf(first);
  if (committee && committee !== current.committee) return { isPanel: false };
  if (AGENDA.some((pattern) => pattern.test(first))) return { isPanel: PANEL.test(first) };
  const reporter = reporterIn(paragraph);
  if (!reporter) return null;
  // "Bo then gave his treasurer’s report": another business, even if the same person moved the motion before.
  if (!reporter.isNext && current.reporter !== null && isSamePerson(reporter.name, current.reporter)) return null;
  // Among several reports on one business, and under a heading, only a report in its own right begins another.
  if ((current.isPanel || current.isUnderHeading) && !reporter.isOwnReport) return null;
  return { isPanel: false };
}

/** The committee in which this paragraph's first sentence takes place ("at the equalities committee"), in small letters, or `null`. */
export function committeeOf(paragraph: string): string | null {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(paragraph)?.[0] ?? paragraph;
  const match = /(?:^The|\b(?:at|in) the)\s+((?:[\p{L}’-]+\s+){1,4}?)(?:sub-?\s?)?committee\b/u.exec(sentence);
  return match?.[1]
    ? match[1]
        .toLowerCase()
        .replace(/[’']s?\b/g, '')
        .trim()
    : null;
}

/** Whoever this paragraph says is reporting, `null` where nobody is. */
export function reporterOf(paragraph: string, isKnownName: IsKnownName): Reporter | null {
  return reporterIn(paragraph.slice(0, LONGEST_LOOK), isKnownName);
}

/** Characters: what opens business stands at the beginning. */
const LONGEST_LOOK = 400;

/** A first or last name alone is that of the full name which holds it. */
function isSamePerson(a: string, b: string): boolean {
  const [short, long] = [a.split(/\s+/), b.split(/\s+/)].sort((x, y) => x.length - y.length);
  return short?.every((word) => long?.includes(word)) ?? false;
}

const SEQUENCE = '(?:then|next|also|now|finally|first|subsequently)';
const DELIBERATED =
  '(?:received|agreed|considered|discussed|heard|approved|reviewed|noted|had|moved|turned|took|debated|signed|looked|endorsed|elected|voted|returned|adopted|dealt|spent|came|passed|went|fixed|set|finished|ended)';
const ACCOUNT =
  '(?:report|reports|update|presentation|briefing|statement|paper|overview|speech|address|introduction|account|accounts|figures|plans|budget|results|proposals?|findings|review)';

const AGENDA: readonly Worded[] = [
  // "The first main item of business was …", "Our next item …"
  /^(?:The|Our)\s+(?:(?:first|second|third|fourth|fifth|sixth|next|final|last|main|other|only|longest|biggest|most\s+\w+)\s+){1,3}(?:\w+\s+){0,2}?(?:item|items|piece|business|paper|agenda|report|discussion|debate|topic|matter|decision)\b/,
  // "We then agreed a paper on …", "The committee next considered …"
  new RegExp(
    String.raw`^(?:We|The\s+(?:[\p{L}’-]+\s+){0,4}?[\p{L}-]+)\s+${SEQUENCE}\s+(?:\w+ly\s+)?${DELIBERATED}\b`,
    'u',
  ),
  new RegExp(
    String.raw`^(?:Next|Then|After\s+(?:that|this|lunch|tea|coffee|the break)|In\s+the\s+(?:afternoon|morning|evening)),?\s+(?:we|the\s+[\p{L}\s-]{1,40}?)\s+(?:\w+ly\s+)?${DELIBERATED}\b`,
    'u',
  ),
  /^(?:Next|Then|Lastly|Last|First|After\s+(?:that|this|lunch|tea|coffee|the break))(?:\s+of\s+all)?,?\s+(?:came|it\s+was|up\s+was|was|were)\b/,
  /^(?:On\s+to|Now\s+to|Next\s+up|Moving\s+on|Turning\s+to)\b/,
  /^(?:We|The\s+(?:[\p{L}’-]+\s+){0,4}?[\p{L}-]+)\s+(?:moved on|turned|returned|came)\s+(?:next\s+|then\s+)?to\b/u,
  /^[^.,]{0,50}\bwhen\s+(?:we|the\s+[\p{L}-]+)\s+(?:came|turned|moved|got)\s+(?:on\s+)?to\b/u,
  // "Finally, we agreed …", but not "Finally, there had been …", which goes on with somebody's report
  new RegExp(
    String.raw`^(?:Finally|Lastly|Last\s+of\s+all),?\s+(?:under\s+(?:AOB|any other business),?\s+)?(?:we|the\s+(?:[\p{L}-]+\s+){1,4}?(?:also\s+)?)\s*(?:also\s+)?(?:\w+ly\s+)?${DELIBERATED}\b`,
    'u',
  ),
  /^(?:Finally,\s+)?(?:[Uu]nder|[Ii]n|[Aa]s)\s+(?:AOB|any other business)\b/,
  /^(?:AOB|Any other business)\b/,
  // "There was an update on …", "We had a long discussion about …"
  /^(?:There\s+(?:was|were|followed)|We\s+(?:\w+\s+)?had)\s+(?:then\s+|also\s+)?(?:an?\s+|some\s+)?(?:[\p{L}-]+\s+){0,3}?(?:update|report|reports|presentation|presentations|item|paper|discussion|debate)\s+(?:on|about|from|by|of)\b(?!\s+(?:this|that|these|those)(?:[,.]|\s+(?:matter|issue|point|question|topic|item|subject))|[^.;]{0,80}\bsuch\s+as\s+(?:this|these|that|those)\b)/u,
  // "The Treasurer’s report was given by …", "The Steward’s report concerned …"
  new RegExp(
    String.raw`^(?:The|An?|Our)\s+(?:[\p{L}’'-]+\s+){0,4}?${ACCOUNT}\s+(?:(?:of|on|from|for|by)\s+[^.,;]{2,60}?\s+)?(?:(?:was|were)\s+(?:then\s+|next\s+)?(?:given|presented|introduced|moved|received|delivered|tabled)|concerned|came\s+next|followed)\b`,
    'u',
  ),
  /^(?:The|Our)\s+(?:[\p{L}’-]+\s+){0,3}?(?:meeting|session|day)\s+(?:on\s+[\p{L}\d\s]{3,20}?\s+)?(?:opened|started|began|closed|ended|finished|concluded)\b/u,
  /^(?:We|The\s+(?:[\p{L}-]+\s+){0,3}?(?:meeting|day|session|committee|executive|board|council|conference|\p{Lu}{2,}))\s+(?:opened|started|began)\s+(?:with|by)\b/u,
  /^The\s+(?:[\p{L}-]+\s+){1,4}?(?:was|were)\s+then\s+(?:amended|discussed|debated|considered|approved|reviewed|presented|introduced)\b/u,
  // "In the Committee’s discussion of the outlook, members …", "In their discussion of …"
  /^In\s+(?:the\s+(?:[\p{L}-]+\s+){0,3}?[\p{L}-]+[’']s?|their|its|our|the)\s+(?:discussion|consideration|review)\s+of\b/u,
  // "The information received at this meeting …", "The paper considered at the meeting …"
  /^The\s+(?:[\p{L}-]+\s+){1,3}?(?:received|reviewed|presented|considered|available)\s+at\s+(?:this|the)\s+meeting\b/u,
  // "On membership, the General Secretary reported …"
  /^(?:On|Regarding|As\s+to|As\s+for|Turning\s+to|In\s+relation\s+to)\s+(?:the\s+)?[\p{L}\s’-]{3,50}?,\s+(?:the\s+|our\s+)?(?:[\p{L}-]+\s+){1,4}?(?:reported|updated|told|explained|presented|announced|outlined)\b/u,
  /^I\s+(?:also\s+)?(?:want|wanted|would like|should|must)\s+(?:also\s+)?to\s+(?:report|mention|record|note)\b/,
  /^(?:Earlier|Also|Separately|On a separate matter|In other business|Other business|Other news)\b[^.]{0,40}?\bwe\s+(?:agreed|approved|discussed|received|heard|noted)\b/,
].map(worded);

const PANEL = worded(
  /\b(?:series|number|set|range|round)\s+of\s+(?:reports|updates|presentations|papers)\b|\b(?:reports|updates|presentations)\s+from\b/,
);

export interface Reporter {
  /** Or the office. */
  readonly name: string;
  /** "gave her report as …", "gave an update on …": not just "reported". */
  readonly isOwnReport: boolean;
  /** The report comes "then" or "next". */
  readonly isNext: boolean;
}

const FIRST =
  /^(?:(?:Finally|Next|Then|Lastly|Last of all|First|Firstly|Secondly|Thirdly|After this|After that|Following this|Earlier|Later|To open|To close),?\s+)?/;
const BETWEEN = String.raw`^(?:\s+M[SE]?P\b)?(?:\s*\([^)]{1,80}\))?(?:,\s[^,.;]{2,90},)?(?:\s+and\s+[\p{Lu}][\p{L}’-]+(?:\s+[\p{Lu}][\p{L}’-]+)*)?(?<then>(?:\s+(?:then|next|also|finally|briefly|now))*)\s+`;
const OWN_REPORT = worded(
  new RegExp(
    String.raw`${BETWEEN}(?:gave|presented|delivered|made|provided|introduced|brought|gives|presents)\s+(?:us\s+|members\s+)?(?:his|her|their|its|an?|the|our)\s+(?:[\p{L}’'-]+\s+){0,6}?${ACCOUNT}\b`,
    'u',
  ),
);
const MOTION = worded(
  new RegExp(
    String.raw`${BETWEEN}(?:moved|proposed)\s+(?:and\s+seconded\s+)?(?:his|her|their|an?|the)\s+(?:[\p{L}’'-]+\s+){0,4}?(?:motion|resolution|amendment|statement|paper)\b`,
    'u',
  ),
);
const REPORTED = worded(
  new RegExp(
    String.raw`${BETWEEN}(?:reported|presented|introduced|updated|briefed|outlined|announced|brought\s+us\s+up\s+to\s+date|spoke\s+(?:about|on|to)|led|(?:joined|rejoined)\s+(?:us|the\s+meeting)\b[^.]{0,50}\bto\s+(?:report|speak|present|update|brief)|raises?\s+the\s+(?:matter|question|subject))\b`,
    'u',
  ),
);
const ANYTHING = /^(?:,?\s+[\p{L}’-]+)+/u;

function reporterIn(paragraph: string, isKnownName: IsKnownName): Reporter | null {
  const opening = FIRST.exec(paragraph)?.[0] ?? '';
  const text = paragraph.slice(opening.length);
  const name = namesIn(text.slice(0, 160), isKnownName)[0];
  const subject = name && /^(?:our\s+|the\s+|joint\s+[a-z]+\s+|\W*)$/i.test(text.slice(0, name.start)) ? name : null;
  const after = subject ? text.slice(subject.end) : officeSubject(text);
  if (after === null) return null;
  const who = subject ? subject.name : `the ${text.slice(0, text.length - after.length).toLowerCase()}`;
  // "Finally, Nkechi read us her letter": the last business, whatever its verb.
  if (/^(?:Finally|Lastly|Last of all)/.test(opening) && subject && ANYTHING.test(after))
    return { name: who, isOwnReport: true, isNext: false };
  const own = OWN_REPORT.exec(after) ?? MOTION.exec(after);
  if (own) return { name: who, isOwnReport: true, isNext: (own.groups?.then ?? '') !== '' };
  const reported = REPORTED.exec(after);
  // A first name alone begins new business only where the text says that it is the next one's turn.
  const isFull =
    subject === null ||
    subject.name.includes(' ') ||
    /^[A-Z]{2,4}$/.test(subject.name) ||
    (reported?.groups?.then ?? '') !== '';
  return reported && isFull ? { name: who, isOwnReport: false, isNext: false } : null;
}

/** What follows "The General Secretary" at the start of a paragraph, `null` where it does not start with an office. */
function officeSubject(text: string): string | null {
  const match =
    /^(?:The|Our)\s+((?:[\p{L}’-]+\s+){0,4}?[\p{L}-]+)(?=\s+(?:then|next|also|finally|gave|reported|presented|updated|introduced|briefed|outlined|moved|spoke)\b)/u.exec(
      text,
    );
  const head = match?.[1]?.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return match && OFFICES.has(head) ? text.slice(match[0].length) : null;
}
