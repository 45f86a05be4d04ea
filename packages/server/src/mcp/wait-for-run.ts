import type { RunRecord } from '@fcc/contracts'
import type { TenantSession } from '@fcc/runtime'
import type { ServerContext } from '@modelcontextprotocol/server'

const OVER = new Set([
  'completed',
  'halted',
  'rejected',
  'cancelled',
  'failed',
  'waiting',
  'paused',
  'quarantined',
])

/** Waits for a run as long as it was asked to, and tells each of its visits where progress is wanted. */
export async function waitForRun(
  session: TenantSession,
  id: string,
  seconds: number,
  { mcpReq }: Pick<ServerContext, 'mcpReq'>,
): Promise<RunRecord> {
  const late = AbortSignal.timeout(seconds * 1000)
  const signal = AbortSignal.any([late, mcpReq.signal])
  const progressToken = mcpReq._meta?.progressToken
  let progress = 0
  try {
    for await (const { type } of session.events(id, { signal })) {
      progress += 1
      if (progressToken !== undefined) {
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress, message: type },
        })
      }
      if (type === 'fcc.run.waiting' && OVER.has((await session.run(id)).state)) break
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return session.run(id)
}
