// What can be wrong with a file of an archive, told so that the archivist can mend it.

/** One mistake in one file; the rest of the archive is read all the same. */
export interface ArchiveProblem {
  /** Path as the archivist knows it. */
  readonly path: string;
  /** 1 for the first line. */
  readonly line: number;
  /** What is wrong and how to mend it. */
  readonly message: string;
}

/** `path:line: what and how to mend it`. */
export function describeProblem({ path, line, message }: ArchiveProblem): string {
  return `${path}:${line}: ${message}`;
}

/** The archive as a whole cannot be used: its folder or one of its lists is missing or unreadable. */
export class ArchiveUnreadable extends Error {
  override readonly name = 'ArchiveUnreadable';
  readonly problems: readonly ArchiveProblem[];

  constructor(problems: readonly ArchiveProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}
