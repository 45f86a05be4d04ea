import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreBackend } from '@fcc/contracts'
import { createSqliteStore, DEFAULT_SQLITE_SETTINGS, memoryStore } from '@fcc/store'
import { onTestFinished } from 'vitest'

/** A store in memory, closed after the test. */
export async function openMemory(): Promise<StoreBackend> {
  const backend = await memoryStore.open({ directory: '' })
  onTestFinished(() => backend.close())
  return backend
}

/** A store on files that no loss of power is feared for, closed and gone after the test. */
export async function openFiles(): Promise<{
  readonly backend: StoreBackend
  readonly directory: string
}> {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-isolation-'))
  const factory = createSqliteStore({ ...DEFAULT_SQLITE_SETTINGS, synchronous: 'normal' })
  const backend = await factory.open({ directory })
  onTestFinished(async () => {
    await backend.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return { backend, directory }
}
