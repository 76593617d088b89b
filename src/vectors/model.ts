// Static word vectors: a folder with model.safetensors and tokenizer.json, such as model2vec or wordllama write. Gives each word a direction; what words
// mean together is the caller's business. Reads the two files once, and nothing else.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVectorRows, type VectorRows } from './safetensors.ts';
import { readTokenizer, type Tokenizer } from './tokenizer.ts';
import { ModelUnusable } from './unusable.ts';

export interface WordVectors {
  readonly dimensions: number;
  /** Changes with the two files. */
  readonly fingerprint: string;
  /** The mean of the vectors of its tokens, as long as the model has it; `null` for a word that it knows nothing of. Kept for the words asked for last. */
  readonly vectorOf: (word: string) => Float32Array | null;
  /** Ids of its tokens: words that share any are near each other for that alone. */
  readonly piecesOf: (word: string) => readonly number[];
}

const VECTORS = 'model.safetensors';
const TOKENS = 'tokenizer.json';
const MOST_KEPT = 50_000;

/** Throws `ModelUnusable`, whose message says which file and why. */
export function openWordVectors(folder: string): WordVectors {
  const bytes = readIn(folder, VECTORS);
  const json = readIn(folder, TOKENS);
  const rows = named(folder, VECTORS, () => readVectorRows(bytes));
  const tokenizer = named(folder, TOKENS, () => readTokenizer(json.toString('utf8')));
  if (tokenizer.size > rows.tokens)
    throw new ModelUnusable(
      `${folder}: ${TOKENS} lists ${tokenizer.size} tokens, ${VECTORS} has ${rows.tokens} vectors`,
    );
  const fingerprint = createHash('sha256').update(bytes).update(json).digest('hex').slice(0, 16);
  const { dimensions } = rows;
  return {
    ...{ dimensions, fingerprint },
    vectorOf: keeping((word) => meanOf(word, tokenizer, rows)),
    piecesOf: keeping(tokenizer.idsOf),
  };
}

function readIn(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    throw new ModelUnusable(
      `${join(folder, name)} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`,
      {
        cause: error,
      },
    );
  }
}

function named<T>(folder: string, name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ModelUnusable)) throw error;
    throw new ModelUnusable(`${join(folder, name)} ${error.message}`, { cause: error });
  }
}

function meanOf(word: string, { idsOf }: Tokenizer, { dimensions, addTo }: VectorRows): Float32Array | null {
  const ids = idsOf(word);
  if (ids.length === 0) return null;
  const sum = new Float32Array(dimensions);
  for (const id of ids) addTo(sum, id);
  const mean = sum.map((value) => value / ids.length);
  return mean.every(Number.isFinite) && mean.some((value) => value !== 0) ? mean : null;
}

function keeping<T>(make: (word: string) => T): (word: string) => T {
  const kept = new Map<string, T>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const made = make(word);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(word, made);
    return made;
  };
}
