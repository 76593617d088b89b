// Takes the characters out of a text that nobody sees and that part words for whoever searches them: soft hyphens, spaces of no width,
// byte order marks. Refuses to touch what a script needs to be written.

/**
 * The text as it is read. A soft hyphen at the end of a line shows as a hyphen, and the word goes on in the next line. Joiners stay where
 * a letter of a script that joins its letters, or a picture, is beside them.
 */
export function withoutInvisible(text: string): string {
  return text.replace(SOFT_LINE_END, '').replace(INVISIBLE, '').replace(LONE_JOINER, '').replace(DIRECTION_IN_WORD, '');
}

/** Only where it is followed by what can be the rest of a word. */
const SOFT_LINE_END = /\u00ad(?<=\p{L}\u00ad)[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu;

/** Soft hyphen, space of no width, word joiner and the invisible signs of mathematics, byte order mark. */
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\ufeff]/g;

/** What joins or parts letters of scripts that are written joined, and pictures made of several. */
const JOINED = String.raw`[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}]]|[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]`;
const LONE_JOINER = new RegExp(String.raw`[\u200c\u200d](?<!(?:${JOINED}).)(?!${JOINED})`, 'gv');

/** Marks of direction have nothing to turn round between two Latin letters. */
const DIRECTION_IN_WORD = /(?<=\p{Script=Latin})[\u200e\u200f\u202a-\u202e\u2066-\u2069]+(?=\p{Script=Latin})/gu;
