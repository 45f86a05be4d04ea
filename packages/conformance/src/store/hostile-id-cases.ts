import type { ControlStore, StoreBackend, TenantStore } from '@fcc/contracts'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import { sampleErasure, sampleKey } from './control-cases.ts'
import { sampleCredential } from './credential-cases.ts'
import {
  bytesOf,
  intentOf,
  NOTHING_REMOVED,
  resultOf,
  sampleActivity,
  sampleApproval,
  sampleCommit,
  sampleContent,
  sampleCreation,
  sampleEntry,
  sampleKeyedRun,
  sampleMarker,
  sampleRow,
  sampleRun,
  startRun,
} from './samples.ts'
import { type StoreSubject, TENANT } from './store-subject.ts'

/** What must never reach a statement, a file name or a key as an id. */
export const HOSTILE_IDS: readonly string[] = [
  '',
  '\0',
  'r1\0',
  'r1\0r2',
  '\ud800',
  'r1\udfff',
  'x'.repeat(513),
  'é'.repeat(300),
  undefined as unknown as string,
  null as unknown as string,
  1 as unknown as string,
  {} as unknown as string,
]

type Attempt = (id: string) => Promise<unknown>
const lease = { run: 'r1', holder: 'first', epoch: 1, expiresAt: 2000 }
const run = sampleRun('r1')

function tenantAttempts(tenant: TenantStore): Readonly<Record<string, Attempt>> {
  const commit = sampleCommit(run, 1)
  const request = { run: 'r1', holder: 'second', now: 1, forMs: 1 }
  const activity = sampleActivity('r1', 'r1/draft/1')
  const approval = sampleApproval('r1', activity.id)
  const bytes = bytesOf('bytes')
  return {
    'createRun run': (id) => tenant.createRun(sampleCreation({ ...run, run: id })),
    'createRun key': (id) =>
      id === undefined
        ? tenant.readRun(id)
        : tenant.createRun(sampleCreation(sampleKeyedRun('r9', id))),
    'createRun holder': (id) =>
      tenant.createRun({
        ...sampleCreation(sampleRun('r9')),
        lease: { holder: id, expiresAt: 2000 },
      }),
    'createRun content': (id) =>
      tenant.createRun(sampleCreation(sampleRun('r9'), { contents: [sampleContent(id)] })),
    'createRun entry': (id) =>
      tenant.createRun(sampleCreation(sampleRun('r9'), { entries: [sampleEntry(id)] })),
    readRun: (id) => tenant.readRun(id),
    'listRuns before': (id) =>
      id === undefined ? tenant.readRun(id) : tenant.listRuns({ before: id }),
    'acquireLease run': (id) => tenant.acquireLease({ ...request, run: id }),
    'acquireLease holder': (id) => tenant.acquireLease({ ...request, holder: id }),
    renewLease: (id) => tenant.renewLease({ ...lease, run: id }, 3000),
    releaseLease: (id) => tenant.releaseLease({ ...lease, run: id }),
    readLease: (id) => tenant.readLease(id),
    'writeIntent run': (id) => tenant.writeIntent({ ...lease, run: id }, intentOf(activity, bytes)),
    'writeIntent activity': (id) => tenant.writeIntent(lease, intentOf({ ...activity, id }, bytes)),
    'writeIntent visit': (id) =>
      tenant.writeIntent(lease, intentOf({ ...activity, visit: id }, bytes)),
    'writeResult run': (id) =>
      tenant.writeResult({ ...lease, run: id }, resultOf(activity.id, bytes)),
    'writeResult activity': (id) => tenant.writeResult(lease, resultOf(id, bytes)),
    'readJournal run': (id) => tenant.readJournal(id),
    'commitVisit run': (id) => tenant.commitVisit({ ...lease, run: id }, commit),
    'commitVisit visit': (id) =>
      id === undefined
        ? tenant.readRun(id)
        : tenant.commitVisit(lease, {
            ...commit,
            entries: [sampleEntry('e9', 'r1', { visit: id })],
          }),
    'commitVisit row': (id) =>
      tenant.commitVisit(lease, { ...commit, rows: [sampleRow(id, 'draft')] }),
    'commitVisit content': (id) =>
      tenant.commitVisit(lease, { ...commit, contents: [sampleContent(id)] }),
    'commitVisit entry': (id) =>
      tenant.commitVisit(lease, { ...commit, entries: [sampleEntry(id, 'r1')] }),
    'writeApproval run': (id) => tenant.writeApproval({ ...approval, run: id }, []),
    'writeApproval activity': (id) => tenant.writeApproval({ ...approval, activity: id }, []),
    'readApproval run': (id) => tenant.readApproval(id, activity.id),
    'readApproval activity': (id) => tenant.readApproval('r1', id),
    readContent: (id) => tenant.readContent(id),
    'removeRecords run': (id) =>
      tenant.removeRecords({
        ...NOTHING_REMOVED,
        runs: [{ marker: sampleMarker('run', id), sequence: 0, contents: [] }],
      }),
    'removeRecords content': (id) => tenant.removeRecords({ ...NOTHING_REMOVED, contents: [id] }),
    'removeRecords entry': (id) =>
      tenant.removeRecords({ ...NOTHING_REMOVED, entries: [sampleMarker('entry', id)] }),
    'removeRecords event': (id) => tenant.removeRecords({ ...NOTHING_REMOVED, events: [id] }),
    'removeRecords command': (id) => tenant.removeRecords({ ...NOTHING_REMOVED, commands: [id] }),
    readMarker: (id) => tenant.readMarker('run', id),
    'appendEntries id': (id) => tenant.appendEntries([sampleEntry(id)]),
    'appendEntries run': (id) =>
      id === undefined ? tenant.readRun(id) : tenant.appendEntries([sampleEntry('e9', id)]),
    readEntry: (id) => tenant.readEntry(id),
    'readEntries run': (id) =>
      id === undefined ? tenant.readRun(id) : tenant.readEntries({ run: id }),
  }
}

