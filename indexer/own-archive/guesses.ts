// What can be guessed of an archive from the texts that it holds: which body met, and in which language. A person mends what is wrong.

/** Words that titles of reports have besides the name of the body. */
const OF_TITLES =
  /\b(?:(?:draft|approved|final|unconfirmed|official|full|regular|special|extraordinary|ordinary|annual|monthly|weekly|quarterly|public)\s+)*(?:meeting\s+)?(?:minutes|report|notes|summary|record|agenda|meeting|transcript|log)\b(?:\s+(?:of|from|for)(?:\s+the)?)?/giu;
const OF_DAYS =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr?|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\p{L}*|\d+(?:st|nd|rd|th)?)\b/giu;

/** The longest run of words that at least half of the titles share once days and words such as "minutes" are taken out; `null` for none. */
export function sharedName(titles: readonly string[]): string | null {
  const names = titles.map(bareName);
  const counts = new Map<string, { readonly shown: string; readonly words: number; count: number }>();
  for (const name of names) {
    const words = name === '' ? [] : name.split(' ').slice(0, MOST_WORDS);
    const runs = new Set(
      words.flatMap((_, start) => words.slice(start).map((_end, n) => trimmed(words.slice(start, start + n + 1)))),
    );
    for (const shown of runs) {
      const key = shown.toLowerCase();
      const known = counts.get(key) ?? { shown, words: shown.split(' ').length, count: 0 };
      known.count++;
      counts.set(key, known);
    }
  }
  const shared = [...counts.values()].filter(
    ({ shown, count }) => /\p{L}{2}/u.test(shown) && /^[\p{Lu}\p{N}]/u.test(shown) && count * 2 >= titles.length,
  );
  return shared.sort((a, b) => b.words - a.words || b.count - a.count)[0]?.shown ?? null;
}

function bareName(title: string): string {
  const words = title
    .replace(OF_TITLES, ' ')
    .replace(OF_DAYS, ' ')
    .replace(/[^\p{L}\p{N}’'&\s]+/gu, ' ')
    .trim();
  return trimmed(words.split(/\s+/));
}

/** Without small words at its ends. */
function trimmed(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/^(?:(?:the|of|a|to|for|on|at|and|from)\b\s*)+|(?:\s*\b(?:the|of|to|for|on|and|at|from))+$/gi, '')
    .trim();
}

const MOST_WORDS = 8;

/** The commonest small words of languages in which councils write. */
const SMALL_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'that', 'was', 'for', 'with', 'on', 'be'],
  de: ['der', 'die', 'und', 'den', 'das', 'nicht', 'mit', 'für', 'wird', 'ist'],
  fr: ['le', 'les', 'des', 'et', 'une', 'est', 'que', 'pour', 'dans', 'du'],
  es: ['el', 'los', 'las', 'que', 'una', 'del', 'por', 'para', 'con', 'se'],
  it: ['il', 'che', 'di', 'una', 'per', 'della', 'sono', 'non', 'con', 'gli'],
  nl: ['het', 'een', 'van', 'voor', 'niet', 'dat', 'met', 'zijn', 'op', 'wordt'],
  pt: ['o', 'que', 'uma', 'não', 'para', 'com', 'os', 'dos', 'em', 'pela'],
  sv: ['och', 'att', 'det', 'som', 'för', 'inte', 'är', 'till', 'av', 'på'],
  da: ['og', 'det', 'at', 'for', 'ikke', 'til', 'af', 'der', 'blev', 'på'],
  pl: ['się', 'nie', 'na', 'że', 'jest', 'do', 'oraz', 'przez', 'dla', 'w'],
};

/** A language tag: English where nothing shows another. */
export function languageOf(text: string): string {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shares = Object.entries(SMALL_WORDS).map(
    ([language, words]) => [language, words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)] as const,
  );
  const english = shares.find(([language]) => language === 'en')?.[1] ?? 0;
  const [best] = [...shares].sort(([, a], [, b]) => b - a);
  return best && best[1] > english * 1.5 && best[1] > FEWEST_WORDS ? best[0] : 'en';
}

const FEWEST_WORDS = 20;
