import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { createIntegrator } from '../audit/integrator.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { createOutbox } from '../events/outbox.ts'
import type { TenantBus } from '../events/tenant-bus.ts'
import { outcomesFolder } from '../files/written-outcomes.ts'
import { createReferenceDataReader } from '../reference-data/read-reference-data.ts'
import { createOpenVault, createSealedVault } from '../run/content-vault.ts'
import { storeErrors } from '../store/diagnostics.ts'
import { expectErasure } from '../store/expected-erasures.ts'
import { followGrowth } from '../store/follow-growth.ts'
import { openRecords } from '../store/open-records.ts'
import { noteReplayed } from '../store/recognise-store.ts'
import { replayErasures } from '../store/replay-erasures.ts'
import { createTenantMeter } from './limits/tenant-meter.ts'
import { holdRemembered } from './remembered-rows.ts'
import type { TenantHandles } from './tenant-handles.ts'
import type { TenantHost } from './tenant-host.ts'
import { createWorkNotes } from './work-notes.ts'

/** Opens a tenant's handles. Whoever opens them closes them with {@link closeHandles}. */
export async function openHandles(
  tenant: string,
  bus: TenantBus,
  given: TenantHost,
  namespaceOf: TenantHost['namespaceOf'],
): Promise<TenantHandles> {
  const host: TenantHost = { ...given, namespaceOf }
  const { records: store, keys, marks } = await openRecords(tenant, host)
  try {
    // A store opens with its first call: what is wrong with it shows now.
    await store.readTree()
    if (host.durable) await holdRemembered({ records: store, marks }, host)
  } catch (error) {
    keys.close()
    await store.close().catch(() => undefined)
    throw error
  }
  const growth = followGrowth(marks, (error) =>
    host.onDiagnostic(storeErrors.markNotWritten(tenant, error)),
  )
  const { control } = host.backend
  const meter = createTenantMeter({ tenant, store, clock: host.clock })
  return {
    tenant,
    store,
    durable: host.durable,
    keys,
    erased: async () => {
      const erasures = await control.listErasures(tenant)
      return new Set(erasures.map(({ subject }) => subject))
    },
    expectErasure: (subject, erase) => expectErasure({ control, marks, tenant }, subject, erase),
    replayErasures: async () => {
      const replayed = await replayErasures(store, control, 0)
      if (replayed.length > 0) await noteReplayed(store, replayed, host)
      return replayed
    },
    remember: async () => {
      if (host.durable) await holdRemembered({ records: store, marks }, host)
    },
    markedBoundary: async () => {
      const mark = await marks.read()
      return { version: mark?.boundary ?? 0, at: mark ? Date.parse(mark.at) : 0 }
    },
    vault: host.durable ? createSealedVault(keys) : createOpenVault(keys),
    referenceData: createReferenceDataReader(host.backend.referenceData),
    bus,
    outbox: createOutbox({
      store,
      bus,
      durable: host.durable,
      mostWaiting: host.config.limits.keptEvents,
      closeGraceMs: host.config.limits.closeGraceMs,
      onCommitted: meter.noteEvents,
      onError: (error) =>
        host.onDiagnostic({
          ...asDiagnostic(runtimeErrors.eventsNotSent(tenant, error)),
          severity: 'warning',
        }),
    }),
    growth,
    integrator: createIntegrator({
      tenant,
      store,
      keys,
      // What keeps nothing is never found again.
      onPlaced: (tree) => host.durable && growth.note(tree),
      intervalMs: host.config.audit.checkpointSeconds * 1000,
      onError: (error) =>
        host.onDiagnostic({
          severity: 'warning',
          code: 'FCC_AUDIT_CHECKPOINT_FAILED',
          why: `No checkpoint could be signed for tenant ${tenant}: ${error instanceof Error ? error.message : String(error)}`,
          fix: 'Repair the store; entries are kept and get their places at the next checkpoint.',
        }),
    }),
    entries: createAuditEntryWriter(tenant, namespaceOf),
    work: createWorkNotes(tenant, control),
    credentials: host.credentials,
    boundaries: host.boundaries,
    meter,
    backpressure: host.backpressure,
    limitsForAll: host.config.tenantLimits,
    executor: host.executor,
    leasesAtStart: host.leasesAtStart,
    admission: host.admission,
    health: host.health,
    limits: host.config.limits,
    hosting: {
      store: host.config.store.use,
      keysFrom: host.keysFrom,
      outcomes: outcomesFolder(host.config),
      tls: host.config.server?.tls !== undefined,
    },
    mayAnswerUnread: host.config.approvals?.unread === 'allowed',
    holder: host.holder,
    onDiagnostic: host.onDiagnostic,
    clock: host.clock,
  }
}

/** Signs what is left and closes a tenant's handles, in reverse order of their opening. */
export async function closeHandles(handles: TenantHandles): Promise<void> {
  const { integrator, growth, keys, store, outbox } = handles
  try {
    await outbox.close()
    await integrator.close()
    await growth.close()
  } finally {
    keys.close()
    await store.close()
  }
}
