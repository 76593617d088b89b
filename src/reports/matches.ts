// Finds a pattern again and again in a text.

/**
 * All matches of a pattern with the flag `g`, in order, as `matchAll` gives them. That makes a copy of the pattern for every text,
 * which takes longer than to search a sentence.
 * @param most the first so many of them
 */
export function matchesIn(text: string, pattern: RegExp, most = Number.POSITIVE_INFINITY): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (matches.push(match) >= most) break;
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return matches;
}
