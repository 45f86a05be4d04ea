import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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
  const file = createRequire(import.meta.url).resolve('fcc/package.json')
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { readonly bin: { fcc: string } }
  const node = [process.execPath, '--conditions=source', join(dirname(file), bin.fcc), ...words]
  // The shell sets the limit and becomes the program: the largest file, in blocks of 512 bytes.
  const limit = limits.fileBlocks === undefined ? '' : `ulimit -f ${limits.fileBlocks}; `
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${limit}exec "$@"`, 'sh', ...node], {
    cwd: copy.directory,
    env: process.env,
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}
