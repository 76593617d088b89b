// Reads blocks that begin with a mark: whose words follow it, how sure that is, and what a label says that names nobody.
import type { Sentence } from '../../../src/reports/sentences.ts';
import type { Block } from '../text/blocks.ts';
import type { Cast, Member } from './cast.ts';
import type { Attribution } from './floor.ts';
import { stepTo } from './ladder.ts';
import type { Mark } from './mark-kinds.ts';
import type { Standing } from './mark-style.ts';
import { merged, narrated, type Run, unattributed, whole } from './runs.ts';
import type { Reader } from './speech-reader.ts';

export function readMarked(
  block: Block,
  mark: Mark,
  standing: Standing,
  sentences: readonly Sentence[],
  reader: Reader,
): Run[] {
  const { cast, floor } = reader;
  reader.isSummary = false;
  if (mark.kind === 'question') return [narrated(block)];
  const speaker = mark.kind === 'answer' ? (floor.reporter ?? null) : speakerOf(mark, cast);
  const evidence = mark.kind === 'answer' ? floor.evidence : mark.evidence;
  if (!speaker) {
    floor.holder = null;
    return mark.kind === 'group' ? [narrated(block)] : [unattributed(block, evidence)];
  }
  const confidence = isOfSeveral(mark, cast) ? DOUBTED : confidenceOf(mark, standing, speaker);
  speaker.hasSpoken = true;
  reader.lastMarked = speaker;
  floor.speakers.add(speaker);
  reader.floor = {
    ...floor,
    holder: speaker,
    reporter: floor.reporter ?? speaker,
    lastSpeaker: speaker,
    evidence,
    continued: 0,
    isShared: mark.kind === 'joint',
  };
  if (isAlone(block, mark)) return [narrated(block)];
  return withoutStageDirections(block, sentences, { speaker, found: 'initials', confidence, evidence });
}

/** Two of those who may be meant have the name. */
function isOfSeveral({ kind, labels: [label = ''] }: Mark, cast: Cast): boolean {
  return (
    kind !== 'answer' && kind !== 'office' && cast.withInitials(label) === null && cast.marked(label) === 'several'
  );
}

const DOUBTED = 0.5;

/** "abrown:" above a list of what abrown said. */
export function isAlone(block: Block, mark: Mark): boolean {
  return block.text.trim() === mark.evidence;
}

function confidenceOf({ kind, label }: Mark, standing: Standing, speaker: Member): number {
  if (kind === 'answer') return 0.7;
  const isExplained = kind !== 'initials' || speaker.name !== label;
  return isExplained && kind !== 'joint' && standing === 'speaker' ? 0.99 : 0.5;
}

/** Of a joint mark the first: two people cannot be credited with one statement, so it is a doubtful one. */
function speakerOf({ kind, labels: [label = ''] }: Mark, cast: Cast): Member | null {
  if (kind === 'label') return null;
  if (kind === 'office') return cast.holding(label);
  const meant = cast.marked(label);
  // Somebody may go by the name of "anonymous".
  if (kind === 'group') return meant === 'several' ? null : meant;
  if (kind === 'initials' || (kind === 'joint' && /^[A-Z]{2,4}$/.test(label))) {
    const stated = cast.withInitials(label) ?? meant;
    return stated === 'several' || stated === null ? cast.unexplained(label) : stated;
  }
  const name = label.replace(
    /^(?:(?:Hon|Rt|Mr|Mrs|Ms|Mx|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Prof|Professor|Rev|Superintendent|Captain)\.?\s+)+/i,
    '',
  );
  const known = meant ?? cast.marked(name) ?? cast.called(name, new Set(), null);
  // What fits two is the name as printed: nobody else's, and neither of theirs.
  if (known) return known === 'several' ? cast.introduced(name) : known;
  return cast.introduced(name);
}

/** A label that names nobody, or a mark whose person is not known: what it says of itself stays in the text. */
export function readLabelled(block: Block, standing: Standing, reader: Reader): Run[] {
  reader.ladder = stepTo(reader.ladder, block, null);
  const above = reader.ladder.at(-1);
  // A point of somebody's list that has a heading of its own ("Next steps: …").
  if (standing === 'label' && block.form === 'list' && above?.holder) {
    reader.floor.holder = above.holder;
    return [{ ...whole(block), speaker: above.holder, found: 'continued', confidence: 0.5, evidence: above.evidence }];
  }
  return [standing === 'label' ? narrated(block) : unattributed(block, null)];
}

/** "[Laughter.]" within somebody's speech is nobody's. */
function withoutStageDirections(block: Block, sentences: readonly Sentence[], speech: Attribution): Run[] {
  if (!/[[(]\p{Lu}[^\])]{0,60}[\])]|^(?:…|\.{3})\s*\[/mu.test(block.text)) return [{ ...whole(block), ...speech }];
  const silence: Attribution = { speaker: null, found: 'narration', confidence: 0.95, evidence: null };
  return merged(
    sentences.map(({ start, end, text }) => ({
      start,
      end,
      ...(/^(?:…|\.{3})?\s*[[(][^\])]+[\])]\W*$/.test(text.trim()) ? silence : speech),
    })),
  );
}
