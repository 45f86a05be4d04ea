import { z } from 'zod'
import { artifactUnreadable, type PlanProblem } from '../diagnostics.ts'
import type { Plan } from './plan.ts'
import { planProfileSchema } from './plan-profile.ts'

/** A plan's claims with what was seen while reading it. */
export interface ReadPlan extends Plan {
  /** The overall marking of the plan, as a banner. */
  readonly banner?: string | undefined
  readonly structure: readonly PlanProblem[]
}

const readPlanSchema = z.strictObject({
  uuid: z.string(),
  title: z.string(),
  oscalVersion: z.string(),
  banner: z.string().exactOptional(),
  structure: z.array(z.strictObject({ path: z.string(), what: z.string() })),
  profile: planProfileSchema,
  claims: z.array(
    z.strictObject({
      control: z.string(),
      answers: z.array(
        z.strictObject({
          part: z.string(),
          states: z.array(z.string()),
          isPlaceholder: z.boolean(),
          isJustified: z.boolean(),
        }),
      ),
    }),
  ),
})

/** Read claims as the bytes of their artifact. */
export function formatClaims(plan: ReadPlan): string {
  return `${JSON.stringify(plan, null, 2)}\n`
}

/** @throws FccError `FCC_GOV_ARTIFACT_UNREADABLE` */
export function parseClaims(text: string): ReadPlan {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw artifactUnreadable('claims', 'it is not JSON')
  }
  const parsed = readPlanSchema.safeParse(json)
  if (!parsed.success) throw artifactUnreadable('claims', 'its members are not those of claims')
  return parsed.data
}
