import { FccError } from '@fcc/plugin-api'

/**
 * What was asked for, or nothing where no role of whoever acts allows it: what somebody else may do is no
 * failure of what was done. Every other error stays one.
 *
 * @example
 * const explained = await unlessDenied(session.explain(run.id))
 */
export async function unlessDenied<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_ACCESS_DENIED') return undefined
    throw error
  }
}
