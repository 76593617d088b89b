// What the sections of minutes are for, told by the words of their headings and by what stands in them: business, the frame around
// it (attendance, links, logistics, the agenda as a list), a heading that only holds others, a part of the business above it.
import type { Block } from '../text/blocks.ts';
import { blocksIn, type Section, sectionsIn } from './outline.ts';

export type SectionRole =
  | 'business'
  /** Says who was there, where, or how to join: kept in the report, and no business. */
  | 'furniture'
  /** "Minutes", "Agenda": what stands below it is business of its own. */
  | 'container'
  /** "Conclusion", "Background": divides the business above it. */
  | 'part';

/** Words of a heading that compare: no number before it, no punctuation, no brackets behind it, small letters. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s\d./)§#:–—-]*(?=\p{L})/u, '')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
}

const ATTENDANCE =
  /^(?:(?:\p{L}+ )?(?:members?|persons|people|those|officers|directors|trustees|board|committee|community|meeting|call|council|team|others?|also|online|remote|virtual|voting|staff) )?(?:attendees?|attendance|attending|participants?|participation|present|present members|in attendance|attended(?: by)?|delegates|absent|absentees|regrets|roster|sign ins?|signed in|signing in|guests|observers|invitees|invited experts|people|who(?: s| is| was)? (?:here|there|present))(?: list| in attendance| attending| present| and regrets| and apologies)?$/u;
const IN_PERSON =
  /^(?:in person|remote|virtual|other|on the call|on call)(?: and (?:in person|remote|virtual|other))? (?:attendees?|participants?|attendance)$/;

/** Whether a heading or a label announces who was there. */
export function isAttendanceTitle(heading: string): boolean {
  const key = headingKey(heading);
  return ATTENDANCE.test(key) || IN_PERSON.test(key);
}

/** Whatever stands below such a heading, no meeting dealt with it. */
const NEVER_BUSINESS =
  /^(?:code of conduct|antitrust(?: policy| notice| statement)?|table of contents|toc|credits?|disclaimer|licen[cs]e|copyright|how to (?:join|participate|attend).*|joining instructions)$/;

/** What another meeting is to deal with, printed below the minutes of this one. */
const NEXT_AGENDA =
  /^(?:(?:proposed |draft |provisional )?(?:agenda|topics|items)(?: items)? (?:for|of) (?:the |our )?(?:next|following|upcoming) (?:meetings?|calls?|session|time|week|month)|(?:the )?(?:next|upcoming) (?:meeting|call|week|month)(?: s)? (?:agenda|topics|items)(?: items)?|next agenda)$/;

const FURNITURE =
  /^(?:(?:useful |meeting |relevant |related |external )?(?:links?|resources|links? and resources)|(?:(?:video|meeting|audio) )?recordings?|recorded|logistics|(?:(?:video )?(?:meeting|call|conference) |zoom |joining |connection |video |dial in )?(?:details|info|information|instructions|coordinates)|(?:how to )?(?:join|joining|dial in|participate|attend)(?: the (?:meeting|call))?|zoom(?: link)?|date(?: and time)?|time|venue|location|place|when|where|next (?:meetings?|call|calls|telco|time|week)|(?:next|upcoming|future|forthcoming) (?:[\p{L}&]+ ){0,2}(?:meetings?|calls?)|calendar|code of conduct|antitrust(?: policy| notice| statement)?|ipr?(?: policy)?|table of contents|contents?|toc|index|logs?|chat logs?|credits?|acknowledge?ments?|disclaimer|licen[cs]e|copyright|references?|attachments|about|housekeeping|main topics|topics discussed|roles?|scribes?|scribing|note ?takers?|facilitators?|chairs?|moderators?|meeting rules|template|instructions|additional (?:links|resources)|see also)$/u;

const CONTAINER =
  /^(?:(?:meeting|full|detailed|discussion|agenda|call|draft|proposed|tentative|provisional|suggested|raw|new|old|other|open|additional|further|general|unfinished) )?(?:minutes|notes|agenda|agendas|agenda items|topics|items|discussions?|content|business|matters|issues|proceedings|transcripts?|logs?|meeting|irc log|main topics|topics discussed|discussion topics|items discussed|issues discussed|(?:topics?|items|matters|points|issues) (?:for|of|under|up for) discussion|discussion (?:items|points)|points discussed)$/;

/** "Follow-up from last meeting" */
const FOLLOWED_UP =
  /^(?:topics |items )?follow(?:ed)? ?ups?(?: items?| topics?)? from (?:the )?(?:last|previous) (?:meetings?|calls?|week|time)(?: discussions?)?$/;

