import type { StoreErasure } from '@fcc/contracts/store-checks'
import { memoryStore } from '@fcc/store'
import { expect, it, onTestFinished } from 'vitest'
import { openMasterKey } from '../keys/open-master-key.ts'
import { hostConfigOf } from '../testing/host-config.test-support.ts'
import { expectCode, grace } from '../testing/test-runtime.test-support.ts'
import { openDirectoryRows } from './directory-rows.ts'
import { eraseTenant } from './erase-tenant.ts'

/** Erases in a store that offers what is given. */
async function eraseWith(erasure: StoreErasure | undefined) {
  const config = hostConfigOf()
  const backend = { ...(await memoryStore.open({ directory: '' })), erasure }
  const masterKey = openMasterKey(config, false)
  const rows = openDirectoryRows({ backend, masterKey, clock: Date.now })
  onTestFinished(async () => {
    rows.close()
    masterKey.close()
    await backend.close()
  })
  const erase = () =>
    eraseTenant('riverside', grace, 'riverside', {
      ...{ host: { backend, rows, clock: Date.now, config }, isKnown: true, inFile: false },
      ...{ newest: 0, adopt: () => undefined, stop: async () => undefined },
    })
  return { erase, state: async () => (await backend.control.readTenant('riverside'))?.state }
}

it('is refused by a store that does not offer it, before anything happens', async () => {
  const { erase, state } = await eraseWith(undefined)
  await expectCode('FCC_TENANT_ERASE_STORE', erase)
  expect(await state()).toBeUndefined()
})

it('is not over while something is left, which is named', async () => {
  const counts = [1, 0]
  const remains = async () => ({ wrapped_key: counts[0] ?? 0, files: 0 })
  const { erase, state } = await eraseWith({
    remains,
    erase: async () => ({ wrapped_key: counts.shift() ?? 0, files: 0 }),
  })
  const error = await expectCode('FCC_TENANT_ERASE_LEFT', erase)
  expect(error.why).toContain('wrapped_key 1.')
  expect(await state()).toBe('erasing')
  expect((await erase()).remains).toEqual({ wrapped_key: 0, files: 0 })
  expect(await state()).toBe('erased')
})
