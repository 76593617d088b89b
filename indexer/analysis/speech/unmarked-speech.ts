// Reads a block without a mark in a report that marks its speakers: it goes on with the speech before it, tells of somebody, or is the
// secretary's.
import type { Sentence } from '../../../src/reports/sentences.ts';
import { formalActIn } from '../decisions/formal-acts.ts';
import type { Block } from '../text/blocks.ts';
import type { Member } from './cast.ts';
import type { Attribution } from './floor.ts';
import { stepTo } from './ladder.ts';
import { CONTINUING } from './mark-counts.ts';
import { narrationIn } from './narration.ts';
import { merged, narrated, type Run, whole } from './runs.ts';
import type { Reader } from './speech-reader.ts';
import { isVoiced } from './spoken.ts';
import { verbAfter } from './verbs.ts';

/** In bold or italics as a whole: the secretary's. */
function isSetApart({ text, spans }: Block): boolean {
  const [span] = spans;
  const isFormatted = span?.kind === 'strong' || span?.kind === 'emphasis';
  return isFormatted && span.start === 0 && span.end >= text.trimEnd().length;
}

/** A paragraph of minutes without a mark goes on with the one before it, as a list or an example mostly does. */
export function readUnmarked(block: Block, sentences: readonly Sentence[], reader: Reader): Run[] {
  const { floor, isSummary } = reader;
  const before = reader.ladder.at(-1);
  // "Ada:" above points of the same depth ends at a point that is nothing but a link: it opens a matter of its own.
  if (block.form === 'list' && before?.isAbove && isLink(block)) reader.ladder = reader.ladder.slice(0, -1);
  // "… and the masts": a point that goes on with the one before it.
  const goesOnInList = block.form === 'list' && /^(?:…|\.{3})/.test(block.text) && reader.lastMarked !== null;
  if (!goesOnInList) reader.ladder = stepTo(reader.ladder, block, null);
  const above = reader.ladder.at(-1);
  if (block.form === 'list' && !goesOnInList && above?.level === 0 && isOfLinks(block)) return [narrated(block)];
  if (goesOnInList) floor.holder ??= reader.lastMarked;
  else if (block.form === 'list' || (before !== above && before?.holder === floor.holder)) {
    floor.holder = above?.holder ?? null;
    floor.evidence = above?.evidence ?? null;
  }
  if (floor.holder === null && before === undefined && /^…/.test(block.text)) floor.holder = reader.lastMarked;
  const { holder, evidence } = floor;
  const goesOn = CONTINUING.test(block.text);
  if (/^(?:…|\.{3})?\s*[[(][^\])]*[\])]\W*$/.test(block.text)) return [narrated(block)];
  if (block.form === 'paragraph' && isLink(block)) return [narrated(block)];
  // "pdx pours tea": a chat says what somebody does by the handle.
  const doer = /^(\S+)\s+\p{Ll}/u.exec(block.text.slice(0, 80))?.[1];
  if (block.form === 'paragraph' && doer !== undefined && reader.style.nicks.has(doer)) return [narrated(block)];
  // Where minutes mark every paragraph that goes on, the others are the scribe's.
  if (block.form === 'paragraph' && reader.style.marksContinuing && !goesOn && !isVoiced(block.text))
    return [narrated(block)];
  const isTelling = block.form === 'list' || (block.form === 'paragraph' && (reader.style.tells || holder === null));
  const told = toldOf(block.text, reader);
  if (told?.verb && isTelling) {
    const runs = toldRuns(sentences, reader);
    introduceBelow(block, runs, reader);
    return runs;
  }
  // Below somebody's point, one that begins with another's name tells of that one; and nobody calls himself by name.
  if (told && (told.member !== holder) === (block.form === 'list'))
    return isTelling && !isSummary ? toldRuns(sentences, reader) : [narrated(block)];
  // "@ada could you look at it" asks Ada, whoever asks.
  if (block.form === 'list' && /^@[\p{L}\p{N}_-]+,?\s+(?:please|can|could|will|would)\b/u.test(block.text))
    return [narrated(block)];
  if (!holder && isTelling && !isSummary && sentences.length > 1) return toldRuns(sentences, reader);
  if (!holder || isSummary || /^(?:presenters?|presented by|speaker)\s*:/i.test(block.text)) return [narrated(block)];
  if (block.form !== 'list' && isSetApart(block)) return [narrated(block)];
  if (
    block.form === 'paragraph' &&
    (/^[[(*]/.test(block.text) ||
      (block.text.length < 200 &&
        (formalActIn(block.text) !== null || (!isVoiced(block.text) && narrationIn(block.text) !== null))))
  )
    return [narrated(block)];
  // Minutes mark a speech that goes on by "…" or an arrow.
  const confidence = floor.isShared ? 0.5 : goesOn ? 0.95 : 0.6;
  return [{ ...whole(block), speaker: holder, found: 'continued', confidence, evidence }];
}

/** What is told in a point or paragraph: whoever a sentence begins with says it, and what follows, until another is named. */
function toldRuns(sentences: readonly Sentence[], reader: Reader): Run[] {
  let said: Attribution = { speaker: null, found: 'narration', confidence: 0.95, evidence: null };
  return merged(
    sentences.map(({ start, end, text }) => {
      const told = toldOf(text, reader);
      if (told?.verb) {
        told.member.hasSpoken = true;
        said = { speaker: told.member, found: 'named', confidence: 0.8, evidence: told.verb };
      }
      return { start, end, ...said };
    }),
  );
}

/** "Ada gave an introduction:" – the points below are Ada's. */
export function introduceBelow(block: Block, runs: readonly Run[], reader: Reader): void {
  const last = runs.at(-1);
  if (block.form !== 'list' || !last?.speaker || !/:\s*$/.test(block.text)) return;
  reader.ladder = stepTo(reader.ladder, block, { holder: last.speaker, evidence: last.evidence, isAbove: false });
}

/** Nothing but links, each perhaps with its title. */
function isOfLinks({ text, spans }: Block): boolean {
  const bare = text.replace(/<?https?:\/\/\S+/g, '').trim();
  const linked = spans.reduce((so, span) => so + (span.kind === 'link' ? span.end - span.start : 0), 0);
  return bare.length - linked <= 2;
}

function isLink({ text }: Block): boolean {
  return /^<?https?:\/\/\S+$/.test(text.trim());
}

/** Of whom a point tells that begins with a name of the lists; with the verb, where it says that they speak ("Ada asked …"). */
function toldOf(
  text: string,
  { cast, style }: Reader,
): { readonly member: Member; readonly verb: string | null } | null {
  const name =
    /^@?(?:(?:Finally|Lastly|Then|Next|Also|However|Meanwhile|Similarly|In response|In addition),?\s+)?(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?)(?=\s+\p{Ll})/u.exec(
      text.slice(0, 60),
    );
  const printed = name?.[1] ?? '';
  const meant = name ? cast.marked(printed) : null;
  const isPrinted = style.names.has(printed);
  const known = meant === null && name && !isPrinted ? cast.called(printed, new Set(), null) : null;
  const member = known ?? (meant !== null && meant !== 'several' ? meant : isPrinted ? cast.introduced(printed) : null);
  if (!name || member === null) return null;
  const verb = verbAfter(text, name[0].length);
  return { member, verb: verb && text.slice(0, verb.end) };
}
