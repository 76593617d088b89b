// The operations that ask the engine: searches, suggestions, speakers and topics with how often they occur.
import type { SearchResult } from '../../search/engine.ts';
import { BROWSE } from '../directory.ts';
import { NotFound } from '../errors.ts';
import { searchJson } from '../search-json.ts';
import { absolute } from '../urls.ts';
import { type ApiParts, type Operation, operation } from './operation.ts';
import { apiUrl, pageOf, pagingOf } from './paging.ts';
import { asSearch, listParameters, noParameters, searchParameters, suggestParameters } from './parameters.ts';
import { Moved } from './problems.ts';
import {
  searchSchema,
  speakerSchema,
  speakersSchema,
  suggestionsSchema,
  topicSchema,
  topicsSchema,
} from './schemas.ts';

export const SEARCH_OPERATIONS: readonly Operation[] = [
  operation({
    id: 'search',
    path: '/search',
    summary: 'Agenda items that match words and filters, with passages and counts',
    query: searchParameters,
    answer: searchSchema,
    run: async ({ engine, search, site }, { query, url }) => {
      const { baseUrl } = site();
      const understood = await search.understand(asSearch(query));
      const result = await engine.search({ ...understood.request, pageSize: query.pageSize });
      const paging = pagingOf(result.total, { ...query, baseUrl, url });
      return { ...searchJson(baseUrl, understood, result), ...paging };
    },
  }),
  operation({
    id: 'suggest',
    path: '/suggest',
    summary: 'What may be meant by the beginning of a word',
    query: suggestParameters,
    answer: suggestionsSchema,
    run: async ({ engine, site }, { query, url }) => ({
      suggestions: await engine.suggest(query.q),
      links: { self: absolute(site().baseUrl, url) },
    }),
  }),
  operation({
    id: 'listSpeakers',
    path: '/speakers',
    summary: 'Everybody who is reported to speak, the most frequent first',
    query: listParameters,
    answer: speakersSchema,
    run: async ({ engine, site }, { query, url }) => {
      const { baseUrl } = site();
      const { facets } = await engine.search(BROWSE);
      const { on, paging } = pageOf(facets.speaker, { ...query, baseUrl, url });
      const speakers = on.map(({ id, label, count }) => ({ ...speakerSummary(baseUrl, id, label), itemCount: count }));
      return { ...paging, speakers };
    },
  }),
  operation({
    id: 'getSpeaker',
    path: '/speakers/{speaker}',
    summary: 'One speaker: names, roles, what they speak about and when',
    pathParameters: { speaker: 'Id of a speaker' },
    query: noParameters,
    answer: speakerSchema,
    run: async (parts, { path: { speaker: id = '' }, url }) => {
      const { baseUrl, description } = parts.site();
      const directory = await parts.search.directory();
      const now = directory.personOfFormerId(id);
      if (now !== null) throw new Moved(apiUrl(baseUrl, 'speakers', now));
      const name = directory.label('speaker', id);
      if (name === null) throw new NotFound('There is no speaker of this id.');
      const person = description.people.find((known) => known.id === id);
      const { total, facets } = await itemsWith(parts, 'speaker', id);
      return {
        ...speakerSummary(baseUrl, id, name),
        itemCount: total,
        aliases: person?.aliases ?? [],
        roles: person?.roles ?? [],
        topics: facets.topic,
        years: facets.year,
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
    run: async ({ engine, site }, { query, url }) => {
      const { baseUrl, description } = site();
      const { facets } = await engine.search(BROWSE);
      const counts = new Map(facets.topic.map(({ id, count }) => [id, count]));
      const { on, paging } = pageOf(description.topics, { ...query, baseUrl, url });
      const topics = on.map(({ id, label }) => ({
        ...topicSummary(baseUrl, id, label),
        itemCount: counts.get(id) ?? 0,
      }));
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
    run: async (parts, { path: { topic: id = '' }, url }) => {
      const { baseUrl, description } = parts.site();
      const topic = description.topics.find((known) => known.id === id);
      if (!topic) throw new NotFound('There is no topic of this id.');
      const { total, facets } = await itemsWith(parts, 'topic', id);
      return {
        ...topicSummary(baseUrl, id, topic.label),
        itemCount: total,
        words: topic.words,
        speakers: facets.speaker,
        years: facets.year,
        links: { self: absolute(baseUrl, url) },
      };
    },
  }),
];

function itemsWith({ engine }: ApiParts, facet: 'speaker' | 'topic', id: string): Promise<SearchResult> {
  return engine.search({ ...BROWSE, filters: { ...BROWSE.filters, [facet]: [id] } });
}

function speakerSummary(baseUrl: string, id: string, name: string) {
  return { id, name, apiUrl: apiUrl(baseUrl, 'speakers', id) };
}

function topicSummary(baseUrl: string, id: string, label: string) {
  return { id, label, apiUrl: apiUrl(baseUrl, 'topics', id) };
}
