import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the tests of one run of vitest make their temporary folders; `TMPDIR` of its workers and their children. */
export const ownFolder = join(realpathSync(tmpdir()), `fcc-tests-${process.pid}`)

/** What tools keep there for themselves, and the folder of a run inside the run, which is killed where a guard is tried. */
const OF_TOOLS = /^(?:node-compile-cache|v8-compile-cache.*|jiti|fcc-tests-\d+)$/

/** How many projects use a folder. Each project of a run loads this file for itself, and they share this. */
const users = Symbol.for('fcc.tests.own-folder')
const shared = globalThis as { [users]?: Map<string, number> }

function count(folder: string, more: 1 | -1): number {
  shared[users] ??= new Map()
  const now = (shared[users].get(folder) ?? 0) + more
  shared[users].set(folder, now)
  return now
}

/** Gives a run of tests a folder of its own; called by each project, the first call makes it. */
export function openOwnFolder(folder: string = ownFolder): void {
  count(folder, 1)
  mkdirSync(folder, { recursive: true })
}

/**
 * Removes the folder when the last project is done.
 *
 * @returns what tests left in it, by name; none before the last project is done
 */
export function closeOwnFolder(folder: string = ownFolder): readonly string[] {
  if (count(folder, -1) > 0) return []
  const left = readdirSync(folder).filter((name) => !OF_TOOLS.test(name))
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  return left.sort()
}
