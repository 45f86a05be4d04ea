import type { Steps } from '@fcc/plugin-api'

type Outcome<Result> = { readonly result: Result } | { readonly problem: unknown }

/**
 * Work that several wait for and that is done once: whoever takes the next step takes it for all of them, and each gets
 * the result, or the error. One that stops taking steps holds up no other.
 *
 * @example
 * const take = sharedSteps(readSteps(text))
 * const [one, other] = await Promise.all([inTurns(take()), inTurns(take())])   // read once
 */
export function sharedSteps<Result>(steps: Steps<Result>): () => Steps<Result> {
  let outcome: Outcome<Result> | undefined
  return function* () {
    while (outcome === undefined) {
      let looked = 0
      try {
        const step = steps.next()
        if (step.done) outcome = { result: step.value }
        else looked = step.value
      } catch (problem) {
        outcome = { problem }
      }
      if (outcome === undefined) yield looked
    }
    if ('problem' in outcome) throw outcome.problem
    return outcome.result
  }
}
