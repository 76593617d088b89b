// A line as it is printed on a page, whatever it means.
export interface PrintedRun {
  readonly text: string;
  readonly isBold: boolean;
}

/** One line of a page. All measures in points; `top` counts from the page's upper edge down to the baseline. */
export interface PrintedLine {
  readonly page: number;
  readonly top: number;
  readonly pageHeight: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly runs: readonly PrintedRun[];
}

export function plainOf({ runs }: Pick<PrintedLine, 'runs'>): string {
  return runs.map((run) => run.text).join('');
}
