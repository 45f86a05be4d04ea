import type { FactValue } from '@fcc/contracts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { FactTable } from './fact-field.ts'

/** What is recorded for a value that does not fit its definition: it could be content. */
const UNFIT = null as unknown as FactValue

/**
 * Makes inputs that may be kept with their decision. A fact whose value does not fit its definition
 * could be anything, content among it, and one that nobody defined is read by no rule: the first
 * becomes `null`, which fits no definition either, so that rules decide the same; the second goes.
 */
export function recordableInputs(table: FactTable): (input: DecisionInput) => DecisionInput {
  // Of one visit all inputs have the same facts.
  const known = new WeakMap<DecisionInput['facts'], DecisionInput['facts']>()
  return (input) => {
    const found = known.get(input.facts) ?? recordableFacts(table, input)
    known.set(input.facts, found)
    return found === input.facts ? input : { ...input, facts: found }
  }
}

function recordableFacts(table: FactTable, input: DecisionInput): DecisionInput['facts'] {
  const names = Object.keys(input.facts)
  const kept = names.flatMap((name): [string, FactValue][] => {
    const dot = name.indexOf('.')
    const root = table.get(name.slice(0, dot))
    const field = root?.kind === 'object' ? root.fields.get(name.slice(dot + 1)) : undefined
    if (field?.kind !== 'fact') return []
    return [[name, field.show(input) ?? UNFIT]]
  })
  const isSame =
    kept.length === names.length && kept.every(([name, value]) => value === input.facts[name])
  return isSame ? input.facts : Object.fromEntries(kept)
}
