// Tells what a label at the beginning of a line could be as a mark of speech: initials, a name, an office, a handle, several
// people, a group, or a label that names no person. Judges the words alone; the report's evidence is for its marks to weigh.
import type { Span } from '../../../src/reports/item.ts';
import {
  GROUPS,
  HONORIFICS,
  NO_PERSON,
  NO_SPEAKER,
  OFFICES,
  OPENERS,
  PARTICLES,
  POSTNOMINALS,
} from '../text/english.ts';
import { type Label, labelAt, WAYS } from './labels.ts';

export interface Mark {
  readonly kind:
    | 'initials'
    | 'name'
    /** One word that is written unlike a name: "kfalk2", "@pdx". */
    | 'nick'
    | 'office'
    /** Two or more at once ("YK/MM"): `labels` are theirs. */
    | 'joint'
    | 'question'
    | 'answer'
    | 'group'
    /** Ordinary words, which are a person only where a list has that name: "ned tarn", "Mystery guest". */
    | 'words'
    /** Words that name no person: "Next steps:". */
    | 'label';
  readonly label: string;
  readonly form: Label['form'];
  readonly isTimed: boolean;
  /** The parts of a joint mark, otherwise the label alone. */
  readonly labels: readonly string[];
  /** As printed, to show how the speaker is known. */
  readonly evidence: string;
}

export interface FoundMark {
  readonly mark: Mark;
  /** What to take off the line; 0 where the mark says more than who speaks and stays. */
  readonly length: number;
  /** Of the mark as printed. */
  readonly printed: number;
}

/** What the line begins with, `null` where it is no label at all. */
export function markOf(line: string, spans: readonly Span[] = [], isTable = false): FoundMark | null {
  const question = isTable
    ? null
    : /^(Q|A|Question|Answer)(?:\s*\d{1,2})?\s*[:)](?:\s+|$)|^(Q|A|Question|Answer)\s*\d{0,2}\s*\.(?:\s+|$)(?!\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}\s?:)/u.exec(
        line,
      );
  if (question) {
    const kind = (question[1] ?? question[2])?.startsWith('Q') ? 'question' : 'answer';
    const mark: Mark = {
      kind,
      label: kind,
      form: 'colon',
      isTimed: false,
      labels: [kind],
      evidence: question[0].trim(),
    };
    return { mark, length: question[0].length, printed: question[0].length };
  }
  const found = labelAt(line, spans, isTable);
  if (!found || (isTable && found.form !== 'cell')) return null;
  const read = readLabel(found.text);
  if (!read) return null;
  const { kind, label, labels, hasRemark } = read;
  const evidence = found.form === 'colon' && !found.isTimed ? `${found.text}:` : line.slice(0, found.length).trim();
  const mark = { kind, label, labels, form: found.form, isTimed: found.isTimed, evidence };
  const stays = found.isPartOfText || kind === 'group' || kind === 'joint' || kind === 'label' || hasRemark === true;
  return { mark, length: stays ? 0 : found.length, printed: found.length };
}

/** "PS:", "AP:": capitals that mostly introduce something else, as the initials of somebody who has them. */
export function asInitials(found: FoundMark): FoundMark {
  const { mark, printed } = found;
  return { mark: { ...mark, kind: 'initials', labels: [mark.label] }, length: printed, printed };
}

interface Read extends Pick<Mark, 'kind' | 'label' | 'labels'> {
  /** The words behind the name stay in the text. */
  readonly hasRemark?: boolean;
}

function readLabel(printed: string): Read | null {
  const text = withoutLetters(printed.replace(/^@|^[Tt]he\s+(?=(?:R(?:igh)?t\.?\s+)?Hon)/, '').trim());
  const parts = text.split(/\s*[/&+]\s*|\s+and\s+/);
  if (parts.length > 1) {
    const areNames = parts.every((part) => ['initials', 'name', 'nick'].includes(readOne(part)?.kind ?? ''));
    return areNames ? { kind: 'joint', label: text, labels: parts } : { kind: 'label', label: text, labels: [text] };
  }
  const remarked = REMARKED.exec(text)?.[1] ?? ADDRESSED.exec(text)?.[1];
  const named = remarked === undefined ? null : readOne(remarked);
  if (named && ['initials', 'name', 'nick', 'office'].includes(named.kind)) return { ...named, hasRemark: true };
  return readOne(text);
}

/** "Ada to Bo": whom somebody asks or answers. */
const ADDRESSED =
  /^(\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]+)?)\s+to\s+@?\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]+)?$/u;

/** "Ada in chat", "Ada Lane as editor", "Ada says": how, or as what, somebody says it. */
const REMARKED = new RegExp(
  String.raw`^(.{1,40}?)\s+(?:(?:in|on|via|from|by|over)\s+(?:the\s+)?(?:${WAYS})|as\s+(?:an?\s+|the\s+)?\p{L}.*|remotely|online|says|said|asks|asked|adds|added|notes|noted|replies|replied|answers|answered|comments|commented|writes|wrote)$`,
  'iu',
);

/** Without letters behind a name: "Ned Tarn MP". */
function withoutLetters(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 2 && POSTNOMINALS.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  return words.join(' ');
}

