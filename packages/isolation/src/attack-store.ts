import type { StoreBackend, TenantStore } from '@fcc/contracts'
import { type TenantSession, withTenant } from '@fcc/runtime'
import { makeNames, token } from './arena/make-names.ts'
import { plant, plantNamesake } from './arena/plant.ts'
import { creationOf } from './arena/records.ts'
import { type AttackedPort, type Attempt, makeAttempts } from './attacks/make-attempts.ts'
import type { Surroundings } from './attacks/situations.ts'
import { fingerprint } from './judge/fingerprint.ts'
import { judgeAttempts } from './judge/judge-attempts.ts'
import type { Witness } from './judge/would-notice.ts'
import { controlStoreAttacks } from './ports/control-store.ts'
import {
  referenceDataAttacks,
  storeBackendAttacks,
  storeTransferAttacks,
} from './ports/store-backend.ts'
import { tenantStoreAttacks } from './ports/tenant-store.ts'
import type { IsolationReport } from './report/report.ts'

/** The two tenants that a suite is made with. */
export interface TwoTenants {
  readonly attacker: string
  readonly victim: string
}

/** What a suite is told besides. */
export interface SuiteOptions {
  readonly onAttempt?: ((done: number, of: number) => void) | undefined
  /** Which attempts are made; all by default. */
  readonly only?: ((attempt: Attempt) => boolean) | undefined
  /** More attempts on this store, such as a database has besides its ports. */
  readonly more?: readonly Attempt[] | undefined
  /** What is put right after each attempt, such as a lock on the attacker. */
  readonly afterEach?: (() => Promise<void>) | undefined
  /** How long one call may take, in milliseconds; a minute by default. */
  readonly limitMs?: number | undefined
  /** Ends with the first attempt of which it cannot be said that it was held; all are made by default. */
  readonly endAtFirst?: boolean | undefined
}

/**
 * Attacks the ports of a store: a tenant with something of every kind, and another one that knows every id of
 * it. Both are made in the store and stay in it.
 *
 * @example
 * const report = await attackStore(await store.open({ directory }), { attacker: 'mallory', victim: 'riverside' })
 * if (!held(report)) console.log(report.through)
 */
export async function attackStore(
  backend: StoreBackend,
  { attacker, victim }: TwoTenants,
  options: SuiteOptions = {},
): Promise<IsolationReport> {
  const planted = await plant(backend, victim)
  const { names: own } = await plant(backend, attacker)
  const { transfer } = backend
  const theirs = () => backend.openTenant(victim)
  const around: Surroundings = {
    inContextOfOther: (work) => withTenant({ tenant: victim } as TenantSession, work),
    workOfOther: async () => (await theirs()).readRun(planted.names.run),
    refusedWorkOfOther: async () =>
      (await theirs()).createRun({ ...creationOf(planted.names, ''), idempotencyKey: undefined }),
  }
  const given = ['tenant'] as const
  const attempts = [
    ...makeAttempts({
      name: 'tenant store',
      attacks: tenantStoreAttacks,
      open: (tenant) => backend.openTenant(tenant),
      close: (store) => store.close(),
      around,
      namesake: openNamesakes(backend),
    }),
    ...makeAttempts({
      name: 'control store',
      attacks: controlStoreAttacks,
      open: async () => backend.control,
      given,
      around,
    }),
    ...makeAttempts({
      name: 'store',
      attacks: storeBackendAttacks,
      open: async () => backend,
      given,
      around,
    }),
    ...makeAttempts({
      name: 'reference data',
      attacks: referenceDataAttacks,
      open: async () => backend.referenceData,
      around,
    }),
    ...(transfer
      ? makeAttempts({
          name: 'store transfer',
          attacks: storeTransferAttacks,
          open: async () => transfer,
          given,
          around,
        })
      : []),
    ...(options.more ?? []),
  ]
  return judgeAttempts({
    attempts: options.only ? attempts.filter(options.only) : attempts,
    victim: planted,
    canaries: [planted.canary],
    own,
    freshNames: () => ({ ...makeNames(attacker), epoch: own.epoch }),
    fingerprint: () => fingerprint(backend, victim),
    witness: witnesses(backend),
    afterEach: options.afterEach,
    onAttempt: options.onAttempt,
    limitMs: options.limitMs,
    endAtFirst: options.endAtFirst,
  })
}

/** Tenants of the attacker's in which everything has the ids that somebody else's has; each is filled once. */
function openNamesakes(backend: StoreBackend): AttackedPort<TenantStore>['namesake'] {
  const filled = new Set<string>()
  const suite = token(3)
  return async (given, ending, isFilled) => {
    const names = { ...given, tenant: `${given.tenant}-${suite}-${ending}` }
    const port = await backend.openTenant(names.tenant)
    if (isFilled && !filled.has(names.tenant)) await plantNamesake(port, names)
    filled.add(names.tenant)
    return { port, names }
  }
}

/** Tenants that calls are made on by themselves: one for all calls that only read, and a new one for each that changes. */
function witnesses(backend: StoreBackend): (changes: boolean) => Promise<Witness> {
  const make = async (): Promise<Witness> => {
    const tenant = `witness-${token(6)}`
    const { canary, ...aim } = await plant(backend, tenant)
    return {
      ...{ aim, canary, fingerprint: () => fingerprint(backend, tenant) },
      freshNames: () => ({ ...makeNames(tenant), epoch: aim.names.epoch }),
    }
  }
  let still: Promise<Witness> | undefined
  return (changes) => {
    if (changes) return make()
    still ??= make()
    return still
  }
}
