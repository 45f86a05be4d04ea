import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { workspaceFolders } from '../tree/tree.ts'
import type { Guard } from './guard.ts'
import { weaken } from './guard.ts'

/** A copy of the repository in which a guard can be weakened, and nobody is harmed. */
export interface ScratchCopy {
  readonly root: string
  /** Weakens one guard while `act` runs, and puts it right afterwards. */
  with<Result>(guard: Guard, act: () => Promise<Result>): Promise<Result>
  /** Idempotent. */
  close(): void
}

/** Left out of the copy: made by tools, or not needed by a test. */
const leftOut = new Set(['dist', '.turbo', '.fcc', 'coverage', 'api'])

/** Copies the four folders; what was installed is shared, for packages refer to each other by relative links. */
export function createScratchCopy(repository: string): ScratchCopy {
  const root = mkdtempSync(join(tmpdir(), 'fcc-guards-'))
  for (const workspaceFolder of workspaceFolders) {
    cpSync(join(repository, workspaceFolder), join(root, workspaceFolder), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !leftOut.has(basename(path)),
    })
  }
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'README.md']) {
    cpSync(join(repository, file), join(root, file))
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  return {
    root,
    async with(guard, act) {
      const path = join(root, guard.file)
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, weaken(text, guard))
      try {
        return await act()
      } finally {
        writeFileSync(path, text)
      }
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}
