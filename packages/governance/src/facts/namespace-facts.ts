import type { FactDefinition, FactNamespace, FactValue } from '@fcc/contracts'
import {
  type CelValue,
  type FactField,
  type FactObject,
  InvalidFact,
  MissingFact,
} from './fact-field.ts'

/** The facts of a namespace that a plugin contributes, read from a decision's `facts`. */
export function namespaceFacts(namespace: FactNamespace, owner: string): FactObject {
  const fields = Object.entries(namespace.facts).map(
    ([name, definition]) =>
      [name, contributedFact(`${namespace.namespace}.${name}`, definition)] as const,
  )
  return { kind: 'object', name: namespace.namespace, owner, fields: new Map(fields) }
}

/** A fact read from a decision's `facts` by its whole name. */
export function contributedFact(name: string, definition: FactDefinition): FactField {
  const missing = new MissingFact(name)
  const invalid = new InvalidFact(name, expectation(definition))
  const { values } = definition
  return {
    kind: 'fact',
    name,
    type: definition.type,
    description: definition.description,
    vocabulary: values && { what: `value of ${name}`, known: values },
    show({ facts }) {
      const value = facts[name]
      // What does not fit its definition could be anything, content among it: it is never recorded.
      return value === undefined || toCel(value, definition) === undefined ? undefined : value
    },
    read({ facts }) {
      const value = facts[name]
      if (value === undefined) throw missing
      const read = toCel(value, definition)
      if (read === undefined) throw invalid
      return read
    },
  }
}

function toCel(value: FactValue, { type, values }: FactDefinition): CelValue | undefined {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'int':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined
    case 'double':
      // Not a number is on neither side of a bound: a rule about it would silently not fire.
      return Number.isFinite(value) ? (value as number) : undefined
    case 'string':
      return isText(value, values) ? value : undefined
    case 'list<string>':
      return Array.isArray(value) && value.every((each) => isText(each, values)) ? value : undefined
  }
}

function isText(value: unknown, values: readonly string[] | undefined): value is string {
  return typeof value === 'string' && (values === undefined || values.includes(value))
}

function expectation({ type, values }: FactDefinition): string {
  return values === undefined ? `a value of type ${type}` : `${type} of ${values.join(', ')}`
}
