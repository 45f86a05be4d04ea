import type { PrunedKind, PrunedRecords } from '@fcc/runtime'
import { type Said, table } from '../io/table.ts'
import { counted } from './counted.ts'

/** How each kind of record is called. */
const NAMES: Readonly<Record<PrunedKind['records'], string>> = {
  audit_entries: 'audit entries',
  runs: 'runs',
  events: 'events',
  commands: 'commands',
}

/** What was removed or would be, kind by kind, and why something stays. */
export function prunedLines(pruned: PrunedRecords): readonly Said[] {
  const { removed, kinds, contents, bytes, journals } = pruned
  const verb = removed ? 'removed' : 'would be removed'
  const rows = [
    ...kinds.flatMap((kind) => kindRows(kind, verb)),
    ['contents', `${contents} ${verb} (${bytes} bytes), of erased subjects and with their runs`],
    ['journals', `${journals} ${verb}, of runs of erased subjects`],
  ]
  const isNothing = contents + journals + kinds.reduce((sum, { count }) => sum + count, 0) === 0
  const then = isNothing
    ? '  There is nothing to remove.'
    : removed
      ? '  The audit log still verifies.'
      : '  fcc prune --apply removes them.'
  return [...table(rows), then]
}

function kindRows(kind: PrunedKind, verb: string): readonly (readonly string[])[] {
  const { records, asked, days = 0, count, stays } = kind
  const name = NAMES[records]
  const withRuns = count > 0 ? `, ${count} ${verb} with their runs` : ''
  if (asked === undefined) {
    return [[name, `nothing goes by its age: retention.${records} is not set${withRuns}`]]
  }
  return [
    [name, `${count} ${verb}, older than ${counted(days, 'day')}`],
    ...stays.map((each) => ['', `${each.count} stay: ${each.because}`]),
  ]
}
