import { FccError } from '@fcc/plugin-api'
import { versionChanges } from '../../run/run-versions.ts'
import type { TenantSource } from '../known-tenant.ts'
import type { TenantSession } from '../tenant-session.ts'

/** What became of the runs that other versions of plugins held. */
export interface ResumedRuns {
  /** Ids of the runs that continue. */
  readonly resumed: readonly string[]
  /** Those that do not, each with the code of why. */
  readonly refused: readonly { readonly run: string; readonly code: string }[]
}

/** Resumes every run that waits for a version, each as the caller may and with an entry of its own. */
export async function resumeAll(
  session: Pick<TenantSession, 'runs' | 'resume'>,
  source: TenantSource,
  options: { readonly acceptVersion: boolean },
): Promise<ResumedRuns> {
  const waiting = await session.runs({ states: ['waiting'] })
  const { services, release } = await source.acquire()
  const held = waiting.filter((run) => {
    const { barring } = versionChanges(services.model, run)
    return run.waiting?.for === 'version' || Object.keys(barring).length > 0
  })
  release()
  const resumed: string[] = []
  const refused: { readonly run: string; readonly code: string }[] = []
  for (const { id } of held) {
    try {
      await session.resume(id, options)
      resumed.push(id)
    } catch (error) {
      if (!FccError.is(error)) throw error
      refused.push({ run: id, code: error.code })
    }
  }
  return { resumed, refused }
}
