import { fileURLToPath } from 'node:url'
import type { Place } from '@fcc/plugin-api'

/** `at name (file:///a/b.ts:3:7)` and `at file:///a/b.ts:3:7`: the location is the last word. */
const frame = /^\s*at (?:.*?\()?(.+?):(\d+):\d+\)?$/m

/**
 * The file and line that called `boundary`, or `undefined` where the stack does not say. This is the
 * only place that reads a stack trace; V8's format (Error.captureStackTrace) is what it knows.
 */
export function captureCaller(boundary: (...given: never[]) => unknown): Place | undefined {
  const holder: { stack?: string } = {}
  const { stackTraceLimit } = Error
  // One frame is all that is read; formatting ten for every contribution is felt at start-up.
  Reflect.set(Error, 'stackTraceLimit', 1)
  Error.captureStackTrace(holder, boundary)
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
  const found = frame.exec(holder.stack ?? '')
  if (found?.[1] === undefined) return undefined
  const file = found[1].replace(/^async /, '')
  return { file: file.startsWith('file:') ? fileURLToPath(file) : file, line: Number(found[2]) }
}
