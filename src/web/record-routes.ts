// The addresses of what the archive holds besides reports: meetings, speakers, topics, and what is covered. None of them asks the search engine.
import { Router } from 'express';
import type { BrowsedFacet } from '../catalogue/facets.ts';
import { formerIdResolver } from '../queries/directory.ts';
import { coveragePage } from './about/coverage-page.ts';
import type { WebContext } from './context.ts';
import { NotFound } from './http/errors.ts';
import { sendPage } from './http/requests.ts';
import { meetingPage } from './records/meeting-page.ts';
import { meetingsPage } from './records/meetings-page.ts';
import { speakerPage } from './speakers-and-topics/speaker-page.ts';
import { speakersPage } from './speakers-and-topics/speakers-page.ts';
import { topicPage } from './speakers-and-topics/topic-page.ts';
import { topicsPage } from './speakers-and-topics/topics-page.ts';
import { dayInWords } from './text/dates.ts';
import { nearest } from './text/nearest.ts';
import { meetingUrl, PATHS, speakerUrl, topicUrl } from './urls.ts';

const LATEST = 10;

export function recordRoutes({ catalogue, records, site, render, runs }: WebContext): Router {
  const router = Router();

  router.get(PATHS.meetings, (_request, response) => {
    sendPage(response, render('meetings', meetingsPage(site(), catalogue.reports())));
  });

  router.get(`${PATHS.meetings}/:body/:date`, (request, response) => {
    const { body, date } = request.params;
    const meeting = records.meeting(body, date);
    if (!meeting) throw new NotFound('No report here tells of a meeting on that day.', null, nearMeetings(body, date));
    sendPage(response, render('meeting', meetingPage(site(), meeting)));
  });

  router.get(PATHS.speakers, (_request, response) => {
    sendPage(response, render('speakers', speakersPage(site(), catalogue.facetEntries('speaker'))));
  });

  router.get(`${PATHS.speakers}/:speaker`, (request, response) => {
    const { speaker: id } = request.params;
    const { description } = site();
    const entry = catalogue.facetEntry('speaker', id);
    const person = description.people.find((known) => known.id === id) ?? null;
    if (!entry && !person) {
      const now = formerIdResolver(description)(id);
      if (now === null) throw new NotFound('No such speaker.', null, nearFacets('speaker', id, speakerUrl));
      response.set('Cache-Control', 'no-cache').redirect(301, speakerUrl(now));
      return;
    }
    const page = speakerPage(site(), id, {
      entry,
      person,
      months: catalogue.facetMonths('speaker', id),
      topics: catalogue.facetsBeside('speaker', id, 'topic'),
      alongside: catalogue.facetsBeside('speaker', id, 'speaker'),
      latest: catalogue.latestItems('speaker', id, LATEST),
    });
    sendPage(response, render('speaker', page));
  });

  router.get(PATHS.topics, (_request, response) => {
    sendPage(response, render('topics', topicsPage(site(), catalogue.facetEntries('topic'))));
  });

  router.get(`${PATHS.topics}/:topic`, (request, response) => {
    const { topic: id } = request.params;
    const entry = catalogue.facetEntry('topic', id);
    const topic = site().description.topics.find((known) => known.id === id) ?? null;
    if (!entry && !topic) throw new NotFound('There is no such topic here.', null, nearFacets('topic', id, topicUrl));
    const page = topicPage(site(), id, {
      entry,
      topic,
      months: catalogue.facetMonths('topic', id),
      speakers: catalogue.facetsBeside('topic', id, 'speaker'),
      related: catalogue.facetsBeside('topic', id, 'topic'),
      latest: catalogue.latestItems('topic', id, LATEST),
    });
    sendPage(response, render('topic', page));
  });

  router.get(PATHS.coverage, (_request, response) => {
    sendPage(response, render('coverage', coveragePage(site(), catalogue.reports(), runs())));
  });

  function nearFacets(facet: BrowsedFacet, wanted: string, urlOf: (id: string) => string) {
    const entries = catalogue.facetEntries(facet).map(({ id, label }) => ({ key: id, label, url: urlOf(id) }));
    return nearest(wanted, entries);
  }

  function nearMeetings(body: string, date: string) {
    const meetings = catalogue.reports().flatMap(({ body: { id, name }, meeting, kind }) => {
      if (!meeting || kind !== 'meeting report') return [];
      const label = `${name}, ${dayInWords(meeting.start)}`;
      return [{ key: `${id}-${meeting.start}`, label, url: meetingUrl(id, meeting.start) }];
    });
    return nearest(`${body}-${date}`, meetings);
  }

  return router;
}
