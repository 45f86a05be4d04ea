import { readFileSync } from 'node:fs'

/** How a run stands, as the server says. */
export interface RunResult {
  readonly id: string
  readonly state: string
  readonly outcomes: readonly string[]
}

/** A run that this client started and follows. */
export interface FollowedRun {
  readonly status: number
  readonly id: string
  /** Names and data of the events, as they come; ends when the server ends the stream. */
  readonly events: AsyncIterable<{ readonly name: string; readonly data: unknown }>
  /** Closes the connection, as a browser does when its tab is closed. */
  leave(): void
}

export const RIVERSIDE = { 'x-fcc-tenant': 'riverside', 'x-fcc-user': 'ada' }
export const MERIDIAN = { 'x-fcc-tenant': 'meridian', 'x-fcc-user': 'bo' }

const read = (name: string) =>
  readFileSync(new URL(`../../inputs/${name}`, import.meta.url), 'utf8')

export const HANDOVER = { scenario: 'handover', input: { note: read('note.txt') } }
export const DEIDENTIFY = { scenario: 'deidentify-and-release', input: { note: read('note.txt') } }
export const VALIDATE = {
  scenario: 'validate-var-model',
  input: { returns: read('returns.csv'), memo: read('memo.txt') },
}

/** Asks the server to start a run. */
export function postRun(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${url}/runs`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })
}

/** Starts a run and follows it. */
export async function follow(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<FollowedRun> {
  const abort = new AbortController()
  const response = await postRun(url, headers, body, abort.signal)
  return {
    status: response.status,
    id: response.headers.get('location')?.slice('/runs/'.length) ?? '',
    events: readEvents(response),
    leave: () => abort.abort(),
  }
}

/** Reads a run as it stands. */
export async function readRun(
  url: string,
  headers: Readonly<Record<string, string>>,
  id: string,
): Promise<RunResult> {
  const response = await fetch(`${url}/runs/${id}`, { headers })
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  return (await response.json()) as RunResult
}

/** Asks for a run again and again until it is in a state; the test's own limit ends it otherwise. */
export async function untilState(
  url: string,
  headers: Readonly<Record<string, string>>,
  wanted: { readonly id: string; readonly state: string },
): Promise<RunResult> {
  for (;;) {
    const run = await readRun(url, headers, wanted.id)
    if (run.state === wanted.state) return run
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function* readEvents(response: Response) {
  let pending = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    const blocks = (pending + decoder.decode(chunk, { stream: true })).split('\n\n')
    pending = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = block.split('\n')
      const name = lines.find((line) => line.startsWith('event: '))?.slice(7) ?? ''
      const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6))
      yield { name, data: JSON.parse(data.join('\n')) as unknown }
    }
  }
}
