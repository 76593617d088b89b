// The addresses of speakers and topics. None of them asks the search engine.
import { Router } from 'express';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { BrowsedFacet } from '../../catalogue/facets.ts';
import { resolveSpeaker, resolveTopic } from '../../catalogue/resolve.ts';
import type { WebContext } from '../context.ts';
import { answerElsewhere } from '../http/answering.ts';
import { NotFound } from '../http/errors.ts';
import type { MakePage } from '../http/page-cache.ts';
import { queryOf } from '../http/requests.ts';
import { nearest } from '../text/nearest.ts';
import { PATHS, parseSpeakerFilter, speakerUrl, topicUrl } from '../urls.ts';
import { speakerPage } from './speaker-page.ts';
import { speakersPage } from './speakers-page.ts';
import { MOST_LINKS } from './subject-page.ts';
import { topicPage } from './topic-page.ts';
import { topicsPage } from './topics-page.ts';

const LATEST = 10;

export function speakerAndTopicRoutes(context: WebContext): Router {
  const { catalogue, site, render, keeping } = context;
  const router = Router();
  router.get(
    PATHS.speakers,
    keeping(async (request) =>
      render('speakers', speakersPage(site(), catalogue, parseSpeakerFilter(queryOf(request)))),
    ),
  );
  router.get(`${PATHS.speakers}/:id`, keeping(speaker(context)));
  router.get(
    PATHS.topics,
    keeping(async () => render('topics', topicsPage(site(), catalogue.facetEntries('topic')))),
  );
  router.get(`${PATHS.topics}/:id`, keeping(topic(context)));
  return router;
}

function speaker(context: WebContext): MakePage {
  const { catalogue, site, render } = context;
  return async (request, response) => {
    const id = String(request.params.id);
    const resolved = resolveSpeaker(catalogue, id);
    if (resolved.status === 'unknown')
      throw new NotFound('No such speaker.', null, near(catalogue, 'speaker', id, speakerUrl));
    if (resolved.status === 'moved') {
      answerElsewhere(context, response, resolved, speakerUrl);
      return null;
    }
    const page = speakerPage(site(), id, {
      ...resolved,
      months: catalogue.facetMonths('speaker', id),
      topics: catalogue.facetsBeside('speaker', id, 'topic', MOST_LINKS),
      alongside: catalogue.facetsBeside('speaker', id, 'speaker', MOST_LINKS),
      latest: catalogue.latestItems('speaker', id, LATEST),
    });
    return render('speaker', page);
  };
}

function topic({ catalogue, site, render }: WebContext): MakePage {
  return async (request) => {
    const id = String(request.params.id);
    const resolved = resolveTopic(catalogue, id);
    if (resolved.status === 'unknown')
      throw new NotFound('There is no such topic here.', null, near(catalogue, 'topic', id, topicUrl));
    const page = topicPage(site(), id, {
      ...resolved,
      months: catalogue.facetMonths('topic', id),
      speakers: catalogue.facetsBeside('topic', id, 'speaker', MOST_LINKS),
      related: catalogue.facetsBeside('topic', id, 'topic', MOST_LINKS),
      latest: catalogue.latestItems('topic', id, LATEST),
    });
    return render('topic', page);
  };
}

function near(catalogue: Catalogue, facet: BrowsedFacet, wanted: string, urlOf: (id: string) => string) {
  const entries = catalogue.facetsLike(facet, wanted).map(({ id, label }) => ({ key: id, label, url: urlOf(id) }));
  return nearest(wanted, entries);
}
