import { addCosts, isAtLeast } from '@fcc/contracts/prices'
import { type Acting, stopActing } from './acting.ts'

/**
 * Lets a visit ask no further model once its calls cost what one visit may, where the host bounds that. A
 * call whose cost nobody knows ends it too: what is not known is not taken for nothing.
 */
export function stopAtCost(acting: Acting): void {
  const { visitCost } = acting.visit.plan.act
  if (!visitCost) return
  const cost = addCosts(undefined, acting.tally.calls)
  if (!cost) return
  if (cost.unknown > 0) {
    stop(
      acting,
      'What its calls of models cost is not known, and a visit has a bound on cost: state the price.',
    )
  }
  for (const [currency, amount] of Object.entries(cost.known)) {
    const bound = Object.hasOwn(visitCost, currency) ? visitCost[currency] : undefined
    if (bound === undefined) {
      stop(
        acting,
        `Its calls of models cost ${amount} ${currency}, and no bound is set in ${currency}.`,
      )
    }
    if (isAtLeast(amount, bound)) {
      stop(
        acting,
        `Its calls of models cost ${amount} ${currency}; the bound of a visit is ${bound} ${currency}.`,
      )
    }
  }
}

function stop(acting: Acting, say: string): never {
  const node = acting.visit.place.instance
  return stopActing(acting, {
    kind: 'reject',
    reasons: [{ kind: 'bound', id: 'max_visit_cost', say, node }],
  })
}
