import {
  TRANSFER_TABLES,
  type TransferColumn,
  type TransferTable,
} from '@fcc/contracts/store-checks'
import { z } from 'zod'
import { tenantId } from '../config/config-schema.ts'
import type { BackupHeader } from './backup-lines.ts'
import { countTable, type TableCounter } from './count-tables.ts'

/** The version that backups are written in, and that is read. */
const BACKUP_VERSION = 1

const headerShape = z.object({
  format: z.literal('fcc-backup'),
  version: z.literal(BACKUP_VERSION),
  at: z.string(),
  by: z.string(),
  tenants: z.array(tenantId).refine((ids) => new Set(ids).size === ids.length),
  keys: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('passphrase'), salt: z.string(), cost: z.number() }),
    z.object({ kind: z.literal('public_key'), ephemeral: z.string() }),
  ]),
})

const directoryShape = z.object({
  tenant: tenantId,
  version: z.int().min(1),
  // A tenant that is erased, or not wholly imported, is in no backup.
  state: z.enum(['active', 'removed']),
  config: z.string(),
  fileDigest: z.string().optional(),
  at: z.string(),
  by: z.string(),
  digest: z.string(),
})

const endedShape = z.object({
  ended: z.string(),
  tables: z.array(z.object({ table: z.string(), rows: z.int().min(0), digest: z.string() })),
  size: z.int().min(0),
  root: z.string(),
  verifierKey: z.string().optional(),
})

/** What the first line of a backup says, or what is wrong with it. Pure. */
export function readBackupHeader(line: string): BackupHeader | string {
  const found = parsed(line)
  const { format, version } = (found ?? {}) as Partial<BackupHeader>
  if (format !== 'fcc-backup') return 'it is cut, or no backup'
  if (typeof version === 'number' && version > BACKUP_VERSION) {
    return `it is of version ${version}, and this FCC reads version ${BACKUP_VERSION}: a newer one made it`
  }
  const header = headerShape.safeParse(found)
  return header.success
    ? (header.data as BackupHeader)
    : 'what it says of itself is not of a backup'
}

/** Follows the lines of a backup after its header, each once. */
export interface BackupShape {
  /** What is wrong with the next line, if anything is. */
  next(line: string): string | undefined
  /** What is missing once there are no more lines, if anything is. */
  end(): string | undefined
}

/**
 * Holds a backup to what every backup has: the tenants that its header names, in their order and no others, each with
 * rows of known tables under its own id, and in the end as many as it says. Whoever has the passphrase can sign any
 * lines; what is in the place of another tenant's, or of the host's, is in none that was made by a backup.
 */
export function createBackupShape({ tenants }: BackupHeader): BackupShape {
  let place = 0
  let current: { readonly tenant: string; readonly counts: Map<string, TableCounter> } | undefined

  function begin(said: unknown): string | undefined {
    if (current) return `what it has of tenant ${current.tenant} does not end`
    const { tenant, directory } = said as { readonly tenant?: unknown; directory?: unknown }
    if (typeof tenant !== 'string' || tenant !== tenants[place]) {
      return 'it has records of a tenant that it does not name, or in another order'
    }
    if (directory !== undefined && !isOwnRow(tenant, directory)) {
      return `what it says of tenant ${tenant} in the directory is of another one, or of none that works`
    }
    current = { tenant, counts: new Map() }
    place += 1
    return undefined
  }

  function end(said: unknown): string | undefined {
    const ended = endedShape.safeParse(said)
    if (!current || !ended.success || ended.data.ended !== current.tenant) {
      return 'records of a tenant end that did not begin'
    }
    const { tenant, counts } = current
    for (const { table, rows, digest } of ended.data.tables) {
      const counted = (counts.get(table) ?? countTable({ name: table })).end()
      counts.delete(table)
      if (counted.rows !== rows || counted.digest !== digest) {
        return `it has other rows of ${table} of tenant ${tenant} than it says`
      }
    }
    if (counts.size > 0) return `it does not say how many rows it has of tenant ${tenant}`
    current = undefined
    return undefined
  }

  function row(line: string, values: readonly unknown[]): string | undefined {
    if (!current) return 'a row stands outside of what it has of a tenant'
    const [name, ...rest] = values
    const table = TRANSFER_TABLES.find((each) => each.name === name)
    if (!table) return 'it has rows that this FCC does not know: a newer one made it'
    if (!isRowOf(table, rest)) {
      return `a row of ${table.name} has other columns than this FCC knows`
    }
    const counter = current.counts.get(table.name) ?? countTable(table)
    current.counts.set(table.name, counter)
    counter.add(line)
    return undefined
  }

  return {
    next(line) {
      const said = parsed(line)
      if (Array.isArray(said)) return row(line, said)
      if (typeof said !== 'object' || said === null) return 'it is cut, or no backup'
      return 'ended' in said ? end(said) : begin(said)
    },
    end() {
      if (current) return `what it has of tenant ${current.tenant} does not end`
      return place < tenants.length ? `it has nothing of tenant ${tenants[place]}` : undefined
    },
  }
}

/** Whether a row of the directory is the tenant's own, in every place where it names one. */
function isOwnRow(tenant: string, directory: unknown): boolean {
  const row = directoryShape.safeParse(directory)
  if (!row.success) return false
  const config = parsed(row.data.config) as { readonly id?: unknown } | null | undefined
  return row.data.tenant === tenant && config?.id === tenant
}

/** Whether values are those of a row. One that was written before the newest columns has fewer, and none has more. */
function isRowOf({ columns }: TransferTable, values: readonly unknown[]): boolean {
  const kinds = Object.values(columns)
  return values.length <= kinds.length && values.every((value, at) => isOf(kinds[at], value))
}

function isOf(kind: TransferColumn | undefined, value: unknown): boolean {
  if (value === null) return true
  switch (kind) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'flag':
      return typeof value === 'boolean'
    case 'bytes':
      return Array.isArray(value) && value.length === 1 && typeof value[0] === 'string'
    default:
      return false
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
