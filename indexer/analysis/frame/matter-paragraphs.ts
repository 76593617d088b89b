// Finds where the next matter begins in minutes that are nothing but paragraphs: "Mr. Rask appeared before the Board …", "A letter from …
// was read", "The Finance Committee reported …". Several paragraphs have to begin so, and none below a heading of business does.
import type { Block } from '../text/blocks.ts';
import { HONORIFICS } from '../text/english.ts';
import { isAttendanceTitle, isLabelled } from './section-roles.ts';

/** The paragraphs that open a matter, in the parts of a report that no heading of business holds. */
export function matterParagraphs(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  const ofBusiness = blocks.filter(({ form, text }) => form === 'heading' && !isOfWhole(text)).length;
  let region: Block[] = [];
  let isFree = true;
  const close = (): void => {
    if (isFree) for (const block of openingIn(region)) found.add(block);
    region = [];
  };
  for (const block of blocks) {
    if (block.form !== 'heading') region.push(block);
    else {
      close();
      // One heading alone stands above the whole.
      isFree = ofBusiness < FEWEST || isOfWhole(block.text);
    }
  }
  close();
  return found;
}

/** The heading is of the minutes as a whole, or only says who was there. */
function isOfWhole(heading: string): boolean {
  return isAttendanceTitle(heading) || OF_WHOLE.test(heading);
}

const OF_WHOLE =
  /^\W*(?:roll[- ]call|call to order|absent|present|quorum)\b|\b(?:minutes|meeting)\b.{0,80}\b\d{4}\b|\b(?:minutes of|(?:regular|special|annual|general|monthly|adjourned) meeting)\b/i;

function openingIn(region: readonly Block[]): readonly Block[] {
  const prose = region.filter((block) => isProse(block));
  const opening = prose.filter(({ text }, index) => opensMatter(text, prose[index - 1]?.text ?? ''));
  const share =
    opening.length / (opening.length + prose.filter((one) => !opening.includes(one) && !isForm(one)).length);
  if (!(opening.length >= FEWEST && share >= (opening.length >= MANY ? SMALLEST_SHARE : LARGE_SHARE))) return [];
  const [first] = prose;
  return first && !opening.includes(first) ? [first, ...opening] : opening;
}

const FEWEST = 2;
const MANY = 3;
const SMALLEST_SHARE = 1 / 3;
const LARGE_SHARE = 2 / 3;

function isProse({ form, text }: Block): boolean {
  return form === 'paragraph' && !isLabelled(text) && (text.match(/\S+/g)?.length ?? 0) >= FEWEST_WORDS;
}

/** Fewer words are a line of a list, or a signature. */
const FEWEST_WORDS = 8;

/** Goes through the forms of a meeting, and tells of no matter. */
function isForm({ text }: Block): boolean {
  return MOVES.test(text) || FORM.test(text.slice(0, LONGEST_LOOK).replace(/\s+/g, ' '));
}

const FORM =
  /\bto order\b|\bminutes\b.{0,120}\b(?:read|approved|adopted|accepted)\b|\badjourn|^\W*(?:whereas|(?:be it |now,? )?(?:therefore,? )?(?:be it )?(?:further )?resolved|after (?:\p{L}+ ){0,2}discussion|(?:a|the) (?:vote|question)\b|all (?:in favou?r|ayes)|(?:this|the) motion)\b|^\W*(?:(?:regular|special|annual|monthly) )?meeting of\b|\bdeclared\b/iu;

function opensMatter(paragraph: string, before: string): boolean {
  const text = paragraph.slice(0, LONGEST_LOOK).replace(/\s+/g, ' ').trim();
  if (MOVES.test(text)) return ENDED.test(before) && !REFERS_BACK.test(text);
  return (HINT.test(text) && OPENING.some((pattern) => pattern.test(text))) || RESUMING.test(text);
}

/** Characters. */
const LONGEST_LOOK = 300;

const HINT =
  /appear|address|came before|report|recommend|submit|present|deliver|read|introduc|propos|raised|gave|made|outlin|announc|nominat|elected|appointed|received|offered|referred/;

const NO_NAME =
  '(?!(?:He|She|They|We|It|This|That|These|Those|There|I|You|After|Before|In|On|At|By|For|If|As|When|While|Some|Several|Many|Members|Discussion|Motion)\\b)';
