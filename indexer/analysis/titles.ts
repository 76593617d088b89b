// Makes up a title for an item without a heading, from its first sentence and from who reports in it: good enough for a list
// of results. Never used where the report has a heading of its own.

/** @param reporter whoever gives the item's report, with the office where it is known */
export function titleOf(
  firstSentence: string,
  reporter: { readonly name: string; readonly office: string | null } | null,
  isFirst: boolean,
): string {
  if (reporter)
    return reporter.office
      ? `${capitalised(reporter.office)}’s report: ${reporter.name}`
      : `Report by ${reporter.name}`;
  const about = withoutOpener(firstSentence.trim());
  if (isFirst && /\b(?:met|meeting|away day|took place|attended|was held)\b/i.test(firstSentence))
    return 'Opening of the meeting';
  return shortened(capitalised(about)) || 'Untitled item';
}

function withoutOpener(sentence: string): string {
  return sentence
    .replace(/^(?:Finally|Lastly|Next|Then|Also|First|Secondly|Thirdly),?\s+/i, '')
    .replace(/^(?:under|in|as)\s+(?:AOB|any other business),?\s+/i, 'Any other business: ')
    .replace(
      /^(?:The|Our)\s+(?:\w+\s+){1,4}?(?:item|business|piece|topic|matter)(?:\s+of\s+business|\s+on the agenda)?\s+(?:was|concerned|covered)\s+(?:(?:a|an|the|to)\s+)?/i,
      '',
    )
    .replace(
      /^(Any other business: )?(?:we|the\s+[\p{L}-]+)\s+(?:(?:then|next|also|now)\s+)*(?:received|considered|discussed|agreed|approved|reviewed|noted|heard|had)\s+(?:(?:a|an|the|our|some)\s+)?(?:(?:\w+\s+)?(?:paper|report|update|presentation|series of reports|discussion)\s+(?:on|about|from)\s+)?(?:(?:the|that|a|an)\s+)?/iu,
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
  return text.charAt(0).toUpperCase() + text.slice(1);
}
