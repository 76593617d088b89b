// Reads the ordinal with which a line may begin ("3.", "2.1", "IV.", "b)", "(a)", "Item 4:"), in every way in which it can be meant.
// Whether it counts anything is for the sequence to tell in which it stands.

/** One way to read an ordinal. */
export interface Ordinal {
  /** Which ordinals count together: the same signs, in the same brackets. */
  readonly style: string;
  readonly value: number;
  /** "2" of "2.1"; `null` where nothing stands before. */
  readonly above: number | null;
}

export interface OrdinalMark {
  /** The likelier reading first: "i)" is the first of Roman numbers, and the ninth letter. */
  readonly readings: readonly Ordinal[];
  /** Where the words behind it begin. */
  readonly end: number;
}

const LABELLED = /^(?:(?:agenda )?item|section|§)\s*(\d{1,2}|[A-Z])\s*[.:)–—-]\s*(?=\S)/i;
const DOTTED = /^(\d{1,2})\.(\d{1,2})(?:[.)]\s*|\s+)(?=[\p{L}["“])/u;
/** "1.MINUTES": no blank where capitals follow; "3.5 million" and "A.B. Lane" are none. */
const PLAIN =
  /^(\(?)(\d{1,2}|[IVX]{1,6}|[ivx]{1,6}|[A-Za-z])([.)])(?:\s+|(?=\p{Lu}[\p{Lu}’' ]{2})|(?<=\))(?=\p{Lu}))(?=\S)/u;

/** The mark at the beginning of a line, `null` where there is none. */
export function ordinalOf(line: string): OrdinalMark | null {
  if (!/^[\d(§A-Za-z]/.test(line)) return null;
  const labelled = LABELLED.exec(line);
  if (labelled) {
    const sign = labelled[1] ?? '';
    const value = /\d/.test(sign) ? Number(sign) : letterValue(sign);
    return { readings: [{ style: 'labelled', value, above: null }], end: labelled[0].length };
  }
  const dotted = DOTTED.exec(line);
  if (dotted) {
    const [above, value] = [Number(dotted[1]), Number(dotted[2])];
    const reading = value === 0 ? { style: 'n.0', value: above, above: null } : { style: 'n.n', value, above };
    return { readings: [reading], end: dotted[0].length };
  }
  const plain = PLAIN.exec(line);
  if (!plain) return null;
  const [whole, open = '', sign = '', close = ''] = plain;
  const read = (kind: string, value: number): Ordinal => ({ style: `${open}${kind}${close}`, value, above: null });
  if (/\d/.test(sign)) return { readings: [read('1', Number(sign))], end: whole.length };
  const isCapital = /[A-Z]/.test(sign);
  const roman = romanValue(sign.toUpperCase());
  const readings = [
    ...(roman === null ? [] : [read(isCapital ? 'I' : 'i', roman)]),
    ...(sign.length === 1 ? [read(isCapital ? 'A' : 'a', letterValue(sign))] : []),
  ];
  return readings.length === 0 ? null : { readings, end: whole.length };
}

function letterValue(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 96;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
const MORE_ROMAN = ['XVI', 'XVII', 'XVIII', 'XIX', 'XX', 'XXI', 'XXII', 'XXIII', 'XXIV', 'XXV'];

function romanValue(sign: string): number | null {
  return [...ROMAN, ...MORE_ROMAN].indexOf(sign) + 1 || null;
}
