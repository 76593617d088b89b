// Reads a Rich Text file as Markdown, by way of HTML: headings by their styles, lists, tables, emphasis, links, notes at its end. Hidden,
// struck-out and deleted text is left out, as are pictures and whatever groups it does not know.
import { CaptureUnreadable } from '../capture.ts';
import { markdownOf } from '../html-article.ts';
import { escaped, joinedLooks, type ListPoint, linked, listOf, looking, tableOf } from './markup.ts';
import { CHARACTERS, CHARSETS, codePage } from './rtf-letters.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** An RTF as Markdown. Throws `CaptureUnreadable`. */
export function rtfMarkdown(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reading = new Reading();
  for (const token of rtfTokens(source)) {
    if (token.kind === 'open') reading.open();
    else if (token.kind === 'close') reading.close();
    else if (token.kind === 'byte') reading.byte(token.byte);
    else if (token.kind === 'text') reading.text(token.text);
    else if (token.kind === 'word') reading.word(token.word, token.number);
  }
  const markdown = markdownOf(joinedLooks(reading.html()), 'about:blank');
  if (markdown === '') throw new CaptureUnreadable('the RTF holds no text');
  return markdown;
}

type Destination = 'text' | 'skip' | 'styles' | 'fonts' | 'instruction' | 'mark' | 'note';

interface State {
  destination: Destination;
  isBold: boolean;
  isItalic: boolean;
  isGone: boolean;
  /** How many characters stand for one that older programs cannot show. */
  fallback: number;
  font: number;
  style: number;
  outline: number | null;
  isInTable: boolean;
  level: number;
  /** Whoever does not know the next word must pass over the group. */
  isOptional: boolean;
}

const FIRST: State = {
  destination: 'text',
  isBold: false,
  isItalic: false,
  isGone: false,
  fallback: 1,
  font: 0,
  style: 0,
  outline: null,
  isInTable: false,
  level: 0,
  isOptional: false,
};

/** Groups whose text is not the document's. */
const SKIPPED =
  /^(?:colortbl|info|pict|object|header[lrf]?|footer[lrf]?|listtable|listoverridetable|revtbl|rsidtbl|generator|themedata|xmlnstbl|pnseclvl|template|bkmkstart|bkmkend|annotation|atnid|atnauthor|nonshppict|filetbl|tc|xe)$/;

/** Groups that older programs may pass over, and that are read here. */
const OPTIONAL = /^(?:fldinst|listtext|pntext)$/;

const MOST_LEVELS = 2000;

class Reading {
  #state: State = { ...FIRST };
  readonly #outer: State[] = [];
  readonly #styles = new Map<number, string>();
  readonly #charsets = new Map<number, string>();
  #codePage = 'windows-1252';
  #bytes: number[] = [];
  /** Characters still to be passed over. */
  #passed = 0;
  readonly #blocks: (string | ListPoint)[] = [];
  #paragraph = '';
  #mark = '';
  #instruction = '';
  #styleName = '';
  #rows: string[][] = [];
  #cells: string[] = [];
  readonly #notes: string[] = [];
  /** What the paragraph was when a note in it began. */
  readonly #aside: string[] = [];
  /** Links whose words are being read: the address, and where they begin in the paragraph. */
  readonly #links: { readonly depth: number; readonly address: string; readonly start: number }[] = [];

