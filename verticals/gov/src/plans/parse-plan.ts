import type { z } from 'zod'
import { normaliseControlId } from '../controls/normalise-control-id.ts'
import { type PlanProblem, planInvalid } from '../diagnostics.ts'
import { isJustification, isPlaceholder, isStateProperty, normaliseState } from './claim-words.ts'
import {
  type ByComponent,
  claimsSchema,
  type ImplementedRequirement,
  type Properties,
  type Statement,
} from './claims-schema.ts'
import type { Plan, PlanAnswer, PlanClaim } from './plan.ts'
import { readPlanDocument } from './plan-document.ts'
import { profileOf } from './plan-profile.ts'

/**
 * Reads what coverage needs of an OSCAL system security plan.
 *
 * @throws FccError `FCC_GOV_PLAN_INVALID`, naming the members at fault
 * @example
 * parsePlan(text).claims // [{ control: 'AC-2(1)', answers: [{ part: '', states: ['implemented'], … }] }, …]
 */
export function parsePlan(text: string): Plan {
  const parsed = claimsSchema.safeParse(readPlanDocument(text))
  if (!parsed.success) throw planInvalid(schemaProblems(parsed.error))
  const plan = parsed.data['system-security-plan']
  return {
    uuid: plan.uuid.toLowerCase(),
    title: plan.metadata.title,
    oscalVersion: plan.metadata['oscal-version'],
    profile: profileOf(plan),
    claims: plan['control-implementation']['implemented-requirements'].map(claimOf),
  }
}

/** What a schema found, with paths inside the plan. */
function schemaProblems(error: z.ZodError): readonly PlanProblem[] {
  return error.issues.map(({ path, message }) => ({
    path: path.join('.').replace(/^system-security-plan\.?/, ''),
    what: message.replace(/\.$/, ''),
  }))
}

/** What an answer takes over from around it, where it says nothing itself. */
interface Around {
  readonly part: string
  readonly states: readonly string[]
  readonly remarks: readonly (string | undefined)[]
}

function claimOf(requirement: ImplementedRequirement): PlanClaim {
  const whole: Around = {
    part: '',
    states: statesIn(requirement.props),
    remarks: [requirement.remarks, ...remarksIn(requirement.props)],
  }
  const components = (requirement['by-components'] ?? []).map((part) => answerOf(part, whole))
  const statements = (requirement.statements ?? []).flatMap((part) => answersIn(part, whole))
  const answers = [...components, ...statements]
  // FedRAMP's form writes the state of the whole control as a property of the requirement.
  const isStated = whole.states.length > 0 && components.length === 0
  const own = isStated ? [answerWith(whole.states, whole, undefined)] : []
  return { control: requirement['control-id'], answers: [...own, ...answers] }
}

function answersIn(statement: Statement, whole: Around): readonly PlanAnswer[] {
  const own = statesIn(statement.props)
  const around: Around = {
    part: partOf(statement['statement-id']),
    states: own.length > 0 ? own : whole.states,
    remarks: [...whole.remarks, statement.remarks, ...remarksIn(statement.props)],
  }
  const components = (statement['by-components'] ?? []).map((part) => answerOf(part, around))
  if (components.length > 0 || own.length === 0) return components
  return [answerWith(own, around, undefined)]
}

function answerOf(component: ByComponent, around: Around): PlanAnswer {
  const status = component['implementation-status']
  const own = [
    ...(status === undefined ? [] : [normaliseState(status.state)]),
    ...statesIn(component.props),
  ]
  const remarks = [
    ...around.remarks,
    component.remarks,
    status?.remarks,
    ...remarksIn(component.props),
  ]
  const states = own.length > 0 ? own : around.states
  return answerWith(states, { ...around, remarks }, component.description)
}

function answerWith(
  states: readonly string[],
  { part, remarks }: Around,
  description: string | undefined,
): PlanAnswer {
  return {
    part,
    states: [...new Set(states)],
    isPlaceholder: description !== undefined && isPlaceholder(description),
    isJustified: remarks.some(isJustification),
  }
}

/** `ac-2_smt.a` is `a`; the whole statement, and what is no statement at all, is the whole. */
function partOf(statementId: string | undefined): string {
  const part = normaliseControlId(statementId ?? '')?.part ?? ''
  return part.startsWith('smt.') ? part.slice('smt.'.length) : ''
}

function statesIn(properties: Properties): readonly string[] {
  return (properties ?? [])
    .filter((property) => isStateProperty(property.name))
    .map((property) => normaliseState(property.value))
}

function remarksIn(properties: Properties): readonly (string | undefined)[] {
  return (properties ?? [])
    .filter((property) => isStateProperty(property.name))
    .map((property) => property.remarks)
}
