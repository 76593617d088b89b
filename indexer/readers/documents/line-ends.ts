// Joins the lines of a printed paragraph: says whether a hyphen at the end of a line parts one word, belongs to a compound, or stands
// for what the next words share.

/** Words and compounds, in lower case, as they stand inside of lines. */
export type Vocabulary = ReadonlySet<string>;

export function vocabularyOf(lines: readonly string[]): Vocabulary {
  return new Set(
    lines.flatMap(
      (line) => line.toLowerCase().match(/[\p{L}’]+(?:[-‐‑][\p{L}’]+)*(?![-‐‑\u00ad]$)(?![\p{L}’-])/gu) ?? [],
    ),
  );
}

/** Two lines as one. What the document itself writes elsewhere decides; else the look of the parts. */
export function joinedLines(before: string, next: string, vocabulary: Vocabulary): string {
  if (before === '') return next;
  const hyphen = /[-‐‑\u00ad]$/.exec(before)?.[0];
  const first = /([\p{L}\p{N}’]+)[-‐‑\u00ad]$/u.exec(before)?.[1];
  const rest = /^[\p{L}\p{N}][\p{L}\p{N}’]*/u.exec(next)?.[0];
  // A span of numbers over two lines.
  if (/\d–$/.test(before) && /^\d/.test(next)) return before + next;
  if (hyphen === undefined || first === undefined || rest === undefined) return `${before} ${next}`;
  if (hyphen === '\u00ad') return before.slice(0, -1) + next;
  // “Short- and long-term.”
  if (SHARED.test(next)) return `${before} ${next}`;
  return isCompound(before, first, rest, vocabulary) ? before + next : before.slice(0, -1) + next;
}

const SHARED = /^(?:and|or|to|nor|but|und|oder|et|ou)\s/;

function isCompound(before: string, first: string, rest: string, vocabulary: Vocabulary): boolean {
  // Only letters are parted, and the rest of a word begins with a small one.
  if (/\p{N}$/u.test(first) || !/^\p{Ll}/u.test(rest)) return true;
  const [one, other] = [first.toLowerCase(), rest.toLowerCase()];
  if (vocabulary.has(`${one}${other}`)) return false;
  if (vocabulary.has(`${one}-${other}`)) return true;
  // A compound of three has had a hyphen already: “day-to-day”.
  if (/\p{L}[-‐‑]\p{L}+[-‐‑]$/u.test(before)) return true;
  return other === 'elect' || FIRST_PARTS.test(`${one}-${other}`);
}

/**
 * First parts that English writes with a hyphen, but for the words that only begin alike (“selfish”, “nonsense”); “ex-” where no word
 * could go on like that.
 */
const FIRST_PARTS =
  /^(?:self-(?!ish|less)|vice-(?!roy|s\b)|well-(?!ness|ington|s\b)|non-(?!sens|chal|etheless|plus)|by-(?!zant|ron)|re-e|co-o|ex-[bdfgjklmnrvwyz])/;
