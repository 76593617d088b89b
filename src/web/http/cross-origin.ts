// Lets pages of other origins read what is made for programs. Never used for pages or for what belongs to one reader.
import cors from 'cors';
import type { RequestHandler } from 'express';

/** Nothing here depends on who asks, so pages of any origin may read it. */
export const readableFromAnywhere: RequestHandler[] = [
  cors({
    methods: ['GET', 'HEAD'],
    exposedHeaders: ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'Content-Disposition'],
    maxAge: 86_400,
  }),
  (_request, response, next) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  },
];
