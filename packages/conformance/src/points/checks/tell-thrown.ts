import { FccError, thrownMessage } from '@fcc/plugin-api'

/** `at name (file:///a/b.ts:3:7)` and `at async /a/b.ts:3:7`, as V8 writes them: file, line and column. */
const frame = /^\s*at (?:.*?\()?(?:async )?((?:file:\/\/)?[^()\s][^()]*:\d+:\d+)\)?$/

/**
 * What a thrown value says and, where it has no code to look up, from where it was thrown: the
 * nearest line that is neither Node's nor an installed package's.
 */
export function tellThrown(thrown: unknown): string {
  const message = thrownMessage(thrown)
  const place = FccError.is(thrown) ? undefined : placeOf(thrown)
  return place === undefined ? message : `${message} (thrown at ${place})`
}

function placeOf(thrown: unknown): string | undefined {
  const { stack } = Object(thrown) as { readonly stack?: unknown }
  if (typeof stack !== 'string') return undefined
  const places = stack.split('\n').flatMap((line) => frame.exec(line)?.[1] ?? [])
  const outside = places.filter((place) => !place.startsWith('node:'))
  return outside.find((place) => !place.includes('/node_modules/')) ?? outside[0]
}
