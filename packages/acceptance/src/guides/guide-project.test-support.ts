import { spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { repository } from '../repository.ts'
import type { FileBlock, SessionStep } from './parse-guide.ts'

/** How a command of a guide ended. */
export interface Ended {
  readonly exitCode: number
  /** What it wrote, to either stream, in the order in which it came. */
  readonly output: string
}

/** A reader's folder, outside the repository, in which a guide is followed to the letter. */
export interface GuideProject {
  readonly directory: string
  write(block: FileBlock): void
  /** Runs commands one after the other in one shell, which keeps its folder until the next session. */
  session(steps: readonly SessionStep[]): Promise<readonly Ended[]>
  /** Ends what is left running, and takes the folder away. */
  remove(): void
}

const standIn = fileURLToPath(new URL('./stand-in-npm.ts', import.meta.url))
const psql = fileURLToPath(new URL('./stand-in-psql.ts', import.meta.url))
const fccProgram = join(repository, 'packages/cli/bin/fcc.js')
const MARK = '\u0001'

/** Makes the folder, with stand-ins for npm and npx on its path. */
export function createGuideProject(
  given: () => Readonly<Record<string, string>> = () => ({}),
): GuideProject {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-guide-')))
  const home = join(directory, 'home')
  const programs = join(directory, 'programs')
  for (const folder of [home, programs]) mkdirSync(folder)
  // Guides that use what is in the examples say that the clone is in ~/fcc.
  symlinkSync(repository, join(home, 'fcc'))
  const program = (name: string, text: string): void => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  }
  program('npm', `exec node "${standIn}" "$@"`)
  program('psql', `exec node --conditions=source "${psql}" "$@"`)
  program(
    'npx',
    `case "$1" in fcc) shift; export npm_config_user_agent=npm/10; exec node "${fccProgram}" "$@";; esac; exit 127`,
  )
  const groups = new Set<number>()
  let cwd = join(directory, 'project')
  mkdirSync(cwd)
  // What a guide says is set in the environment; known once everything that it needs was started.
  const env = () => ({
    ...given(),
    PATH: `${programs}:${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
    HOME: home,
    NO_COLOR: '1',
    NODE_OPTIONS: '--conditions=source --no-warnings',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(home, 'compiled'),
  })
  return {
    directory,
    write({ file, text }) {
      const path = join(cwd, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    },
    async session(steps) {
      const place = join(directory, 'place')
      const script = [
        ...steps.map(({ command }) => `${command}\nprintf '${MARK}%s${MARK}' "$?"`),
        `pwd > '${place}'`,
      ].join('\n')
      const output = await shell(script, { cwd, env: env(), groups })
      cwd = readFileSync(place, 'utf8').trim()
      const parts = output.split(MARK)
      return steps.map((_, index) => ({
        output: parts[2 * index] ?? '',
        exitCode: Number(parts[2 * index + 1] ?? Number.NaN),
      }))
    },
    remove() {
      for (const group of groups) endGroup(group)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function shell(
  script: string,
  options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string>>
    readonly groups: Set<number>
  },
): Promise<string> {
  const { cwd, env, groups } = options
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it leaves running can be ended with it.
    const child = spawn('bash', ['-c', `exec 2>&1\n${script}`], { cwd, env, detached: true })
    if (child.pid !== undefined) groups.add(child.pid)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
  })
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // Everything in it has ended by itself.
  }
}
