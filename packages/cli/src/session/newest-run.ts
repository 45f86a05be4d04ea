import type { TenantSession } from '@fcc/runtime'
import { cliErrors } from '../diagnostics.ts'

/** The id of the run that was started last. @throws FccError FCC_CLI_NO_RUNS */
export async function newestRun(session: TenantSession): Promise<string> {
  const [newest] = await session.runs({ limit: 1 })
  if (!newest) throw cliErrors.noRuns(session.tenant)
  return newest.id
}
