import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PackageManager } from './package-manager.ts'
import { type Ended, expectCode, runCommand } from './run-command.ts'

/** How one third party works: which package manager, on which Node. */
export interface Setup {
  /** `npm on Node 22.13`. */
  readonly name: string
  readonly manager: PackageManager
  readonly env: Readonly<Record<string, string>>
}

/** A folder outside the workspace in which a third party works. */
export interface ThirdPartyProject {
  readonly folder: string
  readonly manager: PackageManager
  readonly env: Readonly<Record<string, string>>
  /** Runs words to their end, whatever that is. */
  tried(words: readonly string[]): Promise<Ended>
  /** Runs words that must succeed. @throws Error otherwise */
  done(words: readonly string[]): Promise<Ended>
  /** Runs the installed `fcc`, whatever comes of it. */
  fcc(...words: readonly string[]): Promise<Ended>
  /** What the installed `fcc` answers as JSON. @throws Error where it does not end with 0 */
  answer(...words: readonly string[]): Promise<unknown>
  has(file: string): boolean
  files(folder: string): readonly string[]
  read(file: string): string
  write(file: string, text: string): void
}

/** Opens a folder, made where it is not there. */
export function openProject(folder: string, { manager, env }: Setup): ThirdPartyProject {
  mkdirSync(folder, { recursive: true })
  const tried = (words: readonly string[]) => runCommand({ folder, words, env })
  const fcc = (...words: readonly string[]) => tried(manager.exec('fcc', ...words))
  return {
    folder,
    manager,
    env,
    tried,
    done: async (words) => expectCode(await tried(words), 0),
    fcc,
    answer: async (...words) => JSON.parse(expectCode(await fcc(...words, '--json'), 0).out),
    has: (file) => existsSync(join(folder, file)),
    files: (inner) => readdirSync(join(folder, inner)),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
  }
}
