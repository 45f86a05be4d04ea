import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import {
  type Connection,
  type ModelCall,
  type ModelRequest,
  ProviderFailure,
  wireNames,
} from '@fcc/contracts'
import type { Asked } from './answer/model-answer.ts'
import type { ModelKind } from './kinds.ts'
import { attachedFiles } from './request/attached-files.ts'
import { callOptions } from './request/call-options.ts'
import { guardedFetch } from './wire/guarded-fetch.ts'
import type { ModelClient } from './wire/shared-client.ts'
import { wireFailure } from './wire/wire-failure.ts'

/** One call over a connection, before anything of it is sent. */
export interface OpenCall {
  readonly asked: Asked
  /** Makes the client of this call, with the key as it is now. */
  client(): Promise<{
    readonly model: ModelClient
    readonly options: LanguageModelV4CallOptions
  }>
  /** Does a part of the call: what is thrown is a typed failure with nothing of the request, or the abort. */
  typed<Result>(work: () => PromiseLike<Result>): Promise<Result>
}

/** Opens a call of a kind. */
export function openCall(
  kind: ModelKind,
  request: ModelRequest,
  { settings, signal, secret, idempotencyKey, onRateLimit, attachment }: ModelCall<Connection>,
): OpenCall {
  const by = `provider-ai-sdk/${kind.name}`
  const names = wireNames(request.tools.map(({ name }) => name))
  const progress = { hasBegun: false }
  return {
    asked: { by, asked: settings.model, names },
    async client() {
      const { baseUrl = kind.baseUrl, limits, model } = settings
      signal.throwIfAborted()
      if (baseUrl === undefined) {
        throw new ProviderFailure('failed', { by, detail: 'it has no address' })
      }
      const key = settings.key === undefined ? '' : await keyOf(by, secret, settings.key)
      const files = await attachedFiles(request, attachment)
      const bounds = { by, base: new URL(baseUrl), limits, signal, progress, onRateLimit }
      const fetch = guardedFetch(bounds)
      return {
        model: await load(by, kind, { model, baseUrl, key, fetch }),
        options: callOptions(request, { names, limits, idempotencyKey, signal, files }),
      }
    },
    async typed(work) {
      try {
        return await work()
      } catch (error) {
        if (signal.aborted) throw signal.reason
        throw wireFailure(by, error, progress)
      }
    },
  }
}

async function keyOf(by: string, secret: ModelCall['secret'], reference: string): Promise<string> {
  try {
    return await secret(reference)
  } catch (error) {
    if (ProviderFailure.is(error)) throw error
    const detail = `there is none at ${reference}`
    throw new ProviderFailure('not_authorised', { by, detail })
  }
}

async function load(
  by: string,
  kind: ModelKind,
  settings: Parameters<ModelKind['load']>[0],
): Promise<ModelClient> {
  try {
    return await kind.load(settings)
  } catch (cause) {
    const { code } = (cause ?? {}) as { readonly code?: unknown }
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
    const detail = isMissing
      ? `its package is not installed: npm install ${kind.package}`
      : 'its client could not be made'
    throw new ProviderFailure('failed', { by, detail })
  }
}
