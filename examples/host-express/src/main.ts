import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createRuntime } from '@fcc/runtime'
import { createApp } from './app.ts'

/** How long clients have, once all runs are let go, to read what was written to them. */
const GRACE_MS = 5000

const runtime = await createRuntime({
  directory: fileURLToPath(new URL('..', import.meta.url)),
  configFile: process.env.FCC_CONFIG,
})
const server = createApp(runtime).listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(`listening on http://127.0.0.1:${port}`)
})
server.on('error', (error) => {
  console.error(error.message)
  process.exitCode = 1
  void runtime.close()
})

let stopping = false
/** Takes no more requests, lets each visit under way end, and leaves the rest to the next start. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  server.close()
  const closed = runtime.close()
  console.log('stopping')
  await closed
  // A client that does not read keeps its connection, and this process, no longer than this.
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
