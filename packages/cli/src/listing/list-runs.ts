import type { RunQuery, RunSummary } from '@fcc/contracts'
import type { TenantSession } from '@fcc/runtime'
import type { Said } from '../io/table.ts'
import { listTable } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { ageText } from '../render/age-text.ts'
import { costText } from '../render/cost-text.ts'

/** A run with the tenant whose it is. */
export interface TenantRun extends RunSummary {
  readonly tenant: string
}

/** The newest runs of several tenants together, newest first, as many as the query asks for. */
export async function listRuns(
  sessions: readonly Pick<TenantSession, 'runs' | 'tenant'>[],
  query: RunQuery & { readonly limit: number },
): Promise<readonly TenantRun[]> {
  const all: TenantRun[] = []
  for (const session of sessions) {
    const runs = await session.runs(query)
    all.push(...runs.map((run) => ({ tenant: session.tenant, ...run })))
  }
  return all.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, query.limit)
}

/**
 * Runs as a table for people: as much of an id as tells it from the others of the list, and how long ago
 * each began. What nobody has stays out: tenants where there is one, costs where nothing was billed.
 *
 * @param at milliseconds since 1970
 */
export function runsTable(
  runs: readonly TenantRun[],
  { at, paint, named }: { readonly at: number; readonly paint: Paint; readonly named: boolean },
): readonly Said[] {
  const isBilled = runs.some(({ envelope }) => envelope.usage.cost)
  const length = telling(runs.map(({ id }) => id))
  const rows = runs.map(({ id, tenant, state, createdAt, title, waiting, envelope }) => [
    id.slice(0, length),
    ...(named ? [tenant] : []),
    waiting ? `${state}: ${waiting.for}` : state,
    ageText(createdAt, at),
    title,
    ...(isBilled ? [envelope.usage.cost ? costText(envelope.usage.cost) : ''] : []),
  ])
  const heads = [
    'RUN',
    ...(named ? ['TENANT'] : []),
    'STATE',
    'BEGUN',
    'SCENARIO',
    ...(isBilled ? ['COST'] : []),
  ]
  return listTable(heads, rows, paint)
}

/** The first characters of a ULID say the time; fewer than these are the same for runs of one second. */
const LEAST_LENGTH = 10

/** How many characters of each id tell it from all others. */
function telling(ids: readonly string[]): number {
  const whole = Math.max(LEAST_LENGTH, ...ids.map(({ length }) => length))
  let length = LEAST_LENGTH
  while (length < whole && new Set(ids.map((id) => id.slice(0, length))).size < ids.length)
    length += 1
  return length
}
