// Reads the cues of WebVTT and SRT files: when each is shown, and its lines with who is tagged as speaking. Settings, styles, notes and
// formatting are left out; what the words mean is not its business.
import { decodeHTMLStrict } from 'entities';

export interface CueLine {
  /** As the tag `<v Name>` has it; `null` where none stands before the words. */
  readonly speaker: string | null;
  readonly text: string;
}

export interface Cue {
  /** Seconds, with fractions. */
  readonly start: number;
  readonly end: number;
  /** Without empty ones; never none. */
  readonly lines: readonly CueLine[];
}

const CLOCK = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const TIMING = new RegExp(String.raw`^\s*${CLOCK}\s*-->\s*${CLOCK}(?:\s.*)?$`);

/** Whether a line says when a cue is shown. */
export function isTiming(line: string): boolean {
  return TIMING.test(line);
}

/** The cues in the order of the file; times that run backwards stay as they are. */
export function cuesIn(text: string): Cue[] {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at++) {
    const match = TIMING.exec(lines[at] ?? '');
    if (!match) continue;
    const payload: string[] = [];
    // A line of blanks is part of a cue; one without an empty line behind it ends where the next one's time stands.
    while (at + 1 < lines.length && lines[at + 1] !== '' && !isTiming(lines[at + 1] ?? ''))
      payload.push(lines[++at] ?? '');
    if (isTiming(lines[at + 1] ?? '') && /^\d+$/.test(payload.at(-1)?.trim() ?? '')) payload.pop();
    const said = linesOf(payload.join('\n'));
    const [, hours, minutes, seconds, parts, ...end] = match;
    if (said.length > 0)
      cues.push({ start: secondsOf(hours, minutes, seconds, parts), end: secondsOf(...end.slice(0, 4)), lines: said });
  }
  return cues;
}

function secondsOf(hours = '0', minutes = '0', seconds = '0', parts = '0'): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${parts}`);
}

/** A speaker's tag holds up to its end or the next; other tags format, or say when a word is shown. */
function linesOf(payload: string): CueLine[] {
  let speaker: string | null = null;
  return payload.split('\n').flatMap((line) => {
    const said: CueLine[] = [];
    let rest = line;
    for (let tag = VOICE.exec(rest); tag; tag = VOICE.exec(rest)) {
      said.push({ speaker, text: plain(rest.slice(0, tag.index)) });
      speaker = tag[1] === undefined ? null : plain(tag[1]) || null;
      rest = rest.slice(tag.index + tag[0].length);
    }
    said.push({ speaker, text: plain(rest) });
    return said.filter(({ text }) => text !== '');
  });
}

const VOICE = /<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>|<\/v>/i;
const FORMATTING = /<\/?(?:c|i|b|u|s|font|lang|ruby|rt|em|strong|span)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|\{\\[^{}]*\}/gi;

function plain(text: string): string {
  return decodeHTMLStrict(text.replace(FORMATTING, '').replace(/&(?:lrm|rlm);/g, ''))
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
