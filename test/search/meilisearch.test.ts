import { after, before, describe } from 'node:test';
import { engineContract } from './contract.ts';
import type { Differences } from './contract-suite.ts';
import { engineOn, newArchiveName, noServer, startServer, type TestServer } from './meilisearch-server.ts';

/** Words three or fewer places apart are told from others; the words of this promise are four places apart. */
const NEARNESS = 'the server tells distances apart up to three places; further apart, the newest comes first';
const DIFFERENCES: Differences = {
  'loads only what has changed': 'words, labels and titles are counted over all items whenever one has changed',
  'puts words near each other before words far apart': NEARNESS,
  'puts words near each other first in whichever order they are typed': NEARNESS,
  'puts words near each other first with a word between them that most items hold': NEARNESS,
  'puts words near each other first in the words of a speaker, too': NEARNESS,
};

describe('the engine on a real Meilisearch server', { skip: noServer }, () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop());

  const open = async () => engineOn([server], newArchiveName());
  engineContract('the engine on Meilisearch', open, { differences: DIFFERENCES });
});
