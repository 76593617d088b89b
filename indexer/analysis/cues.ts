// Reads one sentence for what gives a speaker away: a name, an office, a pronoun or "I" as the subject of a verb of speaking,
// a quotation with its speaker behind it, or a group as the subject, which means that nobody in particular speaks.
import { ASKING, BETWEEN, GROUPS, OFFICES, SPEAKING, SPEAKING_WITH } from './english.ts';
import { type NameMatch, namesIn } from './names.ts';

export type Cue =
  /** A person is reported to speak or to ask. */
  | {
      readonly kind: 'named';
      readonly name: NameMatch;
      readonly verb: VerbKind;
      readonly evidence: string;
      readonly at: number;
    }
  /** "The General Secretary reported": the office stands for the person. */
  | {
      readonly kind: 'office';
      readonly office: string;
      readonly verb: VerbKind;
      readonly evidence: string;
      readonly at: number;
    }
  | {
      readonly kind: 'pronoun';
      readonly gender: 'he' | 'she';
      readonly verb: VerbKind;
      readonly evidence: string;
      readonly at: number;
    }
  /** "I asked". */
  | { readonly kind: 'author'; readonly evidence: string; readonly at: number }
  /** "We agreed", "Members raised concerns", "The motion was carried": narration. */
  | { readonly kind: 'narration'; readonly evidence: string; readonly at: number };

/** Who asks does not hold the floor afterwards. */
export type VerbKind = 'speaks' | 'asks';

/** The strongest cue of a sentence, or `null`. `isKnownName` tells which single words may be names ("Keir"). */
export function cueOf(sentence: string, isKnownName: (word: string) => boolean): Cue | null {
  const candidates = [
    subjectCue(sentence, isKnownName),
    possessiveCue(sentence, isKnownName),
    quotationCue(sentence, isKnownName),
    agentCue(sentence, isKnownName),
    narrationCue(sentence),
  ].filter((cue) => cue !== null);
  candidates.sort((a, b) => a.at - b.at);
  return candidates[0] ?? null;
}

// What may stand before the subject without making the clause a subordinate one: openers up to a comma, a short phrase
// without a verb ("On fundraising", "In the Q&A"), numbers of a list.
const SUBORDINATE =
  /\b(?:that|which|who|whom|whose|what|as|when|while|whilst|after|before|because|if|whether|how|where|why|until|since|than|although|though|unless|but)\s+(?:the\s+)?$/i;

/** Subjects far into a sentence are mostly those of an inner clause. */
const FARTHEST_SUBJECT = 90;

function subjectCue(sentence: string, isKnownName: (word: string) => boolean): Cue | null {
  const found: Cue[] = [];
  for (const name of namesIn(sentence, isKnownName)) {
    if (name.start > FARTHEST_SUBJECT) break;
    const before = sentence.slice(0, name.start);
    if (isInnerClause(before)) continue;
    const verb = verbAfter(sentence, skipApposition(sentence, name.end));
    if (verb)
      found.push({
        kind: 'named',
        name,
        verb: verb.kind,
        evidence: sentence.slice(name.start, verb.end),
        at: name.start,
      });
    // "X and Y then moved": the first of them holds the floor until a name says otherwise.
    if (!verb) {
      const pair = /^\s+and\s+/.exec(sentence.slice(name.end));
      const second = pair && namesIn(sentence.slice(name.end + pair[0].length), isKnownName)[0];
      if (pair && second?.start === 0) {
        const joint = verbAfter(sentence, name.end + pair[0].length + second.end);
        if (joint)
          found.push({
            kind: 'named',
            name,
            verb: joint.kind,
            evidence: sentence.slice(name.start, joint.end),
            at: name.start,
          });
      }
    }
    if (found.length > 0) break;
  }
  for (const match of sentence.matchAll(/(?<![\p{L}’'])(I|[Hh]e|[Ss]he)(?![\p{L}’'])/gu)) {
    if (match.index > FARTHEST_SUBJECT || isInnerClause(sentence.slice(0, match.index))) continue;
    const verb = verbAfter(sentence, match.index + match[0].length);
    if (!verb) continue;
    const evidence = sentence.slice(match.index, verb.end);
    const word = match[1]?.toLowerCase();
    if (word === 'i') {
      if (!AUTHOR_ALONE.has(verb.word)) found.push({ kind: 'author', evidence, at: match.index });
    } else {
      found.push({
        kind: 'pronoun',
        gender: word === 'she' ? 'she' : 'he',
        verb: verb.kind,
        evidence,
        at: match.index,
      });
    }
    break;
  }
  for (const match of sentence.matchAll(OFFICE_SUBJECT)) {
    if (match.index > FARTHEST_SUBJECT || isInnerClause(sentence.slice(0, match.index))) continue;
    const words = (match[1] ?? '').split(/\s+/);
    if (!OFFICES.has((words.at(-1) ?? '').toLowerCase().replace(/^vice-/, ''))) continue;
    const verb = verbAfter(sentence, match.index + match[0].length);
    if (verb) {
      const evidence = sentence.slice(match.index, verb.end);
      found.push({ kind: 'office', office: match[1] ?? '', verb: verb.kind, evidence, at: match.index });
      break;
    }
  }
  found.sort((a, b) => a.at - b.at);
  return found[0] ?? null;
}

