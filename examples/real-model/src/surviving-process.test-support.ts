// A host in a process of its own, that is killed: `begin` begins a run, `start` one and says what it waits for,
// `watch` lets it continue.
import { openHost } from './surviving-host.test-support.ts'

const [what = '', directory = '', address = '', run = ''] = process.argv.slice(2)
// What is killed while it asks is not to give up before that.
const runtime = await openHost(directory, [address], what === 'begin' ? { firstMs: 60_000 } : {})
const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
if (what === 'begin') {
  const { id } = await session.start('tell', { note: 'Four beds.' })
  process.stdout.write(`${JSON.stringify({ id })}\n`)
} else if (what === 'start') {
  const handle = await session.start('tell', { note: 'Four beds.' })
  const { state, waiting } = await handle.finished()
  process.stdout.write(`${JSON.stringify({ id: handle.id, state, waiting })}\n`)
  // It waits to be killed.
  setInterval(() => undefined, 1000)
} else {
  // Nothing is resumed: whatever is due continues by itself.
  const { state } = await (await session.follow(run, { wait: true })).finished()
  process.stdout.write(`${JSON.stringify({ id: run, state })}\n`)
  await runtime.close()
}
