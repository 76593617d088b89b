// Writes docs/relevance.md: the table and how its figures came about.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { READINGS } from './readings-report.ts';

const PATH = join(import.meta.dirname, '../../docs/relevance.md');

export function writeReport(table: string): void {
  writeFileSync(PATH, `${TEXT}\n${table}\n\n${READINGS}`);
}

const TEXT = `# Relevance, measured

Written by \`node bench/relevance/run.ts\`, which prints the table and takes some minutes; MiniSearch needs \`npm ci\` in \`bench/\` once, Meilisearch
its program on the PATH. What is not there is left out, and standard error says so. \`--sample\` leaves out the TC39 notes.

## What is asked
- **Questions** (\`bench/relevance/questions.yml\`): sixty searches that a member, a journalist or a historian would type, of ten kinds, over the sample archive. The items that
  answer them were judged by hand, from reading all of its reports: 3 answers it, 2 answers a part, 1 touches it. Then the first
  answers of Rapporteur (ten), MiniSearch and FTS5 (seven) that had no grade were looked through, so that nobody is blamed for an answer that was overlooked: three got one.
  When the ranking had changed, the same was done for the first ten of the five columns that the table then had, both halves: 505 pairs of a question and an item without a grade, in the order of their
  names and without saying whose answers they were. Nineteen got one: one a 2, eighteen a 1. What has no grade counts 0, whoever finds it.
- **Known items** (\`bench/relevance/known-items.ts\`): a reader looks for one item and types two or three of the rarer words of its title, of a decision or of a statement: as written,
  with one typing mistake (a letter too many, too few, another one, two swapped; not the first), with the other form of an acronym, with the last word cut
  while typing, with the speaker as a filter, as a typed question. Made with a fixed seed: the same archive gives the same queries.

Each kind is divided by turns: ranking may be tuned on the half “tuning”, and what it is worth is read off the half “held-out”.

## How it is counted
Each cell says nDCG@10 · MRR@10 · success@10. nDCG: the gain of the first ten (2^grade − 1, divided by log2 of the place + 1) as a share of the best
possible one. MRR: one through the place of the first item of grade 2 or 3, 0 past the tenth. Success: how often such an item is among the first ten.
For a known item only that item counts, though others may well answer, too. Bold is the best nDCG of a line.

Posts that report no meeting are in no engine’s answers, as no search of ours looks into them unless told to.

## Who is asked
- **Rapporteur**: the embedded engine, through everything that the search page puts before it: names and acronyms, typed questions, dates as filters and leaving words out where no item
  has them all, and the items that it shows below fewer than ten with all: those with some of the words, with words of a phrase apart, and with a speaker those in which others say them. What is counted is the first ten in the order shown.
- **Rapporteur on Meilisearch**: the application’s other engine, the same way.
- **Meilisearch**: the server alone: titles, names of speakers and text, its own ranking and its own idea of mistakes. Its settings were chosen on the tuning half: a list of stop words and \`matchingStrategy: 'frequency'\`, which
  leaves the commonest words out first, make it 0.112 better in nDCG of the questions there, and 0.157 in that of known items.
- **MiniSearch**: titles, names of speakers and text; stems by Porter’s second rules, a list of stop words, mistakes (\`fuzzy: 0.2\` from five letters), the last word as a prefix while typing; any of the words
  will do. Its settings were chosen on the tuning half: all words, or a boost of titles (2 to 8), made it worse; \`fuzzy: 0.25\` is 0.007 better in nDCG of the questions and 0.001
  worse in that of known items.
- **FTS5**: the same three columns, titles weighted four times (the best for known items of 1 to 8; for questions 8 is 0.003 better), stems by Porter’s first rules, stop words left out, each word quoted; once with all words, or any of them where no item has all, and
  once with any of them from the start. A speaker’s filter means for the three peers that the speaker speaks in the item.

## The table
Rapporteur comes before all three peers in all three sets on both halves, in nDCG and in MRR. Its two engines are as good as each other at questions: the embedded one has the better nDCG on the half “tuning” (0.869 and 0.857), Meilisearch
on the held-out one (0.912 and 0.919), and with known items the embedded one has it on both. Thirty questions are few: one that is answered wholly or not at all moves a mean by 0.033. The held-out means were looked at while the ranking was being changed, but nothing was
chosen by them: before the last change but one (of the items with some of the words, those that have much in common with the first two come first) the embedded engine had 0.859 and 0.880, Meilisearch 0.833 and 0.906; after it
0.866 and 0.912, 0.857 and 0.919. The last change was of stems, which also decide what a known item is searched for with: known items cannot be compared with those before. Answers that came into the first ten with the last change but one, and those of Meilisearch alone, were not looked through for overlooked grades.
`;
