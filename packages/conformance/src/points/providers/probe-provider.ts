import type { Provider, ProviderCall } from '@fcc/contracts'
import { thrownMessage } from '@fcc/plugin-api'
import { outcomeOf } from '../checks/refusal.ts'
import type { Probe } from '../hostile/probe.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { answerProblems } from './answer-problems.ts'
import { type ProviderCase, requestOf } from './provider-case.ts'

/** A call to a provider. */
export function providerCall(settings: unknown): ProviderCall<unknown> {
  return { ...sampleCall(settings), idempotencyKey: 'sample-run/node/1/generate' }
}

/** Asks a provider with a text as prompt and as artifact: it answers in full, or refuses with a code. */
export const probeProvider: Probe<Provider> = async (provider, text, { settings, base }) => {
  const given = base as Omit<ProviderCase, 'name'>
  const artifacts = { ...given.artifacts, hostile: text }
  const request = requestOf({ ...given, user: text, artifacts })
  const outcome = await outcomeOf(async () => provider.generate(request, providerCall(settings)))
  if (outcome.kind === 'threw') return [`It threw no typed error: ${thrownMessage(outcome.cause)}`]
  return outcome.kind === 'answered' ? answerProblems(outcome.result) : []
}
