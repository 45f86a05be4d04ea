// A worker of a queue on Redis: plays a script in a process of its own, and says what happened.
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { playScript, type VisitNote, type VisitScript } from '@fcc/conformance/visit-script'
import { createBullmqExecutor } from '../bullmq-executor.ts'
import type { Settings } from '../settings.ts'

/** What a worker is given. */
export interface QueueWork {
  readonly settings: Settings
  readonly script: VisitScript
  readonly concurrency: number
  readonly slotsPerTenant: number
}

const { settings, script, ...bounds } = JSON.parse(process.argv[2] ?? '') as QueueWork
const latches = new Map<string, { readonly opened: Promise<void>; open(): void }>()

function latch(name: string) {
  const known = latches.get(name)
  if (known) return known
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const made = { opened, open: () => open() }
  latches.set(name, made)
  return made
}

const tell = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`)
const player = playScript(script, {
  note: (note: VisitNote) => tell({ note }),
  latch: (name) => latch(name).opened,
  now: Date.now,
})
const executor = createBullmqExecutor(settings, {
  ...bounds,
  ...player,
  now: Date.now,
  secret: async (reference) => process.env[reference.slice(4)] ?? '',
})
await executor.ready?.()
tell({ ready: true })
for await (const line of createInterface({ input: process.stdin })) {
  const [word, name = ''] = line.split(' ')
  if (word === 'open') latch(name).open()
  if (word === 'drain') void executor.drain().then(() => tell({ drained: true }))
}
