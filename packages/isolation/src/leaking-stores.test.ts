import type { StoreBackend, TenantStore } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { currentTenant } from '@fcc/runtime'
import { describe, expect, it } from 'vitest'
import { attackStore } from './attack-store.ts'
import type { Attack } from './attacks/attack.ts'
import type { Got } from './report/report.ts'
import { openMemory } from './testing/open-stores.test-support.ts'

const [ATTACKER, VICTIM] = ['mallory', 'riverside']

/** One way in which tenants are not apart. */
interface Leak {
  readonly title: string
  readonly attack: Attack
  readonly got: Got
  /** Methods of the attacker's store that are other ones, with the victim's store at hand. */
  readonly methods?:
    | ((own: TenantStore, theirs: () => Promise<TenantStore>) => Partial<TenantStore>)
    | undefined
  /** The tenant that is opened for an id. */
  readonly tenant?: (id: string) => string
}

const around = (): string | undefined => {
  try {
    return currentTenant().tenant
  } catch {
    return undefined
  }
}
/** Which tenant a connection that several share was last used for. */
let lastUsed = ''

const readingRunsBy = (found: (run: string) => string | undefined): Leak['methods'] => {
  return (own, theirs) => ({
    readRun: async (run) =>
      (await own.readRun(run).catch(() => undefined)) ??
      (await (await theirs()).readRun(found(run) ?? 'nobody')),
  })
}
/** Finds a run of the victim by a way of bringing ids together. */
const knownRuns = new Set<string>()
const together = (same: (id: string) => string) => (id: string) =>
  [...knownRuns].find((known) => same(known) === same(id))

const LEAKS: readonly Leak[] = [
  {
    title: 'a run is looked for in every tenant',
    ...{ attack: 'foreign ids', got: 'read', methods: readingRunsBy((run) => run) },
  },
  {
    title: 'the beginning of an id is enough',
    ...{ attack: 'guessed digests', got: 'read' },
    methods: readingRunsBy((id) => [...knownRuns].find((known) => known.startsWith(id))),
  },
  {
    title: 'an id is read as a path',
    ...{ attack: 'path tricks', got: 'read', methods: readingRunsBy((id) => id.split('/').at(-1)) },
  },
  {
    title: 'an id is a pattern',
    ...{ attack: 'SQL injection', got: 'read' },
    methods: readingRunsBy((id) => (id.endsWith('%') ? [...knownRuns][0] : undefined)),
  },
  {
    title: 'an id is read as a document',
    ...{ attack: 'YAML injection', got: 'read' },
    methods: readingRunsBy((id) => /^x\n(?:tenant: |---\n)(.*)$/.exec(id)?.[1]),
  },
  {
    title: 'an id is trimmed',
    ...{
      attack: 'look-alike ids',
      got: 'read',
      methods: readingRunsBy(together((id) => id.trim())),
    },
  },
  {
    title: 'ids that are written large and small are one',
    ...{ attack: 'case-folded ids', got: 'read' },
    methods: readingRunsBy(together((id) => id.toUpperCase())),
  },
  {
    title: 'tenants that are written large and small are one',
    ...{ attack: 'case-folded ids', got: 'read', tenant: (id) => id.toLowerCase() },
  },
  {
    title: 'what is too long is cut',
    ...{ attack: 'oversized input', got: 'read' },
    methods: readingRunsBy((id) => (id.length > 26 ? id.slice(0, 26) : undefined)),
  },
  {
    title: 'a closed handle still answers',
    ...{ attack: 'handles after close', got: 'answered' },
    methods: () => ({ close: async () => undefined }),
  },
  {
    title: 'the tenant around counts, and not the handle',
    ...{ attack: 'lost context', got: 'read' },
    methods: (own, theirs) => ({
      listRuns: async () => (around() === VICTIM ? await theirs() : own).listRuns(),
    }),
  },
  {
    title: 'a connection is whose it last was',
    ...{ attack: 'pooled connections', got: 'read' },
    methods: (own, theirs) => ({
      listRuns: async () => (lastUsed === VICTIM ? await theirs() : own).listRuns(),
    }),
  },
  {
    title: 'a lease is held against itself alone',
    ...{ attack: 'stale leases', got: 'changed' },
    methods: (own, theirs) => ({
      releaseLease: async (lease) => {
        await own.releaseLease(lease).catch(() => undefined)
        await (await theirs()).releaseLease(lease).catch(() => undefined)
      },
    }),
  },
  {
    title: 'what is looked at is looked at twice',
    ...{ attack: 'races between check and use', got: 'changed' },
    methods: (own, theirs) => ({
      releaseLease: async (lease) => {
        if (!(await own.readRun(lease.run))) return
        const used = { ...lease }
        return ((await own.readRun(used.run)) ? own : await theirs()).releaseLease(used)
      },
    }),
  },
  {
    title: 'a refusal tells whether somebody has such a thing',
    ...{ attack: 'foreign ids', got: 'revealed' },
    methods: (own, theirs) => ({
      readLease: async (run) => {
        if ((await (await theirs()).readRun(run)) && !(await own.readRun(run))) {
          throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
        }
        return own.readLease(run)
      },
    }),
  },
]

function leaking(backend: StoreBackend, { methods, tenant = (id) => id }: Leak): StoreBackend {
  knownRuns.clear()
  return {
    ...backend,
    openTenant: async (id) => {
      const store = await backend.openTenant(tenant(id))
      if (id === VICTIM) {
        return {
          ...store,
          createRun: (creation) => {
            knownRuns.add(creation.head.run)
            return store.createRun(creation)
          },
          readRun: (run) => {
            lastUsed = id
            setTimeout(() => {
              lastUsed = ''
            }, 0)
            return store.readRun(run)
          },
        }
      }
      const changed = id === ATTACKER ? methods?.(store, () => backend.openTenant(VICTIM)) : {}
      return { ...store, ...changed }
    },
  }
}

describe('a store whose tenants are not apart', () => {
  it.each(LEAKS)('is found where $title: $attack, $got', async (leak) => {
    const backend = leaking(await openMemory(), leak)
    const report = await attackStore(
      backend,
      { attacker: ATTACKER, victim: VICTIM },
      {
        only: ({ attack, changes }) =>
          attack === leak.attack && (leak.got === 'changed') === changes,
      },
    )
    const found = [
      ...report.through.flatMap(({ got }) => got),
      ...report.notTried.map(() => 'not tried'),
    ]
    expect(found).toContain(leak.got)
  })
})
