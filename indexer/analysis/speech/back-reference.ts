// Tells whether a sentence says by its own words that it goes on with what was said before: by a pronoun or a connecting word.

/** Whether the sentence begins with what can only mean somebody or something named before it. */
export function refersBack(sentence: string): boolean {
  return BACK.test(sentence.trimStart());
}

const CONNECTING = String.raw`(?:also|then|further|furthermore|moreover|in\s+addition|additionally|however|finally|lastly|again|and|but|so|otherwise|meanwhile|instead|similarly|therefore|thus|as\s+(?:a\s+result|such|well))`;
const BACK = new RegExp(
  String.raw`^[“"‘']?(?:${CONNECTING}\b|(?:[\p{L}-]+,?\s+){0,2}?(?:he|she|they|his|her|their|its|himself|herself)(?:[’'](?:s|d|ll|ve|re))?(?![\p{L}’'])|(?:this|that|these|those|it|such)(?![\p{L}]))`,
  'iu',
);
