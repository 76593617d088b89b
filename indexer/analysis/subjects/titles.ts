// Makes up a title for an item without a heading, from its first sentence and from who reports in it: good enough for a list
// of results. Never used where the report has a heading of its own.

export interface TitleReporter {
  readonly name: string;
  /** Office as it is written in titles, `null` where unknown. */
  readonly office: string | null;
}

/** @param reporter whoever gives the item's report, `null` where nobody does */
export function titleOf(firstSentence: string, reporter: TitleReporter | null, isFirst: boolean): string {
  const sentence = firstSentence
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:\d{1,2}[.)]\s*)?\|\s*/, '')
    .replace(MOTION_FORM, '')
    .trim();
  const motion = /\b(?:an?|the|their|his|her)\s+((?:emergency\s+)?(?:motion|amendment|resolution)\b.{0,200})/.exec(
    sentence,
  )?.[1];
  if (motion && /\b(?:moved|proposed|seconded|considered|debated)\b/.test(sentence))
    return shortened(capitalised(motion));
  if (reporter) return reportTitle(sentence, reporter);
  if (isFirst && /\b(?:met|meeting|away day|took place|attended|was held)\b/i.test(sentence))
    return 'Opening of the meeting';
  return shortened(capitalised(withoutOpener(sentence))) || 'Untitled item';
}

/** "On motion duly made, seconded and carried, it was voted that …": what was moved is the title. */
const MOTION_FORM =
  /^\W*(?:(?:(?:up)?on\s+)?(?:an?\s+)?motion\s+(?:was\s+)?(?:\p{L}+ly\s+|duly\s+)?made|(?:it\s+was\s+)?moved)\b[^.;]{0,60}?\b(?:seconded|carried|passed|approved),?\s+(?:it\s+was\s+(?:\p{L}+ly\s+)?(?:voted|resolved|ordered|agreed)\s+)?(?:that|to)\s+/iu;

function reportTitle(sentence: string, { name, office }: TitleReporter): string {
  const stated =
    /\b(?:as|at)\s+(?:the\s+|our\s+)?(\p{Lu}[\p{L}-]+(?:\s+(?:(?:of|for|and|the)\s+)*\p{Lu}[\p{L}-]+){0,5})/u.exec(
      sentence,
    )?.[1];
  if (stated && stated !== name) return shortened(`${stated}’s report: ${name}`);
  const isOfficers = /[’']s?\s+(?:report|update)\b/u.test(sentence);
  const about =
    /\b(?:report|update|presentation|paper|briefing|reported|spoke|briefed\s+\w+|updated\s+\w+|outlined|presented|introduced)\s+(?:on|about|to)?\s*(?:the\s+|our\s+|an?\s+)?([^,.;:(]{4,60}?)(?=[,.;:]|\s+\(|\s+(?:and|which|who|where|that|as|for|from|now|because|saying|held|to)\b|$)/u.exec(
      sentence,
    )?.[1];
  if (about && !isOfficers && !/^(?:his|her|their)\b|\b(?:report|update)$/.test(about))
    return shortened(`${capitalised(about)}: ${name}`);
  return office ? `${office}’s report: ${name}` : `Report by ${name}`;
}

/** What the first sentence of an item without a heading says that it will be about: "… then reported on the local elections". */
export function announcement(firstSentence: string): string {
  return /\b(?:about|on|regarding|concerning)\s+(.+)/su.exec(firstSentence)?.[1] ?? '';
}

function withoutOpener(sentence: string): string {
  return sentence
    .replace(/^(?:Finally|Lastly|Next|Then|Also|First|Secondly|Thirdly),?\s+/i, '')
    .replace(/^(?:under|in|as)\s+(?:AOB|any other business),?\s+/i, 'Any other business: ')
    .replace(
      /^(?:The|Our)\s+(?:\w+\s+){1,4}?(?:item|business|piece|topic|matter|paper)(?:\s+of\s+business|\s+on the agenda|\s+after\s+\w+)?\s+(?:was|concerned|covered)\s+(?:(?:a|an|the|to)\s+)?/i,
      '',
    )
    .replace(
      /^(Any other business: )?(?:we|the\s+[\p{L}-]+)\s+(?:(?:then|next|also|now)\s+)*(?:received|considered|discussed|agreed|approved|reviewed|noted|heard|had|came to|turned to|moved on to)\s+(?!at\b)(?:(?:a|an|the|our|some)\s+)?(?:(?:\w+\s+)?(?:paper|report|update|presentation|series of reports|discussion)\s+(?:on|about|from)\s+)?(?:(?:the|that|a|an)\s+)?/iu,
      '$1',
    )
    .replace(
      /^(?:There was|We had)\s+(?:an?\s+)?(?:(?:\w+\s+)?(?:discussion|update|report|debate|presentation)\s+(?:on|about|of)\s+)?/i,
      '',
    )
    .replace(
      /^I\s+(?:also\s+)?(?:want|wanted|would like)\s+to\s+(?:report|mention)\s+(?:on\s+)?(?:an?\s+|the\s+)?/i,
      '',
    );
}

const LONGEST_TITLE = 72;

/** Cut at the end of a clause where there is one within the limit, else at a word. */
function shortened(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').replace(/[.!?:;]+$/, '');
  if (oneLine.length <= LONGEST_TITLE) return oneLine;
  const clause = /^.{24,72}?(?=[,;:(–—]|\s(?:which|who|where|because|and that|so that|but|with|following)\s)/u.exec(
    oneLine,
  )?.[0];
  if (clause) return clause.trim();
  const cut = oneLine.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

function capitalised(text: string): string {
  // "eHarbour" is how it is written.
  if (/^\p{Ll}\p{Lu}/u.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
