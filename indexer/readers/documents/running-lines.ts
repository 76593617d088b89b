// Tells the running heads, running feet and page numbers of a printed document from its text: what stands at the edge of page after
// page. A document of one page has none but its page number.
import { type PrintedLine, plainOf } from './printed-line.ts';

/** The lines of the text. What is printed largest is never taken out altogether: it is the title, also where every page repeats it. */
export function withoutRunningLines(lines: readonly PrintedLine[]): PrintedLine[] {
  const pages = new Set(lines.map((line) => line.page)).size;
  const largest = lines.reduce((size, line) => Math.max(size, line.size), 0);
  const isLargest = ({ size }: PrintedLine): boolean => size > largest * 0.98;
  const title = lines
    .filter(isLargest)
    .map((line) => plainOf(line).trim())
    .join(' ');
  const groups = Map.groupBy(lines.filter(isAtEdge), keyOf);
  const running = new Set([...groups.values()].filter((group) => isRunning(group, pages)).flat());
  const kept = new Set<string>();
  return lines.filter((line) => {
    if (!isAtEdge(line)) return true;
    if (isPageNumber(line)) return false;
    if (isLargest(line)) {
      const isFirst = !kept.has(keyOf(line));
      kept.add(keyOf(line));
      return isFirst || !running.has(line);
    }
    return !running.has(line) && plainOf(line).trim() !== title;
  });
}

function isAtEdge({ top, pageHeight }: PrintedLine): boolean {
  return top < pageHeight * 0.09 || top > pageHeight * 0.92;
}

/** Lines that differ in their numbers only, at the same height. */
function keyOf(line: PrintedLine): string {
  return `${plainOf(line).replace(/\d+/g, '#').trim()}|${Math.round(line.top / 4)}`;
}

/** On most pages, and its numbers stay as they are or count the pages: “Item 1”, “Item 4”, “Item 9” are headings. */
function isRunning(group: readonly PrintedLine[], pages: number): boolean {
  const isOnMost = (count: number): boolean => count > 1 && count > pages / 2;
  if (!isOnMost(group.length)) return false;
  const numbers = group.map((line) => [...plainOf(line).matchAll(/\d+/g)].map(([digits]) => Number(digits)));
  return (numbers[0] ?? []).every((_, place) => {
    const values = group.map((line, index) => ({ page: line.page, number: numbers[index]?.[place] ?? 0 }));
    return (
      isOnMost(mostAlike(values.map(({ number }) => number))) ||
      isOnMost(mostAlike(values.map(({ page, number }) => number - page)))
    );
  });
}

function mostAlike(numbers: readonly number[]): number {
  return Math.max(...[...Map.groupBy(numbers, (number) => number).values()].map(({ length }) => length));
}

function isPageNumber(line: PrintedLine): boolean {
  return /^(?:page\s+)?\W{0,2}\d{1,4}\W{0,2}(?:of\s+\d+)?$/i.test(plainOf(line).trim());
}
