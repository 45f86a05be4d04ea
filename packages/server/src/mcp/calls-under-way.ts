import { randomUUID } from 'node:crypto'
import type { Authenticated } from '../authentication/authenticator.ts'

/** The header that says which connection of a client a message belongs to (MCP 2025-11-25, Streamable HTTP). */
export const CONNECTION = 'mcp-session-id'

/**
 * The calls that are under way in this process. Clients of the revisions of 2025 leave a call by a message of its
 * own, which says no more of it than its number: those of one connection are told apart from those of another by an
 * id that is given at the beginning. Nothing else hangs on it, and it is worth nothing with another credential.
 */
export class CallsUnderWay {
  readonly #calls = new Map<string, AbortController>()

  /** An id for a connection that begins. */
  connection(): string {
    return randomUUID()
  }

  /** Notes a call until it is left; `signal` is aborted when its caller says that they leave it. */
  enter(
    caller: Authenticated,
    connection: string | undefined,
    message: unknown,
  ): { readonly signal: AbortSignal; leave(): void } {
    const left = new AbortController()
    const key = keyOf(caller, connection, idOf(message))
    if (key !== undefined) this.#calls.set(key, left)
    return {
      signal: left.signal,
      leave: () => {
        if (key !== undefined && this.#calls.get(key) === left) this.#calls.delete(key)
      },
    }
  }

  /** Ends the call that a message of the same caller and connection says they leave, if it is one. */
  leave(caller: Authenticated, connection: string | undefined, message: unknown): void {
    const { method, params } = fieldsOf(message)
    if (method !== 'notifications/cancelled') return
    const key = keyOf(caller, connection, fieldsOf(params).requestId)
    if (key !== undefined) this.#calls.get(key)?.abort()
  }
}

/** Whether a message begins a connection. */
export function isBeginning(message: unknown): boolean {
  return fieldsOf(message).method === 'initialize'
}

function keyOf(
  { tenant, credential }: Authenticated,
  connection: string | undefined,
  id: unknown,
): string | undefined {
  if (connection === undefined || (typeof id !== 'string' && typeof id !== 'number')) return
  return JSON.stringify([tenant, credential.kind, credential.id, connection, id])
}

function idOf(message: unknown): unknown {
  const { id, method } = fieldsOf(message)
  return method === undefined ? undefined : id
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}
