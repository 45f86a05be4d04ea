import { findMarkings } from '../classification/find-markings.ts'
import type { CuiProfile } from '../classification/marking.ts'
import { overallBanner } from '../classification/overall-banner.ts'
import type { ReadPlan } from './claims-artifact.ts'
import { parsePlan } from './parse-plan.ts'
import { planProblems } from './plan-problems.ts'

/**
 * Reads a plan's claims, its overall marking and every problem of its structure.
 *
 * @throws FccError `FCC_GOV_PLAN_INVALID` where not even claims can be read
 */
export function readPlan(text: string, cuiProfile: CuiProfile): ReadPlan {
  const plan = parsePlan(text)
  const banner = overallBanner(findMarkings(text, cuiProfile).map((found) => found.marking))
  return {
    uuid: plan.uuid,
    title: plan.title,
    oscalVersion: plan.oscalVersion,
    ...(banner !== undefined && { banner }),
    profile: plan.profile,
    structure: planProblems(text),
    claims: plan.claims,
  }
}
