import type { SkillCall } from '@fcc/contracts'
import {
  Client,
  type ClientOptions,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import type { ToolServer } from './settings.ts'

/** What a server is told of who asks. */
const CLIENT = { name: 'fcc', version: '1.0.0' }
/** The header by which a server that keeps sessions knows one again. */
const SESSION = 'mcp-session-id'

/**
 * What a tool gives is a text to us: no schema that a server wrote for it is run, for one could take time
 * without end.
 */
const UNCHECKED: NonNullable<ClientOptions['jsonSchemaValidator']> = {
  getValidator: () => (input) => ({ valid: true, data: input as never, errorMessage: undefined }),
}

/**
 * Talks to one server of tools. Whatever the client sends goes through `fetch` of the call: it passes
 * `egress`, its answer `tool_result`, and the journal answers from then on.
 *
 * @throws ProviderFailure where the server fails, so that the run waits for it
 */
export async function talkTo<Result>(
  { url, key }: ToolServer,
  call: Pick<SkillCall, 'fetch' | 'signal'>,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  let failure: unknown
  // Servers of the revision without sessions and of the one before it.
  const client = new Client(CLIENT, {
    versionNegotiation: { mode: 'auto' },
    jsonSchemaValidator: UNCHECKED,
  })
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    fetch: async (target, init) => {
      try {
        return await send(target, init)
      } catch (error) {
        // The client makes an error of its own of it, and the run waits for a service by ours.
        failure = error
        throw error
      }
    },
  })

  async function send(target: string | URL, init: RequestInit = {}): Promise<Response> {
    // Neither a stream beside the answers nor the end of a session is asked for.
    if (init.method !== 'POST') return new Response(null, { status: 405 })
    const { status, mediaType, text, headers } = await call.fetch(target, {
      method: 'POST',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(key === undefined ? {} : { secretHeaders: { authorization: `Bearer ${key}` } }),
      body: String(init.body ?? ''),
      answerHeaders: [SESSION],
    })
    const isEmpty = text === '' || status === 202 || status === 204
    return new Response(isEmpty ? null : text, {
      status,
      headers: { ...headers, ...(mediaType === '' ? {} : { 'content-type': mediaType }) },
    })
  }

  try {
    await client.connect(transport)
    return await work(client)
  } catch (error) {
    throw failure ?? error
  } finally {
    await client.close().catch(() => undefined)
  }
}
