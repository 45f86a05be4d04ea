import type { RunCommand, RunLease, TenantStore } from '@fcc/contracts'
import type { Aim, Names } from '../aim/names.ts'
import {
  AT,
  approvalOf,
  bytesOf,
  commitOf,
  creationOf,
  entryOf,
  eventOf,
  FAR,
  headOf,
  leaseOf,
  markerOf,
  NOTHING_REMOVED,
  PLACED,
  personOf,
  treeOf,
} from '../arena/records.ts'
import { prepared } from '../judge/not-tried.ts'
import {
  commitsAlike,
  entriesAlike,
  leased,
  OWN,
  removalsAlike,
  resultOf,
  resultsAlike,
} from './namesakes.ts'
import type { PortAttacks, Special } from './probe.ts'

const commandOf = (names: Names, run = names.run): RunCommand => ({
  ...{ id: names.command, run, kind: 'pause', by: personOf(names), say: OWN, at: AT },
  digest: bytesOf('command'),
})

const held = ({ run, holder }: Names) => ({ run, holder })

const intentOf = ({ activity, run, visit }: Names) => ({
  part: 'intent' as const,
  activity: { id: activity, run, visit, kind: 'provider' as const, name: 'ask', startedAt: 1 },
  sealed: bytesOf(OWN),
  digest: bytesOf('intent'),
})

/** A run of the attacker's own that waits for a person. */
function asking(port: TenantStore, own: Names): Promise<unknown> {
  const awaits = [{ activity: own.asked, binding: own.binding }]
  const head = headOf({ ...own, run: own.waiting }, OWN, { state: 'waiting', awaits })
  return prepared('a question of the attacker’s own', () =>
    port.createRun({ head, rows: [], contents: [], entries: [], events: [], ledger: [] }),
  )
}

/** The lease of the other tenant in each form that an attacker could have it. */
function withLeases(
  call: (port: TenantStore, names: Names, lease: RunLease) => unknown,
): readonly Special<TenantStore>[] {
  const forms: Readonly<Record<string, (theirs: Names, own: Names) => RunLease>> = {
    'as it is': (theirs) => leaseOf(theirs),
    'an older one': (theirs) => ({ ...leaseOf(theirs), epoch: theirs.epoch - 1 }),
    'the next one': (theirs) => ({ ...leaseOf(theirs), epoch: theirs.epoch + 1 }),
    'its epoch on one’s own run': (theirs, own) => ({ ...leaseOf(own), epoch: theirs.epoch }),
    'its holder on one’s own run': (theirs, own) => ({ ...leaseOf(own), holder: theirs.holder }),
  }
  return Object.entries(forms).map(([variant, form]) => ({
    attack: 'stale leases',
    variant,
    call: async (port, { names }, own) => {
      await leased(port, own)
      const lease = form(names, own)
      return call(port, { ...own, run: lease.run }, lease)
    },
  }))
}

const replayed = (
  variant: string,
  made: (aim: Aim, own: Names) => Names,
): Special<TenantStore> => ({
  attack: 'replayed approvals',
  variant,
  call: async (port, aim, own) => {
    await asking(port, own)
    return port.writeApproval(approvalOf(made(aim, own), OWN), [])
  },
})

const forged = (
  variant: string,
  call: (port: TenantStore, names: Names, own: Names) => unknown,
): Special<TenantStore> => ({
  attack: 'forged events',
  variant,
  call: (port, { names }, own) => call(port, names, own),
})

