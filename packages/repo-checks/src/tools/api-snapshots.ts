import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ToolCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { isPublished } from '../tree/package-manifest.ts'
import type { Tree, WorkspacePackage } from '../tree/tree.ts'
import { diffLines, formatDiff } from './line-diff.ts'
import { withoutMarked } from './release-marks.ts'
import { rollUp } from './roll-up.ts'

/** The public types of one entry point: where they are built, and where they are written down. */
interface EntrySnapshot {
  readonly folder: string
  /** `index.d.ts` in the `dist` folder. */
  readonly declarations: string
  /** `packages/kernel/api/index.d.ts`. */
  readonly path: string
}

/**
 * A changed API is a changed file in the same commit, so that a reviewer sees it. What is marked
 * `@internal` is no part of it; a change of nothing but what is marked `@alpha` is told from the others.
 */
export const apiSnapshots: ToolCheck = {
  kind: 'tool',
  name: 'api',
  promise: 'the public types of every entry point are those written down under api/',
  async find(tree, { updateApi, progress }) {
    const snapshots = tree.packages
      .filter(({ manifest }) => isPublished(manifest))
      .flatMap(entriesOf)
    progress(`api ${snapshots.length} entry points`)
    if (updateApi) removeStale(tree, snapshots)
    return [
      ...snapshots.flatMap((snapshot) => compare(tree, snapshot, updateApi ? 'write' : 'report')),
      ...(updateApi ? [] : staleProblems(tree, snapshots)),
    ]
  },
}

function entriesOf({ manifest, folder }: WorkspacePackage): readonly EntrySnapshot[] {
  return Object.values(manifest.exports).flatMap((conditions) => {
    if (typeof conditions === 'string' || conditions.types === undefined) return []
    const declarations = conditions.types.replace(/^\.\/dist\//, '')
    return [{ folder, declarations, path: `${folder}/api/${declarations}` }]
  })
}

function compare(
  tree: Tree,
  snapshot: EntrySnapshot,
  onChange: 'write' | 'report',
): readonly Problem[] {
  const dist = join(tree.root, snapshot.folder, 'dist')
  const { text: all, missing } = rollUp(snapshot.declarations, (name) => {
    const path = join(dist, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  })
  if (missing.length > 0) {
    return [
      failure(`${missing.join(', ')} is not built; run pnpm build.`, { file: snapshot.folder }),
    ]
  }
  const text = withoutMarked(all, 'internal')
  const known = tree.files.get(snapshot.path)?.text
  if (known === text) return []
  if (onChange === 'write') {
    const target = join(tree.root, snapshot.path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
    return []
  }
  const remedy = 'run pnpm check --update-api and commit the change.'
  if (known === undefined) {
    return [
      failure(`The public types are not written down yet; ${remedy}`, { file: snapshot.path }),
    ]
  }
  const diff = formatDiff(diffLines(known.split('\n'), text.split('\n')))
  const what =
    withoutMarked(known, 'alpha') === withoutMarked(text, 'alpha')
      ? 'Only types marked @alpha changed, which any release may do'
      : 'The public types changed'
  return [failure(`${what}; if that is meant, ${remedy}\n${diff}`, { file: snapshot.path })]
}

function staleOf(tree: Tree, snapshots: readonly EntrySnapshot[]): readonly string[] {
  const current = new Set(snapshots.map(({ path }) => path))
  return [...tree.files.keys()].filter(
    (path) => /^[^/]+\/[^/]+\/api\/.*\.d\.ts$/.test(path) && !current.has(path),
  )
}

function staleProblems(tree: Tree, snapshots: readonly EntrySnapshot[]): readonly Problem[] {
  return staleOf(tree, snapshots).map((file) =>
    failure('No entry point has these types any more; remove the file.', { file }),
  )
}

function removeStale(tree: Tree, snapshots: readonly EntrySnapshot[]): void {
  for (const path of staleOf(tree, snapshots)) rmSync(join(tree.root, path))
}
