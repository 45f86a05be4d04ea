import type { FactValue } from '@fcc/contracts'
import { simulationErrors } from './diagnostics.ts'
import type { ActionMade } from './verbs/act/action-result.ts'
import type { Visit } from './visit.ts'

/**
 * The facts a skill set, each declared by a namespace of its own plugin. What nobody declared could
 * be content in disguise, and could set a fact that another plugin's rules trust: it is refused.
 */
export function declaredFacts(
  visit: Visit,
  acted: Pick<ActionMade, 'facts' | 'actedBy'>,
): Readonly<Record<string, FactValue>> {
  const names = Object.keys(acted.facts)
  if (names.length === 0) return acted.facts
  for (const name of names) {
    const value = acted.facts[name]
    if (value === undefined || !visit.ports.mayFactBe(acted.actedBy, name, value)) {
      throw simulationErrors.factNotDeclared(acted.actedBy, name)
    }
  }
  return acted.facts
}
