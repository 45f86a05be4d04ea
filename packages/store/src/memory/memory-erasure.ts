import type { IdCheck, StoreErasure, TenantRemains } from '@fcc/contracts/store-checks'

/** Makes rows known that belong to tenants, under the name of their kind, and gives them back. */
export type HoldRows = <Row>(
  kind: string,
  rows: Map<string, Row>,
  tenantOf: (row: Row, key: string) => string,
) => Map<string, Row>

interface Held {
  readonly kind: string
  count(tenant: string): number
  drop(tenant: string): void
}

/** Erases tenants from memory: what is held here is all that is looked at, so every kind of row is. */
export function createMemoryErasure(checkTenantId: IdCheck): {
  readonly hold: HoldRows
  readonly erasure: StoreErasure
} {
  const held: Held[] = []
  const remains = (tenant: string): TenantRemains =>
    Object.fromEntries(held.map(({ kind, count }) => [kind, count(tenant)]))
  return {
    hold(kind, rows, tenantOf) {
      const ofTenant = (tenant: string) =>
        [...rows].filter(([key, row]) => tenantOf(row, key) === tenant)
      held.push({
        kind,
        count: (tenant) => ofTenant(tenant).length,
        drop(tenant) {
          for (const [key] of ofTenant(tenant)) rows.delete(key)
        },
      })
      return rows
    },
    erasure: {
      remains: async (tenant) => remains(checkTenantId('tenant', tenant)),
      async erase(tenant) {
        checkTenantId('tenant', tenant)
        for (const each of held) each.drop(tenant)
        return remains(tenant)
      },
    },
  }
}
