import type { Decision } from '@fcc/contracts'
import type { RunExplanation } from '@fcc/runtime'
import { visible } from '../io/visible.ts'

/** The rules that looked and did not fire, with the facts that each saw. */
export function lookLines(decision: Decision, looks: RunExplanation['looks']): readonly string[] {
  const all = looks(decision)
  if (all === undefined) {
    return ['      the rules of then cannot be read any more']
  }
  const quiet = all.filter(({ outcome }) => outcome !== 'fired')
  return quiet.flatMap(({ rule, tier, outcome, when, saw }) => [
    visible(`      ${rule}  ${outcome.replace('_', ' ')} (${tier})`),
    visible(`        when  ${oneLine(when)}`),
    visible(`        saw   ${sawText(saw)}`),
  ])
}

function sawText(saw: Readonly<Record<string, unknown>>): string {
  const facts = Object.entries(saw).map(([name, value]) =>
    value === undefined ? `${name} is not there` : `${name} = ${JSON.stringify(value)}`,
  )
  return facts.length > 0 ? facts.join(', ') : 'no fact'
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
