import type { Place } from '@fcc/plugin-api'

/** A place as compilers write it: the file, and line and column where they are known. */
export function placeText(place: Place): string {
  const { file, line, column } = place
  return `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}`
}
