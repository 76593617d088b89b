// Reads a name with which a point of a list begins and whose words follow without a colon: "Ada, not yet", and, where a note taker
// writes like that, "Ada not yet". Whether a report does, and whom it means, is for its marks and the attendance to say.
import type { Block } from '../text/blocks.ts';
import type { FoundMark } from './mark-kinds.ts';

/** The name before a point's words, `null` where the point begins otherwise or tells of somebody ("Ada, who …", "Ada asked"). */
export function nameBefore(block: Block): FoundMark | null {
  if (block.form !== 'list') return null;
  const start = block.text.slice(0, LONGEST);
  const [whole, label] = COMMA.exec(start) ?? BARE.exec(start) ?? [];
  if (whole === undefined || label === undefined) return null;
  const form = whole.includes(',') ? 'comma' : 'bare';
  const mark = { kind: 'name', label, labels: [label], form, isTimed: false, evidence: whole.trim() } as const;
  return { mark, length: whole.length, printed: whole.length };
}

const LONGEST = 120;
const NAME = String.raw`(\p{Lu}[\p{L}\p{M}’'-]+(?:\s\p{Lu}[\p{L}\p{M}.’'-]+){0,2})`;

/** Not before more names, nor before what says more of the person: "Ada, Bo and Cy", "Ada, for the crews, …". */
const COMMA = new RegExp(
  String.raw`^${NAME},\s+(?!(?:and|or|of|from|who(?![^.]{0,80}\?)|whose|which|as|on\s+behalf|speaking|for\s+the)\b|\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?(?:,|\s+and\b|\s*$))(?=\S)`,
  'u',
);

/** Not before a verb that tells what the person did, does or is to do, nor before a preposition. */
const BARE = new RegExp(
  String.raw`^${NAME}\s+(?!(?:will|to|has|had|have|is|are|was|were|and|or|of|from|in|on|at|for|with|by|gave|took|said|went|made|brought|led|spoke|told|met|sent|put|ran|saw|set|left|who|whose|which|as|did|does|may|might|must|should|can|could|shall|out|away|moved?|second)\b|(?!(?:yes|thanks|this|perhaps|always)\b)\p{Ll}+(?:s|ed|ing)\b)(?=\p{Ll})`,
  'u',
);
