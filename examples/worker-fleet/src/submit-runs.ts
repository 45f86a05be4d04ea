import { setTimeout as delay } from 'node:timers/promises'

/** How often a start is tried, and how long it is waited in between, in milliseconds. */
const TRIES = 20
const AGAIN_MS = 500

/** Starts runs of a tenant over HTTP, one after the other, as a program of theirs would. */
export async function submitRuns(
  url: string,
  key: string,
  {
    count,
    brief,
    signal,
  }: { readonly count: number; readonly brief: string; readonly signal: AbortSignal },
): Promise<void> {
  for (let index = 0; index < count && !signal.aborted; index++) {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      // Tried again, it is the same run.
      'idempotency-key': `first-${index}`,
    }
    const body = JSON.stringify({ scenario: 'GEN-001', input: { brief } })
    for (let tries = 1; ; tries++) {
      const sent = await fetch(`${url}/v1/runs`, { method: 'POST', headers, body, signal }).then(
        ({ status }) => status,
        () => 0,
      )
      if (sent === 200 || sent === 201) break
      if (signal.aborted) return
      if (tries === TRIES) throw new Error(`A run could not be started: it answered ${sent}.`)
      await delay(AGAIN_MS)
    }
  }
}
