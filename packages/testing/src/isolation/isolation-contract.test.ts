import type { TestRunner } from '@fcc/conformance'
import type { StoreBackend } from '@fcc/contracts'
import { openStore } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { hostConfig } from '../runtime/test-host-config.ts'
import { isolationContract } from './isolation-contract.ts'

const open = async (change: (backend: StoreBackend) => StoreBackend = (backend) => backend) => {
  const config = hostConfig({ plugins: [] })
  const { backend, close } = await openStore({ config, plugins: [] })
  return { backend: change(backend), close }
}

isolationContract('the store in memory keeps tenants apart', () => open(), {
  attacks: ['foreign ids', 'replayed approvals', 'forged events'],
})

describe('the contract', () => {
  it('fails for a store in which answers reach another tenant', async () => {
    const found: string[] = []
    const tests: (() => Promise<void>)[] = []
    const runner: TestRunner = {
      describe: (_, define) => define(),
      it: (_, __, run) => tests.push(run),
      after: (close) => tests.push(close),
    }
    const leaking = (backend: StoreBackend): StoreBackend => ({
      ...backend,
      openTenant: async (id) => {
        const own = await backend.openTenant(id)
        const theirs = await backend.openTenant('riverside')
        return {
          ...own,
          writeApproval: (...given) =>
            own.writeApproval(...given).catch(() => theirs.writeApproval(...given)),
        }
      },
    })
    isolationContract('leaks', () => open(leaking), { attacks: ['replayed approvals'], runner })
    await expect.poll(() => tests.length).toBe(2)
    for (const test of tests) {
      await test().catch((error: unknown) => {
        found.push(String(error))
      })
    }
    expect(found.join('\n')).toContain('tenant store.writeApproval: as it is: revealed')
  })
})
