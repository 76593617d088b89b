// The operations that tell of speakers and topics. They read the catalogue, so they answer without a search, too.
import type { FacetEntry } from '../../catalogue/facets.ts';
import { resolveSpeaker, resolveTopic } from '../../catalogue/resolve.ts';
import { NotFound } from '../http/errors.ts';
import { absolute, speakerUrl, topicUrl } from '../urls.ts';
import { type Operation, operation } from './operation.ts';
import { apiUrl, pageOf, stretchOf } from './paging.ts';
import { listParameters, noParameters } from './parameters.ts';
import { throwElsewhere } from './problems.ts';
import { speakerSchema, speakersSchema, topicSchema, topicsSchema } from './schemas.ts';

/** Of those who speak about a topic and of the topics of a speaker, the most frequent; `/search/facets` lists them all. */
const MOST_BESIDE = 100;

export const PEOPLE_OPERATIONS: readonly Operation[] = [
  operation({
    id: 'listSpeakers',
    path: '/speakers',
    summary: 'Everybody who is reported to speak, the most frequent first',
    query: listParameters,
    answer: speakersSchema,
    run: ({ catalogue, site }, { query, url }) => {
      const { baseUrl } = site();
      const { stretch, paging } = stretchOf(catalogue.facetCount('speaker'), { ...query, baseUrl, url });
      return {
        ...paging,
        speakers: catalogue.facetEntries('speaker', stretch).map((entry) => speakerSummary(baseUrl, entry)),
      };
    },
  }),
  operation({
    id: 'getSpeaker',
    path: '/speakers/{speaker}',
    summary: 'One speaker: names, roles, what they speak about and when',
    pathParameters: { speaker: 'Id of a speaker' },
    query: noParameters,
    answer: speakerSchema,
    run: ({ catalogue, site }, { path: { speaker: id = '' }, url }) => {
      const { baseUrl } = site();
      const resolved = resolveSpeaker(catalogue, id);
      if (resolved.status !== 'here')
        return throwElsewhere(resolved, (now) => apiUrl(baseUrl, 'speakers', now), 'There is no speaker of this id.');
      const { entry, person, label } = resolved;
      const topics = catalogue.facetsBeside('speaker', id, 'topic', MOST_BESIDE);
      return {
        ...speakerSummary(baseUrl, entry ?? absent(id, label)),
        aliases: person?.aliases ?? [],
        roles: person?.roles ?? [],
        topicCount: topics.total,
        topics: topics.values,
        months: catalogue.facetMonths('speaker', id),
        links: { self: absolute(baseUrl, url) },
      };
    },
  }),
  operation({
    id: 'listTopics',
    path: '/topics',
    summary: 'The archive’s topics, in the order of its list',
    query: listParameters,
    answer: topicsSchema,
    run: (parts, { query, url }) => {
      const { baseUrl, description } = parts.site();
      const { on, paging } = pageOf(description.topics, { ...query, baseUrl, url });
      const topics = on.map(({ id, label }) =>
        topicSummary(baseUrl, { ...(parts.catalogue.facetEntry('topic', id) ?? absent(id, label)), label }),
      );
      return { ...paging, topics };
    },
  }),
  operation({
    id: 'getTopic',
    path: '/topics/{topic}',
    summary: 'One topic: its words, who speaks about it and when',
    pathParameters: { topic: 'Id of a topic' },
    query: noParameters,
    answer: topicSchema,
    run: ({ catalogue, site }, { path: { topic: id = '' }, url }) => {
      const { baseUrl } = site();
      const resolved = resolveTopic(catalogue, id);
      if (resolved.status !== 'here') throw new NotFound('There is no topic of this id.');
      const { entry, topic, label } = resolved;
      const speakers = catalogue.facetsBeside('topic', id, 'speaker', MOST_BESIDE);
      return {
        ...topicSummary(baseUrl, { ...(entry ?? absent(id, label)), label }),
        words: topic?.words ?? [],
        speakerCount: speakers.total,
        speakers: speakers.values,
        months: catalogue.facetMonths('topic', id),
        links: { self: absolute(baseUrl, url) },
      };
    },
  }),
];

/** What the archive's lists name and no item has. */
function absent(id: string, label: string): FacetEntry {
  return { id, label, items: 0, otherPostItems: 0, first: null, last: null };
}

function speakerSummary(baseUrl: string, { id, label, items, otherPostItems, first, last }: FacetEntry) {
  const urls = { url: absolute(baseUrl, speakerUrl(id)), apiUrl: apiUrl(baseUrl, 'speakers', id) };
  return { id, name: label, ...urls, itemCount: items, otherPostItemCount: otherPostItems, first, last };
}

function topicSummary(baseUrl: string, { id, label, items, otherPostItems, first, last }: FacetEntry) {
  const urls = { url: absolute(baseUrl, topicUrl(id)), apiUrl: apiUrl(baseUrl, 'topics', id) };
  return { id, label, ...urls, itemCount: items, otherPostItemCount: otherPostItems, first, last };
}
