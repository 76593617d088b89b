// A log in which a scribe takes down what others say: “<scribe> ada: words”, “<scribe> … more words”. Gives each message to whoever
// speaks in it. Knows no file format; the nicks are those of the log itself.

export interface Message {
  /** `null` where nobody says it, or where the text itself begins with who does. */
  readonly speaker: string | null;
  readonly text: string;
}

/** “ada: words”, “Ada Lane: words”. */
const DICTATED = /^(?<label>\p{L}[^\s:]*(?:\s\p{L}[^\s:]*){0,2}):\s+\S/u;
const GOES_ON = /^(?:…|\.{2,3})\s*(?=[^.\s])/;
/** “Scribe: ada”, “scribenick+ ada”, “scribe- ada”. */
const DECLARED = /^scribe(?:nick)?s?\s?(?<sign>[:+-])\s*(?<nick>\S+)/i;
const DECLARES_ITSELF = /^(?:scribe(?:nick)?\+\s*$|i(?:['’]m|\sam|\swill|['’]ll)\s+scrib(?:e|ing)\b)/i;

/** Without a declaration: of a nick’s lines, how many are dictated in a scribe’s. Others address each other so, too, but not mostly. */
const SCRIBES_SHARE = 0.7;
const FEWEST_OF_EACH = 3;

/** The same messages, as many, in the same order; those of a scribe are no more his own. */
export function scribed(messages: readonly Message[]): Message[] {
  const undeclared = scribesByHabit(messages);
  let declared: ReadonlySet<string> = new Set();
  let last: { readonly label: string; readonly at: number } | null = null;
  return messages.map((message, at) => {
    const { speaker, text } = message;
    declared = declaredAfter(declared, message);
    if (speaker === null || !(declared.has(keyOf(speaker)) || undeclared.has(keyOf(speaker)))) return message;
    const label = DICTATED.exec(text)?.groups?.label;
    if (label !== undefined) {
      last = { label, at };
      return { speaker: null, text };
    }
    if (!GOES_ON.test(text)) return { speaker: null, text };
    // Somebody has written in between: whoever goes on has to be named again.
    const isInterrupted = last !== null && messages.slice(last.at + 1, at).some((other) => other.speaker !== speaker);
    const named: Message = isInterrupted && last ? { speaker: last.label, text } : { speaker: null, text };
    if (last) last = { label: last.label, at };
    return named;
  });
}

function declaredAfter(declared: ReadonlySet<string>, { speaker, text }: Message): ReadonlySet<string> {
  if (speaker !== null && DECLARES_ITSELF.test(text)) return new Set([...declared, keyOf(speaker)]);
  const { sign, nick } = DECLARED.exec(text)?.groups ?? {};
  if (nick === undefined) return declared;
  const key = keyOf(nick.replace(/[,;.]$/, ''));
  if (sign === '-') return new Set([...declared].filter((other) => other !== key));
  return sign === '+' ? new Set([...declared, key]) : new Set([key]);
}

function scribesByHabit(messages: readonly Message[]): ReadonlySet<string> {
  const counts = new Map<string, { lines: number; dictated: number; goingOn: number }>();
  for (const { speaker, text } of messages) {
    if (speaker === null) continue;
    const count = counts.get(keyOf(speaker)) ?? { lines: 0, dictated: 0, goingOn: 0 };
    counts.set(keyOf(speaker), count);
    count.lines++;
    if (DICTATED.test(text)) count.dictated++;
    else if (GOES_ON.test(text)) count.goingOn++;
  }
  return new Set(
    [...counts].flatMap(([nick, { lines, dictated, goingOn }]) =>
      dictated >= FEWEST_OF_EACH && goingOn >= FEWEST_OF_EACH && dictated + goingOn >= lines * SCRIBES_SHARE
        ? nick
        : [],
    ),
  );
}

/** Nicks change their tails while their bearers are away: “ada”, “Ada_”. */
function keyOf(nick: string): string {
  return nick.toLowerCase().replace(/[_`|]+$/, '');
}
