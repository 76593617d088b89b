// Reads captions of a recording (WebVTT, SRT) as paragraphs, each with the time at which it was spoken and a mark of who speaks, where
// a tag or the line's beginning says so. Sentences that are cut over several cues become whole; no word is left out.
import { timeMark } from '../../src/reports/time-marks.ts';
import type { Reader } from './capture.ts';
import { CaptureUnreadable } from './capture.ts';
import { type Cue, type CueLine, cuesIn, isTiming } from './cues.ts';
import { fileTitle } from './minutes-file.ts';
import { dateOfName } from './path-days.ts';
import { asMarkdown } from './plain-text.ts';
import { withoutRolling } from './rolling-cues.ts';

export const captions: Reader = {
  description: 'captions of a recording (WebVTT, SRT)',
  sourceKinds: ['git', 'files'],
  recognises: (text) => {
    const head = text.split('\n', MOST_HEAD_LINES);
    return /^\uFEFF?WEBVTT(?:[ \t]|$)/.test(head[0] ?? '') || /^\s*(?:\d+\s*\n)?[^\n]*-->/.test(head.join('\n'))
      ? head.some(isTiming)
      : false;
  },
  read: (text, name) => {
    const cues = withoutRolling(cuesIn(text));
    if (cues.length === 0) throw new CaptureUnreadable('the captions hold no words');
    const title = /^\uFEFF?WEBVTT[ \t]+(?:[-–—]\s*)?(\S.*)$/m.exec(text.split('\n', 1)[0] ?? '')?.[1]?.trim();
    return [
      {
        title: title && /\p{L}{3}/u.test(title) && !/^(?:Kind|Language|X-)/.test(title) ? title : captionTitle(name),
        author: null,
        published: null,
        url: null,
        text: paragraphsOf(cues).map(markdownOf).join('\n\n'),
        truncated: false,
        kind: 'meeting report',
        isWholeCapture: true,
        isTimed: true,
        nameDate: dateOfName(name),
      },
    ];
  },
};

/** Styles and notes may stand before the first cue. */
const MOST_HEAD_LINES = 200;

/** "moot.en.vtt" is called "Moot": the language is no part of it. */
function captionTitle(name: string): string {
  return fileTitle(name.replace(/\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?=\.\w+$)/, ''));
}

/** Who speaks, as far as the captions say. */
interface Voice {
  readonly name: string;
  /** A tag says so for its own words only; a name that opens them holds until the next. */
  readonly by: 'tag' | 'label';
}

interface Said {
  /** `null` where nothing stands before the words. */
  readonly voice: Voice | null;
  /** The words are somebody else's than those before, and nothing says whose. */
  readonly isOtherVoice: boolean;
  readonly text: string;
}

interface Paragraph extends Said {
  readonly start: number;
  end: number;
  text: string;
  /** Whose it is, though it has no mark of its own. */
  readonly owner: Voice | null;
}

/** Of a paragraph, in seconds and characters: at the next end of a sentence another one begins. */
const LONG_SECONDS = 20;
const LONG_TEXT = 400;
/** Where no sentence ends. */
const LONGEST_SECONDS = 60;
/** Seconds without words that part paragraphs. */
const PAUSE = 4;

function paragraphsOf(cues: readonly Cue[]): Paragraph[] {
  const isLabel = labelsIn(cues);
  const paragraphs: Paragraph[] = [];
  for (const cue of cues) {
    for (const line of cue.lines) {
      const said = saidIn(line, isLabel);
      const last = paragraphs.at(-1);
      const isUntagged = said.voice === null && last?.owner?.by === 'tag';
      const isOtherVoice = said.isOtherVoice || isUntagged;
      const owner = said.voice ?? (isOtherVoice ? null : (last?.owner ?? null));
      if (last && !isOtherVoice && owner?.name === last.owner?.name && !isOver(last, cue)) {
        last.text = `${last.text} ${said.text}`.trim();
        last.end = Math.max(last.end, cue.end);
      } else {
        paragraphs.push({ ...said, isOtherVoice, owner, start: cue.start, end: cue.end });
      }
    }
  }
  return paragraphs.filter(({ text }) => text !== '');
}

function isOver({ start, end, text }: Paragraph, cue: Cue): boolean {
  if (text === '') return false;
  if (cue.start - end > PAUSE) return true;
  const isLong = cue.start - start >= LONG_SECONDS || text.length >= LONG_TEXT;
  return (isLong && /[.!?…]["”’)\]]*$/.test(text)) || cue.start - start >= LONGEST_SECONDS;
}

/** ">> Bo Rask: words", "- words", "BO RASK: words". */
function saidIn({ speaker, text }: CueLine, isLabel: (name: string) => boolean): Said {
  if (speaker !== null) return { voice: { name: speaker, by: 'tag' }, text, isOtherVoice: false };
  const change = /^(?:(?:>|»){2,3}|[-–—](?=\s|\p{Lu}))\s*/u.exec(text)?.[0] ?? '';
  const rest = text.slice(change.length);
  const label = LABEL.exec(rest);
  const name = label?.[1]?.trim();
  if (label && name && (change.startsWith('>') || isLabel(name)))
    return { voice: { name, by: 'label' }, text: rest.slice(label[0].length).trim(), isOtherVoice: false };
  return { voice: null, text: rest, isOtherVoice: change !== '' };
}

const LABEL = /^([\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.’' ()/-]{0,59}):(?:\s+|$)/u;

/** Which names before a colon are marks of speech: those that come again, or stand in capitals. The rest is part of what is said. */
function labelsIn(cues: readonly Cue[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const { lines } of cues) {
    for (const { speaker, text } of lines) {
      const name = speaker === null ? LABEL.exec(text.replace(/^(?:>{2,3}|[-–—])\s*/, ''))?.[1]?.trim() : undefined;
      if (name && isNamed(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return (name) =>
    (counts.get(name) ?? 0) > 1 || (counts.has(name) && name === name.toUpperCase() && /\p{L}{2}/u.test(name));
}

/** Up to four words, all of them with a capital or a number: "Speaker 2", "Councillor Bo Rask", "Ada de la Mere". */
function isNamed(name: string): boolean {
  const words = name
    .replace(/\([^()]*\)/g, '')
    .trim()
    .split(/\s+/);
  return (
    words.length <= 5 &&
    words.every((word) => /^(?:[\p{Lu}\p{Lo}\p{N}]|d[aei]\b|de[lr]\b|la\b|v[ao]n\b|al-|bin\b|y\b)/u.test(word))
  );
}

/** A tagged name stands in angle brackets, as chats have them: nobody takes it for a label. */
function markdownOf({ start, end, voice, isOtherVoice, text }: Paragraph): string {
  const isBracketed = voice?.by === 'tag' && /^[\p{L}\p{N} .’'-]{1,40}$/u.test(voice.name);
  const mark = voice === null ? '' : isBracketed ? `\\<${voice.name}> ` : `${asMarkdown(voice.name)}: `;
  const time = timeMark({ start: Math.floor(start), end: Math.max(Math.floor(start), Math.ceil(end)) });
  // A rule ends the speech before it, and is no text.
  return `${isOtherVoice ? '---\n\n' : ''}${time}\n${mark}${asMarkdown(text)}`;
}
