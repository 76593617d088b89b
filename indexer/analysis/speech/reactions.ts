// Tells lines that only count who reacted to what was said before them: "👍: ada, bo", ":thumbsup: x3". Nobody says them.

/** Signs with a colon and names, or with a count, and nothing else. */
export function isReactions(text: string): boolean {
  return text.length < LONGEST && REACTIONS.test(text.trim());
}

const LONGEST = 300;
const REACTIONS =
  /^(?:(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{FE0F}|\u{200D})*|:[a-z\d_+-]{2,30}:|[+-]1)\s*)+(?:\(?\s*[x×]?\s*\d{1,3}\s*\)?|(?::|–|—|-|by|from)\s*[*_@]*[\p{L}\d_.-]+(?:\s\p{Lu}[\p{L}.-]+)?(?:(?:,\s*|\s+(?:and|&)\s+)@?[\p{L}\d_.-]+(?:\s\p{Lu}[\p{L}.-]+)?){0,40})[\s*_.]*$/u;
