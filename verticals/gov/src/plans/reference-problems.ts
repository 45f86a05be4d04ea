import { normaliseControlId } from '../controls/normalise-control-id.ts'
import type { PlanProblem } from '../diagnostics.ts'

/** Control → the parts of its statement. */
type StatementParts = ReadonlyMap<string, ReadonlySet<string>>

/** Nothing sound is nested deeper. */
const DEEPEST = 60

/** Where a member of a plan names something that must be there. */
interface Reference {
  readonly to: 'components' | 'parties'
  readonly what: string
}
/** Members that refer, by name; a list refers with each of its items. */
const REFERENCES: Readonly<Record<string, Reference>> = {
  'component-uuid': { to: 'components', what: 'names a component that is not there' },
  'party-uuid': { to: 'parties', what: 'names a party that is not there' },
  'party-uuids': { to: 'parties', what: 'names a party that is not there' },
}

/**
 * What no schema checks: uuids that are there twice, references to components and parties that are not
 * there, statements of another control, and parts of statements that a control does not have. Takes any
 * JSON value: a plan whose structure is damaged is looked at as far as it goes.
 */
export function referenceProblems(plan: unknown, parts: StatementParts): readonly PlanProblem[] {
  const problems: PlanProblem[] = []
  const known = {
    components: uuidsIn(at(plan, 'system-implementation', 'components')),
    parties: uuidsIn(at(plan, 'metadata', 'parties')),
  }
  const seen = new Set<string>()
  walk(plan, '', 0)
  for (const [index, requirement] of listAt(plan).entries()) {
    const path = `control-implementation.implemented-requirements.${index}`
    problems.push(...statementProblems(requirement, path, parts))
  }
  return problems

  function walk(value: unknown, path: string, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return
    for (const [name, member] of Object.entries(value)) {
      const place = path === '' ? name : `${path}.${name}`
      if (name === 'uuid' && typeof member === 'string') {
        const uuid = member.toLowerCase()
        if (seen.has(uuid)) problems.push({ path: place, what: 'this uuid is there twice' })
        seen.add(uuid)
      }
      const reference = Object.hasOwn(REFERENCES, name) ? REFERENCES[name] : undefined
      if (reference !== undefined) {
        const named = [member].flat().filter((uuid) => typeof uuid === 'string')
        if (named.some((uuid) => !known[reference.to].has(uuid.toLowerCase()))) {
          problems.push({ path: place, what: reference.what })
        }
      }
      walk(member, place, depth + 1)
    }
  }
}

function statementProblems(
  requirement: unknown,
  path: string,
  parts: StatementParts,
): readonly PlanProblem[] {
  const spelling = at(requirement, 'control-id')
  const control = typeof spelling === 'string' ? normaliseControlId(spelling)?.control : undefined
  const statements = at(requirement, 'statements')
  if (!Array.isArray(statements)) return []
  return statements.flatMap((statement, index) => {
    const id = at(statement, 'statement-id')
    if (typeof id !== 'string') return []
    const place = `${path}.statements.${index}.statement-id`
    const reference = normaliseControlId(id)
    if (reference?.control !== control) {
      return [{ path: place, what: 'names a statement of another control' }]
    }
    return isThere(reference, parts)
      ? []
      : [{ path: place, what: 'names a part that the statement of its control does not have' }]
  })
}

function isThere(
  reference: { readonly control: string; readonly part?: string | undefined } | undefined,
  parts: StatementParts,
): boolean {
  if (reference?.part === undefined || reference.part === 'smt') return true
  const known = parts.get(reference.control)
  if (known === undefined) return true
  return reference.part.startsWith('smt.') && known.has(reference.part.slice('smt.'.length))
}

function uuidsIn(list: unknown): ReadonlySet<string> {
  if (!Array.isArray(list)) return new Set()
  const uuids = list.map((item) => at(item, 'uuid')).filter((uuid) => typeof uuid === 'string')
  return new Set(uuids.map((uuid) => uuid.toLowerCase()))
}

function listAt(plan: unknown): readonly unknown[] {
  const list = at(plan, 'control-implementation', 'implemented-requirements')
  return Array.isArray(list) ? list : []
}

function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((part, name) => {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined
    return (part as Readonly<Record<string, unknown>>)[name]
  }, value)
}
