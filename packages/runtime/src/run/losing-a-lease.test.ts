import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FccError } from '@fcc/plugin-api'
import { expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  openAbandonedRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** Another machine takes every lease that is there, as one would whose clock is ahead. */
function takeLeases(directory: string): void {
  const files = readdirSync(directory, { recursive: true }).map(String)
  const file = files.find((each) => each.endsWith('riverside.sqlite')) ?? ''
  const database = new DatabaseSync(join(directory, file))
  const expiresAt = Date.now() + 600_000
  const sql =
    "UPDATE lease SET holder = 'elsewhere.example/1@1.x', epoch = epoch + 1, expires_at = ?"
  expect(database.prepare(sql).run(expiresAt).changes).toBe(1)
  database.close()
}

it('a visit whose lease is lost is aborted, and not left at work until its commit is refused', async () => {
  const directory = temporaryFolder()
  const entered = createLatch()
  const aborted = Promise.withResolvers<unknown>()
  const write: SampleParts['write'] = async (_input, { signal }) => {
    signal.addEventListener('abort', () => aborted.resolve(signal.reason))
    entered.open()
    await aborted.promise
    throw signal.reason
  }
  const limits = { ...DEFAULT_LIMITS, leaseMs: 60, pollMs: 10, closeGraceMs: 10 }
  const runtime = await openAbandonedRuntime({
    directory,
    store: 'sqlite',
    plugins: [sample({ write })],
    config: { limits },
  })
  await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
  await entered.opened
  takeLeases(directory)
  const reason = await aborted.promise
  expect(FccError.is(reason) && reason.code).toBe('FCC_RUN_LEASE_LOST')
})
