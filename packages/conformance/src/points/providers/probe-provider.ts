import { createHash } from 'node:crypto'
import {
  answerProblems,
  generate,
  type ModelCall,
  type ModelRequest,
  type Provider,
} from '@fcc/contracts'
import { canonicalText } from '../checks/canonical-text.ts'
import { outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import type { Probe } from '../hostile/probe.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { type ProviderCase, requestOf } from './provider-case.ts'

/** A call to a provider. Each request has a key of its own: one key for all would be one act. */
export function providerCall(request: ModelRequest, settings: unknown): ModelCall<unknown> {
  const digest = createHash('sha256').update(canonicalText(request)).digest('hex')
  return {
    ...sampleCall(settings),
    idempotencyKey: `sample-run/node/1/${digest}`,
    secret: async (reference) => `the secret of ${reference}`,
  }
}

/** Asks a provider with a text as prompt and as artifact: it answers in full, or refuses with a code. */
export const probeProvider: Probe<Provider> = async (provider, text, { settings, base }) => {
  const given = base as Omit<ProviderCase, 'name'>
  const artifacts = { ...given.artifacts, hostile: text }
  const request = requestOf({ ...given, user: text, artifacts })
  const outcome = await outcomeOf(async () =>
    generate(provider, request, providerCall(request, settings)),
  )
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  return outcome.kind === 'answered' ? answerProblems(outcome.result) : []
}
