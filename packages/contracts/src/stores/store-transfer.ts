/** What a column of a row holds, in every store. */
export type TransferColumn = 'text' | 'number' | 'flag' | 'bytes'

/** What stands in a column. */
export type TransferValue = string | number | boolean | Uint8Array | null

/** A row as it is carried from one store to another: by the names of its columns, without its tenant. */
export type TransferRow = Readonly<Record<string, TransferValue>>

/** A table of records that every durable store has in these columns. */
export interface TransferTable {
  readonly name: string
  /** Beside the tenant's records, or in the control store. */
  readonly part: 'records' | 'control'
  readonly columns: Readonly<Record<string, TransferColumn>>
  /** What tells rows of a tenant apart. */
  readonly key: readonly string[]
  /** The columns that rows are given in the order of; `ordinal` need not be among those that are carried. */
  readonly order: readonly string[]
  /** Whether a row that is there already is written over; otherwise the first one stays. */
  readonly replace: boolean
}

/** Everything of one tenant as it was at one moment, whoever writes meanwhile. */
export interface TenantLook {
  /** The rows of a table, some at a time, in its order. */
  rows(table: TransferTable): AsyncIterable<readonly TransferRow[]>
}

/**
 * Records as rows that another store takes: what copies and backups are made of. Rows are sealed and have
 * digests under the keys of their tenant, so whoever carries them can neither read nor change them unnoticed.
 */
export interface StoreTransfer {
  /** Every tenant that the store has records of, by id. */
  tenants(): Promise<readonly string[]>
  look<T>(tenant: string, use: (look: TenantLook) => Promise<T>): Promise<T>
  /** Takes rows of a table as they are, all or none. */
  take(tenant: string, table: TransferTable, rows: readonly TransferRow[]): Promise<void>
}

const records = (
  name: string,
  columns: TransferTable['columns'],
  key: readonly string[],
  { order = key, replace = false }: Partial<Pick<TransferTable, 'order' | 'replace'>> = {},
): TransferTable => ({ name, part: 'records', columns, key, order, replace })

const control = (
  name: string,
  columns: TransferTable['columns'],
  key: readonly string[],
  { order = key, replace = false }: Partial<Pick<TransferTable, 'order' | 'replace'>> = {},
): TransferTable => ({ name, part: 'control', columns, key, order, replace })

const ordinal = ['ordinal'] as const
const rowEnd = { record: 'bytes', digest: 'bytes' } as const

/** Every table of a tenant, in an order in which its rows can be taken. */
export const TRANSFER_TABLES: readonly TransferTable[] = [
  // How many entries and events there ever were: those that are removed do not give their numbers back.
  records('tenant', { identity: 'text', entries: 'number', events: 'number' }, [], {
    replace: true,
  }),
  records(
    'run',
    {
      ...{ ordinal: 'number', id: 'text', idempotency_key: 'text', state: 'text' },
      ...{ sequence: 'number', awaits: 'bytes', ...rowEnd },
    },
    ['id'],
    { order: ordinal, replace: true },
  ),
  records(
    'run_row',
    { run: 'text', kind: 'text', key: 'text', sequence: 'number', ...rowEnd },
    ['run', 'kind', 'key'],
    { replace: true },
  ),
  records(
    'lease',
    { run: 'text', holder: 'text', epoch: 'number', expires_at: 'number' },
    ['run'],
    { replace: true },
  ),
  records(
    'journal_step',
    {
      ...{ ordinal: 'number', run: 'text', activity: 'text', part: 'text' },
      ...{ record: 'bytes', sealed: 'bytes', digest: 'bytes' },
    },
    ['run', 'activity', 'part'],
    { order: ordinal },
  ),
  records(
    'approval',
    { run: 'text', activity: 'text', record: 'bytes', note: 'bytes', digest: 'bytes' },
    ['run', 'activity'],
  ),
  records(
    'run_command',
    {
      ...{ ordinal: 'number', id: 'text', run: 'text', aborts: 'flag' },
      ...{ ...rowEnd, carried: 'number' },
    },
    ['id'],
    { order: ordinal },
  ),
  records(
    'content',
    {
      ...{ address: 'text', media_type: 'text', bytes: 'number', labels: 'bytes' },
      ...{ subjects: 'bytes', sealed: 'bytes', digest: 'bytes', run: 'text' },
    },
    ['address'],
  ),
  records('content_use', { address: 'text', run: 'text' }, ['address', 'run']),
  records(
    'audit_entry',
    {
      ...{ insertion: 'number', id: 'text', run: 'text', sequence: 'number', visit: 'text' },
      ...{ canonical: 'bytes', leaf_hash: 'bytes', digest: 'bytes' },
    },
    ['insertion'],
  ),
  records('event', { insertion: 'number', id: 'text', run: 'text', ...rowEnd, sent: 'flag' }, [
    'insertion',
  ]),
  records(
    'ledger_movement',
    {
      ...{ ordinal: 'number', id: 'text', run: 'text', account: 'text', unit: 'text' },
      ...{ amount: 'number', digest: 'bytes' },
    },
    ['id'],
    { order: ordinal },
  ),
  records('removal', { kind: 'text', key: 'text', ...rowEnd }, ['kind', 'key']),
  records(
    'audit_tree',
    { size: 'number', state: 'bytes', checkpoint: 'bytes', digest: 'bytes' },
    [],
    { replace: true },
  ),
  control('erasure', { subject: 'text', at: 'text', by: 'bytes' }, ['subject'], {
    order: ordinal,
  }),
  control(
    'wrapped_key',
    { kind: 'text', name: 'text', master_key: 'text', wrapped: 'bytes', created: 'text' },
    ['kind', 'name'],
  ),
  control('accepted_capabilities', { record: 'bytes' }, [], { replace: true }),
  control(
    'credential',
    {
      ...{ kind: 'text', id: 'text', owner: 'text', version: 'number' },
      ...{ expires_at: 'number', record: 'bytes' },
    },
    ['kind', 'id'],
    { replace: true },
  ),
  // Last: a store whose mark is there was taken whole.
  control('store_mark', { version: 'number', record: 'bytes' }, [], { replace: true }),
]
