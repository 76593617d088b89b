// Words that whoever sets up a search for English leaves out, where the engine brings no list of its own.

/** In small letters. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all am an and any are as at be because been before being but by can could did do does for from had has have
   he her here him his how i if in into is it its just me more my no nor not of on once only or other our out over she should so some such
   than that the their them then there these they this those through to too under until up very was we were what when where which while
   who whom why will with would you your`.split(/\s+/),
);
