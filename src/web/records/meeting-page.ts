// The view model of a meeting's page: its accounts side by side, matching items beside each other.

import type { CataloguedReport } from '../../catalogue/catalogue.ts';
import { AND } from '../../queries/clause-text.ts';
import type { ItemDocument } from '../../reports/item.ts';
import { meetingStructure } from '../page/json-ld.ts';
import { type Shell, shellFor } from '../page/shell.ts';
import type { Site } from '../page/site.ts';
import type { SourceText } from '../sources/source-text.ts';
import type { DateView } from '../text/dates.ts';
import { excerptOf } from '../text/excerpt.ts';
import { meetingUrl } from '../urls.ts';
import { alignAccounts } from './alignment.ts';
import { type ItemView, itemView } from './item-view.ts';
import {
  accountName,
  type Meeting,
  type MeetingLine,
  meetingDate,
  meetingLine,
  reportInWords,
} from './meeting-view.ts';
import { type ReportLine, reportLine } from './report-view.ts';

interface Account {
  /** The author, else the report's title. */
  readonly name: string;
  readonly report: ReportLine;
  readonly itemCount: number;
  readonly wordCount: string;
  readonly meetingNote: string | null;
}

/** The items of one account in a row; none where no item was found to match, which says nothing of the account. */
interface AccountCell {
  readonly account: string;
  /** "Kit Larkin’s report". */
  readonly reportName: string;
  readonly items: readonly ItemView[];
}

interface BusinessRow {
  readonly anchor: string;
  /** Title of the first item in the row. */
  readonly title: string;
  readonly cells: readonly AccountCell[];
  /** The report that alone has items here ("Kit Larkin’s report"); `null` where items of several match. */
  readonly unmatchedIn: string | null;
}

/** An item of a meeting that one account reports. */
interface OutlineItem {
  readonly item: ItemView;
  readonly excerpt: string;
}

export interface MeetingPage {
  readonly shell: Shell;
  readonly body: string;
  readonly date: DateView;
  readonly accounts: readonly Account[];
  /** Empty where there is one account only: then `outline` has its items. */
  readonly rows: readonly BusinessRow[];
  readonly outline: readonly OutlineItem[];
  /** Neighbours in time of the same body. */
  readonly previous: MeetingLine | null;
  readonly next: MeetingLine | null;
}

export interface MeetingParts {
  readonly meeting: Meeting;
  readonly itemsOf: (report: CataloguedReport) => readonly ItemDocument[];
  readonly sourceOf: (report: CataloguedReport) => SourceText;
  readonly previous: Meeting | null;
  readonly next: Meeting | null;
}

const EXCERPT_LENGTH = 220;

export function meetingPage(site: Site, { meeting, itemsOf, sourceOf, previous, next }: MeetingParts): MeetingPage {
  const { body, start, reports } = meeting;
  const date = meetingDate(meeting);
  const { glossary } = site.description;
  const accounts = reports.map((report): ReportedAccount => {
    const source = sourceOf(report);
    const view = (item: ItemDocument) =>
      itemView(item, { anchorPrefix: `${item.documentId}.`, marksIn: () => [], glossary, source });
    return { report, items: itemsOf(report), view };
  });
  const isAlone = accounts.length === 1;
  const names = AND.format(reports.map(accountName));
  return {
    shell: shellFor(site, {
      title: `${body.name}, ${date.text}`,
      description: `The meeting of ${body.name}, ${date.text}, as reported by ${names}.`,
      path: meetingUrl(body.id, start),
      structured: meetingStructure(site, reports),
      section: 'meetings',
      isIndexed: true,
    }),
    body: body.name,
    date,
    accounts: accounts.map(({ report }) => ({
      name: accountName(report),
      report: reportLine(report),
      itemCount: report.itemCount,
      wordCount: report.wordCount.toLocaleString('en-GB'),
      meetingNote: report.meetingNote,
    })),
    rows: isAlone ? [] : rowsOf(accounts),
    outline: accounts.flatMap(({ items, view }) =>
      isAlone ? items.map((item) => ({ item: view(item), excerpt: excerptOf(openingOf(item), EXCERPT_LENGTH) })) : [],
    ),
    previous: previous && meetingLine(previous),
    next: next && meetingLine(next),
  };
}

/** From the first statement of any length to speak of: minutes begin with who presents and where the slides are. */
function openingOf({ text, statements }: ItemDocument): string {
  const first = statements.findIndex(
    ({ form, text: said }) => form !== 'subheading' && said.trim().split(/\s+/).length >= 8,
  );
  return first < 0
    ? text
    : statements
        .slice(first)
        .map(({ text: said }) => said)
        .join('');
}

interface ReportedAccount {
  readonly report: CataloguedReport;
  readonly items: readonly ItemDocument[];
  readonly view: (item: ItemDocument) => ItemView;
}

function rowsOf(accounts: readonly ReportedAccount[]): readonly BusinessRow[] {
  return alignAccounts(accounts.map(({ items }) => items)).map((row, index) => {
    const cells = accounts.map(({ report, view }, at): AccountCell => {
      return { account: accountName(report), reportName: reportInWords(report), items: (row[at] ?? []).map(view) };
    });
    const [first, ...others] = cells.filter(({ items }) => items.length > 0);
    return {
      anchor: `business-${index + 1}`,
      title: row.flat()[0]?.title ?? '',
      unmatchedIn: first && others.length === 0 ? first.reportName : null,
      cells,
    };
  });
}
