import type { StoreMark } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { readStanding } from './recognise-store.ts'

const mark: StoreMark = {
  tenant: 'riverside',
  identity: 'store-1',
  phase: 'in use',
  size: 0,
  state: '',
  at: '2026-11-30T12:00:00.000Z',
  version: 1,
  digest: '',
}
const made = {
  tenant: 'riverside',
  readIdentity: async () => 'store-1',
  readTree: async () => ({ size: 0, state: '', digest: new Uint8Array() }),
}

it('a store that another process makes between two reads is the one that was expected', async () => {
  const answers = [undefined, mark]
  const control = { readMark: async () => answers.shift() }
  expect((await readStanding(made, control)).kind).toBe('same')
})

it('a store that nothing is remembered of is unmarked, however often one looks', async () => {
  const control = { readMark: async () => undefined }
  expect((await readStanding(made, control)).kind).toBe('unmarked')
})
