// Reads consensus out of the turns of a discussion: a question for objections that none answers with one, and whoever says that the
// matter is settled. Whoever speaks: such words are the meeting's.

import type { Decision } from '../../../src/reports/item.ts';
import type { HeardBlock, HeardSentence } from '../speech/heard-block.ts';
import {
  asksForObjections,
  closesQuestion,
  hasWordOfConsent,
  isBareOutcome,
  namesItsMatter,
  notesConsensus,
  objects,
  objectsToNothing,
  statesConsensus,
  tellsOfNoObjections,
} from './consensus.ts';
import { decisionOf } from './stated-decision.ts';

/** A question for objections that waits for answers. */
export interface Asked {
  /** The question, with what it is about where it does not say so itself. */
  readonly words: readonly string[];
  /** That nobody objects, as first said. */
  readonly answer: string | null;
  readonly waited: number;
}

export interface Consensus {
  readonly decisions: readonly Decision[];
  readonly asked: Asked | null;
  /** What says nothing of it. */
  readonly rest: readonly HeardSentence[];
}

/** A line above "Accepted." that asks for something: no sentence, no label, no more than a line or two. `null` for any other. */
export function requestIn(above: HeardBlock | undefined): string | null {
  if (above === undefined || above.form !== 'paragraph' || above.label !== null) return null;
  const text = above.text.trim();
  const words = text.match(/\S+/g)?.length ?? 0;
  const isRequest =
    words >= FEWEST_OF_REQUEST && words <= MOST_OF_REQUEST && !/[.!?:;,]["”’)]*$/.test(text) && /\s\p{Ll}/u.test(text);
  return isRequest ? text : null;
}

/** Words. */
const FEWEST_OF_REQUEST = 3;
const MOST_OF_REQUEST = 25;

/** Sentences. */
const MOST_UNOBJECTED = 3;

/** So many blocks may stand between the question and its answer. */
const LONGEST_WAIT = 6;

/** What stands above a bare outcome. */
export interface Above {
  /** The sentence before, by whomever. */
  readonly before: string | undefined;
  /** The request that the outcome answers, where one stands right above. */
  readonly request: string | null;
}

export function consensusIn(block: HeardBlock, { before, request }: Above, pending: Asked | null): Consensus {
  const decisions: Decision[] = [];
  const rest: HeardSentence[] = [];
  if (block.form !== 'list' && isBareOutcome(block.text) && pending === null)
    return {
      decisions: [decisionOf(request === null ? [block.text] : [request, block.text], '\n')],
      asked: null,
      rest,
    };
  let asked = pending;
  if (asked && asked.waited >= LONGEST_WAIT) {
    decisions.push(...settled(asked));
    asked = null;
  }
  if (asked === null && !hasWordOfConsent(block.text)) return { decisions, asked, rest: block.sentences };
  let previous = before;
  for (const [index, sentence] of block.sentences.entries()) {
    const text = sentence.text.trim();
    if (asked === null && index > 0 && block.label === null && sentence.isNarrated && tellsOfNoObjections(text)) {
      // To all that the paragraph tells, where that is short.
      const told = block.sentences.slice(index <= MOST_UNOBJECTED ? 0 : index - 1, index).map((one) => one.text.trim());
      rest.length = Math.max(rest.length - told.length, 0);
      decisions.push(agreedBy([...told, text]));
      previous = text;
      continue;
    }
    if (asksForObjections(text)) {
      decisions.push(...settled(asked));
      const isWhole = namesItsMatter(text) || previous === undefined;
      asked = { words: isWhole ? [text] : [previous ?? '', text], answer: null, waited: 0 };
    } else if (asked && closesQuestion(text)) {
      decisions.push(agreedBy([...asked.words, text]));
      asked = null;
    } else if (statesConsensus(text) || (block.label === null && notesConsensus(text))) {
      const isAnswer = /^\W*(?:no|hearing|seeing)\b/i.test(text);
      const matter = isAnswer ? (asked?.words ?? (previous === undefined ? [] : [previous])) : [];
      decisions.push(agreedBy([...matter, text]));
      asked = null;
    } else if (asked && objectsToNothing(text)) {
      asked = { ...asked, answer: asked.answer ?? text };
    } else if (asked?.answer === null && objects(text)) {
      asked = null;
    } else {
      rest.push(sentence);
    }
    previous = text;
  }
  return { decisions, asked: asked && { ...asked, waited: asked.waited + 1 }, rest };
}

/** The decision of a question to which nobody has objected; none while nobody has answered. */
export function settled(asked: Asked | null): Decision[] {
  return asked?.answer == null ? [] : [agreedBy([...asked.words, asked.answer])];
}

/** The words of several turns; nobody has voted, whatever they say. */
function agreedBy(parts: readonly string[]): Decision {
  const decision = decisionOf(parts, ' … ');
  return { ...decision, outcome: decision.outcome === 'carried' ? 'agreed' : decision.outcome };
}
