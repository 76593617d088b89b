// The fields of a source in sources.yml that say what is harvested of it and how.
import { z } from 'zod';
import type { HarvestRules, PostPatterns, Source } from '../../src/reports/archive.ts';
import { isoDate } from './yaml.ts';

const pattern = z.string().min(1, 'is empty: write some letters, with * for anything, or take it out');
/** One pattern may stand without a list around it. */
const patterns = z.union([pattern.transform((one) => [one]), z.array(pattern)], {
  error: 'must be text or a list of texts: letters of a title, with * for anything',
});
const httpAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
/** One may stand without a list around it. */
const addresses = z.union([httpAddress.transform((one) => [one]), z.array(httpAddress)], {
  error: 'must be an http or https address, or a list of such addresses',
});
const postPatterns = z
  .strictObject({ title: patterns.default([]), category: patterns.default([]), author: patterns.default([]) })
  .nullish();

/** Fields as they stand in the YAML; all of them may be left out. */
export const harvestFields = {
  harvest: z.boolean('must be true or false').nullish(),
  feedUrl: httpAddress.nullish(),
  include: postPatterns,
  exclude: postPatterns,
  since: isoDate.nullish(),
  links: patterns.nullish(),
  folder: z.string().min(1, 'is empty: name a folder, from the archive’s own').nullish(),
  files: patterns.nullish(),
  addresses: addresses.nullish(),
  material: z.string().min(1, 'is empty: take it out').nullish(),
  allowPrivateAddresses: z.boolean('must be true or false').nullish(),
  pauseSeconds: z.number('must be a number of seconds').min(0, 'must be a number of seconds').nullish(),
} as const;

type Fields = { readonly [Name in keyof typeof harvestFields]?: z.output<(typeof harvestFields)[Name]> };

/** What holds where a source says nothing. */
export const DEFAULT_RULES: HarvestRules = {
  isHarvested: true,
  feedUrl: null,
  include: { title: [], category: [], author: [] },
  exclude: { title: [], category: [], author: [] },
  since: null,
  links: [],
  folder: null,
  files: [],
  addresses: [],
  material: null,
  allowPrivateAddresses: false,
  pauseSeconds: null,
};

/** `{}` for a source that says nothing of its harvest. */
export function harvestRules(fields: Fields): Pick<Source, 'harvest'> {
  if (Object.keys(harvestFields).every((name) => (fields[name as keyof Fields] ?? null) === null)) return {};
  const { include, exclude } = fields;
  const noPatterns: PostPatterns = DEFAULT_RULES.include;
  return {
    harvest: {
      isHarvested: fields.harvest ?? true,
      feedUrl: fields.feedUrl ?? null,
      include: include ?? noPatterns,
      exclude: exclude ?? noPatterns,
      since: fields.since ?? null,
      links: fields.links ?? [],
      folder: fields.folder ?? null,
      files: fields.files ?? [],
      addresses: fields.addresses ?? [],
      material: fields.material ?? null,
      allowPrivateAddresses: fields.allowPrivateAddresses ?? false,
      pauseSeconds: fields.pauseSeconds ?? null,
    },
  };
}
