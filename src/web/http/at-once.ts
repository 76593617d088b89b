// How many requests of a kind are answered at the same time, in all and for one address: those beyond are told at once to come back, so that
// what each of them holds never piles up.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** There is no room for the request now; the next attempt may find some: 503. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

interface MostAtOnce {
  readonly inAll: number;
  /** Of one address (of IPv6, one /56 network). */
  readonly ofOne: number;
}

/** Throws `TooBusy` at the requests beyond. A place is free again when the answer is sent, or its reader has gone. */
export function mostAtOnce({ inAll, ofOne }: MostAtOnce): RequestHandler {
  const open = new Map<string, number>();
  let all = 0;
  return (request: Request, response: Response, next: NextFunction) => {
    const address = ipKeyGenerator(request.ip ?? '');
    const own = open.get(address) ?? 0;
    if (all >= inAll || own >= ofOne) throw new TooBusy('Too much of this is being sent at the moment.');
    all++;
    open.set(address, own + 1);
    response.once('close', () => {
      all--;
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    next();
  };
}
