import { generate } from '@fcc/contracts'
import { ownerOf } from '@fcc/plugin-api'
import type { VisitCode } from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import { callContained } from './call-contained.ts'
import { callWithin, settleWithin } from './call-within.ts'

/** What bounds the calls of one run. */
export interface CallLimits {
  readonly tenant: string
  /** How long one call may take, in milliseconds. */
  readonly callMs: number
  readonly signal: AbortSignal
  /** Hears of a call that nobody waits for any more. */
  readonly onLeft: (work: Promise<unknown>) => void
  /** Once the run is in the store, where that was not waited for: a skill may reach outside without an intent. */
  readonly stored?: Promise<void> | undefined
}

/**
 * The code of a visit, each call of it bounded: a provider, scorer or validator that takes too long is a
 * typed failure, and nobody waits for what was aborted, whether it honours its signal or not. A skill has
 * the time of its visit.
 */
export function limitedCode(code: VisitCode, limits: CallLimits): VisitCode {
  const { callMs: limitMs, signal, tenant, onLeft, stored } = limits
  const boundsOf = (what: string) => ({
    signal,
    limitMs,
    onLeft,
    late: () => runtimeErrors.callTimedOut(what, tenant, limitMs),
  })
  return {
    skill(id) {
      const found = code.skill(id)
      if (!found) return undefined
      const { code: skill } = found
      const run: typeof skill.run = (input, call) =>
        settleWithin(
          onceStored(stored, () => callContained(ownerOf(id), () => skill.run(input, call))),
          { signal, onLeft },
        )
      const { offers } = skill
      if (!offers) return { ...found, code: override(skill, { run }) }
      const bounded: typeof offers = async (call) =>
        settleWithin(
          onceStored(stored, () => callContained(ownerOf(id), () => offers.call(skill, call))),
          { signal, onLeft },
        )
      return { ...found, code: override(skill, { run, offers: bounded }) }
    },
    scorer(id) {
      const found = code.scorer(id)
      if (!found) return undefined
      const { code: scorer } = found
      const score: typeof scorer.score = (subject, call) =>
        settleWithin(
          callContained(ownerOf(id), () => scorer.score(subject, call)),
          boundsOf(`The scorer ${id}`),
        )
      return { ...found, code: override(scorer, { score }) }
    },
    validator(id) {
      const found = code.validator(id)
      if (!found) return undefined
      const { code: validator } = found
      const validate: typeof validator.validate = (subject, call) =>
        settleWithin(
          callContained(ownerOf(id), () => validator.validate(subject, call)),
          boundsOf(`The validator ${id}`),
        )
      return { ...found, code: override(validator, { validate }) }
    },
    provider(id) {
      const found = code.provider(id)
      if (!found) return undefined
      const { code: provider } = found
      // Whole and in pieces are one contract: whichever it has, it is asked within the limit.
      const whole: typeof provider.generate = (request, call) =>
        // The caller's signal follows the run's, and ends with a call or a visit that takes too long.
        callWithin({ ...boundsOf(`The provider ${id}`), signal: call.signal }, (own) =>
          callContained(ownerOf(id), () => generate(provider, request, { ...call, signal: own })),
        )
      return { ...found, code: override(provider, { generate: whole }) }
    },
  }
}

function onceStored<Result>(
  stored: Promise<void> | undefined,
  call: () => Result | Promise<Result>,
): Result | Promise<Result> {
  return stored ? stored.then(call) : call()
}

/** The same object with other methods; a class's own ones stay reachable. */
function override<Code extends object>(code: Code, methods: Partial<Code>): Code {
  // Defined and not assigned: a frozen one would let nothing of its names be assigned.
  return Object.create(code, Object.getOwnPropertyDescriptors(methods)) as Code
}
