// Finds where an item needs an acronym of the glossary explained: its first use, unless the item itself explains it there or before.
import type { Acronym, Span, Statement } from '../../reports/item.ts';
import { type Token, tokens } from '../../search/words.ts';

/** An acronym in the text of a statement: `[start, end)` in UTF-16 units. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly expansion: string;
}

/**
 * By id of a statement: what to explain in it, in order. An acronym counts in its own letter case, as a whole word, and outside of code,
 * links and addresses; one that stands beside its expansion ("national policy forum (NPF)") is explained from there on.
 */
export function explanationsIn(
  statements: readonly Statement[],
  glossary: readonly Acronym[],
): ReadonlyMap<string, readonly Explanation[]> {
  const open = new Map(glossary.map(({ acronym, expansion }) => [acronym, expansion]));
  const found = new Map<string, Explanation[]>();
  for (const { id, form, text, spans } of statements) {
    if (open.size === 0) break;
    if (form === 'code') continue;
    const words = tokens(text);
    words.forEach((word, index) => {
      const { start, acronym } = bareWord(text, word);
      const expansion = open.get(acronym);
      const end = start + acronym.length;
      if (expansion === undefined || isInside(spans, start, end) || isInAddress(text, start)) return;
      open.delete(acronym);
      if (!isBeside(words, index, expansion)) found.set(id, [...(found.get(id) ?? []), { start, end, expansion }]);
    });
  }
  return found;
}

/** As it is written, without a possessive's ending. */
function bareWord(text: string, { start, end }: Token): { readonly start: number; readonly acronym: string } {
  return { start, acronym: text.slice(start, end).replace(/['’‘ʼ＇]s$/i, '') };
}

function isInside(spans: readonly Span[], start: number, end: number): boolean {
  return spans.some((span) => (span.kind === 'code' || span.kind === 'link') && span.start < end && span.end > start);
}

/** "https://party.example/NPF/rules" */
function isInAddress(text: string, start: number): boolean {
  return /(?:\w:\/\/|\bwww\.)\S*$/i.test(text.slice(Math.max(0, start - LONGEST_ADDRESS), start));
}

const LONGEST_ADDRESS = 200;

/** Do the words just before or just after spell it, in any inflected form? */
function isBeside(words: readonly Token[], index: number, expansion: string): boolean {
  const stems = tokens(expansion).map(({ stem }) => stem);
  const spells = (from: number) => stems.every((stem, offset) => words[from + offset]?.stem === stem);
  return spells(index - stems.length) || spells(index + 1);
}
