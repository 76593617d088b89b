// Tantivy through its Python wheel, in a process of its own. Where Python has no such module, the bench says so and goes on. Its times are
// those that it took itself: handing over questions and answers is no part of an engine that others call in their own process.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { ItemDocument } from '../../src/reports/item.ts';
import { tokens } from '../../src/search/words.ts';
import type { BenchQuery } from '../queries.ts';
import type { Answer, OpenBenchEngine } from './engine.ts';

const PYTHON = process.env.PYTHON ?? 'python3';
const PEER = join(import.meta.dirname, 'tantivy-peer.py');

export function isThere(): boolean {
  return spawnSync(PYTHON, ['-c', 'import tantivy']).status === 0;
}

/** The process whose memory counts. */
export let serverPid: number | null = null;

interface Found {
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly passage: string }[];
  readonly facets: readonly number[];
  readonly ms: number;
}

export const openEngine: OpenBenchEngine = (folder) => {
  let peer: ChildProcessWithoutNullStreams | null = null;
  let answers: AsyncIterator<string> | null = null;
  let seconds = 0;
  const ask = async <T>(task: string, of: unknown): Promise<T> => {
    if (!peer) {
      peer = spawn(PYTHON, [PEER, join(folder, 'index')]);
      peer.stderr.pipe(process.stderr);
      serverPid = peer.pid ?? null;
      answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
    }
    peer.stdin.write(`${JSON.stringify({ task, of })}\n`);
    const answer = await answers?.next();
    if (!answer || answer.done) throw new Error('Tantivy ended before it answered');
    return JSON.parse(answer.value);
  };
  return {
    async build(items) {
      const path = join(folder, '..', 'tantivy-items.jsonl');
      await pipeline(linesOf(items), createWriteStream(path));
      ({ seconds } = await ask<{ readonly seconds: number }>('build', path));
    },
    buildSeconds: () => seconds,
    open: async () => {},
    async search(query): Promise<Answer> {
      const { total, hits, facets, ms } = await ask<Found>('search', questionOf(query));
      const shown = hits.map(({ id, passage }) => ({ id, passages: [{ segments: [{ text: passage }] }] }));
      return { total, facets, ms, hits: shown as unknown as Answer['hits'] };
    },
    update: async (item) => void (await ask('update', fieldsOf(item))),
    async close() {
      const ended = new Promise((resolve) => (peer ? peer.once('exit', resolve) : resolve(null)));
      peer?.stdin.end();
      await ended;
    },
  };
};

function* linesOf(items: Iterable<ItemDocument>): Generator<string> {
  for (const item of items) yield `${JSON.stringify(fieldsOf(item))}\n`;
}

function fieldsOf({ documentId, title, text, date, speakers, topics }: ItemDocument): object {
  return {
    ...{ id: documentId, title, text, day: dayNumber(date) ?? 0 },
    speaker: speakers.map(({ id }) => id),
    topic: topics.map(({ id }) => id),
    year: date === null ? [] : [date.slice(0, 4)],
  };
}

function questionOf({ request }: BenchQuery): object {
  const { clauses, filters, from, to, isTyping, page } = request;
  const phrases = clauses.flatMap(({ alternatives }) =>
    alternatives.map(({ text }) => tokens(text).map(({ word }) => word)),
  );
  const days = { from: dayNumber(from), to: dayNumber(to) };
  return { phrases, isTyping, page, speaker: filters.speaker, topic: filters.topic, ...days };
}

/** 2031-03-04 → 20310304. */
function dayNumber(date: string | null): number | null {
  return date === null ? null : Number(date.replaceAll('-', ''));
}
