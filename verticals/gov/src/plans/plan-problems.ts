import { normaliseControlId } from '../controls/normalise-control-id.ts'
import type { PlanProblem } from '../diagnostics.ts'
import { schemaProblems } from './parse-plan.ts'
import { type PlanDocument, planSchema } from './plan-schema.ts'

/**
 * Everything that is wrong with the structure of an OSCAL system security plan: members that the
 * schema demands, and the references between them that no schema checks. Empty for a sound plan.
 *
 * @example
 * planProblems('{}') // [{ path: '', what: 'Invalid input: expected object, received undefined' }]
 */
export function planProblems(text: string): readonly PlanProblem[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return [{ path: '', what: 'this is not JSON' }]
  }
  const parsed = planSchema.safeParse(json)
  return parsed.success ? referenceProblems(parsed.data) : schemaProblems(parsed.error)
}

function referenceProblems(document: PlanDocument): readonly PlanProblem[] {
  const plan = document['system-security-plan']
  const components = new Set(
    plan['system-implementation'].components.map((component) => component.uuid),
  )
  const seen = new Set<string>()
  const problems: PlanProblem[] = []
  const checkUuid = (uuid: string, path: string) => {
    if (seen.has(uuid)) problems.push({ path, what: 'this uuid is there twice' })
    seen.add(uuid)
  }
  plan['control-implementation']['implemented-requirements'].forEach((requirement, index) => {
    const path = `control-implementation.implemented-requirements.${index}`
    checkUuid(requirement.uuid, `${path}.uuid`)
    const statements = requirement.statements ?? []
    const parts = [requirement, ...statements].flatMap((part) => part['by-components'] ?? [])
    for (const part of parts) {
      checkUuid(part.uuid, `${path}.by-components`)
      if (!components.has(part['component-uuid'])) {
        problems.push({
          path: `${path}.by-components`,
          what: 'names a component that is not there',
        })
      }
    }
    const control = normaliseControlId(requirement['control-id'])?.control
    for (const statement of statements) {
      checkUuid(statement.uuid, `${path}.statements`)
      if (normaliseControlId(statement['statement-id'])?.control !== control) {
        problems.push({ path: `${path}.statements`, what: 'names a statement of another control' })
      }
    }
  })
  return problems
}
