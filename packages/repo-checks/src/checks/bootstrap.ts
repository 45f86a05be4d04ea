import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import type { AuthoredFile } from '../tree/tree.ts'

/** `pnpm@10.34.9`, with or without `npx -y` before it. */
const mention = /\bpnpm@(\d+\.\d+\.\d+)/g

/** One pnpm: where `packageManager` differs from the version npx starts, pnpm tries to switch and dies. */
export const bootstrap: TreeCheck = {
  kind: 'tree',
  name: 'bootstrap',
  promise: 'every page and script starts the pnpm that packageManager names',
  find(tree) {
    const pinned = tree.rootManifest?.packageManager
    if (pinned === undefined) {
      return [failure('packageManager is missing; turbo needs it.', { file: 'package.json' })]
    }
    return [...tree.files.values()]
      .filter(({ path }) => path !== 'pnpm-lock.yaml' && !path.endsWith('.ts'))
      .flatMap((file) => otherVersions(file, pinned))
  },
}

function otherVersions(file: AuthoredFile, pinned: string): readonly Problem[] {
  return [...file.text.matchAll(mention)]
    .filter(([found]) => found !== pinned)
    .map((found) => {
      const line = file.text.slice(0, found.index).split('\n').length
      return failure(`${found[0]} is not ${pinned}.`, { file: file.path, line })
    })
}
