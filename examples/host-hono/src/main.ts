import { fileURLToPath } from 'node:url'
import { createRuntime } from '@fcc/runtime'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'

const hostname = '127.0.0.1'
/** How long clients have, once all runs are let go, to read what was written to them. */
const GRACE_MS = 5000
const report = (line: string): void => console.error(line)

const runtime = await createRuntime({
  directory: fileURLToPath(new URL('..', import.meta.url)),
  configFile: process.env.FCC_CONFIG,
  onDiagnostic: ({ code, why }) => report(`${code} ${why}`),
})
const server = serve(
  { fetch: createApp(runtime).fetch, hostname, port: Number(process.env.PORT ?? 3000) },
  ({ port }) => console.log(`listening on http://${hostname}:${port}`),
)

let stopping = false
/** Takes no more requests, lets each visit under way end, and leaves the rest to the next start. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  server.close()
  const closed = runtime.close()
  console.log('stopping')
  // Each stream ends with its run's last event, and the process then has nothing left to do: unless a
  // client does not read. The timer alone keeps nobody.
  await closed
  setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    GRACE_MS,
  ).unref()
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