const PART =
  /^(?:(?:(?:the )?(?:speaker|presenter|author)(?: s)? )?(?:summary|conclusions?|key points|outcomes?|background|results?|context|rationale|meeting comments|comments|meeting conclusions?|next steps|follow ups?|votes?|voting|poll|polls|options|recommendations?|proposal|proposals|motivation|overview|questions|q ?& ?a|questions and answers|qa|resolutions?|decisions?|actions?|action items?|todos?|to do|notes?|discussions?|slides|presentation|presentation and discussion))(?: (?:of|and|&|for|from)(?: .*)?)?$/;

/** "Agenda, 14 May 2031": what is to come, where it stands below "Minutes, 16 April 2031". */
export function isDatedAgenda(heading: string): boolean {
  return /\bagenda\b/i.test(heading) && !ACCOUNT.test(heading) && DAY.test(heading);
}

/** "Minutes, 16 April 2031" */
export function isDatedAccount(heading: string): boolean {
  return ACCOUNT.test(heading) && DAY.test(heading);
}

const ACCOUNT = /\b(?:minutes|notes)\b/i;
const DAY =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/iu;

/** Whether a day stands in the words. */
export function isDated(text: string): boolean {
  return DAY.test(text);
}

/** Whether a heading's words say that it divides an item rather than opens one. */
export function isPartTitle(heading: string): boolean {
  return PART.test(headingKey(heading));
}

export function isContainerTitle(heading: string): boolean {
  return isContainer(headingKey(heading));
}

/** "Follow-up from last meeting": no agenda of what comes below, however short its points. */
export function isFollowUpTitle(heading: string): boolean {
  return FOLLOWED_UP.test(headingKey(heading));
}

function isContainer(key: string): boolean {
  return CONTAINER.test(key) || FOLLOWED_UP.test(key);
}

/** "New topics", "Agenda items": each point below it is one, however short; "Notes" may be notes of one matter. */
export function isTopicsTitle(heading: string): boolean {
  const key = headingKey(heading);
  return isContainer(key) && /\b(?:topics|items|follow|matters|issues)\b/.test(key);
}

/** What is known of headings (as keys) besides their words. */
export interface HeadingRoles {
  /** They divide several sections of this report. */
  readonly recurring: ReadonlySet<string>;
  /** Of the source, as told by a person or by its other reports. */
  readonly furniture: ReadonlySet<string>;
  readonly business: ReadonlySet<string>;
}

/** The role of a section among its siblings. */
export function roleOf(section: Section, { recurring, furniture, business }: HeadingRoles): SectionRole {
  const heading = section.heading?.text ?? '';
  const key = headingKey(heading);
  if (business.has(key)) return 'business';
  if (furniture.has(key)) return 'furniture';
  if (isAttendanceTitle(heading) && !holdsSpeech(section)) return 'furniture';
  if (NEVER_BUSINESS.test(key) && !tellsOfTalk(section)) return 'furniture';
  if (NEXT_AGENDA.test(key) && !holdsSpeech(section)) return 'furniture';
  const holdsOthers = isContainer(key) && section.sections.length > 0;
  if (FURNITURE.test(key) && !holdsOthers && isFrame(section) && !tellsOfTalk(section)) return 'furniture';
  if (recurring.has(key)) return 'part';
  if (isContainer(key)) return 'container';
  return 'business';
}

/** Somebody has written down what the meeting said of it, which no boilerplate does. */
function tellsOfTalk(section: Section): boolean {
  return blocksIn(section).some(({ text }) => TALK_TOLD.test(text));
}

const TALK_TOLD =
  /\b(?:we|they|members|board|council|committee|group|meeting)\s(?:also\s|then\s|briefly\s)?(?:talked|spoke|discussed|agreed|decided|voted|reviewed|adopted|considered|approved)\b|\bwas (?:discussed|agreed|decided|approved|adopted)\b/i;

/** Little besides links, labels and names: nothing that somebody said or decided. */
export function isFrame(section: Section): boolean {
  const blocks = blocksIn(section).filter((block) => block.form !== 'heading');
  const words = blocks.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return !holdsSpeech(section) && !holdsWord(blocks) && (words <= MOST_FRAME_WORDS || blocks.every(isFrameBlock));
}

/** Somebody says something, however short. */
function holdsWord(blocks: readonly Block[]): boolean {
  return blocks.some(({ text }) => WORD.test(text) && !LABELLED.test(text));
}

const WORD = /^\W{0,4}\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2}: (?!https?:)\p{Ll}/u;

