// Reads one sentence for what gives a speaker away: a name, an office, a pronoun or "I" as the subject of a verb of speaking,
// as the agent of a passive, in an aside, as the owner of a report; or that nobody in particular speaks.

import { formalActIn } from '../decisions/formal-acts.ts';
import { type Subject, subjectsIn } from '../subjects/subjects.ts';
import { type Worded, worded } from '../text/worded.ts';
import type { NameMatch } from './names.ts';
import { narrationIn } from './narration.ts';
import {
  ASIDE,
  hasVerbOfSpeaking,
  kindOf,
  participleAfter,
  secondVerbAfter,
  type VerbKind,
  verbAfter,
} from './verbs.ts';

export type Cue =
  /** Somebody is reported to speak or to ask. Who asks does not hold the floor afterwards. */
  | {
      readonly kind: 'speaker';
      readonly subject: Subject;
      readonly verb: VerbKind;
      readonly evidence: string;
      /** "X and Y said": the words are the other's as much as the subject's. */
      readonly isShared?: true;
    }
  /** A person is the subject, but the verb is none of speaking: a participant's words all the same, perhaps. */
  | { readonly kind: 'mention'; readonly subject: Subject; readonly evidence: string }
  /** "We agreed", "The motion was carried", "I was glad": nobody in particular speaks. */
  | { readonly kind: 'narration'; readonly evidence: string };

