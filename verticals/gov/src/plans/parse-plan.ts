import type { z } from 'zod'
import { type PlanProblem, planInvalid } from '../diagnostics.ts'
import { type ByComponent, claimsSchema, type ImplementedRequirement } from './claims-schema.ts'
import type { Plan, PlanClaim } from './plan.ts'

/**
 * Reads what coverage needs of an OSCAL system security plan.
 *
 * @throws FccError `FCC_GOV_PLAN_INVALID`, naming the members at fault
 * @example
 * parsePlan(text).claims // [{ control: 'AC-2(1)', states: ['implemented'] }, …]
 */
export function parsePlan(text: string): Plan {
  const parsed = claimsSchema.safeParse(readJson(text))
  if (!parsed.success) throw planInvalid(schemaProblems(parsed.error))
  const plan = parsed.data['system-security-plan']
  return {
    uuid: plan.uuid.toLowerCase(),
    title: plan.metadata.title,
    oscalVersion: plan.metadata['oscal-version'],
    claims: plan['control-implementation']['implemented-requirements'].map(claimOf),
  }
}

/** What a schema found, with paths inside the plan. */
export function schemaProblems(error: z.ZodError): readonly PlanProblem[] {
  return error.issues.map(({ path, message }) => ({
    path: path.join('.').replace(/^system-security-plan\.?/, ''),
    what: message.replace(/\.$/, ''),
  }))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, so it is not kept as a cause.
    throw planInvalid([{ path: '', what: 'this is not JSON' }])
  }
}

function claimOf(requirement: ImplementedRequirement): PlanClaim {
  const components = [
    ...(requirement['by-components'] ?? []),
    ...(requirement.statements ?? []).flatMap((statement) => statement['by-components'] ?? []),
  ]
  const states = [...components.flatMap(statesOf), ...propertyStates(requirement.props)]
  return { control: requirement['control-id'], states: [...new Set(states)] }
}

function statesOf(component: ByComponent): readonly string[] {
  const state = component['implementation-status']?.state
  const named = propertyStates(component.props)
  return state === undefined ? named : [state.toLowerCase(), ...named]
}

/** FedRAMP's form writes the state as a property. */
function propertyStates(
  properties: readonly { readonly name: string; readonly value: string }[] | undefined,
): readonly string[] {
  return (properties ?? [])
    .filter((property) => property.name === 'implementation-status')
    .map((property) => property.value.toLowerCase())
}
