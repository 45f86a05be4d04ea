import { fileURLToPath } from 'node:url'
import type { Place } from '@fcc/plugin-api'

/** `at name (file:///a/b.ts:3:7)` and `at async file:///a/b.ts:3:7`: the location is the last word. */
const frame = /^\s*at (?:.*?\()?(?:async )?(.+?):(\d+):\d+\)?$/m
/** A URL whose path can be cut out of it (no drive, nothing encoded); to parse one takes longer than all else here. */
const plainUrl = /^file:\/\/(\/(?!\w:)[^%?#]*)$/

/**
 * The file and line that called `boundary`, or `undefined` where the stack does not say. V8's
 * format (Error.captureStackTrace) is what it knows; `thrownPlace` of plugin-api reads that of errors.
 */
export function captureCaller(boundary: (...given: never[]) => unknown): Place | undefined {
  const holder: { stack?: string } = {}
  const { stackTraceLimit } = Error
  // One frame is all that is read; formatting ten for every contribution is felt at start-up.
  Reflect.set(Error, 'stackTraceLimit', 1)
  Error.captureStackTrace(holder, boundary)
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
  const [, url, line] = frame.exec(holder.stack ?? '') ?? []
  if (url === undefined) return undefined
  const path = plainUrl.exec(url)?.[1]
  return { file: path ?? (url.startsWith('file:') ? fileURLToPath(url) : url), line: Number(line) }
}