/** The strongest cue of a sentence, or `null`. `names` are those of `namesIn`, single known ones ("Ada") among them. */
export function cueOf(sentence: string, names: readonly NameMatch[]): Cue | null {
  const act = formalActIn(sentence);
  if (act !== null) return { kind: 'narration', evidence: act };
  const subjects = subjectsIn(sentence, names);
  const aside = firstOf(subjects, (subject) => asideCue(sentence, subject));
  if (aside) return aside;
  const agent = firstOf(subjects, (subject) => agentCue(sentence, subject));
  if (agent) return agent;
  const [first] = subjects;
  const found = firstOf(subjects, (subject) => subjectCue(sentence, subject) ?? ownerCue(sentence, subject));
  // "Shirin is no member, and she made her case again": the pronoun is whoever the sentence begins with.
  const direct =
    found?.subject.kind === 'pronoun' && first?.kind === 'name' && first.start === 0
      ? { ...found, subject: first }
      : found;
  const isAuthor = direct?.subject.kind === 'author';
  if (direct && isAuthor && !AUTHOR_ALONE.test(direct.evidence) && !/\b(?:not|never|didn[’']t)\b/.test(direct.evidence))
    return direct;
  const ahead = direct ? sentence.slice(0, direct.subject.start) : '';
  if (direct && !isAuthor && (ahead === '' || SCENE.test(ahead) || AFTER_BUT.test(ahead))) return direct;
  const narration = narrationIn(sentence);
  if (direct && !isAuthor && narration === null) return direct;
  if (narration !== null) return { kind: 'narration', evidence: narration };
  const quoted = first && quotedCue(sentence, first, subjects[1]);
  if (quoted) return quoted;
  if (first?.kind === 'name' && first.start === 0 && isToDo(sentence, first))
    return { kind: 'narration', evidence: sentence.slice(0, first.end) };
  return first?.kind === 'name' && first.start === 0
    ? { kind: 'mention', subject: first, evidence: sentence.slice(0, first.end) }
    : null;
}

/**
 * "Carrie to call the shop", "Gary and Dick will do the audit": what somebody is to do, and what
 * they are asked ("Ada, could you …"), is not their speech. */
function isToDo(sentence: string, subject: Subject): boolean {
  return /^(?:\s*(?:,|and|&|\/)\s*(?:\p{Lu}[\p{L}.’'-]+\s*){1,3}){0,3}\s*(?:to\s+\p{Ll}+|will\s+(?!be\b|have\b|not\b)\p{Ll}+|(?:,\s*)?(?:please\b|(?:could|can|would|will|do|did|have|are)\s+you\b))/u.test(
    sentence.slice(subject.end, subject.end + 90),
  );
}

/** "There being no other nominations, …", "Having heard the figures, …": what stands before the comma only sets the scene. */
const SCENE = /^(?:there\s+being|having|after|following|being|with|without)\s[^,.;:]{1,90},\s+$/i;

/** Subjects farther into a sentence are mostly those of an inner clause. */
const FARTHEST_SUBJECT = 100;
const FARTHEST_AFTER_BUT = 220;

/** Verbs with which an author tells of doing or thinking rather than of speaking in the meeting. */
const AUTHOR_ALONE = worded(
  /\s(?:felt|thought|think|thinks|hoped|hope|hopes|believed|believe|wanted|want|covered|began|started|set|continued|gave|agreed|supported|stood|led|opened|read|paid|shared|was|is|were|wondered|liked|saw|knew|understood|expected|intended|considered|preferred|remembered|doubted|feared|reckon|reckoned|guess|suspect|disagreed|regretted|took|ran|walked|put|brought)$/,
);

function firstOf(
  subjects: readonly Subject[],
  cue: (subject: Subject) => Extract<Cue, { kind: 'speaker' }> | null,
): Extract<Cue, { kind: 'speaker' }> | null {
  for (const subject of subjects) {
    const found = cue(subject);
    if (found) return found;
  }
  return null;
}

type SpeakerCue = Extract<Cue, { kind: 'speaker' }>;

function subjectCue(sentence: string, subject: Subject): SpeakerCue | null {
  const before = sentence.slice(0, subject.start);
  const farthest = AFTER_BUT.test(before.slice(0, FARTHEST_AFTER_BUT)) ? FARTHEST_AFTER_BUT : FARTHEST_SUBJECT;
  if (subject.start > farthest || isInnerClause(before)) return null;
  const isPerson = subject.kind !== 'pronoun';
  const own = verbAfter(sentence, subject.end);
  const joint = own ? null : jointVerb(sentence, subject);
  const verb =
    own ??
    joint ??
    (isPerson ? (secondVerbAfter(sentence, subject.end) ?? participleAfter(sentence, subject.end)) : null);
  const evidence = verb && sentence.slice(subject.start, verb.end);
  if (verb === null || evidence === null) return null;
  return { kind: 'speaker', subject, verb: verb.kind, evidence, ...(joint ? { isShared: true } : {}) };
}

/** "Mads Corral leaned the same way, “I would not …”": words in quotation marks are the subject's, whatever the verb. */
function quotedCue(sentence: string, subject: Subject, next: Subject | undefined): SpeakerCue | null {
  if (subject.kind !== 'name' || subject.start !== 0) return null;
  const quote = /^[^“"]{1,120}?[,:]\s+(?=[“"]\p{Lu})/u.exec(sentence.slice(subject.end));
  const start = subject.end + (quote?.[0].length ?? 0);
  if (!quote || (next && next.start < start)) return null;
  return { kind: 'speaker', subject, verb: 'speaks', evidence: sentence.slice(0, start).trimEnd() };
}

/** "X and Y then moved …": the first of them holds the floor until a name says otherwise. */
function jointVerb(sentence: string, subject: Subject): ReturnType<typeof verbAfter> {
  const second = /^\s+and\s+(?:\p{Lu}[\p{L}’'-]+\s*){1,4}(?:\([^)]{1,60}\))?/u.exec(
    sentence.slice(subject.end, subject.end + 120),
  );
  return second && verbAfter(sentence, subject.end + second[0].trimEnd().length);
}

/** "There was some talk of it, but Ada pointed out …": what stands before the comma tells of nobody. */
const AFTER_BUT = /^(?:(?:There\s+(?:was|were)|It\s+was)\s[^.;:]{1,200},\s+but|They\s[^.;:]{1,200},\s+(?:but|and))\s+$/;

const SUBORDINATE =
  /\b(?:that|which|who|whom|whose|what|as|when|while|whilst|after|before|because|if|whether|how|where|why|until|since|than|although|though|unless|but|by|to|from|with|of|and|for|at|in|on|about|than)\s+(?:the\s+|our\s+)?$/i;

function isInnerClause(wholeBefore: string): boolean {
  if (SCENE.test(wholeBefore)) return false;
  // "that Get Harbour Moving …": capitals before a name belong to the same words.
  const before = wholeBefore.replace(/(?<=\s)(?:\p{Lu}[\p{L}’'-]*\s+){1,3}$/u, '');
  if (AFTER_BUT.test(before)) return false;
  if (SUBORDINATE.test(before)) return true;
  // A verb of speaking before the subject: "Bo said Ada had argued …".
  return hasVerbOfSpeaking(before);
}

/** "…, she replied, …", "…, said the Treasurer", “…,” asked Bo. */
function asideCue(sentence: string, subject: Subject): SpeakerCue | null {
  const before = sentence.slice(Math.max(0, subject.start - 30), subject.start);
  const rest = sentence.slice(subject.end, subject.end + 60);
  const inverted = /(?:,|[”"’'?!])\s+([\p{L}]+)\s+$/u.exec(before);
  if (inverted && ASIDE.has((inverted[1] ?? '').toLowerCase()) && /^(?:[\s,.;:!?]|$)/.test(rest)) {
    return asideOf(sentence, subject, inverted[1] ?? '', subject.start - inverted[0].length + 1, subject.end);
  }
  const straight = /^\s+(?:(?:then|also|now|later|quietly|\p{L}+ly)\s+)?(\p{L}+)(?=[,.;:]|\s+and\b|\s*$)/u.exec(rest);
  if (
    /(?:,|[”"’'?!])\s+$/.test(before) &&
    subject.start > 0 &&
    straight &&
    ASIDE.has((straight[1] ?? '').toLowerCase())
  ) {
    return asideOf(sentence, subject, straight[1] ?? '', subject.start, subject.end + straight[0].length);
  }
  return null;
}

function asideOf(sentence: string, subject: Subject, verb: string, start: number, end: number): SpeakerCue {
  return {
    kind: 'speaker',
    subject,
    verb: /^ask/i.test(verb) ? 'asks' : 'speaks',
    evidence: sentence.slice(start, end).trim(),
  };
}

/** "It was explained by …", "We heard from …", "… which X presented", "A report from the Registrar, X, was received". */
function agentCue(sentence: string, subject: Subject): SpeakerCue | null {
  const before = sentence.slice(0, subject.start);
  // "In Greta’s view": it is Greta who says so.
  const isView = /^In\s+(?:our\s+|the\s+)?$/.test(before) && VIEW.test(sentence.slice(subject.end, subject.end + 20));
  const match = isView
    ? /^In/.exec(before)
    : AGENTS.map((pattern) => pattern.exec(before)).find((found) => found !== null);
  if (match) {
    const isAsking = /\b(?:asked|raised|questioned|queried)\b/.test(match[0]);
    return {
      kind: 'speaker',
      subject,
      verb: isAsking ? 'asks' : 'speaks',
      evidence: sentence.slice(match.index, subject.end).trim(),
    };
  }
  const who = RECEIVED.test(before) ? WHO_SPEAKS.exec(sentence.slice(subject.end, subject.end + 160)) : null;
  const received = who && kindOf(who[1] ?? '');
  if (who && received)
    return {
      kind: 'speaker',
      subject,
      verb: received,
      evidence: sentence.slice(subject.start, subject.end + who[0].length),
    };
  const relative =
    /\b(?:paper|report|proposal|motion|update|plan|policy|draft|item|budget|figures|statement|amendment|review)\b[^.;]{0,60},\s+(?:which|that)\s+$/i.exec(
      before,
    );
  const presented =
    /^\s+(?:then\s+|had\s+)?(?:presented|introduced|moved|proposed|explained|outlined|spoke\s+to)\b/.exec(
      sentence.slice(subject.end, subject.end + 40),
    );
  if (!relative || !presented) return null;
  return {
    kind: 'speaker',
    subject,
    verb: 'speaks',
    evidence: sentence.slice(subject.start, subject.end + presented[0].length),
  };
}

/** "The board received Bo Rask, keeper of the lamps, who stated that …" */
const RECEIVED =
  /\b(?:received|welcomed|heard(?:\s+from)?|recogni[sz]ed|introduced|hosted|met\s+with|invited)\s+(?:(?:our|the)\s+)?$/i;
const WHO_SPEAKS =
  /^(?:,[^.;]{2,100}?)?,?\s+who\s+(?:then\s+|also\s+)?(\p{L}+)(?=\s+(?:that|how|why|on|about|the|a|an|his|her)\b)/u;

const VIEW = /^[’']s?\s+(?:view|opinion|experience)\b/;

const SAID =
  '(?:explained|suggested|expressed|given|introduced|presented|moved|proposed|reported|noted|remarked|drawn|informed|told|stressed|argued|stated|said|outlined|raised|asked|questioned|queried|delivered|made|led|opened|confirmed|clarified|attributed|described|pointed\\s+out|put\\s+forward|reminded|assured|warned|submitted|summarised|highlighted|moved)';
const ACCOUNT =
  '(?:paper|report|update|presentation|briefing|statement|speech|address|introduction|account|overview|input|contribution|proposal|letter|message|note|talk)';

const AGENTS: readonly Worded[] = [
  new RegExp(
    String.raw`\b(?:was|were|been|being)\s+(?:\w+\s+)?${SAID}\s+(?:to\s+\w+\s+)?by\s+(?:our\s+|the\s+)?$`,
    'i',
  ),
  /^(?:Moved|Proposed|Presented|Introduced|Reported)\s+by\s+(?:the\s+)?$/,
  /^According\s+to\s+(?:our\s+|the\s+)?$/,
  new RegExp(
    String.raw`\b(?:heard|received|had|took|got|followed|given|came|next|then|was|were|is)\b[^.;]{0,80}?\b${ACCOUNT}s?\b[^.;]{0,60}?\b(?:from|by)\s+(?:our\s+|the\s+)?$`,
    'i',
  ),
  /\b(?:we|members|council|committee|board|meeting)\s+(?:\w+\s+)?heard\s+(?:\w+\s+)?from\s+(?:our\s+|the\s+)?$/i,
  /\bwe\s+(?:then\s+|also\s+|next\s+)?had\s+$/i,
  /\bon\s+(?:the\s+)?(?:proposal|motion|suggestion|initiative)\s+of\s+(?:our\s+|the\s+)?$/i,
  new RegExp(
    String.raw`^(?:An?|The)\s+(?:\w+\s+){0,3}?${ACCOUNT}\s+(?:on\s+[^,.;]{3,50}?\s+)?(?:from|by)\s+(?:our\s+|the\s+)?$`,
  ),
].map(worded);

/** "Ada’s report covered …", "The Steward’s report concerned …": a report is its giver's. */
function ownerCue(sentence: string, subject: Subject): SpeakerCue | null {
  if (subject.start > FARTHEST_SUBJECT / 2 || isInnerClause(sentence.slice(0, subject.start))) return null;
  const match =
    /^[’']s?\s+(?:[\p{L}’'-]+\s+){0,3}?(?:report|update|presentation|speech|remarks|contribution|response|reply|answer|introduction|paper|letter|note|statement|figures|view|point|question|concern|opinion|position|suggestion|recommendation)\s+(?:(?:was|were|is)(?!\s+(?:(?:now|also)\s+)?(?:available|posted|attached|on\s+(?:file|the)|online|enclosed|accepted|approved|adopted)\b)|covered|focused|dealt|included|began|set|highlighted|outlined|described|explained|concentrated|concerned|asks?|says?|proposes?|argues?|recommends?|showed|shows|sets|gave|gives|suggested|noted)/u.exec(
      sentence.slice(subject.end, subject.end + 120),
    );
  return (
    match && {
      kind: 'speaker',
      subject,
      verb: 'speaks',
      evidence: sentence.slice(subject.start, subject.end + match[0].length),
    }
  );
}