function controlAttempts(control: ControlStore): Readonly<Record<string, Attempt>> {
  const at = '2026-11-21T10:00:00.000Z'
  const capabilities = { plugins: {}, at, by: 'ada', since: [], digest: 'd1' }
  return {
    'putKey tenant': (id) => control.putKey(sampleKey({ tenant: id })),
    'putKey name': (id) => control.putKey(sampleKey({ name: id })),
    'readKey tenant': (id) => control.readKey(id, 'data', 's_1'),
    'readKey name': (id) => control.readKey(TENANT, 'data', id),
    'shred tenant': (id) => control.shred(sampleErasure({ tenant: id })),
    'shred subject': (id) => control.shred(sampleErasure({ subject: id })),
    'isErased tenant': (id) => control.isErased(id, 's_1'),
    'isErased subject': (id) => control.isErased(TENANT, id),
    listErasures: (id) => control.listErasures(id),
    readTenant: (id) => control.readTenant(id),
    readCapabilities: (id) => control.readCapabilities(id),
    writeCapabilities: (id) => control.writeCapabilities({ ...capabilities, tenant: id }),
    'writeCredential id': (id) => control.writeCredential(sampleCredential({ id })),
    'writeCredential tenant': (id) => control.writeCredential(sampleCredential({ tenant: id })),
    'writeCredential owner': (id) => control.writeCredential(sampleCredential({ owner: id })),
    readCredential: (id) => control.readCredential('api_key', id),
    'listCredentials tenant': (id) => control.listCredentials({ kind: 'api_key', tenant: id }),
    'listCredentials owner': (id) =>
      id === undefined
        ? control.readCredential('api_key', id)
        : control.listCredentials({ kind: 'api_key', tenant: TENANT, owner: id }),
    removeCredential: (id) => control.removeCredential('api_key', id),
  }
}

async function attemptAll(
  attempts: (backend: StoreBackend) => Promise<Readonly<Record<string, Attempt>>>,
  backend: StoreBackend,
): Promise<void> {
  for (const attempt of Object.values(await attempts(backend))) {
    for (const id of HOSTILE_IDS) await expectCode(attempt(id), 'FCC_STORE_INVALID_ID')
  }
}

/** Every id of every method, with everything that is no id. */
export const hostileIdCases: readonly ConformanceCase<StoreSubject>[] = [
  {
    name: 'no method of a tenant takes a hostile id',
    run: ({ backend }) =>
      attemptAll(async () => {
        const tenant = await backend.openTenant(TENANT)
        await startRun(tenant, run)
        return tenantAttempts(tenant)
      }, backend),
  },
  {
    name: 'no method of the control store takes a hostile id',
    run: ({ backend }) => attemptAll(async ({ control }) => controlAttempts(control), backend),
  },
  {
    name: 'no tenant is opened under a hostile id',
    run: async ({ backend }) => {
      for (const id of [...HOSTILE_IDS, 'x'.repeat(81)]) {
        await expectCode(backend.openTenant(id), 'FCC_STORE_INVALID_ID')
      }
    },
  },
]
