// Answers for what does not stand at its address any more: leads on to where it is now, or says what is known of it with 410.
import type { Response } from 'express';
import type { Gone, Moved, Withdrawn } from '../../catalogue/resolve.ts';
import type { WebContext } from '../context.ts';
import { errorPage, goneFailure } from '../error-page.ts';
import { redirectMoved, sendPage } from './requests.ts';

/** @param urlOf where what has moved is now */
export function answerElsewhere<Address>(
  { render, site }: Pick<WebContext, 'render' | 'site'>,
  response: Response,
  resolved: Moved<Address> | Gone | Withdrawn,
  urlOf: (address: Address) => string,
): void {
  if (resolved.status === 'moved') redirectMoved(response, urlOf(resolved.to));
  else sendPage(response.status(410), render('error', errorPage(site(), goneFailure(resolved), '')));
}
