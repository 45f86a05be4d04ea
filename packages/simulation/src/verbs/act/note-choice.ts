import type { ModelChoice } from '@fcc/contracts'
import type { Acting } from './acting.ts'

/** A choice as the record keeps it, or nothing where there was none to make: the tenant's own, at once. */
export function worthNoting(choice: ModelChoice): ModelChoice | undefined {
  return choice.because === 'tenant' && choice.passedOver.length === 0 ? undefined : choice
}

/** Keeps a choice for the record; one like that of the turn before says nothing new. */
export function noteChoice({ tally: { choices } }: Acting, choice: ModelChoice): void {
  const last = choices.at(-1)
  if (last && sameButTurn(last) === sameButTurn(choice)) return
  choices.push(choice)
}

function sameButTurn({ turn: _, ...choice }: ModelChoice): string {
  return JSON.stringify(choice)
}
