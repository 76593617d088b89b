// One agenda item as both its own page and its report's page show it: turns, decisions, topics, speakers and how all that is known.
import {
  type Acronym,
  type Decision,
  type HowFound,
  type ItemDocument,
  isBusiness,
  type Statement,
  type Votes,
} from '../../reports/item.ts';
import type { SourceText } from '../sources/source-text.ts';
import { explanationsIn } from '../text/acronyms.ts';
import type { Mark } from '../text/inline-text.ts';
import { citeUrl, itemAnchor, itemUrl, topicUrl } from '../urls.ts';
import { type SpeakerLink, speakerLink, type Turn, turnsOf } from './statements.ts';

interface TopicLink {
  readonly label: string;
  readonly url: string;
}

interface DecisionView {
  readonly text: string;
  /** "12 for, 3 against, 1 abstained"; `null` where no votes are reported. */
  readonly votes: string | null;
  /** "Lost", "Deferred"; `null` where something was simply agreed or carried, which its words say. */
  readonly outcome: string | null;
  /** "Moved by Ann Orr, seconded by Bo Lind"; `null` where the text names nobody. */
  readonly movers: string | null;
}

interface ActionView {
  readonly text: string;
  /** "Ann Orr, Bo Lind"; `null` where nobody is named, or only within the text. */
  readonly owners: string | null;
}

/** A row of "how do we know". */
interface AttributionRow {
  readonly words: string;
  readonly url: string;
  readonly speaker: string;
  readonly found: string;
  /** The words that gave the speaker away. */
  readonly evidence: string | null;
  readonly confidence: string;
  readonly citeUrl: string;
}

export interface ItemView {
  /** Anchor on the report's page; no other part of a page has an anchor that begins so. */
  readonly anchor: string;
  readonly isBusiness: boolean;
  readonly title: string;
  readonly url: string;
  readonly turns: readonly Turn[];
  /** Put before the anchors of statements: they are unique within an item only. */
  readonly anchorPrefix: string;
  readonly decisions: readonly DecisionView[];
  readonly actions: readonly ActionView[];
  readonly topics: readonly TopicLink[];
  readonly speakers: readonly SpeakerLink[];
  /** Of what somebody is reported to say, and of what was corrected. */
  readonly attributions: readonly AttributionRow[];
  readonly sourceUrl: string | null;
}

interface ItemViewOptions {
  readonly anchorPrefix: string;
  readonly marksIn: (text: string) => readonly Mark[];
  /** Explained where the item first uses them. */
  readonly glossary: readonly Acronym[];
  /** The page that the report was read from. */
  readonly source: SourceText;
}

export function itemView(item: ItemDocument, { anchorPrefix, marksIn, glossary, source }: ItemViewOptions): ItemView {
  return {
    anchor: itemAnchor(item.id),
    isBusiness: isBusiness(item),
    title: item.title,
    url: itemUrl(item.report.id, item.id),
    turns: turnsOf(item.statements, {
      marksIn,
      explanations: explanationsIn(item.statements, glossary),
      media: item.report.media ?? null,
    }),
    anchorPrefix,
    decisions: item.decisions.map(decisionView),
    actions: item.actions.map(({ text, owners }) => {
      const others = owners.filter((name) => !text.includes(name));
      return { text, owners: others.length > 0 ? others.join(', ') : null };
    }),
    topics: item.topics.map(({ id, label }) => ({ label, url: topicUrl(id) })),
    speakers: item.speakers.map(speakerLink),
    attributions: item.statements
      .filter(({ speaker, found }) => speaker !== null || found !== 'narration')
      .map((statement) => attributionRow(item, statement)),
    sourceUrl: source.urlOf(item.documentId, openingOf(item)),
  };
}

/** The statement at which a whole item is looked for in its source: the heading often stands there as a link or in a list of contents, too. */
export function openingOf({ statements }: Pick<ItemDocument, 'statements'>): string | null {
  return statements.find(({ text }) => text.trim() !== '')?.id ?? null;
}

const HOW_FOUND: Readonly<Record<HowFound, string>> = {
  initials: 'initials before the words',
  named: 'named by the sentence',
  pronoun: 'a pronoun',
  role: 'an office or role',
  author: 'the report’s author writes of themselves',
  continued: 'reported speech that goes on',
  presenter: 'named as presenter',
  narration: 'no speaker identified',
  correction: 'corrected by hand',
};

function attributionRow(item: ItemDocument, statement: Statement): AttributionRow {
  return {
    words: excerpt(statement.text),
    url: itemUrl(item.report.id, item.id, { statement: statement.id }),
    speaker: statement.speaker?.name ?? 'nobody',
    found: HOW_FOUND[statement.found],
    evidence: statement.evidence,
    citeUrl: citeUrl(item.report.id, item.id, { statement: statement.id }),
    confidence: statement.speaker === null ? '–' : `${Math.round(statement.confidence * 100)} %`,
  };
}

/** The first words of a statement: enough to find it by. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const words = line.split(' ').slice(0, 9).join(' ');
  const short = words.length > 80 ? words.slice(0, 80).toWellFormed() : words;
  return short.length < line.length ? `${short} …` : short;
}

function decisionView({ text, outcome, votes, mover, seconder }: Decision): DecisionView {
  const movers = [mover && `moved by ${mover}`, seconder && `seconded by ${seconder}`].filter(Boolean).join(', ');
  return {
    text,
    votes: votes && votesInWords(votes),
    outcome:
      outcome === null || outcome === 'carried' || outcome === 'agreed'
        ? null
        : `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`,
    movers: movers === '' ? null : `${movers.charAt(0).toUpperCase()}${movers.slice(1)}`,
  };
}

function votesInWords(votes: Votes): string {
  const sides = [
    [votes.for, 'for'],
    [votes.against, 'against'],
    [votes.abstained, 'abstained'],
  ] as const;
  return sides.flatMap(([count, side]) => (count === null ? [] : [`${count} ${side}`])).join(', ');
}
