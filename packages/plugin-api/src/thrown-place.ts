import { fileURLToPath } from 'node:url'
import type { Place } from './fcc-error.ts'

/** `at name (file:///a/b.ts:3:7)`, `at async /a/b.js:3:7`. */
const frame = /^\s*at (?:.*?\()?(?:async )?((?:file:\/\/|\/|[A-Za-z]:[\\/]).+?):(\d+):(\d+)\)?$/gm
/** A module that could not be linked has its place before the error's name. */
const linked = /^(file:\/\/\S+):(\d+)\n/
/** A module that another one imports, and that is not there. */
const importer = / imported from (.+)$/m

/**
 * The file and line that a thrown value comes from, as its stack says: the innermost frame in the
 * folder `within`, or the innermost of all files where none is in it. `undefined` where the stack
 * names no file, as for a value that is no error.
 *
 * V8 writes stacks in this form (https://v8.dev/docs/stack-trace-api); nothing else is understood.
 *
 * @example
 * try { plugin.setup(context) } catch (cause) { thrownPlace(cause, '/app/node_modules/acme') }
 * // { file: '/app/node_modules/acme/dist/index.js', line: 4, column: 12 }
 */
export function thrownPlace(thrown: unknown, within?: string): Place | undefined {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return undefined
  const [, module, moduleLine] = linked.exec(thrown.stack) ?? []
  if (module !== undefined) return { file: pathOf(module), line: Number(moduleLine) }
  const [, from] = importer.exec(thrown.message) ?? []
  if (from !== undefined) return { file: pathOf(from) }
  const places = [...thrown.stack.matchAll(frame)].map(
    ([, file = '', line, column]): Place => ({
      file: pathOf(file),
      line: Number(line),
      column: Number(column),
    }),
  )
  const own = within === undefined ? undefined : places.find(({ file }) => file.startsWith(within))
  return own ?? places[0]
}

function pathOf(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : url
}
