import { verifyExport } from '@fcc/audit'
import type { AuditExport, TenantSession } from '@fcc/runtime'
import type { Facts } from '../sides/side.ts'

/** Steps of the measured workflow, and the rules that look at each. */
export const STEPS = 5
/** What is counted as one where runs of 5 and of 24 nodes come to as many steps. */
export const STEPS_PER_ITEM = 120
const RULES_PER_VISIT = 5

/** What is read of an audit entry here. */
interface VisitEntry {
  readonly type: string
  readonly data: { readonly decisions: readonly { readonly considered: number }[] }
}

/**
 * Holds the audit log of the measured runs against what was to be measured: its signature and every
 * byte verified, each visit with its entry, and the rules that looked at each.
 *
 * @throws Error when a figure would stand for less work than it claims
 */
export function verifyRuns(exported: AuditExport, steps: number): Facts {
  const { text, verifierKey } = exported
  const report = verifyExport(Buffer.from(text), { key: verifierKey })
  if (report.verdict !== 'verified' || report.entriesAfterCheckpoint !== 0) {
    throw new Error(`The audit log does not verify: ${JSON.stringify(report.findings)}`)
  }
  const visits = text.split('\n').flatMap((line) => {
    if (!line.includes('fcc.visit.recorded')) return []
    const entry = JSON.parse(line) as VisitEntry
    return entry.type === 'fcc.visit.recorded' ? [entry] : []
  })
  if (visits.length !== steps) {
    throw new Error(`${visits.length} visits are in the log, not ${steps}.`)
  }
  const considered = visits.map(({ data }) =>
    data.decisions.reduce((sum, decision) => sum + decision.considered, 0),
  )
  const fewest = Math.min(...considered)
  if (fewest < RULES_PER_VISIT) throw new Error(`Only ${fewest} rules looked at some visit.`)
  return { verified: `${report.entries} entries`, rules: `${fewest} in each visit` }
}

/** Whether everything of a run is under a signed checkpoint, as it must be when the run has ended. */
export async function assertCovered(session: TenantSession, run: string): Promise<void> {
  const { entries } = await session.explain(run)
  if (entries.length === 0 || entries.some(({ place }) => place === undefined)) {
    throw new Error(`Run ${run} ended before its entries were under a checkpoint.`)
  }
}
