import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('../fixtures/print-master-key-id.ts', import.meta.url))

it('processes that start together on a fresh directory get the same master key', async () => {
  const directory = temporaryDirectory()
  try {
    const path = join(directory.path, 'keys', 'master.key')
    const started = Array.from({ length: 4 }, () =>
      run(process.execPath, ['--conditions=source', child, path]),
    )
    const ids = (await Promise.all(started)).map(({ stdout }) => stdout)
    expect(ids[0]).toMatch(/^mk_/)
    expect(new Set(ids).size).toBe(1)
    expect(readdirSync(join(directory.path, 'keys'))).toEqual(['master.key'])
  } finally {
    directory.remove()
  }
})
