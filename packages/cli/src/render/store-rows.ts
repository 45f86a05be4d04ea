import type { CopiedTenant } from '@fcc/runtime'
import { visible } from '../io/visible.ts'
import { counted } from './counted.ts'

/** What a tenant's records come to, as the columns of a table. */
export function storeRow({ tenant, tables, size, root }: CopiedTenant): readonly string[] {
  const rowsOf = (name: string): number => tables.find(({ table }) => table === name)?.rows ?? 0
  return [
    visible(tenant),
    counted(rowsOf('run'), 'run'),
    counted(rowsOf('content'), 'content'),
    counted(rowsOf('audit_entry'), 'audit entry', 'audit entries'),
    rootText({ size, root }),
  ]
}

/** How far a tree has grown, and the beginning of its root. */
export function rootText({ size, root }: { readonly size: number; readonly root: string }): string {
  return size === 0 ? 'nothing in the tree' : `tree of ${size}, root ${root.slice(0, 16)}`
}
