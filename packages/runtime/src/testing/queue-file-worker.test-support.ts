// A worker of a queue in a file: plays a script in a process of its own, and says what happened.
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { playScript, type VisitNote, type VisitScript } from '@fcc/conformance/visit-script'
import { queueFileExecutor } from './queue-file-executor.test-support.ts'

/** What a worker is given. */
export interface QueueFileWork {
  readonly file: string
  readonly script: VisitScript
  readonly concurrency: number
  readonly slotsPerTenant: number
}

const { file, script, ...bounds } = JSON.parse(process.argv[2] ?? '') as QueueFileWork
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
const executor = queueFileExecutor(file).create({ ...bounds, ...player, now: Date.now })
tell({ ready: true })
for await (const line of createInterface({ input: process.stdin })) {
  const [word, name = ''] = line.split(' ')
  if (word === 'open') latch(name).open()
  if (word === 'drain') void executor.drain().then(() => tell({ drained: true }))
}
