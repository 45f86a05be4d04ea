import { z } from 'zod'
import { artifactUnreadable } from '../diagnostics.ts'
import { BASELINE_NAMES } from './baseline.ts'
import type { Coverage } from './coverage.ts'

const ids = z.array(z.string())
const reasoned = z.array(z.strictObject({ control: z.string(), reasons: ids }))
const coverageSchema = z.strictObject({
  baseline: z.enum(BASELINE_NAMES),
  asked: z.int().min(0),
  covered: ids,
  partial: reasoned,
  gaps: ids,
  mentioned: reasoned,
  notApplicable: ids,
  unjustified: ids,
  beyond: ids,
  withdrawn: z.array(
    z.strictObject({ spelling: z.string(), control: z.string(), successors: ids }),
  ),
  unknown: z.array(z.strictObject({ spelling: z.string(), control: z.string().exactOptional() })),
  repeated: ids,
  profile: z.strictObject({ named: z.string(), stands: z.enum(['same', 'other', 'untold']) }),
})

/** Coverage as the bytes of its artifact. */
export function formatCoverage(coverage: Coverage): string {
  return `${JSON.stringify(coverage, null, 2)}\n`
}

/** @throws FccError `FCC_GOV_ARTIFACT_UNREADABLE` */
export function parseCoverage(text: string): Coverage {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw artifactUnreadable('coverage-data', 'it is not JSON')
  }
  const parsed = coverageSchema.safeParse(json)
  if (!parsed.success) {
    throw artifactUnreadable('coverage-data', 'its members are not those of coverage')
  }
  return parsed.data
}
