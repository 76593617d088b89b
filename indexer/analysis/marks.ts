// Reads the marks with which minutes say who speaks: "ALN: …", "Ada Lane: …", "Ms Lane: …", "MR SPEAKER: …", "Q: …". Decides
// for a whole report which marks it uses, so that a word before a colon in prose is not taken for a speaker.
import { type Sentence, sentencesOf } from '../../src/reports/sentences.ts';
import type { BlockRole } from './actions.ts';
import { type Block, partOf } from './blocks.ts';
import { GROUPS, HONORIFICS, NO_PERSON, OFFICES } from './english.ts';
import { ASKING, SPEAKING } from './verbs.ts';

export type Mark =
  | { readonly kind: 'initials' | 'name' | 'office'; readonly label: string }
  | { readonly kind: 'question' | 'answer' | 'group'; readonly label: string };

export interface MarkedBlock {
  /** Without the mark. */
  readonly block: Block;
  readonly mark: Mark | null;
  /** Of the block's text, without the mark. */
  readonly sentences: readonly Sentence[];
  /** What somebody is to do, or a point of what was agreed: a name before it is no mark. */
  readonly role: BlockRole | null;
}

export interface MarkStyle {
  /** So much is marked that what is not marked goes on with the speech before it. */
  readonly isMinutes: boolean;
  accepts(mark: Mark): boolean;
}

/** What marks a report uses. `isKnown` tells names and initials that its list of attendees has. */
export function markStyleOf(blocks: readonly Block[], isKnown: (label: string) => boolean): MarkStyle {
  const lines = blocks.flatMap(atMarkedLines);
  const counts = new Map<string, number>();
  let paragraphs = 0;
  for (const line of lines) {
    if (line.form !== 'paragraph' && line.form !== 'list' && line.form !== 'quote') continue;
    if (line.form === 'paragraph') paragraphs++;
    const mark = markOf(line.text)?.mark;
    if (mark) counts.set(keyOf(mark), (counts.get(keyOf(mark)) ?? 0) + 1);
  }
  const countOf = (kind: Mark['kind']): number =>
    [...counts].reduce((sum, [key, n]) => sum + (key.startsWith(`${kind}:`) ? n : 0), 0);
  const initials = countOf('initials');
  const hasInitials = initials >= FEWEST && initials >= paragraphs * SMALLEST_SHARE;
  const hasNames = countOf('name') >= 3;
  const hasQuestions = countOf('question') >= FEWEST && countOf('answer') >= 1;
  const accepts = (mark: Mark): boolean => {
    switch (mark.kind) {
      case 'initials':
        return (hasInitials || isKnown(mark.label)) && !NO_INITIALS.test(mark.label);
      case 'name':
        return (
          isTitled(mark.label) ||
          isKnown(mark.label) ||
          (hasNames && mark.label.includes(' ')) ||
          (mark.label.includes(' ') && (counts.get(keyOf(mark)) ?? 0) > FEWEST)
        );
      case 'question':
      case 'answer':
        return hasQuestions;
      default:
        return hasInitials || countOf('name') + countOf('office') >= 3;
    }
  };
  const accepted = [...counts].reduce((sum, [key, n]) => sum + (accepts(markFrom(key)) ? n : 0), 0);
  // Notes say "JB asked …" as often as "JB: …": what they do not mark is told, not spoken.
  const isTold = subjectInitials(lines.map((line) => line.text).join('\n')).length > accepted / 2;
  return {
    isMinutes: !hasQuestions && !isTold && accepted >= FEWEST && accepted >= paragraphs * SMALLEST_SHARE,
    accepts,
  };
}

/** The blocks with the report's marks taken off. A paragraph in which several lines are marked becomes several. */
export function readMarks(blocks: readonly Block[], style: MarkStyle, role: BlockRole | null = null): MarkedBlock[] {
  if (role !== null) return blocks.map((block) => ({ block, mark: null, sentences: sentencesOf(block.text), role }));
  return blocks.flatMap(atMarkedLines).map((block) => {
    const found =
      block.form === 'heading' || block.form === 'code' || block.form === 'table' ? null : markOf(block.text);
    if (!found || !style.accepts(found.mark)) return { block, mark: null, sentences: sentencesOf(block.text), role };
    const unmarked = partOf(block, found.length, block.text.length);
    return { block: unmarked, mark: found.mark, sentences: sentencesOf(unmarked.text), role };
  });
}

/** The mark with which a sentence within a paragraph begins ("RH: not yet"), `null` where it has none. */
export function markOfSentence(
  sentence: string,
  style: MarkStyle,
): { readonly mark: Mark; readonly length: number } | null {
  const found = markOf(sentence);
  return found && found.mark.kind !== 'question' && found.mark.kind !== 'answer' && style.accepts(found.mark)
    ? found
    : null;
}

