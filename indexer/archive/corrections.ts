// The corrections of a report's front matter: their YAML and what it means.
import { z } from 'zod';
import type { Correction, MeetingDays } from '../../src/reports/report.ts';

/** The word that stands for no speaker at all. */
const NOBODY = 'nobody';

const words = z.string().refine((text) => /[\p{L}\p{N}]/u.test(text), 'must be a few words of the report');

/** @param meeting schema of a meeting's day or days */
export function correctionsSchema(meeting: z.ZodType<string>) {
  return z
    .array(
      z
        .strictObject({
          quote: words.optional(),
          speaker: z.string().min(1).optional(),
          through: words.optional(),
          item: z.union([z.string().min(1), z.literal(true)], 'must be a title, or true').optional(),
          joins: z.literal(true, 'must be true').optional(),
          topics: z.array(z.string().min(1)).optional(),
          meeting: meeting.optional(),
        })
        .refine(isWhole, 'needs either "meeting", or "quote" with "speaker", "item", "joins" or "topics"')
        .refine(
          ({ through, speaker }) => through === undefined || speaker !== undefined,
          '"through" needs "speaker": it says up to which words that speaker goes on',
        ),
    )
    .default([]);
}

export type CorrectionFields = z.infer<ReturnType<typeof correctionsSchema>>;

/** What the fields say about the text. */
export function correctionsOf(fields: CorrectionFields): Correction[] {
  return fields.flatMap(({ quote, speaker, through, item, joins, topics }) => {
    if (quote === undefined) return [];
    return [
      {
        quote,
        ...(speaker === undefined ? {} : { speaker: speaker === NOBODY ? null : speaker }),
        ...(through === undefined ? {} : { through }),
        ...(item === undefined ? {} : { item }),
        ...(joins === undefined ? {} : { joins }),
        ...(topics === undefined ? {} : { topics }),
      },
    ];
  });
}

/** The fields again, as a file has them. */
export function correctionFields(
  corrections: readonly Correction[],
  meeting: string | null,
): CorrectionFields | undefined {
  const fields: CorrectionFields = corrections.map(({ quote, speaker, through, item, joins, topics }) => ({
    quote,
    ...(speaker === undefined ? {} : { speaker: speaker ?? NOBODY }),
    ...(through === undefined ? {} : { through }),
    ...(item === undefined ? {} : { item }),
    ...(joins === undefined ? {} : { joins }),
    ...(topics === undefined ? {} : { topics: [...topics] }),
  }));
  if (meeting !== null) fields.unshift({ meeting });
  return fields.length > 0 ? fields : undefined;
}

/** The meeting's day or days as a person has corrected them, `null` where nobody has. */
export function correctedMeeting(fields: CorrectionFields, read: (text: string) => MeetingDays): MeetingDays | null {
  const meeting = fields.find((one) => one.meeting !== undefined)?.meeting;
  return meeting === undefined ? null : read(meeting);
}

function isWhole({
  quote,
  speaker,
  item,
  joins,
  topics,
  meeting,
}: {
  quote?: string | undefined;
  speaker?: string | undefined;
  item?: string | true | undefined;
  joins?: true | undefined;
  topics?: string[] | undefined;
  meeting?: string | undefined;
}): boolean {
  const isAboutText = [speaker, item, joins, topics].some((one) => one !== undefined);
  return quote === undefined ? meeting !== undefined && !isAboutText : isAboutText && meeting === undefined;
}
