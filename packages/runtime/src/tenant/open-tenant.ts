import { createKeyRing } from '@fcc/sealing'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { createIntegrator } from '../audit/integrator.ts'
import { createEventBus } from '../events/in-process-event-bus.ts'
import { createOpenVault, createSealedVault } from '../run/content-vault.ts'
import { createRunGovernors } from '../run/run-governor.ts'
import type { TenantHost } from './tenant-host.ts'
import type { TenantModel } from './tenant-model.ts'
import type { TenantServices } from './tenant-services.ts'

/** Opens a decided tenant's handles. */
export async function openTenant(model: TenantModel, host: TenantHost): Promise<TenantServices> {
  const { id } = model.config
  const store = await host.backend.openTenant(id)
  const keys = createKeyRing({
    masterKey: host.masterKey,
    control: host.backend.control,
    tenant: id,
    now: host.clock,
  })
  try {
    await keys.ready()
  } catch (error) {
    keys.close()
    throw error
  }
  const vault = host.durable ? createSealedVault(keys) : createOpenVault(keys)
  return {
    model,
    store,
    durable: host.durable,
    keys,
    vault,
    bus: createEventBus({ tenant: id }),
    integrator: createIntegrator({
      tenant: id,
      store,
      keys,
      intervalMs: host.config.audit.checkpointSeconds * 1000,
      onError: (error) =>
        host.onDiagnostic({
          severity: 'warning',
          code: 'FCC_AUDIT_CHECKPOINT_FAILED',
          why: `No checkpoint could be signed for tenant ${id}: ${error instanceof Error ? error.message : String(error)}`,
          fix: 'Mend the store; entries are kept and get their places at the next checkpoint.',
        }),
    }),
    entries: createAuditEntryWriter(id),
    governors: createRunGovernors(model, vault),
    executor: host.executor,
    limits: host.config.limits,
    holder: host.holder,
    clock: host.clock,
  }
}
