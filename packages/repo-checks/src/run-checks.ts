import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Check } from './check.ts'
import { failure, type Problem } from './problem.ts'
import type { CheckResult } from './report.ts'
import { packPublished, type Tarball } from './tools/pack.ts'
import type { Toolbox } from './tools/toolbox.ts'
import type { Tree } from './tree/tree.ts'

/** Which checks to run, and what they may do. */
export interface RunChecksOptions {
  readonly tree: Tree
  readonly checks: readonly Check[]
  readonly updateApi: boolean
  readonly progress: (line: string) => void
}

/** Runs the checks in order. One that throws has failed: could not check is never passed. */
export async function runChecks(options: RunChecksOptions): Promise<readonly CheckResult[]> {
  const { tree, checks, updateApi, progress } = options
  const destination = mkdtempSync(join(tmpdir(), 'fcc-packed-'))
  let packing: Promise<readonly Tarball[]> | undefined
  const toolbox: Toolbox = {
    updateApi,
    progress,
    tarballs() {
      if (packing === undefined) progress('pack')
      packing ??= packPublished(tree, destination)
      return packing
    },
  }
  try {
    const results: CheckResult[] = []
    for (const check of checks) results.push(await runCheck(check, tree, toolbox))
    return results
  } finally {
    rmSync(destination, { recursive: true, force: true })
  }
}

async function runCheck(check: Check, tree: Tree, toolbox: Toolbox): Promise<CheckResult> {
  const start = performance.now()
  const problems = await findProblems(check, tree, toolbox)
  const { name, promise } = check
  return { name, promise, problems, duration: performance.now() - start }
}

async function findProblems(
  check: Check,
  tree: Tree,
  toolbox: Toolbox,
): Promise<readonly Problem[]> {
  try {
    return check.kind === 'tree' ? check.find(tree) : await check.find(tree, toolbox)
  } catch (cause) {
    return [failure(`Could not check: ${cause instanceof Error ? cause.message : String(cause)}`)]
  }
}
