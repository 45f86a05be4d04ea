import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { PluginRecord } from './plugin-record.ts'

/**
 * Closes every plugin's scope, the one begun last first, one after the other, whatever happens.
 * @throws AggregateError of everything that went wrong, after all have settled
 */
export async function stopPlugins(begun: readonly PluginRecord[]): Promise<void> {
  const problems: Diagnostic[] = []
  for (const record of begun.toReversed()) problems.push(...(await record.scope.close()))
  if (problems.length === 0) return
  throw new AggregateError(
    problems.map((problem) => new FccError(problem)),
    `${problems.length} of the things that plugins deferred could not be let go.`,
  )
}
