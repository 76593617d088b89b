// The words by which a question is known, in English: those that hold it together, those that ask, and those that say that something is said.
// Everything is folded; the verbs are stems.
import { tokens } from '../search/words.ts';

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** A question begins with one of these, */
export const INTERROGATIVES = setOf('what whatever when where why who whom whose which how');
/** or with one of these, where nobody would begin a search with it otherwise, */
export const PAST_OR_PRESENT = setOf('did does do has have had was were is are');
/** or with any of these, where it ends with a question mark. */
export const AUXILIARIES = setOf(
  `did does do has have had was were is are be been being will would can could should shall may might must
   didnt doesnt dont hasnt havent hadnt wasnt werent isnt arent wont wouldnt cant couldnt shouldnt`,
);
/** With these, a verb says what is done to somebody, unless it ends in -ing. */
export const BEING = setOf('is are was were be been being');
const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...INTERROGATIVES,
  ...AUXILIARIES,
  ...setOf(`a an the this that these those any some there here i me my we us our you your he him his she her it its they them their
    anyone anybody someone somebody anything something everything everyone everybody about on of in at to for from by with into as
    and or if whether regarding concerning ever exactly actually please also so then`),
]);

/** Does the (folded) word only hold a sentence together? */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** After a verb of saying: what follows is what it is about, so that the verb says nothing more. */
export const ABOUT = setOf('about on regarding concerning');
/** After "how". */
export const MEASURES = setOf('many much often long');

/** Stems of the verbs that only say that something is said or decided: the reports have others. */
export const SPEECH = stems(
  `say said speak spoke spoken talk tell told think thought mention discuss comment happen hear heard believe feel felt decide agree`,
);
/** Stems of the verbs of which a speaker is the subject. */
export const SAYING: ReadonlySet<string> = new Set([
  ...SPEECH,
  ...stems(`argue ask propose suggest claim report announce explain support oppose back vote want call raise warn promise respond reply
    answer state stress urge welcome agree disagree demand criticise criticize defend move second present thank point admit deny insist
    note add express favour favor reject object`),
]);
/** "Ruth Carrow’s view on fees" */
export const VIEWS = setOf(
  `view views opinion opinions position positions stance thoughts comment comments remark remarks speech speeches statement statements
   contribution contributions answer answers reply response question questions proposal proposals`,
);

function stems(words: string): ReadonlySet<string> {
  return new Set(tokens(words).map(({ stem }) => stem));
}

/** What may stand before a question, word by word; a longer one before one that it begins with. */
export const ASK_PHRASES =
  `can you tell me|could you tell me|please tell me|tell me|please show me|show me|please find|find me|give me|search for|
  look for|i am looking for|im looking for|looking for|i want to know|i would like to know|id like to know|do you know|does anyone know`
    .split('|')
    .map((phrase) => phrase.trim().split(' '));
