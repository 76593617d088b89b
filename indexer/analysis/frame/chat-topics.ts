// Finds where the business of a meeting held in a chat begins: its chair says so, with "Topic: …" or by the number and words of the
// agenda that was sent out at the start. Knows lines of chats only, and leaves any other text as it is.
import { type Block, partOf } from '../text/blocks.ts';

/** "<nick> text", "12:03 nick | text", "[12:03] <nick> text", "<relay> {-nick} text", "nick: text": who, and what is said. */
const CHAT_LINE =
  /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*(?:[ap]m\s*)?)?(?:<\s?[@+~]?([^<>\n]{1,40})>|(?<=\d\]?\s*(?:[ap]m\s*)?)([^\s|:<>]{1,30})\s?[|:]|([^\s|:<>*#_-][^\s|:<>]{0,29}):\s)\s*(?:\{-?([^{}\n]{1,30})\}\s*)?/i;

/** Smaller shares of lines are quotes of a chat within something else. */
const SMALLEST_SHARE = 0.5;
const FEWEST_LINES = 8;

interface ChatLine {
  readonly block: number;
  /** Where the line begins in its block. */
  readonly start: number;
  readonly nick: string;
  readonly said: string;
}

/** The blocks, parted where a topic opens; such a part has the topic as the title of its item. */
export function withTopicsOpening(blocks: readonly Block[]): readonly Block[] {
  const { lines, others } = chatLinesOf(blocks);
  if (lines.length < FEWEST_LINES || lines.length < (lines.length + others) * SMALLEST_SHARE) return blocks;
  const topics = new Map<number, Map<number, string>>();
  for (const { line, title } of topicsIn(lines)) {
    const ofBlock = topics.get(line.block) ?? new Map<number, string>();
    topics.set(line.block, ofBlock.set(line.start, title));
  }
  return blocks.flatMap((block, index) => {
    const starts = topics.get(index);
    if (!starts) return [block];
    const cuts = [...new Set([0, ...starts.keys()])].sort((a, b) => a - b);
    return cuts.map((start, at) => {
      const end = cuts[at + 1];
      const part = partOf(block, start, end === undefined ? block.text.length : end - 1);
      const title = starts.get(start);
      return title === undefined || part.opens !== undefined ? part : { ...part, opens: title };
    });
  });
}

function chatLinesOf(blocks: readonly Block[]): { lines: ChatLine[]; others: number } {
  const lines: ChatLine[] = [];
  let others = 0;
  blocks.forEach((block, index) => {
    if (block.form === 'heading') return;
    let start = 0;
    for (const text of block.text.split('\n')) {
      const match = CHAT_LINE.exec(text);
      const nick = match?.[4] ?? match?.[1] ?? match?.[2] ?? match?.[3];
      if (match && nick) lines.push({ block: index, start, nick, said: text.slice(match[0].length).trim() });
      else if (text.trim() !== '') others++;
      start += text.length + 1;
    }
  });
  return { lines, others };
}

interface Topic {
  readonly line: ChatLine;
  readonly title: string;
}

function topicsIn(lines: readonly ChatLine[]): Topic[] {
  const named = lines.flatMap((line) => {
    const title = /^#?(?:topic|agenda item|next topic|subject)\b:?\s+(?:is\s+)?(.{2,120})$/i.exec(line.said)?.[1];
    return title && /^#|:/.test(line.said) ? [{ line, title: title.trim() }] : [];
  });
  return named.length > 0 ? named : numberedTopics(lines);
}

/** Where the points of the agenda ("2. Tide gauge") are called again, one after the other; the first begins where the agenda stands. */
function numberedTopics(lines: readonly ChatLine[]): Topic[] {
  const numbered = lines.flatMap((line, at) => {
    const match = /^(?:[\p{L}’']+[,.!:]?\s+){0,2}?((\d{1,2})[.)]\s+\S.{1,120})$/u.exec(line.said);
    return match ? [{ line, at, number: Number(match[2]), title: match[1] ?? line.said }] : [];
  });
  const [first] = numbered;
  if (!first || first.number > 1) return [];
  const agenda = numbered.filter(
    (one, index) =>
      index === 0 ||
      (one.line.nick === first.line.nick && one.number === first.number + index && one.at - first.at < index + NEAR),
  );
  if (agenda.length < FEWEST_POINTS) return [];
  const topics: Topic[] = [{ line: first.line, title: first.title }];
  let next = first.number + 1;
  const behind = (agenda.at(-1) ?? first).at + 1;
  lines.slice(behind).forEach((line, index) => {
    const one = numbered.find(({ at }) => at === behind + index);
    const point = one
      ? agenda.find(({ number, title }) => number >= next && number === one.number && isAlike(title, one.title))
      : undefined;
    const called = point ?? (line.nick === first.line.nick ? calledIn(line.said, agenda, next) : undefined);
    if (!called) return;
    topics.push({ line, title: one && point ? one.title : called.title });
    next = called.number + 1;
  });
  return topics;
}

interface Point {
  readonly number: number;
  readonly title: string;
}

/** "ok, if that is all, let's go on to 3) lamps", "good, 3) it is": who sent the agenda calls its next point. */
function calledIn(said: string, agenda: readonly Point[], next: number): Point | undefined {
  const [, number, title = ''] = /^.{0,120}(?<![\p{L}\p{N}.])(\d{1,2})\)\s+([^)]{1,60})$/u.exec(said) ?? [];
  const point = agenda.find((one) => one.number === next && one.number === Number(number));
  const isShort = wordsOf(title).every((word) => word.length < 4);
  return point && (isShort || isAlike(point.title, `${number}) ${title}`)) ? point : undefined;
}

/** Lines that others may write while the agenda is being sent. */
const NEAR = 6;
const FEWEST_POINTS = 2;

function isAlike(a: string, b: string): boolean {
  const [short = [], long = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  return short.filter((word) => long.includes(word)).length >= short.length * 0.5;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}
