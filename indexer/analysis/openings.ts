// Recognises in running prose the paragraph with which the next business of a meeting begins. Knows one paragraph and what the
// item before it was; decides nothing about headings.
import { OFFICES } from './english.ts';
import { namesIn } from './names.ts';

export interface CurrentItem {
  /** Last word of the name of whoever gives the current item's report; `null` where nobody does. */
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

/** Whether this paragraph begins the next business, and of what kind; `null` where it goes on with the current one. */
export function opensBusiness(paragraph: string, current: CurrentItem): Opening | null {
  const first = paragraph.slice(0, 400);
  const committee = current.committee && committeeOf(first);
  if (committee && committee !== current.committee) return { isPanel: false };
  if (AGENDA.some((pattern) => pattern.test(first))) return { isPanel: PANEL.test(first) };
  const reporter = reporterIn(first);
  if (!reporter || reporter.name === current.reporter) return null;
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

/** Last word of the name of whoever this paragraph says is reporting, `null` where nobody is. */
export function reporterOf(paragraph: string): string | null {
  return reporterIn(paragraph.slice(0, 400))?.name ?? null;
}

const SEQUENCE = '(?:then|next|also|now|finally|first|subsequently)';
const DELIBERATED =
  '(?:received|agreed|considered|discussed|heard|approved|reviewed|noted|had|moved|turned|took|debated|signed|looked|endorsed|elected|voted|returned|adopted|dealt|spent)';

const AGENDA: readonly RegExp[] = [
  // "The first main item of business was …", "Our next item …"
  /^(?:The|Our)\s+(?:(?:first|second|third|fourth|fifth|sixth|next|final|last|main|other|only|longest|biggest|most\s+\w+)\s+){1,3}(?:\w+\s+){0,2}?(?:item|items|piece|business|paper|agenda|report|discussion|debate|topic|matter|decision)\b/,
  // "We then agreed a paper on …", "The committee next considered …"
  new RegExp(
    String.raw`^(?:We|The\s+(?:[\p{L}’-]+\s+){0,4}?[\p{L}-]+)\s+${SEQUENCE}\s+(?:\w+ly\s+)?${DELIBERATED}\b`,
    'u',
  ),
  new RegExp(
    String.raw`^(?:Next|Then|After\s+(?:that|this|lunch|the break)),?\s+(?:we|the\s+[\p{L}\s-]{1,40}?)\s+(?:\w+ly\s+)?${DELIBERATED}\b`,
    'u',
  ),
  /^(?:We|The\s+(?:[\p{L}’-]+\s+){0,4}?[\p{L}-]+)\s+(?:moved on|turned|returned)\s+to\b/u,
  // "Finally, we agreed …", but not "Finally, there had been …", which goes on with somebody's report
  new RegExp(
    String.raw`^(?:Finally|Lastly),?\s+(?:under\s+(?:AOB|any other business),?\s+)?(?:we|the\s+(?:[\p{L}-]+\s+){1,4}?(?:also\s+)?)\s*(?:also\s+)?(?:\w+ly\s+)?${DELIBERATED}\b`,
    'u',
  ),
  /^(?:Finally,\s+)?(?:[Uu]nder|[Ii]n|[Aa]s)\s+(?:AOB|any other business)\b/,
  /^(?:AOB|Any other business)\b/,
  // "There was an update on …", "We had a long discussion about …"
  /^(?:There\s+(?:was|were|followed)|We\s+(?:\w+\s+)?had)\s+(?:then\s+|also\s+)?(?:an?\s+|some\s+)?(?:[\p{L}-]+\s+){0,3}?(?:update|report|reports|presentation|presentations|item|paper|discussion|debate)\s+(?:on|about|from|by|of)\b/u,
  /^(?:The|Our)\s+(?:[\p{L}’-]+\s+){0,3}?(?:meeting|session|day)\s+(?:on\s+[\p{L}\d\s]{3,20}?\s+)?(?:opened|started|began|closed|ended|finished|concluded)\b/u,
  /^(?:We|The\s+(?:[\p{L}-]+\s+){0,3}?(?:meeting|day|session|committee|executive|board|council|conference|\p{Lu}{2,}))\s+(?:opened|started|began)\s+(?:with|by)\b/u,
  /^I\s+(?:also\s+)?(?:want|wanted|would like|should|must)\s+(?:also\s+)?to\s+(?:report|mention|record|note)\b/,
  /^(?:Earlier|Also|Separately|On a separate matter|In other business|Other business|Other news)\b[^.]{0,40}?\bwe\s+(?:agreed|approved|discussed|received|heard|noted)\b/,
];

const PANEL =
  /\b(?:series|number|set|range|round)\s+of\s+(?:reports|updates|presentations|papers)\b|\b(?:reports|updates|presentations)\s+from\b/;

interface Reporter {
  readonly name: string;
  /** "gave her report as …", "gave an update on …": not just "reported". */
  readonly isOwnReport: boolean;
}

function reporterIn(paragraph: string): Reporter | null {
  const opening =
    /^(?:(?:Finally|Next|Then|Lastly|First|Firstly|Secondly|Thirdly|After this|After that|Following this|Earlier|Later|To open|To close),?\s+)?/.exec(
      paragraph,
    )?.[0] ?? '';
  const text = paragraph.slice(opening.length);
  const name = namesIn(text.slice(0, 160), () => false)[0];
  const subject = name && /^(?:our\s+|the\s+|\W*)$/i.test(text.slice(0, name.start)) ? name : null;
  const after = subject ? text.slice(subject.end) : officeSubject(text);
  if (after === null) return null;
  const who = subject
    ? (subject.name.split(/\s+/).at(-1) ?? '')
    : `the ${text.slice(0, text.length - after.length).toLowerCase()}`;
  const between = String.raw`^(?:\s+M[SE]?P\b)?(?:\s*\([^)]{1,80}\))?(?:,\s[^,.;]{2,90},)?(?:\s+and\s+[\p{Lu}][\p{L}’-]+(?:\s+[\p{Lu}][\p{L}’-]+)+)?(?:\s+(?:then|next|also|finally|briefly|now))*\s+`;
  const own = new RegExp(
    String.raw`${between}(?:gave|presented|delivered|made|provided|introduced|brought)\s+(?:us\s+|members\s+)?(?:his|her|their|its|an?|the|our)\s+(?:[\p{L}’'-]+\s+){0,6}?(?:report|update|presentation|briefing|statement|paper|overview|speech|address|introduction)\b`,
    'u',
  );
  if (own.test(after)) return { name: who, isOwnReport: true };
  const motion = new RegExp(
    String.raw`${between}(?:moved|proposed)\s+(?:and\s+seconded\s+)?(?:his|her|their|an?|the)\s+(?:[\p{L}’'-]+\s+){0,4}?(?:motion|resolution|amendment|statement|paper)\b`,
    'u',
  );
  if (motion.test(after)) return { name: who, isOwnReport: true };
  const reported = new RegExp(
    String.raw`${between}(?:reported|presented|introduced|updated|briefed|outlined|spoke\s+(?:about|on|to)|led)\b`,
    'u',
  );
  return reported.test(after) ? { name: who, isOwnReport: false } : null;
}

/** What follows "The General Secretary" at the start of a paragraph, `null` where it does not start with an office. */
function officeSubject(text: string): string | null {
  const match =
    /^The\s+((?:[\p{L}’-]+\s+){0,4}?[\p{L}-]+)(?=\s+(?:then|next|also|finally|gave|reported|presented|updated|introduced|briefed|outlined|moved|spoke)\b)/u.exec(
      text,
    );
  const head = match?.[1]?.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return match && OFFICES.has(head) ? text.slice(match[0].length) : null;
}
