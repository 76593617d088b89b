// Where commands write: results to standard output, troubles to standard error.

export interface Output {
  /** A line for people or programs, on standard output. */
  line(text: string): void;
  /** As it is, without a line feed; waits where the reader of a pipe is slow. */
  write(text: string): Promise<void>;
  /** A line on standard error. */
  error(text: string): void;
}

export function processOutput(): Output {
  return {
    line: (text) => process.stdout.write(`${text}\n`),
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    error: (text) => process.stderr.write(`${text}\n`),
  };
}