/** Initials that stand for people without any list saying so: "JB asked …", in notes where several do. */
export function initialsAsSubjects(text: string): string[] {
  const found = new Set([
    ...subjectInitials(text),
    ...[...text.matchAll(/(?:^|\n|[.!?]\s+)([A-Z]{2,3}):\s/g)].map((match) => match[1] ?? ''),
  ]);
  const others = acronymsIn(text);
  const initials = [...found].filter((one) => !others.has(one) && !NO_INITIALS.test(one));
  return initials.length >= 3 ? initials : [];
}

/** One entry for every sentence that begins with initials and a verb of speaking. */
function subjectInitials(text: string): string[] {
  return [...text.matchAll(/(?:^|\n|[.!?:]\s+|-\s)([A-Z]{2,3})\s+([a-z]+)\b/g)]
    .filter(([, , verb = '']) => SPEAKING.has(verb) || ASKING.has(verb))
    .map(([, initials = '']) => initials);
}

/** "the NEC", "(NPF)": capitals that stand for a body. */
function acronymsIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\b(?:[Tt]he|[Oo]ur|[Aa]n?)\s+([A-Z]{2,3})\b|\(([A-Z]{2,3})\)/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  );
}

const FEWEST = 2;
/** A smaller share of marked paragraphs are acronyms in prose. */
const SMALLEST_SHARE = 0.2;

/** Capitals before a colon that introduce no speaker. */
const NO_INITIALS =
  /^(?:NB|PS|AOB|FAQ|TODO|NOTE|NOTES|QA|EDIT|URL|PR|ACTION|RE|CC|TBC|TBD|ETA|FYI|PDF|PIN|TEL|OK|AGM|EGM|UK|US|EU|TV|IT|HR|VAT|CEO|MP|MPS)$/;

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}’'.-]*`;
const LABEL = new RegExp(
  String.raw`^((?:${NAME_WORD})(?:\s+(?:${NAME_WORD}|de|del|van|von|der|den|da|di|la|le|bin|al|of)){0,5})(?:\s*\([^)]{1,40}\))?\s?:(?:\s+|$)`,
  'u',
);

function markOf(text: string): { mark: Mark; length: number } | null {
  const prefix = /^\[[^\]]{1,20}\]\s*/.exec(text)?.[0] ?? '';
  const rest = text.slice(prefix.length);
  const initials = /^([A-Z][A-Z0-9]{1,4}(?:[/&+][A-Z]{2,4})?)(\s\([^)]{1,30}\))?\s?:(?:\s+|$)/.exec(rest);
  if (initials?.[1] && !NO_INITIALS.test(initials[1]) && !OFFICES.has(initials[1].toLowerCase())) {
    const length = initials[2] || prefix !== '' ? 0 : initials[0].length;
    return { mark: { kind: 'initials', label: initials[1] }, length };
  }
  const question = /^(Q|A|Question|Answer)(?:\s*\d{1,2})?\s*[.:)](?:\s+|$)/.exec(rest);
  if (question) {
    const kind = question[1]?.startsWith('Q') ? 'question' : 'answer';
    return { mark: { kind, label: kind }, length: prefix.length + question[0].length };
  }
  const label = LABEL.exec(rest);
  const mark = label?.[1] ? labelled(label[1]) : null;
  // "DJM (on queue): …": what stands in brackets is part of what is told, so such a mark stays in the text.
  return mark && label ? { mark, length: label[0].includes('(') || prefix !== '' ? 0 : label[0].length } : null;
}

function labelled(label: string): Mark | null {
  const words = label
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/\./g, ''));
  const last = words.at(-1) ?? '';
  if (GROUPS.has(last) && words.length > 1 && !isTitled(label.replace(/^Hon\.?\s+/i, '')))
    return { kind: 'group', label };
  if (OFFICES.has(last))
    return { kind: 'office', label: label.replace(/^(?:MR|MRS|MS|MADAM|THE|The|Mr|Madam)\.?\s+/, '') };
  if (words.some((word) => NO_PERSON.has(word) || (OFFICES.has(word) && !HONORIFICS.has(word)))) return null;
  return { kind: 'name', label };
}

function isTitled(label: string): boolean {
  const [first = '', ...rest] = label.split(/\s+/);
  return rest.length > 0 && HONORIFICS.has(first.toLowerCase().replace(/\./g, ''));
}

function keyOf({ kind, label }: Mark): string {
  return `${kind}:${label}`;
}

function markFrom(key: string): Mark {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as Mark['kind'], label: key.slice(at + 1) };
}

function atMarkedLines(block: Block): Block[] {
  if (block.form !== 'paragraph' && block.form !== 'list') return [block];
  const starts = [0];
  for (let at = block.text.indexOf('\n'); at >= 0; at = block.text.indexOf('\n', at + 1)) {
    if (markOf(block.text.slice(at + 1, at + 120))) starts.push(at + 1);
  }
  if (starts.length === 1) return [block];
  return starts
    .map((start, index) => partOf(block, start, (starts[index + 1] ?? block.text.length + 1) - 1))
    .filter(({ text }) => text.trim() !== '');
}
