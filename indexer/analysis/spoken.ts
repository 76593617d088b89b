// What speaks for a label being a person: words behind it that somebody could say, and that the report does not use it as a noun.

/** `speech`: words that somebody could say. `none`: a link, a day, a number or nothing. `short`: too little to tell. */
export type Spoken = 'speech' | 'short' | 'none';

/** Of what stands behind a label. */
export function spokenIn(text: string): Spoken {
  if (TICKET.test(text)) return 'none';
  const words = text.slice(0, LONGEST).replace(/<?https?:\/\/\S+/g, ' ');
  const small = words.match(/(?<![\p{L}/@.-])\p{Ll}[\p{Ll}\p{M}’']+/gu)?.length ?? 0;
  if (small >= FEWEST) return 'speech';
  if (/^\s*$/.test(text)) return 'short';
  return words.trim() === '' || /^[\s\d:./–-]+$/.test(words) ? 'none' : 'short';
}

/** Whether somebody speaks of himself in the words, or asks: no heading and no label does. */
export function isVoiced(text: string): boolean {
  return VOICE.test(text.slice(0, LONGEST * 2).replace(/\S*:\/\/\S+/g, ' '));
}

const VOICE =
  /(?<![\p{L}’'/])(?:I(?:[’'](?:m|ve|ll|d))?|[Ll]et[’']s|[Ww]e(?:[’'](?:re|ve|ll|d))?|[Mm]y)(?![\p{L}/.:-])|^\s*(?:(?:will|would|could|can|should|might|may|is|are|does|do|did|why|what|who|when|how)\s+(?!to\b)\p{Ll}|(?:hoping|planning|wondering|wanted|looking|working)\b)/iu;

/** A title and the number under which it is kept: "implement the new latch #5622". */
const TICKET = /^[^\n]{0,200}?[\s([](?:#|GH-|PR\s?#?|!)\d+[)\]]?\s*$/;

const LONGEST = 300;
const FEWEST = 2;

/** Tells words that the texts use as nouns ("the poll", "each issue"), in any number and case. */
export function nounsIn(texts: readonly string[]): (word: string) => boolean {
  const nouns = new Set<string>();
  for (const text of texts) {
    for (const [, noun = ''] of text.matchAll(DETERMINED)) nouns.add(singular(noun));
  }
  return (word) => nouns.has(singular(word.toLowerCase()));
}

/** Tells words that the texts write in small letters; reads them only once it is asked. */
export function writtenSmallIn(texts: readonly string[]): (word: string) => boolean {
  let small: ReadonlySet<string> | null = null;
  return (word) => {
    small ??= new Set(texts.flatMap((text) => text.match(SMALL) ?? []));
    const key = word.toLowerCase();
    return small.has(key) || small.has(singular(key));
  };
}

const SMALL = /(?<![\p{L}\p{N}@/._-])\p{Ll}{3,}(?![\p{L}\p{N}@/_:-])/gu;

const DETERMINED =
  /(?<![\p{L}’'])(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Oo]ur|[Nn]o|[Aa]ny|[Ee]ach|[Ee]very|[Mm]ore|[Ss]ome|[Nn]ew)\s+(\p{Ll}[\p{Ll}\p{M}-]+)(?![\p{L}’'])/gu;

function singular(noun: string): string {
  return noun.replace(/(?:ies|s)$/, (ending) => (ending === 'ies' ? 'y' : ''));
}
