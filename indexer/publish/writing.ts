// What an archive's texts teach about how it writes: compounds, words of names in small letters, other words for the same business. Learnt from some of its reports, so that
// an edit of one report seldom makes others be read, and never all of a large archive.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CatalogueDescription } from '../../src/catalogue/catalogue.ts';
import type { CatalogueWriter } from '../../src/catalogue/writer.ts';
import { codeFingerprint } from '../../src/code-fingerprint.ts';
import { hashOf } from '../archive/hash-of.ts';
import type { Archive } from '../archive/store.ts';
import { compoundsIn } from './compounds.ts';
import { passagesOf, relatedWordsIn } from './related-words.ts';
import { smallLettersIn } from './small-letters.ts';

export type Writing = Required<Pick<CatalogueDescription, 'compounds' | 'smallLetters' | 'relatedWords'>>;

/** What learns it; the rest follows from what they import. */
const WRITING_CODE = ['compounds.ts', 'small-letters.ts', 'related-words.ts'].map((name) =>
  join(import.meta.dirname, name),
);

/** So many reports tell how an archive writes. */
const MOST_REPORTS = 256;

/**
 * As the catalogue has it, where the reports and names that it was learnt from are the same; learnt anew otherwise. Which reports these are
 * depends on their ids alone, so that any order of index runs gives the same.
 * @param inputs of all reports, in their order: what their items depend on
 */
export function writingOf(
  { files, lists }: Pick<Archive, 'files' | 'lists'>,
  catalogue: Pick<CatalogueWriter, 'description' | 'note' | 'noted' | 'speakerNames'>,
  inputs: readonly string[],
): Writing {
  const read = files
    .map(({ report }, index) => ({ report, input: inputs[index] ?? '', order: orderOf(report.id) }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .slice(0, MOST_REPORTS);
  const names = [...catalogue.speakerNames(), ...lists.people.flatMap(({ name, aliases }) => [name, ...aliases])];
  const learntFrom = `${codeFingerprint(WRITING_CODE)} ${hashOf([...read.map(({ input }) => input), ...names])}`;
  const { compounds, smallLetters, relatedWords } = catalogue.description() ?? {};
  if (compounds && smallLetters && relatedWords && catalogue.noted('writing') === learntFrom)
    return { compounds, smallLetters, relatedWords };
  catalogue.note('writing', learntFrom);
  const texts = read.map(({ report }) => report.text);
  return {
    compounds: compoundsIn(texts),
    smallLetters: smallLettersIn(texts, names),
    relatedWords: relatedWordsIn(
      read.flatMap(({ report }, index) => passagesOf(report, texts[index] ?? '')),
      names,
    ),
  };
}

/** Whether the catalogue has what these rules learn; other rules learn other things of the same reports. */
export function isWritingKnown(catalogue: Pick<CatalogueWriter, 'noted'>): boolean {
  return catalogue.noted('writing')?.startsWith(`${codeFingerprint(WRITING_CODE)} `) ?? false;
}

/** Neither that of the days nor that of the names. */
function orderOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
