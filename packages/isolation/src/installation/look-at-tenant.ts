import { createHash } from 'node:crypto'
import type { TenantSession } from '@fcc/runtime'

/** What is written into the log of whoever somebody else named: what was tried, and nothing that got through. */
const NAMED = 'fcc.tenant.queried'

/** How many of something are read at once. */
const MOST = 1000

/**
 * A digest over what a tenant sees of itself: its runs, its questions, its keys and its whole log, in which
 * everything that is done in a tenant leaves an entry.
 */
export async function lookAtTenant(session: TenantSession): Promise<string> {
  const hash = createHash('sha256')
  const add = (value: unknown): void => {
    hash.update(JSON.stringify(value) ?? 'nothing')
  }
  for (const { id } of await session.runs({ limit: MOST })) add(await session.run(id))
  add(await session.inbox({ limit: MOST }))
  add([await session.apiKeys(), await session.grants()])
  for (let from = 0; ; from += MOST) {
    const entries = await session.entries({ from, limit: MOST })
    add(
      entries
        .filter(({ entry }) => entry?.type !== NAMED)
        .map(({ entry, leafHash }) => [entry, leafHash]),
    )
    if (entries.length < MOST) return hash.digest('hex')
  }
}
