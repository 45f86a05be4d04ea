import { z } from 'zod'
import type { BaselineName } from '../controls/baseline.ts'

/** Which baseline a plan says that it was written for, as far as it can be told. */
export const planProfileSchema = z.strictObject({
  /** What the plan imports, as it spells it, with the title of the resource behind a reference. */
  named: z.string(),
  publisher: z.enum(['NIST', 'FEDRAMP']).exactOptional(),
  level: z.enum(['LOW', 'MODERATE', 'HIGH', 'PRIVACY', 'LI-SAAS']).exactOptional(),
  /** The revision of SP 800-53. */
  revision: z.int().exactOptional(),
})
export type PlanProfile = z.output<typeof planProfileSchema>

/** A resource of a plan's back matter, as far as it can name a profile. */
export interface NamedResource {
  readonly uuid?: string | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly rlinks?: readonly { readonly href: string }[] | undefined
}

const LONGEST_NAME = 200
const LEVEL = /(?<![a-z])(low|moderate|high|privacy|li[ _-]?saas|tailored)(?![a-z])/i
const REVISION = /(?:rev(?:ision)?[ ._-]{0,2}|(?<![a-z0-9])r)(\d)(?!\d)/i

/**
 * Reads what a plan imports: from the reference itself and, where that points into the back matter,
 * from the resource there.
 *
 * @example
 * readProfile('FedRAMP_rev5_HIGH-baseline_profile.json', []) // { publisher: 'FEDRAMP', level: 'HIGH', revision: 5, … }
 */
export function readProfile(href: string, resources: readonly NamedResource[]): PlanProfile {
  const target = href.startsWith('#') ? href.slice(1).toLowerCase() : undefined
  const resource = resources.find(({ uuid }) => uuid?.toLowerCase() === target)
  const sources = [
    href,
    resource?.title ?? '',
    ...(resource?.rlinks ?? []).map((link) => link.href),
    resource?.description ?? '',
  ].map((source) => source.slice(0, LONGEST_NAME))
  const first = <Value>(read: (source: string) => Value | undefined) =>
    sources.map(read).find((value) => value !== undefined)
  const publisher = sources.some((source) => /fedramp/i.test(source)) ? 'FEDRAMP' : first(nistOf)
  const level = first(levelOf)
  const revision = first((source) => numberOf(REVISION.exec(source)?.[1]))
  const shown = resource?.title ?? resource?.rlinks?.[0]?.href ?? resource?.description
  return {
    named: (shown === undefined ? href : `${href} (${shown})`).slice(0, LONGEST_NAME),
    ...(publisher !== undefined && { publisher }),
    ...(level !== undefined && { level }),
    ...(revision !== undefined && { revision }),
  }
}

const importing = z.object({
  'import-profile': z.object({ href: z.string() }).optional().catch(undefined),
  'back-matter': z
    .object({
      resources: z.array(
        z.object({
          uuid: z.string().optional().catch(undefined),
          title: z.string().optional().catch(undefined),
          description: z.string().optional().catch(undefined),
          rlinks: z
            .array(z.object({ href: z.string() }))
            .optional()
            .catch(undefined),
        }),
      ),
    })
    .optional()
    .catch(undefined),
})

/** What a plan imports, read from its JSON as far as that can be read. */
export function profileOf(plan: unknown): PlanProfile {
  const { data } = importing.safeParse(plan)
  return readProfile(data?.['import-profile']?.href ?? '', data?.['back-matter']?.resources ?? [])
}

/** How a plan's profile stands to the baseline that it is compared with. */
export function compareProfile(
  profile: PlanProfile,
  baseline: BaselineName,
): 'same' | 'other' | 'untold' {
  const [level, publisher] = baseline.startsWith('FEDRAMP-')
    ? [baseline.slice('FEDRAMP-'.length), 'FEDRAMP']
    : [baseline, 'NIST']
  const isOther =
    (profile.level !== undefined && profile.level !== level) ||
    (profile.publisher !== undefined && profile.publisher !== publisher) ||
    (profile.revision !== undefined && profile.revision !== 5)
  if (isOther) return 'other'
  return profile.level === undefined ? 'untold' : 'same'
}

function nistOf(source: string): 'NIST' | undefined {
  return /nist|800-?53/i.test(source) ? 'NIST' : undefined
}

function levelOf(source: string): PlanProfile['level'] {
  const word = LEVEL.exec(source)?.[1]?.toUpperCase()
  if (word === undefined) return undefined
  if (word === 'LOW' || word === 'MODERATE' || word === 'HIGH' || word === 'PRIVACY') return word
  return 'LI-SAAS'
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}
