// Writes the lists of a new archive, with comments that say how each is changed. Guesses nothing, and writes no file.
import { stringify } from 'yaml';

export interface NewArchive {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA. */
  readonly timeZone: string;
  readonly body: { readonly id: string; readonly name: string };
}

export function archiveText({ title, language, timeZone, body }: NewArchive): string {
  return `# What this archive is. Everything here was guessed: change what is wrong and save the file.
# To see it, start this archive again as before.

title: ${scalar(title)}

# A sentence for the home page.
description: ""

# Language of the reports: en, de, fr … Speakers and decisions are recognised in English.
language: ${scalar(language)}

# Where the meetings are held, as Europe/London or America/New_York.
timeZone: ${scalar(timeZone)}

# Who meets. Change the name as you like; leave the id, which the reports refer to.
bodies:
  - id: ${body.id}
    name: ${scalar(body.name)}

# Where readers report mistakes: an email address, written as mailto:ann@example.org, or a web page.
# contact: mailto:ann@example.org
`;
}

export const SOURCES_HEAD = `# Where the reports come from. Each run reads what is new there.
# If one person writes the reports of a source, add a line "author: Ann Lee" to it.
# If its reports are read wrongly, see "npx rapporteur check --conventions SOURCE" and add what is different:
#   conventions:
#     days: day-first          # or month-first: how 04/05/2031 is read
#     attendance: [Present]    # headings or labels under which those present are listed
#     marks: [colon]           # how speakers are marked: colon, dash, brackets, angle, bold, comma, table; or none
#     business: [A heading]
#     furniture: [Another heading]

`;

export const PEOPLE_TEXT = `# Who speaks. Speakers are found in the reports; add those whose short names or offices the reports do not explain.
#
# - id: ann-lee
#   name: Ann Lee
#   aliases: [Annie Lee]
#   initials: [AL]
#   roles:
#     - title: Treasurer
#       from: 2021-05-01
`;

export const TOPICS_TEXT = `# Subjects by which agenda items can be listed. An item that has one of the words gets the topic; * stands for any ending.
#
# - id: roads
#   label: Roads and paths
#   words: [road, roads, footpath*]
`;

export const SYNONYMS_TEXT = `# Words for the same thing. A search that finds little with one of them offers the others; none is ever added on its own.
#
# - [headquarters, head office, premises]
# - [pay, wages, salary]
`;

/** As YAML, on one line. */
function scalar(text: string): string {
  return stringify(text.replace(/\s+/g, ' '), { lineWidth: 0 }).trim();
}