/** How each method of a tenant's store is attacked by another tenant that holds its own. */
export const tenantStoreAttacks: PortAttacks<TenantStore> = {
  readIdentity: [{ slots: [], call: (port) => port.readIdentity() }],
  keepIdentity: [
    { slots: ['tenant'], changes: true, call: (port, { tenant }) => port.keepIdentity(tenant) },
  ],
  createRun: [
    {
      slots: ['tenant', 'run', 'idempotencyKey', 'address', 'entry', 'event', 'movement'],
      changes: true,
      call: (port, names) => port.createRun(creationOf(names, OWN)),
      special: [
        forged('created with a run', (port, names, own) =>
          port.createRun(
            creationOf({ ...own, run: names.run }, OWN, { events: [eventOf(names, OWN)] }),
          ),
        ),
      ],
    },
    {
      slots: ['run', 'holder'],
      changes: true,
      call: (port, names) =>
        port.createRun({
          ...creationOf(names, OWN),
          lease: { holder: names.holder, expiresAt: FAR },
        }),
    },
  ],
  readRun: [
    { slots: ['run'], call: (port, { run }) => port.readRun(run) },
    { slots: ['waiting'], call: (port, { waiting }) => port.readRun(waiting) },
  ],
  readHead: [{ slots: ['run'], call: (port, { run }) => port.readHead(run) }],
  listRuns: [
    { slots: [], call: (port) => port.listRuns() },
    { slots: ['run'], call: (port, { run }) => port.listRuns({ before: run, limit: 1000 }) },
  ],
  countRuns: [{ slots: [], call: (port) => port.countRuns(['queued', 'running', 'waiting']) }],
  acquireLease: [
    {
      slots: ['run', 'holder'],
      changes: true,
      call: async (port, { run, holder }, own) => {
        await port.createRun(creationOf(own, OWN))
        return port.acquireLease({ run, holder, now: FAR, forMs: 1000 })
      },
    },
  ],
  renewLease: [
    {
      slots: ['run', 'holder'],
      changes: true,
      call: async (port, names, own) =>
        port.renewLease({ ...(await leased(port, own)), ...held(names) }, FAR),
      special: withLeases((port, _, lease) => port.renewLease(lease, FAR)),
    },
  ],
  releaseLease: [
    {
      slots: ['run', 'holder'],
      changes: true,
      call: async (port, names, own) =>
        port.releaseLease({ ...(await leased(port, own)), ...held(names) }),
      special: withLeases((port, _, lease) => port.releaseLease(lease)),
    },
  ],
  readLease: [{ slots: ['run'], call: (port, { run }) => port.readLease(run) }],
  writeIntent: [
    {
      slots: ['run', 'activity', 'visit'],
      changes: true,
      call: async (port, names, own) =>
        port.writeIntent({ ...(await leased(port, own)), run: names.run }, intentOf(names)),
      special: withLeases((port, names, lease) => port.writeIntent(lease, intentOf(names))),
    },
  ],
  writeResult: [
    {
      slots: ['run', 'activity'],
      changes: true,
      call: async (port, names, own) => {
        const lease = await leased(port, own)
        await port.writeIntent(lease, intentOf(own))
        return port.writeResult({ ...lease, run: names.run }, resultOf(names))
      },
      special: withLeases((port, names, lease) => port.writeResult(lease, resultOf(names))),
      alike: resultsAlike,
    },
  ],
  readJournal: [{ slots: ['run'], call: (port, { run }) => port.readJournal(run) }],
  commitVisit: [
    {
      slots: ['run', 'tenant', 'visit', 'address', 'entry', 'command'],
      changes: true,
      call: async (port, names, own) =>
        port.commitVisit({ ...(await leased(port, own)), run: names.run }, commitOf(names, OWN, 1)),
      special: [
        ...withLeases((port, names, lease) => port.commitVisit(lease, commitOf(names, OWN, 1))),
        forged('committed with a visit', async (port, names, own) =>
          port.commitVisit(await leased(port, own), {
            ...commitOf(own, OWN, 1),
            events: [{ ...eventOf(names, OWN), run: own.run }],
          }),
        ),
        forged('committed as of a run of the other', async (port, names, own) =>
          port.commitVisit(await leased(port, own), {
            ...commitOf(own, OWN, 1),
            events: [eventOf(names, OWN)],
          }),
        ),
      ],
      alike: commitsAlike,
    },
  ],
  writeApproval: [
    {
      slots: ['waiting', 'asked', 'binding'],
      changes: true,
      call: async (port, names, own) => {
        await asking(port, own)
        return port.writeApproval(approvalOf(names, OWN), [])
      },
      special: [
        replayed('as it is', ({ names }) => names),
        replayed('on one’s own run', ({ names }, own) => ({ ...names, waiting: own.waiting })),
        replayed('its binding on one’s own question', ({ names }, own) => ({
          ...own,
          binding: names.binding,
        })),
      ],
    },
  ],
  readApproval: [
    {
      slots: ['waiting', 'asked'],
      call: (port, { waiting, asked }) => port.readApproval(waiting, asked),
    },
  ],
  writeCommand: [
    {
      slots: ['run', 'command'],
      changes: true,
      call: async (port, names, own) => {
        await port.createRun(creationOf(own, OWN))
        return port.writeCommand(commandOf(names), [])
      },
    },
  ],
  readCommands: [{ slots: ['run'], call: (port, { run }) => port.readCommands(run) }],
  listCarriedCommands: [{ slots: [], call: (port) => port.listCarriedCommands() }],
  readContent: [{ slots: ['address'], call: (port, { address }) => port.readContent(address) }],
  listContents: [
    { slots: [], call: (port) => port.listContents() },
    {
      slots: ['address'],
      ordered: true,
      call: (port, { address }) => port.listContents({ after: address }),
    },
  ],
  removeRecords: [
    {
      slots: ['address', 'event', 'carried'],
      changes: true,
      onFilled: true,
      call: (port, { address, event, carried }) =>
        port.removeRecords({
          ...NOTHING_REMOVED,
          ...{ contents: [address], events: [event], commands: [carried] },
        }),
    },
    {
      slots: ['over', 'address'],
      changes: true,
      onFilled: true,
      call: (port, { over, address }) =>
        port.removeRecords({
          ...NOTHING_REMOVED,
          runs: [{ marker: markerOf('run', over, OWN), sequence: 0, contents: [address] }],
        }),
      alike: removalsAlike,
    },
    {
      slots: ['over', 'entry'],
      changes: true,
      onFilled: true,
      call: (port, { over, entry }) =>
        port.removeRecords({
          ...NOTHING_REMOVED,
          journals: [markerOf('journal', over, OWN)],
          entries: [markerOf('entry', entry, OWN)],
        }),
    },
  ],
  readMarker: [
    { slots: ['removed'], call: (port, { removed }) => port.readMarker('run', removed) },
    {
      slots: ['removedEntry'],
      call: (port, { removedEntry }) => port.readMarker('entry', removedEntry),
    },
  ],
  listMarkers: [
    {
      slots: ['run'],
      ordered: true,
      call: (port, { run }) => port.listMarkers({ of: 'run', after: run }),
    },
    { slots: [], call: (port) => port.listMarkers({ of: 'entry' }) },
  ],
  size: {
    unreachable: 'a sum, and no record: that it is of one tenant the conformance suite says',
  },
  compact: { unreachable: 'names nothing, and changes no record' },
  readEvents: [
    { slots: [], call: (port) => port.readEvents({ unsent: true }) },
    { slots: ['run'], call: (port, { run }) => port.readEvents({ run }) },
  ],
  markEventsSent: [
    {
      slots: ['event'],
      changes: true,
      onFilled: true,
      call: (port, { event }) => port.markEventsSent([event]),
    },
  ],
  readLedger: [
    { slots: [], call: (port) => port.readLedger() },
    {
      slots: ['run', 'account'],
      call: (port, { run, account }) => port.readLedger({ run, account }),
    },
    { slots: ['account'], call: (port, { account }) => port.readLedger({ account }) },
  ],
  appendEntries: [
    {
      slots: ['entry', 'run'],
      changes: true,
      call: (port, { entry, run }) => port.appendEntries([entryOf(entry, run, OWN)]),
      alike: entriesAlike,
    },
  ],
  unplacedEntries: [{ slots: [], call: (port) => port.unplacedEntries(1000) }],
  writeTree: [
    {
      slots: [],
      changes: true,
      ordered: true,
      onFilled: true,
      call: (port) =>
        port.writeTree(PLACED, [{ insertion: PLACED + 1, place: PLACED }], treeOf(PLACED + 1, OWN)),
    },
  ],
  readTree: [{ slots: [], call: (port) => port.readTree() }],
  readEntry: [{ slots: ['entry'], call: (port, { entry }) => port.readEntry(entry) }],
  readEntries: [
    { slots: [], call: (port) => port.readEntries({ from: 0, limit: 1000 }) },
    { slots: ['run'], call: (port, { run }) => port.readEntries({ run }) },
  ],
  close: { unreachable: 'one’s own handle, and names nothing' },
}
