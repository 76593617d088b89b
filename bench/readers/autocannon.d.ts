// What we use of autocannon, which brings no types of its own.
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface AskedRequest {
    readonly path?: string;
    readonly setupRequest?: (request: AskedRequest) => AskedRequest;
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Seconds. */
    readonly timeout: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly requests: readonly AskedRequest[];
  }

  interface Result {
    readonly duration: number;
    readonly errors: number;
    readonly non2xx: number;
  }

  interface Instance extends EventEmitter, PromiseLike<Result> {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, ms: number) => void): this;
    on(event: 'reqError', listener: (error: Error) => void): this;
  }

  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default function autocannon(options: Options): Instance;
}
