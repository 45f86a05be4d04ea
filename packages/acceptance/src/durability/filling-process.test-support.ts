/** Fills the file of one tenant until it takes no more, then works for its neighbour; says what came of both. */
import { createRuntime, type HostConfig } from '@fcc/runtime'
import { digestOf, makeRun, readRun, sessionOf } from './two-tenants.test-support.ts'

/** Many times what the system gives. */
const MOST_RUNS = 200

const [bad = '', good = ''] = process.argv.slice(2)
const config = JSON.parse(process.env.CONFIG ?? '') as HostConfig
const runtime = await createRuntime({ config, plugins: [], recover: false })
const acknowledged: (readonly [run: string, read: string])[] = []
let refused: string | undefined
while (refused === undefined && acknowledged.length < MOST_RUNS) {
  const session = sessionOf(runtime, bad)
  await makeRun(session, 'a long note '.repeat(20_000)).then(
    async (run) => {
      acknowledged.push([run, digestOf(await readRun(session, run))])
    },
    (error: unknown) => {
      refused = (error as { readonly code?: string }).code ?? String(error)
    },
  )
}
const neighbour = await makeRun(sessionOf(runtime, good), 'a note').then(
  () => 'completed',
  (error: unknown) => String(error),
)
process.stdout.write(JSON.stringify({ acknowledged, refused, neighbour }))
await runtime.close().catch(() => undefined)
process.exitCode = 0