  open(): void {
    this.#flush();
    if (this.#outer.length > MOST_LEVELS) throw new CaptureUnreadable('the RTF is nested too deeply to be read');
    this.#outer.push({ ...this.#state });
  }

  close(): void {
    this.#flush();
    const { destination } = this.#state;
    const before = this.#outer.pop();
    if (!before) return;
    const link = this.#links.at(-1);
    if (link && link.depth > this.#outer.length) {
      this.#links.pop();
      const words = this.#paragraph.slice(link.start);
      this.#paragraph = this.#paragraph.slice(0, link.start) + linked(words, link.address);
    }
    if (destination === 'styles' && before.destination === 'styles') {
      this.#styles.set(this.#state.style, this.#styleName.replace(/;.*$/s, '').trim().toLowerCase());
      this.#styleName = '';
    }
    if (destination === 'note' && before.destination !== 'note') {
      this.#notes.push(this.#paragraph.trim());
      this.#paragraph = this.#aside.pop() ?? '';
    }
    // What a paragraph is holds until the next says otherwise.
    const { style, outline, isInTable, level } = this.#state;
    const isText = destination === 'text' && before.destination === 'text';
    this.#state = isText ? { ...before, style, outline, isInTable, level } : before;
  }

  byte(byte: number): void {
    if (this.#passed > 0) this.#passed--;
    else this.#bytes.push(byte);
  }

  text(text: string): void {
    this.#flush();
    const rest = text.slice(this.#passed);
    this.#passed = Math.max(0, this.#passed - text.length);
    // Bytes beyond ASCII that no control word stands for.
    if (/[\x80-\xff]/.test(rest)) this.#bytes.push(...Buffer.from(rest, 'latin1'));
    else this.#put(rest);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#put(new TextDecoder(this.#charsets.get(this.#state.font) ?? this.#codePage).decode(bytes));
  }

  #put(text: string): void {
    const { destination } = this.#state;
    if (destination === 'instruction') this.#instruction += text;
    if (destination === 'mark') this.#mark += text;
    if (destination === 'styles') this.#styleName += text;
    if (destination === 'text' || destination === 'note')
      this.#paragraph += looking(escaped(text).replaceAll('\n', '<br>'), this.#state);
  }

  word(word: string, number: number | null): void {
    this.#flush();
    if (this.#passed > 0 && word !== 'u') this.#passed = 0;
    const state = this.#state;
    const isOn = number !== 0;
    const character = CHARACTERS[word];
    const isUnknown = state.isOptional && !OPTIONAL.test(word);
    state.isOptional = word === '*';
    if (state.isOptional) return;
    if (isUnknown) state.destination = 'skip';
    else if (character !== undefined) this.#put(character);
    else if (state.destination === 'skip') return;
    else if (SKIPPED.test(word)) this.#state.destination = 'skip';
    else this.#act(word, number, isOn, state);
  }

  #act(word: string, number: number | null, isOn: boolean, state: State): void {
    switch (word) {
      case 'b':
        state.isBold = isOn;
        break;
      case 'i':
        state.isItalic = isOn;
        break;
      case 'strike':
      case 'striked':
      case 'v':
      case 'deleted':
        state.isGone = isOn;
        break;
      case 'plain':
        Object.assign(state, { isBold: false, isItalic: false, isGone: false });
        break;
      case 'f':
        if (state.destination === 'text' || state.destination === 'note' || state.destination === 'fonts')
          state.font = number ?? 0;
        break;
      case 'fcharset': {
        const name = CHARSETS[number ?? 0];
        if (state.destination === 'fonts' && name) this.#charsets.set(state.font, name);
        break;
      }
      case 'ansicpg':
        this.#codePage = codePage(number ?? 1252);
        break;
      case 'mac':
        this.#codePage = 'macintosh';
        break;
      case 'uc':
        state.fallback = number ?? 1;
        break;
      case 'u':
        this.#put(String.fromCharCode(((number ?? 0) + 65536) % 65536));
        this.#passed = state.fallback;
        break;
      case 'stylesheet':
        state.destination = 'styles';
        break;
      case 'fonttbl':
        state.destination = 'fonts';
        break;
      case 'fldinst':
        state.destination = 'instruction';
        this.#instruction = '';
        break;
      case 'fldrslt':
        state.destination = this.#outer.at(-1)?.destination === 'note' ? 'note' : 'text';
        this.#beginLink();
        break;
      case 'footnote':
        state.destination = 'note';
        this.#aside.push(this.#paragraph);
        this.#paragraph = '';
        break;
      case 'listtext':
      case 'pntext':
        state.destination = 'mark';
        this.#mark = '';
        break;
      case 's':
        state.style = number ?? 0;
        break;
      case 'outlinelevel':
        state.outline = number;
        break;
      case 'ilvl':
        state.level = number ?? 0;
        break;
      case 'pard':
        Object.assign(state, { style: 0, outline: null, isInTable: false, level: 0 });
        break;
      case 'intbl':
        state.isInTable = true;
        break;
      case 'par':
      case 'sect':
      case 'page':
        this.#endParagraph();
        break;
      case 'cell':
        this.#cells.push(this.#paragraph.trim());
        this.#paragraph = '';
        this.#mark = '';
        break;
      case 'row':
        this.#rows.push(this.#cells);
        this.#cells = [];
        break;
    }
  }

  #beginLink(): void {
    const address = /HYPERLINK\s+(?:\\l\s+)?"([^"]*)"/.exec(this.#instruction)?.[1];
    if (address !== undefined) this.#links.push({ depth: this.#outer.length, address, start: this.#paragraph.length });
  }

  #endParagraph(): void {
    const { destination, isInTable } = this.#state;
    if (destination === 'note' || (isInTable && destination === 'text')) {
      this.#paragraph += ' ';
      return;
    }
    if (destination !== 'text') return;
    this.#endTable();
    const text = this.#paragraph.trim();
    this.#paragraph = '';
    const mark = this.#mark.trim();
    this.#mark = '';
    if (text === '') return;
    const heading = this.#headingLevel();
    if (heading !== null) this.#blocks.push(`<h${heading}>${text}</h${heading}>`);
    else if (mark !== '') this.#blocks.push(pointOf(text, mark, this.#state.level));
    else this.#blocks.push(`<p>${text}</p>`);
  }

  #headingLevel(): number | null {
    const name = this.#styles.get(this.#state.style) ?? '';
    if (name === 'title') return 1;
    const level = /^heading\s*(\d)$/.exec(name)?.[1];
    const outline = this.#state.outline;
    const found = level === undefined ? (outline === null ? null : outline + 1) : Number(level);
    return found !== null && found >= 1 && found <= 6 ? found : null;
  }

  #endTable(): void {
    if (this.#rows.length === 0) return;
    this.#blocks.push(tableOf(this.#rows));
    this.#rows = [];
  }

  html(): string {
    this.#flush();
    this.#state.isInTable = false;
    this.#state.destination = 'text';
    this.#endParagraph();
    this.#endTable();
    const notes = this.#notes.map((note) => `<li>${note}</li>`).join('');
    let html = '';
    let points: ListPoint[] = [];
    for (const block of [...this.#blocks, '']) {
      if (typeof block !== 'string') {
        points.push(block);
        continue;
      }
      if (points.length > 0) html += listOf(points);
      points = [];
      html += block;
    }
    return notes === '' ? html : `${html}<ol>${notes}</ol>`;
  }
}

function pointOf(html: string, mark: string, level: number): ListPoint {
  return { html, level: Math.min(Math.max(level, 0), 8), number: /^\(?(\d{1,9})[.)]?$/.exec(mark)?.[1] ?? null };
}
