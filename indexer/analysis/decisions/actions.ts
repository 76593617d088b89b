// Finds what somebody is to do: "ACTION: Ann to write to the fund", the lists under "Action items", "Bo took an action to …". Such
// lines name who is to act, not who speaks.

import type { ActionItem } from '../../../src/reports/item.ts';
import type { Block } from '../text/blocks.ts';
import { NO_PERSON } from '../text/english.ts';
import { worded } from '../text/worded.ts';

/** `action` is one of its own, `detail` stands below one, `decided` is a point of what was agreed: none is anybody's speech. */
export type BlockRole = 'action' | 'detail' | 'decided';

/** The role of every block, `null` for those that are no part of an action. @param heading of the item that holds them */
export function actionRoles(blocks: readonly Block[], heading: string | null): (BlockRole | null)[] {
  let section = heading === null ? null : sectionOf(heading, 0);
  let outermost: number | null = null;
  /** A line such as "Actions:" and the list below it. */
  let introduced: { readonly level: number } | null = null;
  /** "We agreed to:" and the list below it. */
  let agreed: { readonly level: number } | null = null;
  return blocks.map((block): BlockRole | null => {
    const level = block.form === 'list' ? block.level : 0;
    if (agreed && level > agreed.level) return 'decided';
    agreed = AGREED.test(block.text) ? { level } : null;
    if (block.form === 'heading') {
      const opened = sectionOf(block.text, block.level);
      if (opened) section = opened;
      else if (section && block.level <= section.level) section = null;
      [outermost, introduced] = [null, null];
      return null;
    }
    if (block.form === 'code' || block.form === 'table') return null;
    if (isActionHeading(block.text) || INTRODUCTION.test(lastLine(block.text))) {
      introduced = { level };
      outermost = null;
      return null;
    }
    const isListed = block.form === 'list' || LETTERED.test(block.text);
    if (introduced && (!isListed || (block.form === 'list' && block.level <= introduced.level)))
      [introduced, outermost] = [null, null];
    if (LABEL.test(block.text) && (!/^\W*A[IP]\b/.test(block.text) || OPENING.test(block.text.replace(LABEL, ''))))
      return 'action';
    if (block.isTask && isTaskOfSomebody(block.text)) return 'action';
    if (!introduced && !section) return null;
    if (!isListed) return section && hasOwner(block.text) ? 'action' : null;
    // Of what was resolved and what is to be done, only the latter names somebody.
    if (!introduced && section?.isMixed && (outermost === null || block.level <= outermost) && !hasOwner(block.text)) {
      outermost = block.level;
      return null;
    }
    outermost ??= block.level;
    return block.level <= outermost ? 'action' : 'detail';
  });
}

/** What the text of an action's block says is to be done, `null` where it says that there is nothing. */
export function actionOf(text: string): ActionItem | null {
  const label = LABEL.exec(text);
  const words = text
    .slice(label?.[0].length ?? 0)
    .replace(/\s*\{:[^}]{0,80}\}\s*$/, '')
    .replace(NUMBER, '')
    .trim();
  if (NOTHING.test(words)) return null;
  const named = label?.groups?.on ?? label?.groups?.within;
  return { text: words, owners: named === undefined ? ownersOf(words) : namesIn(named) };
}

/** "Bo took an action to mend the net", in prose. */
export function actionInSentence(sentence: string): ActionItem | null {
  const owner = TAKEN.exec(sentence)?.[1];
  return owner === undefined || NO_PERSON.has(owner.toLowerCase()) ? null : { text: sentence.trim(), owners: [owner] };
}

const AGREED = worded(/\b(?:agreed|resolved|decided)(?:\s+(?:to|that|on|the following))?\s*:\s*$/i);
/** "Actions for members from the meeting are:" */
const INTRODUCTION = worded(/^(?=.{0,140}$)[^.:\n]*\b(?:actions?|action items|tasks)\b[^.:\n]*:\s*$/i);
/** "a) …", a list whose marks Markdown does not know. */
const LETTERED = /^\(?[a-z\d]{1,2}[.)]\s/;

function lastLine(text: string): string {
  return text.slice(text.trimEnd().lastIndexOf('\n') + 1);
}

/** The section that a heading opens, `null` where it says nothing of actions. */
function sectionOf(heading: string, level: number): { readonly level: number; readonly isMixed: boolean } | null {
  if (heading.length >= 60) return null;
  const isMixed = MIXED.test(heading);
  return isMixed || isActionHeading(heading) ? { level, isMixed } : null;
}

function isActionHeading(text: string): boolean {
  return text.length < 60 && HEADING.test(text);
}

/** People tick off agendas and attendance as well: only what names who is to do it is a task. "Ada: the tables" tells who speaks. */
function isTaskOfSomebody(text: string): boolean {
  if (text.length >= 300) return false;
  const [first = ''] = text.toLowerCase().match(/\p{L}+/u) ?? [];
  return MENTION.test(text) || DOING.test(text) || (TASKS.has(first) && CLOSING.test(text));
}

function hasOwner(text: string): boolean {
  return text.length < 300 && ownersOf(text.replace(NUMBER, '')).length > 0;
}

