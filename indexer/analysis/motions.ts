// Reads who moved and who seconded: "Motion by Ann Orr, second by Bo Lind", "Cllr Orr proposed …, Mr. Lind seconded", "Moved: Orr".
// Names stay as printed, with their titles.

const TITLE = String.raw`(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Cllr|Coun|Councill?or|Senator|Supervisor|Commissioner|Trustee|Director|Member|Alderman|Rep|Sen)\.?`;
/** Labels of the lines around a name. */
const NO_NAME = String.raw`(?!(?:The|A|An|It|On|That|This|And|All|Motion|Moved|Mover|Second|Seconded|Seconder|Votes?|Voting|Ayes?|Nays?|Yeas?|Noes|Carried|Approved|Passed|Result|In|No|None)\b)`;
const WORD = String.raw`(?:\p{Lu}\.|${NO_NAME}\p{Lu}[\p{L}\p{M}’'-]+)`;
const NAME = String.raw`(?:${TITLE} +)?${WORD}(?: +(?:de|del|van|von|der|al|bin|la|le)(?= +\p{Lu}))?(?: +${WORD}){0,3}`;

const MOVER: readonly RegExp[] = [
  String.raw`\b[Mm]otions?\b(?:(?!\bsecond)[^.;:]){0,160}?\b(?:by|of|from)\s+(${NAME})`,
  String.raw`\b(?:[Mm]oved|[Pp]roposed|[Tt]abled|[Nn]ominat(?:ed|ion)(?:(?!\bsecond)[^.;:]){0,160}?)\s+by:?\s+(${NAME})`,
  String.raw`\b(?:MOVED|[Mm]oved|[Pp]roposed|[Mm]over|[Pp]roposer|[Mm]otion [Bb]y)\s*:\s*(${NAME})`,
  String.raw`(?:^|[.;,:]\s+|\n|…\s|\*)(${NAME})\s+(?:then\s+)?(?:moved|moves|proposed|proposes|ma(?:de|kes?)\s+(?:a|the)\s+motion|motion(?:s|ed)?\s+to|offered\s+(?:a|the)\s+motion)\b`,
].map((pattern) => new RegExp(pattern, 'u'));

const SECONDER: readonly RegExp[] = [
  String.raw`\b[Ss]econd(?:ed)?(?:\s+(?:was\s+)?(?:made|offered))?\s+by:?\s+(${NAME})`,
  String.raw`\b(?:SECONDED|[Ss]econd(?:ed|er)?(?:\s+[Bb]y)?)\s*:\s*(${NAME})`,
  String.raw`(?:^|[.;,:]\s+|\n|…\s|\band\s+)(${NAME})\s+(?:then\s+)?(?:seconded|seconds|second)\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Names, `null` where the text names nobody. */
export function moversIn(text: string): { readonly mover: string | null; readonly seconder: string | null } {
  if (!/\b(?:mo(?:tion|v)|propos|nominat|second|tabled)/i.test(text)) return { mover: null, seconder: null };
  return { mover: firstIn(text, MOVER), seconder: firstIn(text, SECONDER) };
}

function firstIn(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return name.replace(/\.$/, '');
  }
  return null;
}
