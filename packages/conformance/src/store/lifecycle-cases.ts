import type { TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import { sampleKey } from './control-cases.ts'
import { headOf, sampleCreation, sampleEntry, sampleRun } from './samples.ts'
import { type StoreSubject, TENANT } from './store-subject.ts'

const closed = 'FCC_STORE_CLOSED'

function lifecycleCase(
  name: string,
  run: (subject: StoreSubject) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return { name, run }
}

async function expectClosed(tenant: TenantStore): Promise<void> {
  await expectCode(tenant.readRun('r1'), closed)
  await expectCode(tenant.listRuns(), closed)
  await expectCode(tenant.readTree(), closed)
  await expectCode(tenant.appendEntries([sampleEntry('late')]), closed)
  const own = sampleRun('late', { tenant: tenant.tenant })
  await expectCode(tenant.createRun(sampleCreation(own)), closed)
}

/** Handles: one per tenant while it is open, closed twice without harm. */
export const lifecycleCases = [
  lifecycleCase('the same tenant has the same handle while it is open', async ({ backend }) => {
    const [one, two] = await Promise.all([backend.openTenant(TENANT), backend.openTenant(TENANT)])
    expect(one).toBe(two)
    expect(await backend.openTenant(TENANT)).toBe(one)
    expect(one.tenant).toBe(TENANT)
  }),

  lifecycleCase(
    'a closed handle does nothing more, and the tenant opens anew',
    async ({ backend }) => {
      const one = await backend.openTenant(TENANT)
      await one.createRun(sampleCreation(sampleRun('r1')))
      await one.close()
      await one.close()
      await expectClosed(one)
      const two = await backend.openTenant(TENANT)
      expect(two).not.toBe(one)
      expect(await headOf(two, 'r1')).toEqual(sampleRun('r1'))
      await one.close()
      expect(await backend.openTenant(TENANT)).toBe(two)
      expect(await two.listRuns()).toHaveLength(1)
    },
  ),

  lifecycleCase('closing the store closes everything, twice without harm', async ({ backend }) => {
    const tenants = await Promise.all(['a', 'b'].map((id) => backend.openTenant(id)))
    await Promise.all([backend.close(), backend.close()])
    await backend.close()
    for (const tenant of tenants) {
      await expectClosed(tenant)
      await tenant.close()
    }
    await expectCode(backend.openTenant('a'), closed)
    await expectCode(backend.openTenant('c'), closed)
    await expectCode(backend.control.readKey('a', 'data', 's_1'), closed)
    await expectCode(backend.control.putKey(sampleKey()), closed)
    await backend.control.close()
  }),

  lifecycleCase(
    'a tenant that is being opened when the store closes is closed too',
    async ({ backend }) => {
      const opening = backend.openTenant(TENANT)
      await backend.close()
      await expectClosed(await opening)
    },
  ),
]
