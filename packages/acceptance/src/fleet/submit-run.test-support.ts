/** What an API process answered to somebody who starts a run: nothing where it did not. */
export type Answered = { readonly status: number; readonly id: string } | undefined

/** Asks an API process for a run of five steps, under a key. */
export async function submitRun(
  url: string,
  { tenant, note, key }: { readonly tenant: string; readonly note: string; readonly key: string },
): Promise<Answered> {
  const headers = {
    'content-type': 'application/json',
    'x-tenant': tenant,
    'idempotency-key': key,
    connection: 'close',
  }
  const body = JSON.stringify({ scenario: 'five', input: { after0: note } })
  try {
    const answer = await fetch(`${url}/v1/runs`, { method: 'POST', headers, body })
    const { id } = (await answer.json()) as { readonly id: string }
    return answer.status === 200 || answer.status === 201
      ? { status: answer.status, id }
      : undefined
  } catch {
    // It was killed, or is not there yet.
    return undefined
  }
}