/** A label with its value, a link, a short point; not a sentence of an account. */
export function isFrameBlock({ text }: Pick<Block, 'text'>): boolean {
  const rest = text.replace(/<?https?:\/\/\S+/g, ' ').trim();
  const words = rest.match(/[\p{L}\p{N}’']+/gu)?.length ?? 0;
  const isSentence = words >= FEWEST_SENTENCE_WORDS && /[.!?][”’)]*$/.test(rest) && TOLD.test(rest);
  return isOfOpening(rest) || (words <= MOST_FRAME_WORDS && !isSentence);
}

/** A list of names has no other small words than these. */
const TOLD =
  /(?<![\p{L}.@-])(?!(?:and|of|the|for|from|with|by|via|in|at|de|der|van|von|la|le|di|da|mr|mrs|ms|dr)(?!\p{L}))\p{Ll}{2,}/u;

const FEWEST_SENTENCE_WORDS = 6;
const MOST_FRAME_WORDS = 25;

/** "Date: …", "Present: …", "Regrets: …", "Where: …": particulars of the meeting. */
const LABELLED =
  /^\W{0,6}(?:\d{1,3} )?(?:date|time|start(?:ed)?|finish(?:ed)?|when|where|place|venue|location|day|present|(?:board |committee |voting )?members? (?:present|absent|in attendance)|meeting attendees|late|excused|apologi[sz]ed|proxies|votes? by proxy|called to order|attendees?|attendance|attending|attended|in attendance|participants?|regrets?|apologies|absent|guests?|observers?|chairs?|chaired by|chairperson|scribes?(?:\(s\))?|note ?takers?|minutes(?: by)?|minutes (?:taken|recorded|kept|written) by|minuted by|author|notary|secretary|recorder|facilitators?|moderators?|host|recordings?|agenda|irc|log|logs|zoom|video|links?|next meeting|previous meeting|quorum|version|status|source|duration)\b[^:.]{0,30}:/i;

/** "The meeting was held in the hall. The following were present:", in words instead of labels. */
const HELD =
  /^(?:(?:the|this|an?|our) (?:[\p{L}\p{N}’'-]+ ){0,6}(?:meeting|call|session) (?:was|took|is) (?:held|place|convened|conducted)\b|(?:the )?following\b[^.:]{0,60}\b(?:present|attended|attending|in attendance)\b|there (?:were|was) \S+ (?:[\p{L}’'-]+ ){0,4}(?:present|in attendance)\b|(?:the )?meeting (?:was )?(?:started|began|ended|finished) (?:at )?\d[\d:.]*(?: ?[ap]\.?m\.?)?\W*$)/iu;
const LONGEST_HELD = 220;

function isOfOpening(text: string): boolean {
  if (LABELLED.test(text)) return true;
  return (
    text.length <= LONGEST_HELD &&
    text.split(/(?<=[.:])\s+(?=\p{Lu})/u).every((part) => HELD.test(part) || LABELLED.test(part))
  );
}

/** A label, a link, a remark in brackets, a word or two: nothing that a meeting dealt with. */
export function isParticular(text: string): boolean {
  const rest = text.replace(/<?https?:\/\/\S+/g, ' ').trim();
  return LABELLED.test(rest) || /^[([].*[)\]]$|^[^.!?]*!$/.test(rest) || (rest.match(/\p{L}+/gu)?.length ?? 0) <= 3;
}

/** "Present: Ada, Bo" */
export function isAttendanceLine(text: string): boolean {
  const label = /^([^:\n]{3,40}):/.exec(text)?.[1];
  return label !== undefined && isAttendanceTitle(label);
}

/** "Chair", "Duration": the label of a particular alone, whose value stands below it. */
export function isParticularTitle(text: string): boolean {
  return /^\W*(?:date|time|duration|place|venue|location|chair(?:person|man|woman)?s?|hosts?|facilitators?|moderators?|scribes?|note ?-?takers?|recorders?|time ?-?keepers?)\W*$/i.test(
    text,
  );
}

/** Whether a paragraph or point states a particular of the meeting ("Date: 8 April", "The meeting was held online."). */
export function isLabelled(text: string): boolean {
  return isOfOpening(text);
}

const SPEECH =
  /^\W{0,4}(?:<[^<>\s]{1,30}>|\[[\p{L}\d_ .-]{2,30}\]|[\p{L}][\p{L}\p{M}\d_.’'-]{1,24}(?: \p{Lu}[\p{L}\p{M}.’'-]{0,24}){0,3})\s?(?::|–|—)\s+(?!https?:)\p{L}/u;

/** Whether anybody seems to speak in it: marks before lower-case text or whole sentences. */
export function holdsSpeech(section: Section): boolean {
  const blocks = [section, ...sectionsIn(section)].flatMap(({ own }) => own);
  return blocks.some(({ text }) =>
    text.split('\n').some((line) => SPEECH.test(line) && !LABELLED.test(line) && line.length > 60),
  );
}
