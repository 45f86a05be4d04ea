import type { RunExplanation, TenantSession } from '@fcc/runtime'
import { findRun } from '../session/find-run.ts'

/** A run as `fcc show` gives it to a machine, with all that it is drawn from. Never content. */
export interface ShownRun {
  readonly document: Pick<RunExplanation, 'run' | 'intake' | 'visits'>
  readonly explanation: RunExplanation
}

/** What is known of the run that a written id means. @throws FccError FCC_RUN_UNKNOWN, FCC_CLI_RUN_AMBIGUOUS */
export async function readShownRun(
  session: Pick<TenantSession, 'runs' | 'tenant' | 'explain'>,
  written: string,
): Promise<ShownRun> {
  const explanation = await session.explain(await findRun(session, written))
  const { run, intake, visits } = explanation
  return { document: { run, intake, visits }, explanation }
}
