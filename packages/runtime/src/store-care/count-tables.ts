import { createHash } from 'node:crypto'
import { parseTreeState, rootOf } from '@fcc/audit'
import { type TenantLook, TRANSFER_TABLES, type TransferTable } from '@fcc/contracts/store-checks'
import { rowText } from './row-text.ts'

/** What a table of a tenant comes to. */
export interface TableCount {
  readonly table: string
  readonly rows: number
  /** SHA-256 over its rows, in hexadecimal digits: equal rows in two stores have equal ones. */
  readonly digest: string
}

/** What everything of a tenant comes to. */
export interface TenantCounts {
  readonly tables: readonly TableCount[]
  /** Entries that have their place in the audit tree, and its root in hexadecimal digits. */
  readonly size: number
  readonly root: string
}

/** Counts the rows of one table that pass by. */
export interface TableCounter {
  add(text: string): void
  end(): TableCount
}

/** A counter of one table. */
export function countTable({ name }: Pick<TransferTable, 'name'>): TableCounter {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(text) {
      rows += 1
      hash.update(text).update('\n')
    },
    end: () => ({ table: name, rows, digest: hash.digest('hex') }),
  }
}

/** Reads everything of a tenant, and counts it. */
export async function countTenant(look: TenantLook): Promise<TenantCounts> {
  const tables: TableCount[] = []
  let tree: { readonly size: number; readonly root: string } = { size: 0, root: '' }
  for (const table of TRANSFER_TABLES) {
    const counter = countTable(table)
    for await (const rows of look.rows(table)) {
      for (const row of rows) {
        counter.add(rowText(table, row))
        if (table.name === 'audit_tree') tree = treeOf(row)
      }
    }
    tables.push(counter.end())
  }
  return { tables, ...tree }
}

/** Pure: how far a tree has grown, and its root. */
export function treeOf(row: Readonly<Record<string, unknown>>): { size: number; root: string } {
  const size = Number(row.size)
  const state = Buffer.from(row.state as Uint8Array).toString('utf8')
  return { size, root: Buffer.from(rootOf(parseTreeState(state))).toString('hex') }
}

/** Pure: the tables in which two stores differ. */
export function differingTables(one: TenantCounts, other: TenantCounts): readonly string[] {
  return one.tables
    .filter(
      ({ table, digest }) => other.tables.find((each) => each.table === table)?.digest !== digest,
    )
    .map(({ table }) => table)
}
