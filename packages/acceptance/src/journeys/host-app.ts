import assert from 'node:assert/strict'
import { readEvents, type StreamEvent } from './event-stream.ts'
import { createHeldModel, type HeldModel } from './held-model.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import type { ThirdPartyProject } from './third-party-project.ts'
import { type Step, step, type Trial } from './trial.ts'

/** An example, packed, and the packages of its own that no registry has. */
export interface PackedExample {
  /** Paths of tarballs. */
  readonly example: string
  readonly ownPackages: Readonly<Record<string, string>>
}

/** Which example is tried, and where. */
export interface HostTrial {
  readonly name: string
  readonly project: ThirdPartyProject
  readonly packed: PackedExample
}

/** Somebody takes an example of a server out of the repository and runs it on published packages. */
export function hostApp({ name, project, packed }: HostTrial): Trial {
  let model: HeldModel
  let server: ServerProcess | undefined
  let url = ''
  let inFlight = ''
  let lostKey = ''

  async function start(): Promise<ServerProcess> {
    const { folder, manager, env } = project
    const started = startServer({
      folder,
      words: manager.script('start'),
      env: { ...env, PORT: '0', FCC_CONFIG: `${folder}/local.yaml` },
    })
    server = started
    url = (await started.said('listening on ')).slice('listening on '.length)
    return started
  }

  const post = (caller: Caller, body: unknown): Promise<Response> =>
    fetch(`${url}/runs`, {
      method: 'POST',
      headers: { ...headersOf(caller), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  const steps: readonly Step[] = [
    step('installs, with what a registry has', async () => {
      const { example, ownPackages } = packed
      await project.done(['tar', '-xzf', example, '--strip-components=1'])
      project.write('package.json', withOwnPackages(project.read('package.json'), ownPackages))
      await project.done(project.manager.install())
    }),
    step('starts', async () => {
      model = await createHeldModel()
      const config = project.read('fcc.yaml')
      project.write('local.yaml', config.replace('http://127.0.0.1:8090', model.endpoint))
      await start()
    }),
    step('serves two tenants side by side, streaming each visit to the result', async () => {
      const read = (file: string) => project.read(`inputs/${file}`)
      const note = { note: read('note.txt') }
      const returns = { returns: read('returns.csv'), memo: read('memo.txt') }
      const streams = await Promise.all([
        post(HOSPITAL, { scenario: 'deidentify-and-release', input: note }).then(hear),
        post(BANK, { scenario: 'validate-var-model', input: returns }).then(hear),
      ])
      for (const { events } of streams) {
        const names = events.map((event) => event.name)
        assert.equal(names[0], 'fcc.run.started')
        assert(names.filter((event) => event === 'fcc.visit.recorded').length > 3)
        const { state } = (events.at(-1)?.data ?? {}) as { state?: string }
        assert.deepEqual([names.at(-1), state], ['result', 'completed'])
      }
    }),
    step('is killed with a run in flight', async () => {
      const response = await post(HOSPITAL, {
        scenario: 'handover',
        input: { note: 'A quiet night.' },
      })
      inFlight = response.headers.get('location')?.slice('/runs/'.length) ?? ''
      const heard = hear(response)
      lostKey = (await model.nextCall()).key
      await server?.kill()
      const { events, isWhole } = await heard
      assert(!isWhole && events[0]?.name === 'fcc.run.started')
    }),
    step(
      'takes that run up at its next start, asks again under the same key, and completes it',
      async () => {
        await start()
        const again = await model.nextCall()
        assert.equal(again.key, lostKey)
        again.answer('A summary of the night.')
        ;(await model.nextCall()).answer('A handover.')
        await untilCompleted(`${url}/runs/${inFlight}`)
      },
    ),
  ]
  return {
    name,
    folder: project.folder,
    steps,
    async close() {
      await server?.kill()
      await model?.close()
    },
  }
}

interface Caller {
  readonly tenant: string
  readonly user: string
}

const HOSPITAL: Caller = { tenant: 'riverside', user: 'ada' }
const BANK: Caller = { tenant: 'meridian', user: 'bo' }

function headersOf({ tenant, user }: Caller): Readonly<Record<string, string>> {
  return { 'x-fcc-tenant': tenant, 'x-fcc-user': user }
}

/** A server needs no tools of development; packages of the example's own come as files. */
function withOwnPackages(text: string, own: Readonly<Record<string, string>>): string {
  const { devDependencies: _, ...manifest } = JSON.parse(text)
  const files = Object.entries(own).map(([name, path]) => [name, `file:${path}`])
  const dependencies = { ...manifest.dependencies, ...Object.fromEntries(files) }
  return `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`
}

/** All that a stream says, and whether it was ended or broke off. */
async function hear(
  response: Response,
): Promise<{ readonly events: readonly StreamEvent[]; readonly isWhole: boolean }> {
  if (!response.ok || !response.body) {
    throw new Error(`The server answered ${response.status}: ${await response.text()}`)
  }
  const events: StreamEvent[] = []
  try {
    for await (const event of readEvents(response.body)) events.push(event)
    return { events, isWhole: true }
  } catch {
    return { events, isWhole: false }
  }
}

const PATIENCE_MS = 30_000

/** @throws Error where the run ends otherwise, or takes too long */
async function untilCompleted(run: string): Promise<void> {
  const limit = AbortSignal.timeout(PATIENCE_MS)
  for (;;) {
    const response = await fetch(run, { headers: headersOf(HOSPITAL), signal: limit })
    const { state } = (await response.json()) as { state: string }
    if (state === 'completed') return
    if (state !== 'running') throw new Error(`The run is ${state}.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
