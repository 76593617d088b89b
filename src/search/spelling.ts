// British and American spellings of English words. Pure rules over folded words; none ever touches the first two letters, which tell where in a
// text a word may begin (`possibleStarts`).

const OUR =
  'arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|tum|val|vap|vig';
const CENTRE = 'cent|theat|lit|fib|calib|kilomet|centimet|millimet';
const DEFENCE = 'def|off|lic|pret';

const BRITISH: readonly (readonly [american: RegExp, british: string])[] = [
  [/(?<=.)iz(?=(?:e[drs]?|ers|ing|able|ations?|ational)$)/, 'is'],
  [/(?<=.)yz(?=(?:e[drs]?|ers|ing)$)/, 'ys'],
  [RegExp(`(?<=^(?:${OUR}))or(?=$|s$|ed$|ing$|er|ite|able|ably|al|hood|ful|less)`), 'our'],
  [RegExp(`(?<=^(?:${CENTRE}))er(?=s?$)`), 're'],
  [/(?<=^cent)er(?=ed$|ing$)/, 'r'],
  [RegExp(`(?<=^(?:${DEFENCE}))ens(?=(?:e|es|ed|ing|eless)$)`), 'enc'],
  [/(?<=^practi)s(?=(?:e|ed|es|ing)$)/, 'c'],
  [/(?<=^(?:catal|dial|anal|monol|epil))og(?=s?$)/, 'ogue'],
  [/(?<=^(?:catal|dial))og(?=ed$|ing$)/, 'ogu'],
  [/(?<=^(?:council|counsel))or(?=s?$)/, 'lor'],
  [/dgement/, 'dgment'],
  [/^aging$/, 'ageing'],
  [/(?<=^focus)s(?=ed|ing)/, ''],
];

/** One spelling for both: “organise” for “organize”, “labour” for “labor”; a word that has no other as it is. */
export function inBritishSpelling(word: string): string {
  return BRITISH.reduce((spelt, [american, british]) => spelt.replace(american, british), word);
}

/** Where the spellings of a word part before it is written to its end, and what stands there in the other for each. */
const PARTINGS: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/(?<=^.{3,}i)[sz](?=[a-z]{0,6}$)/, { s: 'z', z: 's' }],
  [/(?<=^.{2,}y)[sz](?=[a-z]{0,3}$)/, { s: 'z', z: 's' }],
  [RegExp(`(?<=^(?:${OUR}))ou?r`), { our: 'or', or: 'our' }],
  [RegExp(`(?<=^(?:${CENTRE}))(?:re?|er?)$`), { r: 'er', re: 'er', e: 're', er: 're' }],
  [RegExp(`(?<=^(?:(?:${DEFENCE})en|practi))[cs]`), { c: 's', s: 'c' }],
];

/** How a word may begin in the other spelling that begins so in one: “organiz” for “organis” and back; `null` where both agree so far. */
export function inOtherSpelling(beginning: string): string | null {
  const [parting, others] = PARTINGS.find(([found]) => found.test(beginning)) ?? [];
  return parting && others ? beginning.replace(parting, (found) => others[found] ?? found) : null;
}
