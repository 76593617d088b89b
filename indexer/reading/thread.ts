// The thread that reads documents: one after the other, so that whoever asks can measure how long each takes, and end it.
import { parentPort } from 'node:worker_threads';
import { FetchFailed } from '../harvest/failure.ts';
import { withoutSignature } from '../harvest/feed-signature.ts';
import { strategiesOf } from '../harvest/strategies.ts';
import { CaptureUnreadable } from '../readers/capture.ts';
import { decodeMarkup } from '../readers/character-sets.ts';
import { opened } from '../readers/documents/documents.ts';
import { articleOf, markdownOf } from '../readers/html-article.ts';
import { readCapture } from '../readers/read-capture.ts';
import type { Question, ReadingAnswer, Readings } from './protocol.ts';

type Reading<Name extends keyof Readings> = (
  asked: Parameters<Readings[Name]>[0],
) => ReturnType<Readings[Name]> | Promise<ReturnType<Readings[Name]>>;

const READINGS: { readonly [Name in keyof Readings]: Reading<Name> } = {
  capture: async ({ capture, source }) => readCapture(await opened(capture, () => tell({ kind: 'going on' })), source),
  article: ({ bytes, contentType, url }) => articleOf(decodeMarkup(bytes, contentType, 'html'), url),
  post: (signed) => markdownOf(withoutSignature(signed), signed.url),
  listing: ({ options, strategy: name, answer }) => {
    const strategy = strategiesOf(options).find((one) => one.name === name);
    if (!strategy) throw new Error(`a ${options.kind} is not read by ${name}`);
    return strategy.read(answer);
  },
};

const tell = (answer: ReadingAnswer): void => parentPort?.postMessage(answer);

parentPort?.on('message', async (question: Question) => tell(await answerTo(question)));
tell({ kind: 'ready' });

async function answerTo({ name, asked }: Question): Promise<ReadingAnswer> {
  try {
    const read = READINGS[name] as (asked: unknown) => unknown;
    return { kind: 'read', value: await read(asked) };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    if (error instanceof CaptureUnreadable) return { kind: 'unreadable', message: error.message };
    if (error instanceof FetchFailed)
      return { kind: 'no list', problem: error.problem, url: error.url, message: error.message };
    return { kind: 'fault', error };
  }
}
