import { canonicalText, excerpt } from './canonical-text.ts'

/** What a JSON value does not have where it should. */
export function judgePaths(
  value: unknown,
  expected: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(expected).flatMap(([path, wanted]) => {
    const found = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value)
    return canonicalText(found) === canonicalText(wanted)
      ? []
      : [
          `At ${path} is ${excerpt(canonicalText(found))}, expected ${excerpt(canonicalText(wanted))}.`,
        ]
  })
}
