import { leafHash } from '@fcc/audit'
import type {
  Digested,
  JournalStep,
  LedgerMovement,
  NewAuditEntry,
  NewEvent,
  RemovalMarker,
  RunCommand,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredTree,
  UnplacedAuditEntry,
} from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import { type RowDigests, type RowName, sameDigest } from './row-digests.ts'
import type { Plain } from './tenant-records.ts'

/** The parts of a row that its digest is over. */
type Parts = readonly [name: RowName, content: string | Uint8Array]

const NO_CONTENT = ''

/** One table whose rows carry digests: what a digest there is over, and how a row is called in an error. */
interface Table<Row extends Digested> {
  parts(row: Plain<Row>): Parts
  title(row: Plain<Row>): string
}

const contentTable: Table<StoredContent> = {
  parts: ({ address, mediaType, bytes, labels, subjects, sealed }) => [
    { table: 'content', key: [address], fields: [mediaType, bytes, labels, subjects] },
    sealed,
  ],
  title: ({ address }) => `The content ${address}`,
}

const entryTable: Table<Omit<UnplacedAuditEntry, 'insertion'>> = {
  parts: ({ id, run, sequence, visit, leafHash: hash }) => [
    {
      table: 'audit_entry',
      key: [id],
      sequence,
      fields: [run ?? null, sequence === undefined, visit ?? null],
    },
    hash,
  ],
  title: ({ id }) => `The audit entry ${id}`,
}

const approvalTable: Table<StoredApproval> = {
  parts: ({ note, run, activity, ...approval }) => [
    {
      table: 'approval',
      key: [run, activity],
      fields: [
        approval.decision,
        approval.by.id,
        approval.by.kind,
        approval.by.roles,
        approval.by.onBehalfOf ?? null,
        approval.at,
        approval.binding,
        note === undefined,
      ],
    },
    note ?? NO_CONTENT,
  ],
  title: ({ run, activity }) => `The answer to ${activity} of run ${run}`,
}

const commandTable: Table<RunCommand> = {
  parts: ({ id, run, kind, by, say, at, versions }) => [
    {
      table: 'run_command',
      key: [id],
      fields: [
        ...[run, kind, by.id, by.kind, by.roles, by.onBehalfOf ?? null, at],
        versions === undefined ? null : JSON.stringify(versions),
      ],
    },
    say,
  ],
  title: ({ id, run }) => `The command ${id} of run ${run}`,
}

const eventTable: Table<NewEvent> = {
  parts: ({ id, run, text }) => [{ table: 'event', key: [id], fields: [run ?? null] }, text],
  title: ({ id }) => `The event ${id}`,
}

const ledgerTable: Table<LedgerMovement> = {
  parts: ({ id, run, account, unit, amount }) => [
    { table: 'ledger_movement', key: [id], fields: [run, account, unit, amount] },
    NO_CONTENT,
  ],
  title: ({ id }) => `The movement ${id}`,
}

const markerTable: Table<RemovalMarker> = {
  parts: ({ of, key, text }) => [{ table: 'removal', key: [of, key] }, text],
  title: ({ of, key }) => `The marker of the removed ${of} ${key}`,
}

const treeTable: Table<StoredTree> = {
  parts: ({ size, state, checkpoint }) => [
    { table: 'audit_tree', key: [], sequence: size, fields: [state, checkpoint ?? null] },
    NO_CONTENT,
  ],
  title: () => 'The tree of the audit log',
}

/** A step of the journal of a run. */
export type RunStep = JournalStep & { readonly run: string }

const stepTable: Table<RunStep> = {
  parts: (step) => {
    const { run, part, activity, sealed } = step as RunStep
    const [id, fields] =
      typeof activity === 'string'
        ? [activity, []]
        : [activity.id, [activity.visit, activity.kind, activity.name, activity.startedAt]]
    return [{ table: 'journal_step', key: [run, id, part], fields }, sealed]
  },
  title: (step) => {
    const { run, part, activity } = step as RunStep
    return `The ${part} of ${typeof activity === 'string' ? activity : activity.id} in run ${run}`
  },
}

/** Gives rows their digests and checks those of rows that were read. */
export interface RowGuard {
  readonly content: Guarded<StoredContent>
  readonly entry: Guarded<Omit<UnplacedAuditEntry, 'insertion'>>
  readonly approval: Guarded<StoredApproval>
  readonly command: Guarded<RunCommand>
  readonly event: Guarded<NewEvent>
  readonly movement: Guarded<LedgerMovement>
  readonly marker: Guarded<RemovalMarker>
  readonly tree: Guarded<StoredTree>
  readonly step: Guarded<RunStep>
  /** Also checks that an entry's text is what was hashed, or was removed. */
  checkEntry(entry: StoredAuditEntry): StoredAuditEntry
}

/** The guarding of one table. */
export interface Guarded<Row extends Digested> {
  /** The row with its digest. */
  sign<Given extends Plain<Row>>(row: Given): Given & Digested
  /** The row as it is, or `FCC_STORE_TAMPERED`. */
  check<Given extends Row>(row: Given): Given
}

/** Guards the rows of one tenant. */
export function createRowGuard(tenant: string, digests: RowDigests): RowGuard {
  const guard = <Row extends Digested>(table: Table<Row>): Guarded<Row> => ({
    sign: (row) => ({ ...row, digest: digests.of(...table.parts(row)).digest }),
    check: (row) => {
      if (sameDigest(digests.of(...table.parts(row)).digest, row.digest)) return row
      throw storeErrors.tampered(tenant, table.title(row), 'its digest is another')
    },
  })
  const entry = guard(entryTable)
  const marker = guard(markerTable)
  return {
    content: guard(contentTable),
    entry,
    approval: guard(approvalTable),
    command: guard(commandTable),
    event: guard(eventTable),
    movement: guard(ledgerTable),
    marker,
    tree: guard(treeTable),
    step: guard(stepTable),
    checkEntry(row) {
      entry.check(row)
      if (row.removed !== undefined) {
        marker.check(row.removed)
        if (row.canonical === '') return row
        throw storeErrors.tampered(
          tenant,
          `The audit entry ${row.id}`,
          'its text was removed, and is back',
        )
      }
      if (digests.isKeyed && !sameDigest(leafHash(row.canonical), row.leafHash)) {
        const { id } = row as NewAuditEntry
        throw storeErrors.tampered(
          tenant,
          `The audit entry ${id}`,
          'its text is not what was hashed',
        )
      }
      return row
    },
  }
}
