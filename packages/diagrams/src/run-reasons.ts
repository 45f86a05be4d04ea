import type { Decision, GateOutcome, Reason, VisitRecord } from '@fcc/contracts'
import { readable } from './fit-text.ts'

/** What decisions say that is worth reading: what fired, and what could not be decided. Quiet ones are counted. */
export function decisionReasons(decisions: readonly Decision[]): readonly string[] {
  const loud = decisions.filter(
    ({ decision, reasons, errors }) =>
      decision !== 'allow' || reasons.length > 0 || errors.length > 0,
  )
  const quiet = decisions.length - loud.length
  return [
    ...loud.flatMap(({ decision, subject, at, reasons, errors }) => [
      `${decision}: ${subject} at ${at}`,
      ...reasons.map(({ rule, tier, effect, say }) => `${rule} (${tier}, ${effect}): ${say}`),
      ...errors.map(({ rule, code, why }) => `${rule} (${code}): ${why}`),
    ]),
    ...(quiet > 0 ? [`allowed: nothing fired in ${quiet} ${quiet === 1 ? 'look' : 'looks'}`] : []),
  ].map(readable)
}

/** Why a visit went as it went, and where it led. */
export function visitReasons(visit: VisitRecord): readonly string[] {
  const { actor, actedBy, decisions, issues, route } = visit
  const to = route.to.length > 0 ? ` to ${route.to.join(', ')}` : ''
  return [
    `${visit.personaName} (${visit.persona}), by ${actor} ${actedBy || '(nothing made)'}`,
    ...(visit.says === '' ? [] : [visit.says]),
    ...decisionReasons(decisions),
    ...issues.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
    `then ${route.kind}${to}${route.by === undefined ? '' : `: ${route.by} continued without it`}`,
    ...(route.notTaken ?? []).map(({ to: missed, say }) => `not taken to ${missed}: ${say}`),
    ...(visit.unfinished ?? []).map(
      (activity) => `unfinished: ${activity}, begun outside; its result is not known`,
    ),
  ].map(readable)
}

/** What a gate was about, and what each of its checks said. */
export function gateReasons({ gate, artifact, checks }: GateOutcome): readonly string[] {
  return [
    `${artifact} at ${gate}`,
    ...checks.map(({ id, outcome, reason }) => `${outcome.replace('_', ' ')} ${id}: ${reason}`),
  ].map(readable)
}

/** Why a run, or a node that was left out, is where it is. */
export function stateReasons(reasons: readonly Reason[]): readonly string[] {
  return reasons.map(({ id, say, at, fix }) =>
    readable(`${id}${at ? ` at ${at}` : ''}: ${say}${fix ? ` Fix: ${fix}` : ''}`),
  )
}
