import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { startFromSource, type TestChild } from './child-process.ts'
import type { ExampleCopy } from './example-copy.ts'

/** What a command of the command line said and ended with. */
export interface FccEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command of the command line in a copy of the example, from source. */
export function fccIn(
  copy: ExampleCopy,
  words: readonly string[],
  limits: { readonly fileBlocks?: number } = {},
): FccEnd {
  const node = [process.execPath, '--conditions=source', launcher(), ...words]
  // The shell sets the limit and becomes the program: the largest file, in blocks of 512 bytes.
  const limit = limits.fileBlocks === undefined ? '' : `ulimit -f ${limits.fileBlocks}; `
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${limit}exec "$@"`, 'sh', ...node], {
    cwd: copy.directory,
    env: process.env,
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

/** Starts a command in a copy of the example, and leaves it running. */
export function startFccIn(copy: ExampleCopy, words: readonly string[]): TestChild {
  return startFromSource([launcher(), ...words], copy.directory)
}

function launcher(): string {
  const file = createRequire(import.meta.url).resolve('@fcc/cli/package.json')
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { readonly bin: { fcc: string } }
  return join(dirname(file), bin.fcc)
}
