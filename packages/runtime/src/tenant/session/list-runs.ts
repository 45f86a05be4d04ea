import type { Principal, RunQuery, RunSummary } from '@fcc/contracts'
import { mayTouch } from '../access/authorise.ts'
import type { TenantServices } from '../tenant-services.ts'
import { readRun } from './read-run.ts'

/** How many runs are read at a time where some of them may not be shown. */
const PAGE = 100

/**
 * The runs that a principal may see, newest first, as many as were asked for.
 *
 * @throws FccError FCC_RUN_UNKNOWN where they are to begin after a run that is none
 */
export async function listRuns(
  services: TenantServices,
  principal: Principal,
  query: RunQuery = {},
): Promise<readonly RunSummary[]> {
  const { store, model } = services
  // A place in the list that is none is the caller's mistake, and no fault of the store.
  if (query.before !== undefined) await readRun(services, query.before)
  if (model.access.length === 0) return store.listRuns(query)
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  const shown: RunSummary[] = []
  let { before } = query
  while (shown.length < limit) {
    const page = await store.listRuns({ ...query, limit: PAGE, before })
    shown.push(
      ...page.filter(({ scenario }) => mayTouch(services, principal, 'runs:list', scenario)),
    )
    before = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  return shown.slice(0, limit)
}
