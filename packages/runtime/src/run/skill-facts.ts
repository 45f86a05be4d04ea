import type { FactNamespace, FactValue } from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'

/**
 * Whether a skill may set a fact to a value: a namespace of the same plugin declares it, the type
 * fits, and a string is one of the declared values. Anything else could be content in disguise.
 */
export function mayFactBe(
  namespaces: readonly Contribution<FactNamespace>[],
  skill: string,
  fact: string,
  value: FactValue,
): boolean {
  const dot = fact.indexOf('.')
  const owner = skill.slice(0, skill.indexOf('/'))
  const found = namespaces.find(
    (contribution) =>
      contribution.value.namespace === fact.slice(0, dot) && contribution.origin.pluginId === owner,
  )
  const name = fact.slice(dot + 1)
  const definition =
    found && Object.hasOwn(found.value.facts, name) ? found.value.facts[name] : undefined
  if (!definition) return false
  const declared = (text: string) => definition.values?.includes(text) ?? false
  switch (definition.type) {
    case 'bool':
      return typeof value === 'boolean'
    case 'int':
      return Number.isSafeInteger(value)
    case 'double':
      return typeof value === 'number' && Number.isFinite(value)
    case 'string':
      return typeof value === 'string' && declared(value)
    case 'list<string>':
      return (
        Array.isArray(value) && value.every((item) => typeof item === 'string' && declared(item))
      )
  }
}
