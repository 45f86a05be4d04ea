import type { Guard } from './guard.ts'

/** Which guards are tried. */
export interface GuardSelection {
  /** Words that a guard or its file has; empty means all. */
  readonly only: readonly string[]
  /** Files that were changed, where only their guards are wanted. */
  readonly changed?: ReadonlySet<string> | undefined
}

/**
 * The guards to try, the one that was noticed longest ago first: where time is limited, each has its turn.
 * A guard counts as changed with its own file or with one of its test files.
 */
export function selectGuards(
  guards: readonly Guard[],
  { only, changed }: GuardSelection,
): readonly Guard[] {
  return guards
    .filter(({ guard, file, tests }) => {
      const isWanted =
        only.length === 0 || only.some((word) => guard.includes(word) || file.includes(word))
      return isWanted && (!changed || [file, ...tests].some((path) => changed.has(path)))
    })
    .sort((a, b) => (a.noticed ?? '').localeCompare(b.noticed ?? ''))
}
