import { AsyncLocalStorage, createHook } from 'node:async_hooks'
import type { Leak } from './leak.ts'

/** Kinds of Node's asynchronous resources that hold something until they are let go. */
const KINDS: Readonly<Record<string, Leak['kind']>> = {
  Timeout: 'timer',
  TCPWRAP: 'handle',
  TCPSERVERWRAP: 'handle',
  PIPEWRAP: 'handle',
  PIPESERVERWRAP: 'handle',
  UDPWRAP: 'handle',
  PROCESSWRAP: 'handle',
  FSEVENTWRAP: 'handle',
  STATWATCHER: 'handle',
  SIGNALWRAP: 'handle',
  WORKER: 'handle',
  MESSAGEPORT: 'handle',
}

/** One resource that is open. */
export interface OpenResource {
  readonly type: string
  readonly kind: Leak['kind']
  /** Who was at work when it was made. */
  readonly owner: object | undefined
  /** Where it was made: the first line outside of Node. */
  readonly madeAt: string | undefined
}

/** The owner on whose behalf code runs; what is made meanwhile is the owner's. */
const owners = new AsyncLocalStorage<object>()
const open = new Map<number, OpenResource>()
let watching = 0

/** The only place that uses async hooks. Timers that do not hold the process are in no other list. */
const hook = createHook({
  init(id, type) {
    const kind = KINDS[type]
    if (kind === undefined) return
    const madeAt = firstOutside(new Error().stack ?? '')
    if (madeAt !== undefined && isRunner(madeAt)) return
    open.set(id, { type, kind, owner: owners.getStore(), madeAt })
  },
  destroy(id) {
    open.delete(id)
  },
})

/** Runs something on behalf of an owner. */
export function onBehalfOf<Result>(owner: object, act: () => Result): Result {
  return owners.run(owner, act)
}

/** Begins to note what is opened; gives how to look at it and how to end. */
export function openResourceLog() {
  const before = new Set(open.keys())
  watching += 1
  if (watching === 1) hook.enable()
  let ended = false
  return {
    /** What was opened since and is open still. */
    opened: (): readonly OpenResource[] =>
      [...open].filter(([id]) => !before.has(id)).map(([, resource]) => resource),
    end(): void {
      if (ended) return
      ended = true
      watching -= 1
      if (watching > 0) return
      hook.disable()
      open.clear()
    },
  }
}

const frame = /^\s*at (?:.*?\()?((?:file:\/\/)?\/.+?|[A-Za-z]:\\.+?):(\d+):\d+\)?$/

function firstOutside(stack: string): string | undefined {
  for (const line of stack.split('\n').slice(1)) {
    if (line.includes('node:') || line.includes('resource-log')) continue
    const [, file, at] = frame.exec(line) ?? []
    if (file !== undefined) return `${file.replace('file://', '')}:${at}`
  }
  return undefined
}

/** The test runner keeps timers and ports of its own; they are nobody's leak. */
function isRunner(madeAt: string): boolean {
  return /node_modules\/(?:\.pnpm\/)?(?:@?vitest|vite|tinypool|birpc|tinyexec)[@/]/.test(madeAt)
}
