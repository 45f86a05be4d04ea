import { AsyncLocalStorage } from 'node:async_hooks'
import type { LanguageModelV4 } from '@ai-sdk/provider'

/** What is asked of a vendor's client. */
export type ModelClient = Pick<LanguageModelV4, 'doGenerate' | 'doStream'>

/** What a call brings along: its key, empty where none is wanted, and how it reaches the network. */
export interface CallAccess {
  readonly key: string
  readonly fetch: typeof globalThis.fetch
}

/** How many clients are kept; of more the oldest is made anew. */
const MOST_CLIENTS = 64

const access = new AsyncLocalStorage<CallAccess>()

/** The `fetch` of a shared client: that of the call that is under way, with its key. Outside a call it refuses. */
export const fetchOfCall: typeof globalThis.fetch = async (input, init) => {
  const call = access.getStore()
  if (call === undefined) throw new TypeError('A shared client was asked outside a call.')
  if (call.key === '') return call.fetch(input, init)
  const headers = new Headers(init?.headers)
  headers.set('authorization', `Bearer ${call.key}`)
  return call.fetch(input, { ...init, headers })
}

/**
 * Clients that are made once for an address and a model, for making one costs more than asking it. They hold
 * no key: a call has its own with it, and what it does not outlive is not there for the next one.
 */
export function sharedClients(
  make: (settings: { readonly model: string; readonly baseUrl: string }) => Promise<ModelClient>,
): (
  settings: CallAccess & { readonly model: string; readonly baseUrl: string },
) => Promise<ModelClient> {
  const made = new Map<string, Promise<ModelClient>>()

  function clientOf(model: string, baseUrl: string): Promise<ModelClient> {
    const name = JSON.stringify([baseUrl, model])
    const known = made.get(name)
    if (known) return known
    const [oldest] = made.keys()
    if (oldest !== undefined && made.size >= MOST_CLIENTS) made.delete(oldest)
    const client = make({ model, baseUrl })
    made.set(name, client)
    // What could not be made is tried again with the next call: its package may be there by then.
    client.catch(() => made.delete(name))
    return client
  }

  return async ({ model, baseUrl, key, fetch }) => {
    const client = await clientOf(model, baseUrl)
    const own: CallAccess = { key, fetch }
    return {
      doGenerate: (options) => access.run(own, () => client.doGenerate(options)),
      doStream: (options) => access.run(own, () => client.doStream(options)),
    }
  }
}
