import type { TreeCheck } from '../check.ts'
import { type Guard, parseGuards, weaken } from '../guards/guard.ts'
import { GUARD_LISTS } from '../guards/guard-lists.ts'
import { failure, type Problem } from '../problem.ts'
import type { AuthoredFile, Tree } from '../tree/tree.ts'

/** An entry whose piece is gone tries nothing: whoever moves a guard moves its entry, and hears of it here. */
export const guards: TreeCheck = {
  kind: 'tree',
  name: 'guards',
  promise: 'the piece of each guard is in its file once, and its test files are there',
  find(tree) {
    const lists = [...tree.files.values()].filter(
      ({ path }) => path.startsWith(`${GUARD_LISTS}/`) && path.endsWith('.yaml'),
    )
    const names = new Set<string>()
    return lists.flatMap((list) => problemsOf(list, tree, names))
  },
}

function problemsOf(list: AuthoredFile, tree: Tree, names: Set<string>): readonly Problem[] {
  const place = { file: list.path }
  const said = (act: () => readonly Problem[]): readonly Problem[] => {
    try {
      return act()
    } catch (error) {
      return [failure(error instanceof Error ? error.message : String(error), place)]
    }
  }
  return said(() =>
    parseGuards(list.text, list.path).flatMap((guard) => {
      const isKnown = names.has(guard.guard)
      names.add(guard.guard)
      return [
        ...(isKnown ? [failure(`"${guard.guard}" is listed twice.`, place)] : []),
        ...said(() => missing(guard, tree).map((what) => failure(what, place))),
      ]
    }),
  )
}

/** @throws Error where its piece is not in its file exactly once */
function missing(guard: Guard, tree: Tree): readonly string[] {
  const file = tree.files.get(guard.file)
  if (!file) return [`"${guard.guard}": ${guard.file} is not there.`]
  const isSame = weaken(file.text, guard) === file.text
  return [
    ...(isSame ? [`"${guard.guard}": what it becomes is what it is.`] : []),
    ...guard.tests
      .filter((path) => !tree.files.has(path))
      .map((path) => `"${guard.guard}": its test file ${path} is not there.`),
  ]
}
