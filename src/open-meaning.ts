// Opens the word vectors that MODEL names, and what was learnt with them of an archive. Without MODEL, or where its folder cannot be used, there are none,
// and everything else is the same.
import { type Config, dataPaths } from './config.ts';
import { isFunctionWord } from './queries/question-words.ts';
import type { ItemSource } from './search/engine.ts';
import { englishWords } from './search/english-words.ts';
import { openWordVectors, type WordVectors } from './vectors/model.ts';
import { type Meaning, openMeaning } from './vectors/reader.ts';
import { ModelUnusable } from './vectors/unusable.ts';
import { writeVectors } from './vectors/writer.ts';

type Given = Pick<Config, 'model' | 'data'>;

/** For the web server; it finds nothing until it is refreshed. @param tell what is wrong, in one line */
export function openMeaningOf(config: Given, tell: (message: string) => void): Meaning | null {
  const model = modelOf(config, tell);
  return model && openMeaning(dataPaths(config.data).vectors, model, tell);
}

/** For an index run: writes the vectors of what has changed. */
export function vectorWriter(config: Given, tell: (message: string) => void): ((items: ItemSource) => number) | null {
  const model = modelOf(config, tell);
  return (
    model &&
    ((items) => writeVectors(dataPaths(config.data).vectors, model, { isFunctionWord, words: englishWords }, items))
  );
}

function modelOf({ model }: Given, tell: (message: string) => void): WordVectors | null {
  if (model === null) return null;
  try {
    return openWordVectors(model);
  } catch (error) {
    if (!(error instanceof ModelUnusable)) throw error;
    tell(`MODEL: ${error.message}: searching without word vectors.`);
    return null;
  }
}
