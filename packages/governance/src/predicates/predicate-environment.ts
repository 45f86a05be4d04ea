import { Environment } from '@marcbachmann/cel-js'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { FactGroup, FactTable } from '../facts/fact-field.ts'
import { PREDICATE_LIMITS } from './predicate-limits.ts'

/** A fact table as the CEL library sees it: closed types to check against, values to evaluate with. */
export interface PredicateEnvironment {
  readonly cel: Environment
  /** The facts of one decision, for the library's own evaluator. */
  context(input: DecisionInput): Readonly<Record<string, unknown>>
}

/** What predicates see of a finding: field → CEL type. */
export const FINDING_FIELDS: Readonly<Record<string, string>> = {
  category: 'string',
  confidence: 'double',
}

/** Builds closed CEL types from a fact table: a field that is not in it is a type error. */
export function predicateEnvironment(facts: FactTable): PredicateEnvironment {
  const cel = new Environment({ limits: PREDICATE_LIMITS })
  const finding = recordType()
  cel.registerType('fcc.finding', { ctor: finding.ctor, fields: FINDING_FIELDS })
  const builders: [name: string, build: (input: DecisionInput) => unknown][] = []
  for (const root of facts.values()) {
    if (root.kind === 'list') {
      const isFinding = root.element === 'finding'
      cel.registerVariable(root.name, isFinding ? 'list<fcc.finding>' : 'list<string>')
      builders.push([
        root.name,
        (input) =>
          isFinding ? root.read(input).map((each) => finding.make(each)) : root.read(input),
      ])
      continue
    }
    const fields: Record<string, string> = {}
    const constants: Record<string, unknown> = {}
    const groups: [name: string, build: (input: DecisionInput) => unknown][] = []
    for (const [name, field] of root.fields) {
      if (field.kind === 'fact') {
        fields[name] = field.type
        continue
      }
      const type = `fcc.${field.name}`
      const record = recordType()
      if (field.kind === 'group') {
        const types = [...field.fields].map(([each, { type: of }]) => [each, of])
        cel.registerType(type, { ctor: record.ctor, fields: Object.fromEntries(types) })
        fields[name] = type
        groups.push([name, (input) => record.make(groupValues(field, input))])
        continue
      }
      const words = [...field.values.keys()].map((word) => [word, 'int'])
      cel.registerType(type, { ctor: record.ctor, fields: Object.fromEntries(words) })
      fields[name] = type
      constants[name] = record.make(Object.fromEntries(field.values))
    }
    const record = recordType()
    cel.registerType(`fcc.${root.name}`, { ctor: record.ctor, fields })
    cel.registerVariable(root.name, `fcc.${root.name}`)
    builders.push([
      root.name,
      (input) => {
        const values: Record<string, unknown> = { ...constants }
        for (const [name, build] of groups) values[name] = build(input)
        for (const [name, field] of root.fields) {
          if (field.kind === 'fact') values[name] = readPresent(() => field.read(input))
        }
        return record.make(values)
      },
    ])
  }
  return {
    cel,
    context: (input) => Object.fromEntries(builders.map(([name, build]) => [name, build(input)])),
  }
}

function groupValues(group: FactGroup, input: DecisionInput): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...group.fields].map(([name, field]) => [name, readPresent(() => field.read(input))]),
  )
}

/** A fact that is not there, or not valid, is an absent field: it matters only where it is used. */
function readPresent(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** The library recognises an object's type by its class, so each type needs one of its own. */
function recordType() {
  class FactRecord {}
  return {
    ctor: FactRecord,
    make: (values: unknown): FactRecord => Object.assign(new FactRecord(), values),
  }
}
