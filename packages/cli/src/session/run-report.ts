import type { Decision, Finding, RunRecord, VisitRecord } from '@fcc/contracts'
import type { RunExplanation, TenantModel } from '@fcc/runtime'

/** What is worth saying of a run, counted from its records. Ids and counts only. */
export interface RunReport {
  readonly run: RunRecord
  readonly durationMs: number
  /** Rules with a predicate over this tenant, how often one was decided, how often that stopped something. */
  readonly rules: { readonly known: number; readonly decided: number; readonly blocks: number }
  /** Artifacts that the run made, by name, inputs not counted. */
  readonly artifacts: number
  /** Labels that were lowered, and the permits that allowed it. */
  readonly lowered: readonly { readonly label: string; readonly by: readonly string[] }[]
  readonly auditEntries: number
  /** What was found in the content that stopped the run. */
  readonly findings: readonly Finding[]
  /** The text whose places they are: an artifact, or a part of a prompt. */
  readonly foundIn: string | undefined
  /** Whether anything was let out of the process before the run ended. */
  readonly sent: boolean
}

/** Counts what an explanation of a run holds. Pure. */
export function resolveReport(
  { run, visits, entries }: RunExplanation,
  governance: Pick<TenantModel['governance'], 'ruleCount'>,
): RunReport {
  const decisions = visits.flatMap((visit) => visit.decisions)
  const logged = entries.map(({ canonical }) => JSON.parse(canonical) as LoggedEntry)
  return {
    run,
    durationMs: Date.parse(run.updatedAt) - Date.parse(run.createdAt),
    rules: {
      known: governance.ruleCount,
      decided: decisions.reduce((sum, { rules }) => sum + rules.considered, 0),
      blocks: decisions.filter(({ decision }) => decision !== 'allow').length,
    },
    artifacts: new Set(
      Object.values(run.artifacts).flatMap(({ name, producedBy }) =>
        producedBy === `${run.id}/intake` ? [] : [name],
      ),
    ).size,
    lowered: logged.flatMap(({ type, data }) =>
      type === 'fcc.artifact.declassified' ? [{ label: data.label ?? '', by: data.by ?? [] }] : [],
    ),
    auditEntries: entries.length,
    ...stoppingFindings(visits, logged),
    sent: decisions.some(({ at, decision }) => at === 'egress' && decision === 'allow'),
  }
}

interface LoggedEntry {
  readonly type: string
  readonly data: {
    readonly label?: string
    readonly by?: readonly string[]
    readonly decisions?: readonly {
      readonly decision: string
      readonly subject: string
      readonly findings?: readonly {
        readonly category: string
        readonly start: number
        readonly end: number
      }[]
    }[]
  }
}

/** The findings of the last decision that forbade; at intake they are in the log alone. */
function stoppingFindings(
  visits: readonly VisitRecord[],
  logged: readonly LoggedEntry[],
): Pick<RunReport, 'findings' | 'foundIn'> {
  const last = visits.at(-1)?.decisions.findLast(forbids)
  if (last) return { findings: last.findings, foundIn: textOf(last.subject) }
  const started = logged.find(({ type }) => type === 'fcc.run.started')
  const refused = started?.data.decisions?.find(({ decision }) => decision !== 'allow')
  const findings = (refused?.findings ?? []).map(({ category, start, end }) => ({
    category,
    span: { start, end },
    confidence: 1,
    detector: '',
  }))
  return { findings, foundIn: refused && textOf(refused.subject) }
}

/** What a decision is about, without where it was to go: `incidents → write` is about incidents. */
function textOf(subject: string): string {
  return subject.split(' → ')[0] ?? subject
}

function forbids({ decision }: Decision): boolean {
  return decision !== 'allow'
}
