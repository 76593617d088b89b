// Takes the HTML out of Rich Text that was made of it, as Outlook keeps mails ([MS-OXRTFEX]): tags stand in groups of their own, and what only
// programs for Rich Text should show is marked.
import { CHARACTERS, CHARSETS, codePage } from './rtf-letters.ts';
import { rtfTokens } from './rtf-tokens.ts';

interface State {
  readonly isTag: boolean;
  readonly isSkipped: boolean;
  /** For programs that show Rich Text. */
  readonly isRichTextOnly: boolean;
  /** Whoever does not know the next word must pass over the group. */
  readonly isOptional: boolean;
  readonly font: number;
  /** How many characters stand for one that older programs cannot show. */
  readonly fallback: number;
}

const FIRST: State = { isTag: false, isSkipped: false, isRichTextOnly: false, isOptional: false, font: 0, fallback: 1 };

/** Groups that hold no text of the HTML. */
const SKIPPED = /^(?:fonttbl|colortbl|stylesheet|info|pict|object|mhtmltag)$/;

/** @param rtf bytes as Latin-1. `null` where it was not made of HTML. */
export function htmlInRtf(rtf: string): string | null {
  if (!/^\{\\rtf1[^{}]*\\fromhtml1\b/.test(rtf)) return null;
  const outer: State[] = [];
  const charsets = new Map<number, string>();
  let state = FIRST;
  let isInFonts = false;
  let page = 'windows-1252';
  let bytes: number[] = [];
  let passed = 0;
  let html = '';
  const put = (text: string): void => {
    if (!state.isSkipped && !(state.isRichTextOnly && !state.isTag)) html += text;
  };
  const flush = (): void => {
    if (bytes.length === 0) return;
    const letters = Uint8Array.from(bytes);
    bytes = [];
    put(new TextDecoder((state.isTag ? undefined : charsets.get(state.font)) ?? page).decode(letters));
  };
  for (const token of rtfTokens(rtf)) {
    if (token.kind !== 'byte') flush();
    if (token.kind === 'open') outer.push(state);
    else if (token.kind === 'close') {
      state = outer.pop() ?? FIRST;
      if (!state.isSkipped) isInFonts = false;
    } else if (token.kind === 'byte') {
      if (passed > 0) passed--;
      else bytes.push(token.byte);
    } else if (token.kind === 'text') {
      const rest = token.text.slice(passed);
      passed = Math.max(0, passed - token.text.length);
      if (/[\x80-\xff]/.test(rest)) bytes.push(...Buffer.from(rest, 'latin1'));
      else put(rest);
    } else if (token.kind === 'word') {
      const { word, number } = token;
      if (word !== 'u') passed = 0;
      if (word === '*') state = { ...state, isOptional: true };
      else if (word === 'htmltag') state = { ...state, isTag: true, isOptional: false };
      else if (state.isOptional || SKIPPED.test(word)) {
        isInFonts ||= word === 'fonttbl';
        state = { ...state, isSkipped: true, isOptional: false };
      } else if (word === 'htmlrtf') state = { ...state, isRichTextOnly: number !== 0 };
      else if (word === 'ansicpg') page = codePage(number ?? 1252);
      else if (word === 'f') state = { ...state, font: number ?? 0 };
      else if (word === 'fcharset' && isInFonts) {
        const name = CHARSETS[number ?? 0];
        if (name) charsets.set(state.font, name);
      } else if (word === 'uc') state = { ...state, fallback: number ?? 1 };
      else if (word === 'u') {
        put(String.fromCharCode(((number ?? 0) + 65536) % 65536));
        passed = state.fallback;
      } else if (word === 'par') put('\n');
      else put(CHARACTERS[word] ?? '');
    }
  }
  flush();
  return html;
}
