import { ACTIONS, MODEL_PROFILES, PROVIDER_LOCATIONS } from '@fcc/contracts'
import { z } from 'zod'

const text = z.string().trim().min(1)
const names = z.array(text).min(1)

const required = z
  .strictObject({
    agreements: names.optional().describe('Agreements that are all in force with it: `BAA`.'),
    regions: names.optional().describe('It runs in one of these.'),
    locations: z
      .array(z.enum(PROVIDER_LOCATIONS))
      .min(1)
      .optional()
      .describe('Where it computes: one of `in-process`, `loopback`, `remote`.'),
  })
  .describe('What must be stated of whoever is asked; whoever lacks it is passed over.')

const profile = z.enum(MODEL_PROFILES)

const step = z
  .strictObject({
    persona: text
      .optional()
      .describe('The id or the code of the persona that acts; any where absent.'),
    action: z.enum(ACTIONS).optional().describe('The action of the step; any where absent.'),
    profile: profile.optional().describe('Which order of preference it has.'),
    require: required.optional(),
  })
  .refine(({ profile: named, require }) => named !== undefined || require !== undefined, {
    error: 'an entry names a profile, or what it requires',
  })

/** Which models play which steps, as `fcc.yaml` spells it. */
export const modelPolicy = z
  .strictObject({
    profiles: z
      .partialRecord(profile, names)
      .default({})
      .describe(
        '`fast`, `balanced` or `quality` → providers, the preferred one first; each next one stands in for those before it.',
      ),
    steps: z
      .array(step)
      .default([])
      .describe('What holds for which steps; the first entry that fits a step counts.'),
  })
  .describe('Which models play which steps, and who stands in for whom.')