/** Verbs with which an author tells of doing or thinking rather than of speaking in the meeting. */
const AUTHOR_ALONE = new Set([
  'felt',
  'thought',
  'think',
  'thinks',
  'hoped',
  'hopes',
  'believed',
  'wanted',
  'covered',
  'began',
  'started',
  'set',
  'made',
  'continued',
  'gave',
  'agreed',
  'supported',
  'moved',
  'stood',
  'led',
  'opened',
  'drew',
  'read',
  'paid',
  'shared',
]);

const OFFICE_SUBJECT =
  /(?<![\p{L}’'])(?:[Tt]he|[Oo]ur)\s+((?:(?:\p{L}[\p{L}-]*[’']?s?)\s+){0,4}?[\p{L}-]+)(?=\s+(?:\p{Ll}))/gu;

function isInnerClause(before: string): boolean {
  if (SUBORDINATE.test(before)) return true;
  // A finite verb of speaking before the subject: "David said Keir had argued …".
  return before.split(/[\s,]+/).some((word) => SPEAKING.has(word) || ASKING.has(word));
}

/** Past "(Local Government rep)", ", Director of External Relations," and letters behind the name. */
function skipApposition(sentence: string, from: number): number {
  const rest = sentence.slice(from);
  const match = /^(?:\s+M[SE]?P\b)?(?:\s*\([^)]{1,80}\))?(?:,\s[^,.;:]{2,90},)?/.exec(rest);
  return from + (match?.[0].length ?? 0);
}

interface Verb {
  readonly word: string;
  readonly kind: VerbKind;
  readonly end: number;
}

