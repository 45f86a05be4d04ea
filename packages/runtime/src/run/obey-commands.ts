import type { RunJob } from '@fcc/contracts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import type { OpenRun } from './open-runs.ts'
import { resolveCommand } from './run-changes.ts'
import { changedVersions } from './run-versions.ts'

/** Whether code that a run was planned with is not here. */
function isWithoutItsCode({ services, session }: Pick<OpenRun, 'services' | 'session'>): boolean {
  return Object.keys(changedVersions(services.model, session.run)).length > 0
}

/** Carries out the first command that the run's state allows; `false` where there was none. */
export async function obeyCommands(entry: OpenRun): Promise<boolean> {
  const { services, session, job } = entry
  // Nobody else writes into a store that ends with this process: who wrote one here has said so.
  if (!services.durable && !entry.isCommanded) return false
  entry.isCommanded = false
  const commands = await services.store.readCommands(job.run)
  const dropped: string[] = []
  for (const command of commands) {
    const change = resolveCommand(session.run, command, services.clock())
    dropped.push(command.id)
    if (!change) continue
    await session.change(change, dropped)
    entry.isBarred &&= isWithoutItsCode(entry)
    entry.isCommanded = commands.length > dropped.length
    return true
  }
  return false
}

/** Whether a command was left by somebody who saw the lease still held: it is the last holder's to do. */
export async function isCommandLeft(
  source: TenantSource | undefined,
  { run }: Pick<RunJob, 'run'>,
): Promise<boolean> {
  const use = await source?.acquire()
  if (!use) return false
  try {
    const { store } = use.services
    const commands = await store.readCommands(run)
    if (commands.length === 0) return false
    const record = await store.readRun(run)
    return commands.some((command) => record && resolveCommand(record, command, 0) !== undefined)
  } finally {
    use.release()
  }
}
