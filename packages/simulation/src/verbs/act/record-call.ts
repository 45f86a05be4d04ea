import { declaredModel, type FailureKind, type ModelAnswer, nodeState } from '@fcc/contracts'
import { BILLED_FAILURES, costOf, priceAt } from '@fcc/contracts/prices'
import type { Visit } from '../../visit.ts'
import type { Acting } from './acting.ts'
import type { AskedProvider } from './ask-once.ts'

/**
 * Keeps an answered call with the visit: who answered, with how many tokens, and what that costs by the
 * price that the run was planned with, on the day of the visit's clock.
 */
export function recordCall(
  acting: Acting,
  provider: AskedProvider,
  call: {
    readonly activity: string
    readonly answer: ModelAnswer
    readonly repeated: true | undefined
  },
): void {
  const { plan, now } = acting.visit
  const { activity, answer, repeated } = call
  const { price = [] } = plan.providers[provider.id]?.connected?.connection ?? {}
  const cost = costOf(answer.usage, priceAt(price, now))
  acting.tally.calls.push({
    activity,
    provider: provider.id,
    model: declaredModel(provider.code, provider.settings, answer.model),
    usage: answer.usage,
    ...(cost === undefined ? {} : { cost }),
    ...(repeated ? { repeated } : {}),
    ...inProcess(provider),
  })
}

/** Keeps a call that failed, where the other side may bill it all the same. */
export function recordFailedCall(
  acting: Acting,
  provider: AskedProvider,
  { activity, kind }: { readonly activity: string; readonly kind: FailureKind },
): void {
  if (!BILLED_FAILURES.has(kind)) return
  acting.tally.calls.push({
    activity,
    provider: provider.id,
    failure: kind,
    ...inProcess(provider),
  })
}

/**
 * Whether a call that the journal has without an end was begun by a process that died. One that failed is
 * without an end too, and then the run has waited: how that one ended is known.
 */
export function wasBegun({ run, place }: Visit): boolean {
  const { attempts = 0, insisted } = nodeState(run, place.instance)
  return attempts === 0 && !insisted
}

function inProcess({ attributes }: AskedProvider): { readonly inProcess?: true } {
  return attributes.location === 'in-process' ? { inProcess: true } : {}
}