function readOne(text: string): Read | null {
  // "Ada Lane’s advice:" is about something of hers.
  const kindOnly = (kind: Mark['kind'], label = text): Read => ({ kind, label, labels: [label] });
  const tokens = text.split(/\s+/);
  if (/[’']s(?:\s|$)/.test(text)) return tokens.length <= MOST_WORDS_OF_LABEL ? kindOnly('label') : null;
  const words = tokens.map((word) => word.toLowerCase().replace(/\./g, ''));
  const last = words.at(-1) ?? '';
  // "All right. My favourite part of the meeting:" is a sentence and another.
  if (tokens.some((word, index) => /\p{Ll}{3,}\.$/u.test(word) && !HONORIFICS.has(words[index] ?? ''))) return null;
  if (/^[A-Z][A-Z0-9]{1,4}$/.test(text) && !OFFICES.has(last))
    return kindOnly(NO_INITIALS.test(text) ? 'label' : 'initials');
  if (/^[A-Z]{2,4}s$/.test(text)) return kindOnly('label');
  // "Also:", "Meanwhile:".
  if (tokens.length === 1 && OPENERS.has(last)) return kindOnly('label');
  if (isGroup(text, words)) return kindOnly('group');
  // "by 5 votes to 4 Chair:" tells of a vote.
  if (OFFICES.has(last) && !/\d/.test(text) && (words.length > 1 || /^\p{Lu}/u.test(text)))
    return kindOnly('office', text.replace(/^(?:MR|MRS|MS|MADAM|THE|The|Mr|Madam)\.?\s+/, ''));
  // "Treasurer Bo Rask": the office is no part of the name.
  const office = words.findLastIndex((word) => OFFICES.has(word) && !HONORIFICS.has(word));
  const named = tokens.slice(office + 1);
  if (
    named
      .map((word) => word.toLowerCase().replace(/\./g, ''))
      .some((word) => NO_PERSON.has(word) || NO_SPEAKER.has(word))
  )
    return tokens.length === 1 || (tokens.length <= MOST_WORDS_OF_LABEL && /^\p{Lu}/u.test(text))
      ? kindOnly('label')
      : null;
  if (named.every(isNameWord) && named.some((word) => !PARTICLES.has(word)))
    return office >= 0 && named.length < 2 && !/^\p{Lu}/u.test(text) ? null : kindOnly('name', named.join(' '));
  // "Kraken 2.4:" is a thing of which there are several.
  if (tokens.length <= MOST_WORDS_OF_LABEL && tokens.length > 1 && /^\p{Lu}\p{L}+(?: \p{L}+)* v?\d[\d.]*$/u.test(text))
    return kindOnly('label');
  if (
    tokens.length > 1 &&
    tokens.length <= MOST_WORDS_OF_NAME &&
    tokens.every((word) => /^[\p{L}\p{M}.’'-]+$/u.test(word))
  )
    return kindOnly('words');
  // Several ordinary words are the beginning of a sentence, or a heading within a speech.
  return tokens.length === 1 && !NUMBERING.test(text) ? kindOnly('nick') : null;
}

/** "(a)", "(iv)", "(2)": points of a list. */
const NUMBERING = /^(?:\p{L}|[ivxlc]+|[\p{N}.-]+)$/iu;

/** Of a name that is written small. */
const MOST_WORDS_OF_NAME = 3;

/** Longer runs of words are the beginning of a sentence. */
const MOST_WORDS_OF_LABEL = 4;

/** "Several hon. Members", "A Member", "All", "Member of the public", "Unidentified speaker", "Speaker 2". */
function isGroup(text: string, words: readonly string[]): boolean {
  if (isTitled(text.replace(/^Hon\.?\s+/i, ''))) return false;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const isSomebody = (word: string): boolean => GROUPS.has(word) || OFFICES.has(word);
  if (
    /^(?:all|both|everyone|everybody|multiple|various|someone|somebody|anonymous|unknown|unidentified|unnamed|chorus)$/.test(
      first,
    )
  )
    return words.length === 1 || words.slice(1).some(isSomebody);
  if (/^(?:an?|some|several|many|most|other|another)$/.test(first)) return words.slice(1).some(isSomebody);
  if (/^\d{1,3}$/.test(last)) return words.slice(0, -1).some(isSomebody);
  return GROUPS.has(last) || (GROUPS.has(first) && words[1] === 'of');
}

/** "Ms Lane": an honorific and something behind it. */
export function isTitled(label: string): boolean {
  const [first = '', ...rest] = label.split(/\s+/);
  return rest.length > 0 && HONORIFICS.has(first.toLowerCase().replace(/\./g, ''));
}

function isNameWord(word: string): boolean {
  return (
    PARTICLES.has(word) ||
    /^(?:(?:\p{Ll}{1,3}[-’'])?\p{Lu}[\p{Ll}\p{M}]*(?:[-’']?\p{Lu}?[\p{Ll}\p{M}]+)*\.?(?:-\p{L}+)?|\p{Lu}{2,}(?:[-’']\p{Lu}+)*|\p{Lo}+)$/u.test(
      word,
    )
  );
}

/** Capitals before a colon that introduce no speaker. */
export const NO_INITIALS =
  /^(?:NB|PS|AOB|FAQ|TODO|NOTE|NOTES|QA|EDIT|URL|PR|PRS|ACTION|RE|CC|TBC|TBD|ETA|FYI|PDF|PIN|TEL|OK|AGM|EGM|UK|US|EU|TV|IT|HR|VAT|CEO|MP|MPS|AI|AP|AIS|LGTM|MOVE|MOVED|MOVER|VOTE|VOTED|VOTES|PASS|AYE|AYES|NAY|NAYS|YEAS|NOES)$/;
