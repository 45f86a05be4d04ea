import type { RunLease, RunState, TenantStore } from '@fcc/contracts'
import type { Names } from '../aim/names.ts'
import {
  bytesOf,
  commitOf,
  creationOf,
  entryOf,
  FAR,
  headOf,
  markerOf,
  NOTHING_REMOVED,
} from '../arena/records.ts'
import { prepared } from '../judge/not-tried.ts'
import type { Alike } from './probe.ts'

/** What the attacker writes: told from what the other tenant has. */
export const OWN = 'of the attacker'

/** A run of the attacker's own, with its lease. */
export function leased(port: TenantStore, own: Names): Promise<RunLease> {
  return prepared('a run of the attacker’s own', async () => {
    await port.createRun(creationOf(own, OWN))
    const { run, holder } = own
    const lease = await port.acquireLease({ run, holder, now: 1, forMs: FAR - 1 })
    if (!lease) throw new Error('its lease is not free')
    return lease
  })
}

export const resultOf = ({ activity }: Names) => ({
  part: 'result' as const,
  activity,
  sealed: bytesOf(OWN),
  digest: bytesOf('result'),
})

/** Of one's own activity, which has the id of one that the other asked. */
export const resultsAlike: readonly Alike<TenantStore>[] = [
  {
    variant: 'what was never asked',
    call: async (port, names, own) => port.writeResult(await leased(port, own), resultOf(names)),
  },
]

/** Of one's own run, which has the id of one that the other committed. */
export const commitsAlike: readonly Alike<TenantStore>[] = [
  {
    variant: 'its last visit, which removes what was known',
    call: async (port, names, own) => {
      const commit = commitOf(names, OWN, 1)
      const head = { ...commit.head, state: 'completed' as const }
      const removed = [{ kind: 'start', key: '' }]
      return port.commitVisit(await leased(port, own), { ...commit, head, removed })
    },
  },
  {
    // The other's run stands right before it, one's own does not.
    variant: 'a visit that does not follow',
    call: async (port, names, own) =>
      port.commitVisit(await leased(port, own), commitOf(names, OWN, 2)),
  },
]

/** Of one's own entry, which has the id of one of the other's. */
export const entriesAlike: readonly Alike<TenantStore>[] = [
  {
    // The third place is that of the other's entry with this id.
    variant: 'one twice',
    call: async (port, { entry, removedEntry }) => {
      const again = [entryOf(removedEntry, undefined, OWN)]
      await port.appendEntries([...again, entryOf(`${entry}-between`, undefined, OWN)])
      await port.appendEntries(again)
    },
  },
  {
    variant: 'one twice, then of a visit',
    call: async (port, { entry, run, visit }) => {
      await port.appendEntries([entryOf(entry, run, OWN)])
      await port.appendEntries([entryOf(entry, run, OWN, { visit, sequence: 1 })])
    },
  },
]

/** Makes runs that all have the content whose address the other's runs have, in an order: the first one brings it. */
async function sharing(
  port: TenantStore,
  names: Names,
  runs: readonly (readonly [string, RunState])[],
): Promise<void> {
  const contents = creationOf(names, OWN).contents.slice(0, 1)
  const bare = { rows: [], entries: [], events: [], ledger: [] }
  for (const [run, state] of runs) {
    await port.createRun({ ...bare, contents, head: headOf({ ...names, run }, OWN, { state }) })
  }
}

/** Removes a run of those, and tells what is left of the content. */
async function removing(port: TenantStore, { address }: Names, run: string): Promise<unknown> {
  const marker = markerOf('run', run, OWN)
  const runs = [{ marker, sequence: 0, contents: [address] }]
  return [await port.removeRecords({ ...NOTHING_REMOVED, runs }), await port.listContents()]
}

/** Of one's own runs and contents, which have the ids of the other's: the other's run that is over has none. */
export const removalsAlike: readonly Alike<TenantStore>[] = [
  {
    variant: 'the run that brought a content, which another one has too',
    call: async (port, names) => {
      const { run, waiting } = names
      await sharing(port, names, [
        [run, 'completed'],
        [waiting, 'running'],
      ])
      return removing(port, names, run)
    },
  },
  {
    variant: 'the only run that has a content',
    call: async (port, names) => {
      await sharing(port, names, [[names.over, 'completed']])
      return removing(port, names, names.over)
    },
  },
  {
    variant: 'a run that has a content which two others have',
    call: async (port, names) => {
      const { run, waiting, over } = names
      await sharing(port, names, [
        [over, 'running'],
        [run, 'running'],
        [waiting, 'completed'],
      ])
      return removing(port, names, waiting)
    },
  },
  {
    variant: 'a run that is not over',
    call: async (port, names) => {
      await sharing(port, names, [[names.over, 'running']])
      return removing(port, names, names.over)
    },
  },
  {
    variant: 'the journal of a run that is not over',
    call: async (port, names) => {
      await sharing(port, names, [[names.over, 'running']])
      const journals = [markerOf('journal', names.over, OWN)]
      return port.removeRecords({ ...NOTHING_REMOVED, journals })
    },
  },
]
