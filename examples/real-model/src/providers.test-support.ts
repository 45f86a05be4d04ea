import {
  type Connection,
  DEFAULT_CONNECTION_LIMITS,
  type ModelCall,
  type ModelRequest,
  type Provider,
  textPart,
} from '@fcc/contracts'
import plugin from '@fcc/plugin-provider-ai-sdk'

/** The kinds that the server speaks the wire of. */
export const SPOKEN = ['openai-compatible', 'openai', 'anthropic'] as const

/** The provider of a kind, as its plugin contributes it. */
export function kindOf(name: string): Provider<Connection> {
  const found: Provider[] = []
  const context = { contribute: (_point: unknown, value: Provider) => void found.push(value) }
  void plugin.setup(context as never)
  const kind = found.find(({ id }) => id === `provider-ai-sdk/${name}`)
  if (!kind) throw new Error(`no kind ${name}`)
  return kind as Provider<Connection>
}

/** A connection to a server, with limits that a test can wait for. */
export function connectionTo(baseUrl: string, changes: Partial<Connection> = {}): Connection {
  const limits = { ...DEFAULT_CONNECTION_LIMITS, firstMs: 1000, pauseMs: 1000 }
  return { model: 'm-1', baseUrl, key: 'env:TEST_KEY', limits, ...changes }
}

/** A request of two messages, with words that no failure may repeat. */
export const request: ModelRequest = {
  messages: [
    { role: 'system', parts: [textPart('You are a keeper of gardens.')] },
    { role: 'user', parts: [textPart('PLANTED-QUESTION: how many beds?')] },
  ],
  tools: [],
  wanted: { name: 'note', mediaType: 'text/markdown' },
  seed: 'seed',
  limits: {},
}

/** A call over a connection; its key is the same word for each. */
export function callOver(
  settings: Connection,
  signal: AbortSignal = new AbortController().signal,
): ModelCall<Connection> {
  return {
    settings,
    tenant: { id: 'acme', name: 'Acme', namespace: 'urn:acme', contributions: () => [] },
    signal,
    idempotencyKey: 'run/node/1/generate#1',
    secret: async () => 'PLANTED-KEY',
  }
}