const HEADING = worded(
  /^\W*(?:\d+[.)]\s*)?(?:(?:new|open|outstanding|summary of|list of)\s+)?(?:action(?:\s+(?:items?|points?|list))?s?|to-?\s?dos?|next steps|follow[- ]?ups?|tasks|AIs)\W*$/i,
);
/** "Actions/Resolutions", "Decisions & action items" */
const OTHERS = '(?:resolutions?|decisions?|agreements?|conclusions?|outcomes?)';
const ACTIONS = String.raw`(?:action(?:\s+(?:items?|points?))?s?|next steps|to-?\s?dos?|tasks)`;
const MIXED = worded(
  new RegExp(
    String.raw`^\W*(?:\d+[.)]\s*)?(?:${ACTIONS}\s*(?:\/|&|\+|and|,)\s*${OTHERS}|${OTHERS}\s*(?:\/|&|\+|and|,)\s*${ACTIONS})\W*$`,
    'i',
  ),
);
const PERSON = String.raw`(?:@[\w.-]{1,39}|\p{Lu}[\p{L}\p{M}’'.-]*(?:\s+(?:(?:de|van|von|der|al|bin)\s+)?\p{Lu}[\p{L}\p{M}’'.-]*){0,3})`;
const PEOPLE = String.raw`${PERSON}(?:\s*(?:,|\/|&|\+|\band\b|,\s*and\b)\s*${PERSON}){0,5}`;
const LABEL = new RegExp(
  String.raw`^[^\p{L}\p{N}\n@]{0,6}(?:(?:(?:ACTION(?:\s+(?:ITEM|POINT))?S?|TODO|TO-DO)\s+(?=${PEOPLE}\s*(?::|\s(?:will|shall|should|to)\s)))|(?:(?:ACTION|Action)(?:\s+(?:ITEM|POINT|item|point))?s?|AI|AP|TODO|To-?[Dd]o|todo)\s*(?:#?\d{1,4})?\s*(?:[\])]\s*)?(?:\s*\((?<within>[^)\n]{1,40})\)|\s+(?:on|for)\s+(?<on>${PEOPLE}))?(?:\s*(?::|–|—|\s-\s)\s*|(?<=[\])])\s*))`,
  'u',
);
/** "1. ", "a) " */
const NUMBER = /^\W*\(?(?:\d{1,3}|[a-z])[.)]\s+/;
const NOTHING = /^\W*(?:none|n\/?a|nil|no(?:\s+\w+)?\s+actions?|nothing|tbd)?\W*$/i;
const OPENING = new RegExp(
  String.raw`^\W{0,3}?(${PEOPLE})(?:\s*(?::|–|—|\s-\s)|\s+(?:will|shall|should|is\s+to|are\s+to|to\s+(?!(?:the|an?|his|her|our|their|this|that|all|everyone)\b)\p{Ll}))`,
  'u',
);
const NICK = /^\W{0,3}?([a-z][\w-]{1,24})\s+(?:to|will)\s+(?!(?:the|an?|his|her|our|their|this|that|all)\b)[a-z]/;
const CLOSING = new RegExp(String.raw`(?:\(|\[|\s[–—-]\s)\s*(${PEOPLE})\s*[)\]]?\W*$`, 'u');
const ASSIGNED = new RegExp(String.raw`\b(?:[Aa]ssigned to|[Oo]wners?|[Aa]ssignees?)\s*:?\s*(${PEOPLE})`, 'u');
const TAKEN = worded(
  new RegExp(
    String.raw`(?:^|[.;]\s+)(${PERSON})\s+(?:took|takes|will\s+take|has|was given|got)\s+(?:(?:an?|the)\s+)?action(?:\s+item)?\s+to\b`,
    'u',
  ),
);
/** Handles before or behind a task: "@ada: write to the fund", "write to the fund @ada @bo". */
const MENTION = /^\W{0,3}@[\w.-]{1,39}\b|\s@[\w.-]{1,39}\W*$/;
/** Characters. */
const LONGEST_MENTIONS = 300;
const MENTIONS = /(?:(?:^|\s)(?:and\s+)?@[\w.-]{1,39},?)+\W*$/;
const DOING = new RegExp(
  String.raw`^\W{0,3}?${PEOPLE}\s+(?:will|shall|is\s+to|are\s+to|to\s+(?!(?:the|an?|his|her|our|their|this|that|all|everyone)\b))\s*\p{Ll}`,
  'u',
);
/** Words that begin a task, where a name might stand: "Write to the fund". */
const TASKS = new Set(
  'add agree ask bring buy check clean close come contact continue convert create decide discuss document draft email file find finish fix follow get give go invite investigate link look make mail merge meet move need open organise organize ping plan post prepare propose publish put reach release remember remind remove reply report research respond return review schedule see send set share speak start submit switch talk tell test try update verify want work write all everyone someone anyone we'.split(
    ' ',
  ),
);

function ownersOf(text: string): string[] {
  for (const pattern of [OPENING, ASSIGNED, CLOSING, NICK]) {
    const names = namesIn(pattern.exec(text)?.[1] ?? '');
    if (names.length > 0) return names;
  }
  const mentions = MENTIONS.exec(text.slice(-LONGEST_MENTIONS))?.[0].match(/@[\w.-]+/g) ?? [];
  return mentions.map((name) => name.slice(1).replace(/[.-]+$/, ''));
}

function namesIn(people: string): string[] {
  return people
    .split(/\s*(?:,\s*and\b|,|\/|&|\+|\band\b)\s*/)
    .map((name) => name.replace(/^@/, '').trim())
    .filter((name) => {
      const [first = ''] = name.toLowerCase().split(/\s+/);
      return name !== '' && !TASKS.has(first) && !NO_PERSON.has(first);
    });
}