const TITLE = `(?:(?:${[...HONORIFICS].join('|')})\\.?)`;
const PERSON = String.raw`(?:(?:${TITLE.replaceAll(/\b\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)}|${NO_NAME}\p{Lu}[\p{L}’'-]*\.?)\s+)(?:(?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+|de|van|von|der)\s+){0,3}?(?:\p{Lu}[\p{L}’'-]+)`;
/** "of Tarn", ", C.E.,", "(Clerk)" */
const APPOSITION = String.raw`(?:\s+of\s+(?:the\s+)?\p{Lu}[\p{L} ’'-]{1,40}?)?(?:\s*\([^()]{1,40}\))?(?:,\s[^,.;]{1,60}(?:\.[^,.;]{0,5}){0,3},|,)?`;
const OFFICIAL = String.raw`(?:(?:[Tt]he|[Oo]ur)\s+)?(?:\p{Lu}?[\p{L}’'-]+\s+){0,4}?(?:[Pp]resident|[Cc]hair(?:man|woman|person)?|[Cc]lerk|[Ss]ecretary|[Tt]reasurer|[Ss]uperintendent|[Pp]rincipal|[Mm]anager|[Dd]irector|[Aa]ttorney|[Ee]ngineer|[Mm]ayor|[Ee]ditor|[Oo]fficer|[Rr]epresentative|[Cc]ommittee|[Cc]ommission)`;
const DOES = String.raw`(?:(?:then|next|also)\s+)?(?:appeared\s+(?:before|at|on)|addressed\s+the|came\s+before|reported\s+(?:on|that|the|no|to)|recommended|submitted|presented|delivered\s+(?:to|the|a|an|his|her)|read\s+(?:the\s+|a\s+|an\s+)?(?:following\s+)?(?:letters?|communications?|report|petition|bills?|statement|resolution)|introduced|proposed\s+(?:that|the|a|an)\b|raised\s+(?:the|a|an)\b|gave\s+(?:a|an|the|his|her|their)\s+(?:\p{L}+\s+){0,3}(?:report|update|presentation|account|overview)|made\s+(?:a|an|the|his|her|their)?\s*(?:\p{L}+\s+){0,2}(?:reports?|presentations?|proposals?|requests?|announcements?)|outlined|announced|(?:was|were)\s+(?:duly\s+)?(?:nominated|elected|appointed)\b)`;
const PAPERS =
  '(?:letters?|communications?|correspondence|petitions?|bills|claims|resolutions?|requests?|applications?|reports?|complaints?|proposals?|notices?|ordinances?|bids|estimates)';

const OPENING: readonly RegExp[] = [
  String.raw`^${PERSON}(?:\s+and\s+${PERSON})?${APPOSITION}\s+${DOES}`,
  String.raw`^${OFFICIAL}\s+${DOES}`,
  String.raw`^(?:(?:The|An?|Several|Two|Three)\s+)?(?:[\p{L}’'-]+\s+){0,4}?${PAPERS}\b[^.;]{0,120}?\b(?:was|were)\s+(?:then\s+|next\s+|duly\s+)?(?:read|received|presented|submitted|offered|introduced|opened|referred)\b`,
].map((pattern) => new RegExp(pattern, 'u'));

const RESUMING = /^(?:On|Upon|After)\s+(?:reconvening|resuming|returning|coming\s+out)\b/;
const MOVES =
  /^(?:(?:Up)?[Oo]n\s+(?:an?\s+)?(?:\p{Ll}+\s+)?motion|(?:An?\s+)?[Mm]otion\s+(?:was\s+)?(?:\p{Ll}+\s+)?(?:made|by|of|to|that)|(?:It\s+was\s+)?[Mm]oved\b|(?:[\p{L}’'.-]+\s+){1,4}moved\b)/u;
/** What went before is done with. */
const ENDED =
  /\b(?:carried|adopted|approved|passed|lost|defeated|elected|voted|resolved|RESOLVED|so ordered|referred|granted|tabled)\b/;
const REFERS_BACK =
  /\b(?:the|this|that|these|said|such|above|foregoing)\s+(?:same|report|request|matter|recommendations?|petition|letter|communication|bids?|proposals?|applications?|question|item|bills?|claims|resolution|motion|minutes)\b|\bin accordance with\b|\baccordingly\b|\bbe\s+(?:so\s+)?(?:accepted|received|granted|adopted)\b/;
