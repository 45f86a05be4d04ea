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
const hook = createHook({ init: noteResource, destroy: (id) => void open.delete(id) })

function noteResource(id: number, type: string): void {
  const kind = KINDS[type]
  if (kind === undefined) return
  const frames = framesAbove(noteResource)
  const outside = frames.findIndex((line) => !line.includes('node:'))
  if (isNodes(outside === -1 ? frames : frames.slice(0, outside))) return
  const madeAt = placeOf(frames[outside])
  if (madeAt !== undefined && isRunner(madeAt)) return
  open.set(id, { type, kind, owner: owners.getStore(), madeAt })
}

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

/** How many frames are looked through; those of Node itself can be a dozen. */
const FRAMES = 40

function framesAbove(boundary: (...given: never[]) => unknown): readonly string[] {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = FRAMES
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, boundary)
  Error.stackTraceLimit = stackTraceLimit
  return holder.stack?.split('\n').slice(1) ?? []
}

const frame = /^\s*at (?:.*?\()?((?:file:\/\/)?\/.+?|[A-Za-z]:\\.+?):(\d+):\d+\)?$/

function placeOf(line: string | undefined): string | undefined {
  const [, file, at] = frame.exec(line ?? '') ?? []
  return file === undefined ? undefined : `${file.replace('file://', '')}:${at}`
}

/**
 * Node keeps connections of `fetch` for the next call, with timers of their own, and the timer of
 * `AbortSignal.timeout` until it is garbage: nobody else could release them. What Node's parts
 * call in turn, such as a listener of a signal, is not theirs.
 *
 * @param inner the frames above the first one outside of Node
 */
function isNodes(inner: readonly string[]): boolean {
  return inner.some((line) => /node:internal\/(?:deps\/undici|abort_controller)/.test(line))
}

/** The test runner keeps timers and ports of its own; they are nobody's leak. */
function isRunner(madeAt: string): boolean {
  return /node_modules\/(?:\.pnpm\/)?(?:@?vitest|vite|tinypool|birpc|tinyexec)[@/]/.test(madeAt)
}
