import { inspect } from 'node:util'
import { collectAnswer, generate, type Provider, ProviderFailure, stream } from '@fcc/contracts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { providerCall } from './probe-provider.ts'
import { type ProviderCase, requestOf } from './provider-case.ts'

/** The shortest question that is looked for in a failure, in characters. */
const SHORTEST_QUESTION = 8

/**
 * What is wrong with how a provider fails in one case: whole and in pieces alike it throws the same
 * `ProviderFailure`, says when it may be asked again where the other side said so, and keeps nothing of
 * what it was asked.
 */
export async function findUnlikeFailures(
  provider: Provider,
  each: ProviderCase,
  settings: unknown,
): Promise<readonly string[]> {
  const request = requestOf(each)
  const call = providerCall(request, each.settings ?? settings)
  const ways = {
    Whole: () => generate(provider, request, call),
    'In pieces': () => collectAnswer(provider.id, stream(provider, request, call), call.signal),
  }
  const problems: string[] = []
  for (const [way, ask] of Object.entries(ways)) {
    const thrown = await ask().then(
      () => undefined,
      (error: unknown) => error,
    )
    problems.push(...failureProblems(each, thrown).map((problem) => `${way}, ${problem}`))
  }
  return problems
}

function failureProblems(
  { refuses, retryAfterMs, user = '' }: ProviderCase,
  thrown: unknown,
): readonly string[] {
  if (thrown === undefined) return ['it answers.']
  if (!ProviderFailure.is(thrown)) return [`it throws no typed failure: ${tellThrown(thrown)}`]
  const isQuoting =
    user.length >= SHORTEST_QUESTION &&
    inspect(thrown, { depth: 12, showHidden: true, maxStringLength: null }).includes(user)
  return [
    ...(thrown.code === refuses ? [] : [`it fails with ${thrown.code}.`]),
    ...(retryAfterMs === undefined || thrown.retryAfterMs === retryAfterMs
      ? []
      : [
          `it may be asked again after ${thrown.retryAfterMs ?? 'no stated number of'} milliseconds.`,
        ]),
    ...(isQuoting ? ['its failure holds what it was asked.'] : []),
  ]
}
