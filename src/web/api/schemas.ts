// The shapes of what the interface for programs answers. The document that describes it is made from them, and tests hold real answers to them.
import { z } from 'zod';
import { OUTCOMES } from '../../reports/item.ts';
import 'zod-openapi';

const day = z.iso.date().meta({ description: 'A day, YYYY-MM-DD', example: '2023-05-23' });
const url = z.url({ protocol: /^https?$/ });
const speakerRef = z.object({ id: z.string(), name: z.string() });
const topicRef = z.object({ id: z.string(), label: z.string() });
const days = z.object({ start: day, end: day }).describe('First and last day of a meeting');

export const linksSchema = z
  .object({
    self: url,
    first: url.optional(),
    prev: url.optional(),
    next: url.optional(),
    last: url.optional(),
  })
  .meta({ id: 'Links', description: 'Other pages of the same list; also in the header Link' });

const paged = {
  total: z.int().nonnegative().describe('How many there are on all pages'),
  page: z.int().positive(),
  pages: z.int().positive(),
  pageSize: z.int().positive(),
  links: linksSchema,
};

export const problemSchema = z
  .object({
    type: url.describe('Address that explains this kind of problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong here, and how to mend it'),
    instance: z.string().describe('Path of the request'),
    errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
    former: z
      .object({ title: z.string(), date: day.nullable() })
      .optional()
      .describe('What stood at an address that is gone'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

export const reportSchema = z
  .object({
    id: z.string(),
    url: url.describe('The page of the report'),
    apiUrl: url,
    title: z.string(),
    author: z.string().nullable().describe('null where no author is named'),
    body: z.object({ id: z.string(), name: z.string() }),
    source: z.string().describe('Id of the source'),
    sourceUrl: url.nullable().describe('Where its author published it'),
    kind: z.enum(['meeting report', 'other post']),
    meeting: days.nullable(),
    meetingNote: z.string().nullable().describe('How the day was inferred where the title does not state it'),
    published: day.nullable(),
    captured: z.string().nullable().describe('Instant at which it was read'),
    sha256: z.string().nullable().describe('Of the captured bytes'),
    truncated: z.boolean().describe('The capture ends before the report does'),
    media: url.optional().describe('The recording that the times of statements count in'),
    itemCount: z.int().describe('Business only'),
    wordCount: z.int(),
  })
  .meta({ id: 'Report' });

export const reportsSchema = z.object({ ...paged, reports: z.array(reportSchema) }).meta({ id: 'Reports' });

export const itemSummarySchema = z
  .object({
    id: z.string(),
    url: url.describe('The permalink'),
    apiUrl: url,
    kind: z
      .enum(['business', 'furniture'])
      .describe('Furniture is attendance, links and the like: part of the report, but neither searched nor counted'),
    position: z.int().positive().describe('Place in the report, 1 for the first; furniture has its place, too'),
    heading: z.string().nullable(),
    title: z.string(),
    date: day.nullable(),
    speakers: z.array(speakerRef),
    topics: z.array(topicRef),
  })
  .meta({ id: 'ItemSummary' });

export const itemsSchema = z
  .object({ report: reportSchema, items: z.array(itemSummarySchema), links: linksSchema })
  .meta({ id: 'Items' });

const statementSchema = z.object({
  id: z.string().describe('Anchor within the page of the item'),
  url,
  speaker: speakerRef.nullable().describe('null for narration'),
  text: z.string(),
  form: z.enum(['paragraph', 'list', 'subheading', 'quote', 'code', 'table']),
  found: z.string().describe('How the speaker was found'),
  confidence: z.number().min(0).max(1),
  evidence: z.string().nullable().describe('The words that gave the speaker away'),
  start: z
    .int()
    .nonnegative()
    .optional()
    .describe('When it was spoken, in seconds of the recording, where the report says so'),
  end: z.int().nonnegative().optional(),
});

const votes = z.object({ for: z.int().nullable(), against: z.int().nullable(), abstained: z.int().nullable() });

const decision = z.object({
  text: z.string(),
  outcome: z.enum(OUTCOMES).nullable().describe('null where the text does not say what became of the motion'),
  votes: votes.nullable(),
  mover: z.string().nullable().describe('As printed; one name alone is filled up from those present'),
  seconder: z.string().nullable(),
});

export const itemSchema = itemSummarySchema
  .extend({
    report: reportSchema,
    text: z.string().describe('The texts of the statements, joined'),
    statements: z.array(statementSchema),
    decisions: z.array(decision),
    actions: z
      .array(z.object({ text: z.string(), owners: z.array(z.string()).describe('As printed') }))
      .describe('What somebody is to do'),
    sourceUrl: url.nullable().describe('The passage in its source'),
    citations: z
      .object({ text: url, markdown: url, bibtex: url, ris: url, csl: url })
      .describe('The item cited, in several formats'),
    links: linksSchema,
  })
  .meta({ id: 'Item' });

const facetValue = z.object({ id: z.string(), label: z.string(), count: z.int(), selected: z.boolean() });
const period = z.object({ value: z.string(), count: z.int() });

const hitSchema = z
  .looseObject({
    id: z.string(),
    url: url.describe('The permalink'),
    title: z.string(),
    date: day.nullable(),
    report: z.looseObject({
      id: z.string(),
      title: z.string(),
      author: z.string().nullable(),
      body: z.string(),
      url,
    }),
    sourceUrl: url.nullable().describe('The best passage in its source'),
    speakers: z.array(speakerRef),
    topics: z.array(topicRef),
    passages: z.array(
      z.looseObject({
        speaker: speakerRef.nullable(),
        text: z.string(),
        marks: z
          .array(z.array(z.int()).length(2))
          .describe('Where the words of the search stand: UTF-16 offsets into the text, [start, end)'),
        confidence: z.number().min(0).max(1).describe('How sure the speaker is'),
      }),
    ),
  })
  .meta({ id: 'Hit' });

export const searchSchema = z
  .looseObject({
    query: z.string(),
    understood: z.string().describe('What is shown, as a sentence'),
    notes: z.array(z.string()).describe('What was read in an unexpected way, and what was done about it'),
    question: z
      .object({ q: z.string(), speaker: z.array(z.string()), from: z.string().nullable(), to: z.string().nullable() })
      .nullable()
      .describe('What a typed question, or the date in a search, was read as'),
    corrections: z
      .array(
        z.object({
          typed: z.string(),
          found: z.array(z.string()),
          how: z
            .enum(['beginning', 'offered'])
            .optional()
            .describe(
              'Words that begin so; or similar words that were not searched for, as the typed one is spelt right',
            ),
        }),
      )
      .describe('Words that no item has, and what was found for them'),
    dropped: z.array(z.string()).describe('Words that were left out, because no item holds all of them'),
    withoutFilters: z
      .int()
      .nullable()
      .describe('How many items there are without filters, where filters alone find nothing'),
    ...paged,
    hits: z.array(hitSchema),
    more: z
      .array(
        hitSchema.extend({
          lacking: z.array(z.string()).describe('Words and phrases of the search that the item does not have'),
          saidByOthers: z
            .array(z.string())
            .describe('Those that it has, but that none of the selected speakers is reported to say'),
        }),
      )
      .describe('Where fewer than ten items are found: others with some of the words; not counted in the total'),
    facets: z
      .looseObject({
        speaker: z.array(facetValue),
        topic: z.array(facetValue),
        author: z.array(facetValue),
        body: z.array(facetValue),
        year: z.array(period),
        month: z.array(period),
      })
      .describe(
        'Each counted without its own selection; of every facet the fifty most frequent values and those selected',
      ),
    facetTotals: z
      .object({ speaker: z.int(), topic: z.int(), author: z.int(), body: z.int() })
      .describe('How many values each facet has in all; /search/facets/{facet} lists them'),
  })
  .meta({ id: 'Search' });

export const facetValuesSchema = z.object({ ...paged, values: z.array(facetValue) }).meta({ id: 'FacetValues' });

export const meetingSchema = z
  .object({
    url: url.describe('The page of the meeting'),
    apiUrl: url,
    body: z.object({ id: z.string(), name: z.string() }),
    start: day,
    end: day,
    reports: z.array(reportSchema).describe('The accounts of this meeting'),
  })
  .meta({ id: 'Meeting' });

export const meetingsSchema = z.object({ ...paged, meetings: z.array(meetingSchema) }).meta({ id: 'Meetings' });

const counted = {
  url: url.describe('The page about it'),
  apiUrl: url,
  itemCount: z.int().describe('Agenda items in reports of meetings'),
  otherPostItemCount: z.int().describe('Items of posts that report no meeting'),
  first: day.nullable().describe('Of the first and the last meeting'),
  last: day.nullable(),
};
const spread = z.array(z.object({ id: z.string(), label: z.string(), count: z.int() }));

export const speakerSummarySchema = speakerRef.extend(counted).meta({ id: 'SpeakerSummary' });
export const speakersSchema = z.object({ ...paged, speakers: z.array(speakerSummarySchema) }).meta({ id: 'Speakers' });
export const speakerSchema = speakerSummarySchema
  .extend({
    aliases: z.array(z.string()),
    roles: z.array(z.object({ title: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    topicCount: z.int(),
    topics: spread.describe('The hundred most frequent'),
    months: z.array(period),
    links: linksSchema,
  })
  .meta({ id: 'Speaker' });

export const topicSummarySchema = topicRef.extend(counted).meta({ id: 'TopicSummary' });
export const topicsSchema = z.object({ ...paged, topics: z.array(topicSummarySchema) }).meta({ id: 'Topics' });
export const topicSchema = topicSummarySchema
  .extend({
    words: z.array(z.string()).describe('What gives an item this topic'),
    speakerCount: z.int(),
    speakers: spread.describe('The hundred most frequent'),
    months: z.array(period),
    links: linksSchema,
  })
  .meta({ id: 'Topic' });

export const suggestionsSchema = z
  .object({
    suggestions: z.array(
      z.object({
        kind: z.enum(['speaker', 'topic', 'item']),
        id: z.string(),
        label: z.string(),
        items: z.int().describe('How many items it leads to, or have that title'),
      }),
    ),
    links: linksSchema,
  })
  .meta({ id: 'Suggestions' });
