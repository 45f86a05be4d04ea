import { loadCatalogue } from '../controls/catalogue.ts'
import { normaliseControlId } from '../controls/normalise-control-id.ts'
import type { PlanProblem } from '../diagnostics.ts'
import { planDocument } from './plan-document.ts'
import { profileOf } from './plan-profile.ts'
import { referenceProblems } from './reference-problems.ts'
import { checkStructure, UNKNOWN_MEMBER } from './structure/check-structure.ts'
import { planStructure } from './structure/structure.ts'

const SPELLED_FREELY = /(?:^|\.)(?:control-id|statement-id)$/

/**
 * Everything that is wrong with the structure of an OSCAL system security plan: members, values and forms
 * by the schema of OSCAL 1.2.1, and the references between them that no schema checks. Empty for a sound
 * plan. The spelling of control ids is left open, as plans spell them in many ways: `AC-2(1)`.
 *
 * @example
 * planProblems('{}') // [{ path: '', what: 'this is no OSCAL document; …' }]
 */
export function planProblems(text: string): readonly PlanProblem[] {
  const read = planDocument(text)
  if ('problem' in read) return [read.problem]
  const { 'system-security-plan': plan, ...others } = read.json as Readonly<Record<string, unknown>>
  const beside = Object.keys(others)
    .filter((name) => name !== '$schema')
    .map((name) => ({ path: name.slice(0, 60), what: UNKNOWN_MEMBER }))
  const structure = checkStructure(plan, planStructure()).filter(
    ({ path }) => !(SPELLED_FREELY.test(path) && isControl(valueAt(plan, path))),
  )
  // The parts of statements are known of revision 5; a plan for another is not held to them.
  const { revision = 5 } = profileOf(plan)
  const parts = revision === 5 ? loadCatalogue().statementParts : new Map()
  return [...beside, ...structure, ...referenceProblems(plan, parts)]
}

function isControl(spelling: unknown): boolean {
  return typeof spelling === 'string' && normaliseControlId(spelling) !== undefined
}

function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Object.hasOwn(value, name)
      ? (value as Readonly<Record<string, unknown>>)[name]
      : undefined
  }, document)
}
