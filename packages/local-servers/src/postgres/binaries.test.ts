import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findBinaries } from './binaries.ts'

it('takes the server of the npm package where the machine has none', async () => {
  const { folder, embedded } = await findBinaries('', '/nowhere')
  expect(embedded).toBe(true)
  for (const program of ['initdb', 'postgres']) {
    expect(existsSync(join(folder, program)) || existsSync(join(folder, `${program}.exe`))).toBe(
      true,
    )
  }
})

it('passes over a folder that has clients only', async () => {
  expect((await findBinaries('/nowhere/bin', '/nowhere')).embedded).toBe(true)
})
