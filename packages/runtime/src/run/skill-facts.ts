import { type FactNamespace, type FactValue, LAYERS } from '@fcc/contracts'
import { layerOf } from '@fcc/governance'
import type { Contribution } from '@fcc/plugin-api'

/**
 * Whether a skill may set a fact to a value: a namespace of the same plugin declares it and lets that
 * plugin's layer set it, the type fits, and a string is one of the declared values. Anything else could
 * be content in disguise, or say what is for the platform alone to say.
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
  if (!definition || !isHighEnough(found)) return false
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

/** Whether the layer of a namespace's plugin is as high as the lowest that may set its facts. */
function isHighEnough(found: Contribution<FactNamespace> | undefined): boolean {
  if (!found) return false
  return LAYERS.indexOf(layerOf(found.origin, false)) <= LAYERS.indexOf(found.value.lowestLayer)
}
