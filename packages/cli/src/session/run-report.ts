import type { Decision, Finding, RunRecord } from '@fcc/contracts'
import type { RunExplanation, TenantModel } from '@fcc/runtime'
import { type RedactedText, resolveRedactions, textOf } from './redactions.ts'

/** What the record of a run alone says of it. */
export interface RunStanding {
  readonly run: RunRecord
  readonly durationMs: number
  /** Artifacts that the run made, by name, inputs not counted. */
  readonly artifacts: number
}

/** What is worth saying of a run, counted from its records. Ids and counts only. */
export interface RunReport extends RunStanding {
  /** Rules with a predicate over this tenant, how often one was decided, how often that stopped something. */
  readonly rules: { readonly known: number; readonly decided: number; readonly blocks: number }
  /** Labels that were lowered, and the permits that allowed it. */
  readonly lowered: readonly { readonly label: string; readonly by: readonly string[] }[]
  readonly auditEntries: number
  /** What governance took out of texts before they were handed over. */
  readonly redacted: readonly RedactedText[]
  /** What was found in the content that stopped the run. */
  readonly findings: readonly Finding[]
  /** The text whose places they are: an artifact, or a part of a prompt. */
  readonly foundIn: string | undefined
  /** How long the run was in its steps, in milliseconds; those side by side count once. */
  readonly stepsMs: number
  readonly steps: number
  /** Whether a person was asked, for whom the run waited. */
  readonly asked: boolean
  /** Whether anything was let out of the process before the run ended. */
  readonly sent: boolean
}

/** How a run stands by its record. Pure. */
export function resolveStanding(run: RunRecord): RunStanding {
  return {
    run,
    durationMs: Date.parse(run.updatedAt) - Date.parse(run.createdAt),
    artifacts: new Set(
      Object.values(run.artifacts).flatMap(({ name, producedBy }) =>
        producedBy === `${run.id}/intake` ? [] : [name],
      ),
    ).size,
  }
}

/** Counts what an explanation of a run holds. Pure. */
export function resolveReport(
  { run, intake, visits, entries, looks }: RunExplanation,
  governance: Pick<TenantModel['governance'], 'ruleCount'>,
): RunReport {
  const decisions = [...intake, ...visits.flatMap((visit) => visit.decisions)]
  const logged = entries.map(({ canonical }) => JSON.parse(canonical) as LoggedEntry)
  return {
    ...resolveStanding(run),
    rules: {
      known: governance.ruleCount,
      decided: decisions.reduce((sum, { rules }) => sum + rules.considered, 0),
      blocks: decisions.filter(({ decision }) => decision !== 'allow').length,
    },
    lowered: logged.flatMap(({ type, data }) =>
      type === 'fcc.artifact.declassified' ? [{ label: data.label ?? '', by: data.by ?? [] }] : [],
    ),
    auditEntries: entries.length,
    redacted: resolveRedactions(decisions),
    stepsMs: timeWithin(visits),
    steps: visits.length,
    asked: visits.some(({ actor }) => actor === 'human'),
    ...stoppingFindings(decisions, looks),
    sent: decisions.some(({ at, decision }) => at === 'egress' && decision === 'allow'),
  }
}

/** The time in which at least one visit was under way, in milliseconds. */
function timeWithin(visits: RunExplanation['visits']): number {
  const spans = visits
    .map(({ startedAt, endedAt }) => [Date.parse(startedAt), Date.parse(endedAt)] as const)
    .toSorted(([a], [b]) => a - b)
  let [within, until] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of spans) {
    within += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return within
}

interface LoggedEntry {
  readonly type: string
  readonly data: { readonly label?: string; readonly by?: readonly string[] }
}

/** The findings of the last decision that forbade, those that a rule which did so is about before all others. */
function stoppingFindings(
  decisions: readonly Decision[],
  looks: RunExplanation['looks'],
): Pick<RunReport, 'findings' | 'foundIn'> {
  const last = decisions.findLast(forbids)
  if (last === undefined) return { findings: [], foundIn: undefined }
  return { findings: decidingFirst(last, looks), foundIn: textOf(last.subject) }
}

/** The findings of a decision: first those that the rules which forbid are about, by place. */
export function decidingFirst(
  { reasons, findings, ...decision }: Decision,
  looks: RunExplanation['looks'],
): readonly Finding[] {
  const forbidding = new Set(
    reasons.filter(({ effect }) => effect !== 'permit').map(({ rule }) => rule),
  )
  const about = new Set(
    (looks({ reasons, findings, ...decision }) ?? [])
      .filter(({ rule }) => forbidding.has(rule))
      .flatMap((look) => look.findings.map(placeOf)),
  )
  const isDeciding = (finding: Finding) => about.has(placeOf(finding))
  return [...findings.filter(isDeciding), ...findings.filter((each) => !isDeciding(each))]
}

function placeOf({ category, span }: Finding): string {
  return `${category} ${span.start}-${span.end}`
}

function forbids({ decision }: Decision): boolean {
  return decision !== 'allow'
}
