import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fcc } from './fcc-command.ts'
import { createFleetCounter } from './fleet-figures.ts'
import { type FleetProcess, keepProcess } from './fleet-process.ts'
import { startServers } from './fleet-servers.ts'
import { type FleetOptions, parseOptions, USAGE } from './options.ts'
import { type FleetDisplay, showFleet } from './show-fleet.ts'
import { submitRuns } from './submit-runs.ts'
import { watchEvents } from './watch-events.ts'
import { writeProject } from './write-project.ts'

const TENANTS = ['riverside', 'meridian', 'northgate']
/** How many runs a worker executes at a time. */
const CONCURRENCY = 2
const LOOK_MS = 200

const ending = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => ending.abort())
const { signal } = ending

/** What was opened, in that order: it is closed in the other one. */
const open: [name: string, part: { close(): void | Promise<void> }][] = []

/** The line that says that a process is ready; who is asked to end meanwhile does not wait for it. */
function untilReady({ ready }: FleetProcess): Promise<string> {
  const ended = once(signal, 'abort').then((): never => {
    throw new Error('It was ended.')
  })
  return Promise.race([ready, ended])
}

async function run(options: FleetOptions): Promise<void> {
  let display: FleetDisplay | undefined
  const note = (line: string) => {
    if (display) display.note(line)
    else console.log(options.json ? JSON.stringify({ note: line }) : line)
  }
  const opened = (name: string, part: { close(): void | Promise<void> }) => {
    open.push([name, part])
    note(`${name} is opened`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'fcc-fleet-'))
  writeProject(folder)
  opened('the folder', { close: () => rmSync(folder, { recursive: true, force: true }) })
  const servers = await startServers(opened)
  const env = { ...process.env, ...servers.env, FLEET_FOLDER: folder, NO_COLOR: '1' }
  await fcc(['store', 'migrate', '--of', 'postgres', '--as', 'olga:operator'], env)
  if (signal.aborted) return
  const keys = await Promise.all(
    TENANTS.map(async (tenant) => {
      const words = ['--role', 'developer', '--tier', 'enterprise', '--tenant', tenant, '--json']
      const made = await fcc(['api-keys', 'create', 'fleet', ...words, '--as', 'olga:admin'], env)
      return [tenant, (JSON.parse(made) as { readonly key: string }).key] as const
    }),
  )
  const keysFile = join(folder, 'keys.json')
  writeFileSync(keysFile, JSON.stringify(Object.fromEntries(keys)), { mode: 0o600 })

  const counter = createFleetCounter(TENANTS)
  opened(
    'the watch',
    await watchEvents(servers.natsPort, (event) => counter.take(event, Date.now())),
  )
  const common = { env, note }
  const api = keepProcess('API', ['serve', '--port', '0'], { ...common, readyAt: /^Listening at/ })
  opened('the API', api)
  const url = /http\S+/.exec(await untilReady(api))?.[0] ?? ''
  const workers = Array.from({ length: options.workers }, (_, index) => {
    const words = ['work', '--concurrency', String(CONCURRENCY)]
    const each = keepProcess(`worker ${index + 1}`, words, { ...common, readyAt: /^Executing/ })
    opened(`worker ${index + 1}`, each)
    return each
  })
  await Promise.all(workers.map(untilReady))
  note(`keys are in ${keysFile}`)
  note(`listening at ${url}`)
  const begun = Date.now()
  const look = () => ({
    ...{ url, workers: workers.map((each) => each.figures()), sinceMs: Date.now() - begun },
    ...counter.figures(Date.now()),
  })
  display = showFleet(look, { json: options.json, out: process.stdout })
  open.push(['the view', display])

  const brief = readFileSync(new URL('../brief.md', import.meta.url), 'utf8')
  const submitted = Promise.all(
    keys.map(([, key]) => submitRuns(url, key, { count: options.runs, brief, signal })),
  )
  await submitted
  const isDone = () =>
    look().tenants.every(({ completed, failed }) => completed + failed >= options.runs)
  while (!signal.aborted && !(options.once && isDone())) {
    await delay(LOOK_MS, undefined, { signal }).catch(() => undefined)
  }
}

try {
  await run(parseOptions(process.argv.slice(2)))
} catch (error) {
  // Whoever ended it while it started knows why it did not.
  if (!signal.aborted) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exitCode = 1
  }
} finally {
  for (const [name, part] of open.reverse()) {
    // What cannot be closed keeps nothing else open.
    await Promise.resolve(part.close()).catch((error: unknown) => {
      console.error(`${name} is not closed: ${String(error)}`)
      process.exitCode = 1
    })
    if (!process.argv.includes('--json')) console.log(`${name} is closed`)
  }
}
