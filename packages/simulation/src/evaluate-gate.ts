import type { CheckOutcome, Gate, GateCheck, GateOutcome, Issue, Subject } from '@fcc/contracts'
import type { Vocabulary } from '@fcc/contracts/vocabularies'
import { inTurns } from '@fcc/plugin-api'
import { checkContent } from './check-content.ts'
import { checkPersona } from './check-persona.ts'
import { type ContentReading, readContent } from './content-reading.ts'
import type { VisitPorts } from './visit-ports.ts'

/** A gate's outcome with the issues its validators found. */
export interface GateEvaluation {
  readonly outcome: GateOutcome
  readonly issues: readonly Issue[]
}

/** What is judged: an artifact, where it is kept, and the words of its field. */
export interface JudgedArtifact {
  readonly subject: Subject
  readonly address: string
  /** The vocabularies that checks may name, by whole id. */
  readonly vocabularies?: readonly Vocabulary[] | undefined
}

/**
 * Judges one artifact under a gate and those of lower layers that tighten it: it passes where every one
 * of them does, so that no check of one makes up for another's. What did not pass first says how far off
 * it is.
 */
export async function evaluateGate(
  gate: Gate,
  judged: JudgedArtifact,
  ports: Pick<VisitPorts, 'code' | 'tenant' | 'signal'>,
): Promise<GateEvaluation> {
  const own = await evaluateAlone(gate, judged, ports)
  if (!gate.also) return own
  const all = [own]
  for (const each of gate.also) all.push(await evaluateAlone(each, judged, ports))
  const telling = (all.find(({ outcome }) => !outcome.passed) ?? own).outcome
  const checks = all.flatMap(({ outcome }) =>
    outcome.gate === gate.id
      ? outcome.checks
      : outcome.checks.map((check) => ({ ...check, id: `${outcome.gate}:${check.id}` })),
  )
  return {
    outcome: { ...telling, gate: gate.id, checks },
    issues: all.flatMap(({ issues }) => issues),
  }
}

/**
 * Judges one artifact under one gate. A check that could not be measured leaves the gate unpassed, never at 0; an
 * artifact without content fails every check, for there is nothing that it could hold of.
 */
async function evaluateAlone(
  gate: Gate,
  judged: JudgedArtifact,
  ports: Pick<VisitPorts, 'code' | 'tenant' | 'signal'>,
): Promise<GateEvaluation> {
  const issues: Issue[] = []
  const checks: CheckOutcome[] = []
  const isEmpty = judged.subject.text.trim() === ''
  const reading = readContent(judged.subject, judged.vocabularies)
  for (const check of gate.checks) {
    if (isEmpty) checks.push(outcome(check.id, false, 0, 'the artifact is empty'))
    else checks.push(await evaluateCheck(check, { ...judged, reading }, ports, issues))
  }
  const measured = checks.length > 0 && checks.every((check) => check.outcome !== 'not_measured')
  const score = measured
    ? weightedMean(
        gate.checks.map(({ weight }, index) => ({ weight, value: checks[index]?.value })),
      )
    : undefined
  const required = gate.checks.every(
    (check, index) => !check.required || checks[index]?.outcome === 'passed',
  )
  return {
    outcome: {
      gate: gate.id,
      artifact: judged.subject.name,
      address: judged.address,
      passed: !isEmpty && score !== undefined && required && score >= gate.threshold,
      score,
      threshold: gate.threshold,
      checks,
    },
    issues,
  }
}

function weightedMean(
  values: readonly { readonly weight?: number | undefined; readonly value?: number | undefined }[],
): number {
  const counted = values.map(({ weight = 1, value = 0 }) => ({ weight, value }))
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0)
  return counted.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole
}

async function evaluateCheck(
  check: GateCheck,
  { subject, reading }: { readonly subject: Subject; readonly reading: ContentReading },
  ports: Pick<VisitPorts, 'code' | 'tenant' | 'signal'>,
  issues: Issue[],
): Promise<CheckOutcome> {
  const { test } = check
  switch (test.kind) {
    case 'content':
      return { id: check.id, ...(await inTurns(checkContent(reading, test.check), ports)) }
    case 'persona':
      return inTurns(
        checkPersona(check.id, test.component, { persona: subject.persona, reading }),
        ports,
      )
    case 'scorer': {
      const found = ports.code.scorer(test.scorer)
      if (!found) return notMeasured(check.id, `scorer ${test.scorer} is not there`)
      try {
        const { settings } = found
        const score = await found.code.score(subject, {
          settings,
          tenant: ports.tenant,
          signal: ports.signal,
        })
        if (score.kind === 'not_measured') return notMeasured(check.id, score.reason)
        if (!(score.value >= 0 && score.value <= 1)) {
          return notMeasured(check.id, `scorer ${test.scorer} gave a value outside 0..1`)
        }
        return outcome(check.id, score.value >= test.atLeast, score.value, score.reason)
      } catch (error) {
        if (ports.signal.aborted) throw error
        return notMeasured(check.id, `scorer ${test.scorer} failed with ${nameOf(error)}`)
      }
    }
    case 'validator': {
      const found = ports.code.validator(test.validator)
      if (!found) return notMeasured(check.id, `validator ${test.validator} is not there`)
      try {
        const { settings } = found
        const raised = await found.code.validate(subject, {
          settings,
          tenant: ports.tenant,
          signal: ports.signal,
        })
        issues.push(...raised)
        if (raised.some((issue) => issue.severity === 'could_not_check')) {
          return notMeasured(check.id, `validator ${test.validator} could not check`)
        }
        const errors = raised.filter((issue) => issue.severity === 'error').length
        return outcome(check.id, errors === 0, errors === 0 ? 1 : 0, `${errors} errors`)
      } catch (error) {
        if (ports.signal.aborted) throw error
        issues.push({
          code: 'could_not_check',
          severity: 'could_not_check',
          message: `validator ${test.validator} failed with ${nameOf(error)}`,
        })
        return notMeasured(check.id, `validator ${test.validator} failed with ${nameOf(error)}`)
      }
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

function outcome(id: string, passed: boolean, value: number, reason: string): CheckOutcome {
  return { id, outcome: passed ? 'passed' : 'failed', value, reason }
}

function notMeasured(id: string, reason: string): CheckOutcome {
  return { id, outcome: 'not_measured', reason }
}
