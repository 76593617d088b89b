// The one error of a folder of word vectors: says in one line what is wrong with it.

/** The folder holds no word vectors that can be used; the message says which file and why. */
export class ModelUnusable extends Error {
  override readonly name = 'ModelUnusable';
}