function verbAfter(sentence: string, from: number): Verb | null {
  let at = from;
  // At most four words may stand between a subject and its verb.
  for (let skipped = 0; skipped <= 4; skipped++) {
    const match = /^(?:\s*,)?\s+([\p{L}’'-]+)/u.exec(sentence.slice(at));
    if (!match) return null;
    const word = (match[1] ?? '').toLowerCase();
    const end = at + match[0].length;
    const kind: VerbKind | null = ASKING.has(word) ? 'asks' : SPEAKING.has(word) ? 'speaks' : null;
    if (kind && !BETWEEN_NOT_VERB.has(word) && (SPEAKING_WITH.get(word)?.test(sentence.slice(end)) ?? true)) {
      return { word, kind, end };
    }
    if (!BETWEEN.has(word) && !/ly$/.test(word)) return null;
    at = end;
  }
  return null;
}

const BETWEEN_NOT_VERB = new Set(['had', 'has', 'have', 'did', 'does', 'will']);

/** "Keir’s report covered …", "Morgan’s update": the report is its giver's. */
function possessiveCue(sentence: string, isKnownName: (word: string) => boolean): Cue | null {
  for (const name of namesIn(sentence, isKnownName)) {
    if (name.start > FARTHEST_SUBJECT / 2) return null;
    const match =
      /^[’']s?\s+(?:[\p{L}’'-]+\s+){0,3}?(?:report|update|presentation|speech|remarks|contribution|response|reply|answer|introduction)\s+(?:was|were|covered|focused|dealt|included|began|set|highlighted|outlined|described|explained|concentrated)/u.exec(
        sentence.slice(name.end),
      );
    if (match && !isInnerClause(sentence.slice(0, name.start))) {
      return {
        kind: 'named',
        name,
        verb: 'speaks',
        evidence: sentence.slice(name.start, name.end + match[0].length),
        at: name.start,
      };
    }
  }
  return null;
}

/** “…”, said Keir. */
function quotationCue(sentence: string, isKnownName: (word: string) => boolean): Cue | null {
  const match = /[”"’'][,.!?]?\s+(said|asked|added|replied|told|argued|answered|insisted|warned)\s+/.exec(sentence);
  if (!match) return null;
  const from = match.index + match[0].length;
  const name = namesIn(sentence.slice(from), isKnownName)[0];
  if (name?.start !== 0) return null;
  const verb: VerbKind = match[1] === 'asked' ? 'asks' : 'speaks';
  return { kind: 'named', name, verb, evidence: sentence.slice(match.index + 1, from + name.end).trim(), at: 0 };
}

/** "We heard from X", "We received a report from X", "There was a presentation by X". */
function agentCue(sentence: string, isKnownName: (word: string) => boolean): Cue | null {
  const match =
    /\b(?:heard|received|had|was|were|took|followed|got|given|introduced|presented|moved|proposed|next came|then came)\b[^.;]{0,60}?\b(?:from|by)\s+(?:(?:our|the)\s+)?/i.exec(
      sentence.slice(0, 160),
    );
  if (!match) return null;
  const spoken =
    /\b(?:report|update|presentation|briefing|statement|speech|address|introduction|heard|presented|introduced|moved|proposed|given|account|overview|input|contribution)\b/i;
  if (!spoken.test(match[0])) return null;
  const from = match.index + match[0].length;
  const name = namesIn(sentence.slice(from), isKnownName)[0];
  if (name?.start !== 0) return null;
  const named = { ...name, start: from, end: from + name.end };
  return {
    kind: 'named',
    name: named,
    verb: 'speaks',
    evidence: sentence.slice(match.index, named.end),
    at: match.index,
  };
}

const NARRATION: readonly RegExp[] = [
  /^(?:[\p{L}\s,]{0,30}?)\b[Ww]e\s+(?:(?:then|also|next|finally|all|unanimously|duly|both|formally|again|now)\s+)*(?:agreed|noted|discussed|received|considered|approved|endorsed|voted|heard|debated|elected|adopted|resolved|rejected|accepted|reviewed|signed|went|held|observed|appointed|decided|moved|paid|stood|broke|adjourned|reconvened|took|deferred|referred|ratified|co-opted)\b/u,
  /^(?:[\p{L}\s,]{0,30}?)\b[Ii]t was (?:\w+ly )?(?:agreed|noted|resolved|decided|reported|confirmed|pointed|suggested|recognised|felt|accepted|argued|proposed|stressed|recommended|moved|carried)\b/u,
  /^(?:[\p{L}\s,]{0,30}?)\b[Tt]here (?:was|were|followed|then followed)\s+(?:then\s+)?(?:an?|some|much|many|no|several|further|lively|long|brief|general|two|three|four|five|also|questions?|concerns?|unanimous|strong|broad|widespread)\b(?!\s+(?:doubt|way|need|evidence)\b)[^.]{0,80}?\b(?:debate|discussion|questions?|concerns?|exchange|vote|votes|support|agreement|consensus|contributions?|comments?|objections?|applause|tributes?|silence|amendments?)\b/u,
  /^(?:[\p{L}\s,]{0,30}?)\b(?:[Cc]oncerns?|[Qq]uestions?|[Ii]ssues|[Pp]oints|[Oo]bjections?|[Vv]iews)\b[^.]{0,40}?\b(?:was|were)\s+(?:\w+\s+)?(?:raised|asked|made|expressed|discussed|voiced|put|answered|taken)\b/u,
  /^[Qq]uestions?\b[^.]{0,40}?\b(?:included|covered|followed|ranged|focused|concerned)\b/u,
  /\b(?:motion|motions|amendment|amendments|paper|proposal|proposals|recommendation|recommendations|minutes|report|resolution|plan|policy|budget|accounts|statement|rule change|rule changes|timetable|procedures|guidelines)\b(?:(?!\b(?:what|which|who|whom|that)\b)[^.;]){0,80}?\b(?:was|were)\s+(?:then\s+|duly\s+|also\s+|unanimously\s+|narrowly\s+|overwhelmingly\s+|all\s+|both\s+|formally\s+|subsequently\s+)*(?:agreed|passed|carried|approved|rejected|defeated|lost|noted|adopted|endorsed|accepted|withdrawn|remitted|deferred)\b/u,
];

const GROUP_SUBJECT =
  /^(?:[\p{L}\s,]{0,25}?,\s*)?(?:(?:[Tt]he|[Oo]ur|[Aa]ll|[Ss]ome|[Ss]everal|[Mm]any|[Aa] number of|[Oo]ther|[Vv]arious|[Tt]wo|[Tt]hree|[Ff]our|[Mm]ost|[Aa] few|[Bb]oth|[Ff]ellow)\s+)?(?:[\p{L}’'-]+\s+){0,4}?([\p{L}-]+)\s+(?:\([^)]*\)\s+)?(?:(?:then|also|next|all|unanimously|duly|both|formally|again|now)\s+)*(agreed|agrees|noted|notes|discussed|discusses|received|considered|approved|endorsed|voted|heard|debated|elected|adopted|resolved|rejected|accepted|reviewed|raised|asked|expressed|questioned|spoke|sent|thanked|welcomed|paid|decided|argued|felt|pointed|observed|congratulated|called|made|stood|said)\b/u;

function narrationCue(sentence: string): Cue | null {
  for (const pattern of NARRATION) {
    const match = pattern.exec(sentence);
    if (match) return { kind: 'narration', evidence: match[0].trim(), at: 0 };
  }
  const group = GROUP_SUBJECT.exec(sentence);
  if (group && GROUPS.has((group[1] ?? '').toLowerCase()))
    return { kind: 'narration', evidence: group[0].trim(), at: 0 };
  return null;
}
