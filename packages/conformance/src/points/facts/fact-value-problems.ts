import type { FactDefinition } from '@fcc/contracts'

/**
 * What keeps a value from being a fact as it was defined. Pure.
 *
 * @example
 * factValueProblems('clock.hour', { type: 'int', description: 'Hour.' }, 12.5)
 * // ['clock.hour is 12.5, not a whole number.']
 */
export function factValueProblems(
  name: string,
  { type, values }: FactDefinition,
  value: unknown,
): readonly string[] {
  const shown = JSON.stringify(value) ?? String(value)
  const not = (what: string): readonly string[] => [`${name} is ${shown}, not ${what}.`]
  const outside = (text: unknown): boolean =>
    typeof text !== 'string' || (values !== undefined && !values.includes(text))
  const allowed = values === undefined ? 'a text' : `one of ${values.join(', ')}`
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? [] : not('true or false')
    case 'int':
      return Number.isSafeInteger(value) ? [] : not('a whole number')
    case 'double':
      return typeof value === 'number' && Number.isFinite(value) ? [] : not('a finite number')
    case 'string':
      return outside(value) ? not(allowed) : []
    case 'list<string>':
      return !Array.isArray(value) || value.some(outside) ? not(`a list, each ${allowed}`) : []
    default:
      return [`${name} is of the type ${JSON.stringify(type)}, which facts do not have.`]
  }
}
