import type { PlanProblem } from '../../diagnostics.ts'
import { hasFormat } from './formats.ts'
import type { Structure, StructureNode } from './structure.ts'

/** What is said of a member that the structure does not have; its path ends in a name of the writer's. */
export const UNKNOWN_MEMBER = 'is no member that OSCAL knows here'

/** Patterns are compiled once; those of OSCAL need the `u` flag. */
const patterns = new Map<string, RegExp>()

/**
 * Holds a value to a structure and gives every problem with its path, in the order of the document.
 * It agrees with a JSON Schema validator on the words that the OSCAL schemas use.
 *
 * @example
 * checkStructure({}, planStructure()) // [{ path: '', what: 'lacks uuid' }, …]
 */
export function checkStructure(value: unknown, structure: Structure): readonly PlanProblem[] {
  const problems: PlanProblem[] = []
  check(value, { ref: structure.root }, '')
  return problems

  function check(part: unknown, node: StructureNode, path: string): void {
    const problem = (what: string) => problems.push({ path, what })
    if (node.ref !== undefined) check(part, structure.definitions[node.ref] ?? {}, path)
    for (const each of node.allOf ?? []) check(part, each, path)
    if (node.anyOf !== undefined && !node.anyOf.some((each) => holds(part, each))) {
      problem('is none of the values that may stand here')
    }
    if (node.enum !== undefined && !node.enum.includes(part)) {
      problem(`must be one of ${node.enum.join(', ')}`)
    }
    if (node.type !== undefined && !isOfType(part, node.type)) {
      problem(
        `must be ${node.type === 'object' || node.type === 'array' || node.type === 'integer' ? 'an' : 'a'} ${node.type}`,
      )
      return
    }
    if (typeof part === 'string') problems.push(...textProblems(part, node, path))
    if (typeof part === 'number' && node.minimum !== undefined && part < node.minimum) {
      problem(`must not be below ${node.minimum}`)
    }
    if (Array.isArray(part)) {
      if (part.length < (node.minItems ?? 0))
        problem('must not be empty; OSCAL leaves an empty list out')
      const { items } = node
      if (items) for (const [index, item] of part.entries()) check(item, items, joined(path, index))
    } else if (typeof part === 'object' && part !== null) {
      checkMembers(part as Readonly<Record<string, unknown>>, node, path)
    }
  }

  function checkMembers(
    part: Readonly<Record<string, unknown>>,
    node: StructureNode,
    path: string,
  ) {
    for (const name of node.required ?? []) {
      if (!Object.hasOwn(part, name)) problems.push({ path, what: `lacks ${name}` })
    }
    for (const [name, value] of Object.entries(part)) {
      const member = memberOf(node, name)
      if (member !== undefined) check(value, member, joined(path, name))
      else if (node.additionalProperties === false) {
        problems.push({ path: joined(path, name), what: UNKNOWN_MEMBER })
      }
    }
  }

  function holds(part: unknown, node: StructureNode): boolean {
    return (
      checkStructure(part, { root: ROOT, definitions: { ...structure.definitions, [ROOT]: node } })
        .length === 0
    )
  }
}

const ROOT = '#'
/** Names in a document are its writer's: a path shows no more of them than this. */
const LONGEST_NAME = 60

function memberOf(node: StructureNode, name: string): StructureNode | undefined {
  const { properties } = node
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined
}

function joined(path: string, name: string | number): string {
  const shown = String(name).slice(0, LONGEST_NAME)
  return path === '' ? shown : `${path}.${shown}`
}

function isOfType(part: unknown, type: NonNullable<StructureNode['type']>): boolean {
  if (type === 'array') return Array.isArray(part)
  if (type === 'object') return typeof part === 'object' && part !== null && !Array.isArray(part)
  if (type === 'integer') return Number.isInteger(part)
  return typeof part === type
}

function textProblems(text: string, node: StructureNode, path: string): readonly PlanProblem[] {
  const { pattern, format } = node
  if (pattern !== undefined && !patternOf(pattern).test(text)) {
    return [{ path, what: 'is not written in the form that OSCAL asks for here' }]
  }
  if (format !== undefined && !hasFormat(text, format)) return [{ path, what: `is no ${format}` }]
  return []
}

function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source, 'u')
  patterns.set(source, known)
  return known
}
