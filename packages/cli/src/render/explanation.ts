import type { Decision, GateOutcome, VisitRecord } from '@fcc/contracts'
import type { RunExplanation } from '@fcc/runtime'
import { type Said, table } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { decidingFirst } from '../session/run-report.ts'
import { callText, costText } from './cost-text.ts'
import { counted } from './counted.ts'
import { findingsText } from './findings-text.ts'
import { lookLines } from './look-lines.ts'
import { choiceLines } from './model-choices.ts'

/** A run's decisions in lines for people: visit by visit, with the rules and checks that bore on them. */
export function explanationLines(
  explanation: RunExplanation,
  paint: Paint,
  options: { readonly whyNot?: boolean | undefined } = {},
): readonly Said[] {
  const { run, intake, visits, entries, looks } = explanation
  const { envelope } = run
  const lines = [
    '',
    `  ${paint.bold(visible(run.title))}   ${paint.dim(`run ${run.id}`)}`,
    `  ${run.state} · started by ${visible(envelope.principal.id)} for ${visible(envelope.purpose)} in ${domainText(envelope)}`,
    `  input labelled ${visible(envelope.labels.categories.join(', ')) || 'with nothing'}`,
    ...(intake.length > 0
      ? ['', `  ${paint.bold('input')}`, ...decidedLines(intake, looks, options)]
      : []),
    ...visits.flatMap((visit) => [
      '',
      ...visitLines(visit, paint, decidedLines(visit.decisions, looks, options)),
    ]),
  ]
  const reasons = run.reasons.flatMap(({ id, say, at, fix }) => [
    visible(`    ${id}${at === undefined ? '' : ` at ${at}`}   ${say}`),
    ...(fix === undefined ? [] : [`      ${paint.dim('Fix')}  ${visible(fix)}`]),
  ])
  const why = reasons.length > 0 ? ['', `  Why it is ${run.state}`, ...reasons] : []
  return [
    ...lines,
    ...leftLines(run),
    ...why,
    '',
    ...costLines(explanation),
    `  ${counted(entries.length, 'audit entry', 'audit entries')}`,
    '',
  ]
}

/** What the models of a run cost, or that none spoke where one could have. */
function costLines({ run, visits }: RunExplanation): readonly string[] {
  const { cost } = run.envelope.usage
  if (cost) return [visible(`  Cost  ${costText(cost)}`)]
  const isByModel = visits.some(({ actor }) => actor === 'model')
  const isAsked = visits.some(({ calls = [] }) => calls.length > 0)
  return isByModel && !isAsked ? ['  No model spoke: its steps were made without one'] : []
}

/** The nodes that were left out, with the reason: skipped, cancelled or failed. */
function leftLines({ nodes }: RunExplanation['run']): readonly string[] {
  const left = Object.entries(nodes).filter(
    ([, { status }]) => status === 'skipped' || status === 'cancelled' || status === 'failed',
  )
  if (left.length === 0) return []
  return [
    '',
    '  Not done',
    ...left.map(([instance, { status, reasons = [] }]) =>
      visible(`    ${instance} ${status}   ${reasons.map(({ say }) => say).join(' ')}`),
    ),
  ]
}

/** Decisions in the order in which they were made; the quiet ones are counted, unless the rules are asked for. */
function decidedLines(
  decisions: readonly Decision[],
  looks: RunExplanation['looks'],
  { whyNot }: { readonly whyNot?: boolean | undefined },
): readonly string[] {
  if (whyNot) {
    return decisions.flatMap((decision) => [
      ...decisionLines(decision, looks),
      ...lookLines(decision, looks),
    ])
  }
  const quiet = decisions.filter(isQuiet)
  const considered = quiet.reduce((sum, { rules }) => sum + rules.considered, 0)
  return [
    ...decisions
      .filter((decision) => !isQuiet(decision))
      .flatMap((decision) => decisionLines(decision, looks)),
    ...(quiet.length > 0
      ? [
          `    allowed    ${counted(considered, 'rule')} checked in ${counted(quiet.length, 'look')}, none violated`,
        ]
      : []),
  ]
}

function visitLines(visit: VisitRecord, paint: Paint, decided: readonly string[]): readonly Said[] {
  return [
    `  ${paint.bold(visible(visit.node))} ${visit.number}   ${visible(visit.personaName)}, ${actorText(visit)}`,
    ...(visit.says === '' ? [] : [`    said       ${visible(visit.says)}`]),
    ...choiceLines(visit.choices),
    ...askedLines(visit),
    ...decided,
    ...(visit.calls ?? []).map((call) => visible(`    asked      ${callText(call)}`)),
    ...(visit.services ?? []).map(({ service, status }) =>
      visible(`    asked      ${service}, which answered with ${status}`),
    ),
    ...visit.gates.flatMap(gateLines),
    ...visit.issues.map(
      ({ severity, code, message }) =>
        `    ${severity.padEnd(9)}  ${visible(`${code}  ${message}`)}`,
    ),
    `    then       ${visit.route.kind}${visit.route.to.length > 0 ? ` to ${visible(visit.route.to.join(', '))}` : ''}${visit.route.by === undefined ? '' : `: ${visible(visit.route.by)} continued without it`}`,
    ...(visit.unfinished ?? []).map(
      (activity) => `    unfinished ${visible(activity)}, begun outside; its result is not known`,
    ),
    ...(visit.route.notTaken ?? []).map(({ say }) => `    not taken  ${visible(say)}`),
  ]
}

/** Who acted; of a visit whose actor finished nothing, what it would have been. */
function actorText({ actor, actedBy }: VisitRecord): string {
  return actedBy === '' ? `by ${actor}, nothing made` : `by ${actor} ${visible(actedBy)}`
}

/** What was different about asking a model: texts that were cut, and answers that were asked for again. */
function askedLines({ trimmed = [], repairs = 0 }: VisitRecord): readonly string[] {
  const sources = { input: 'handed over', feedback: 'fed back', tool_result: 'given by a tool' }
  return [
    ...trimmed.map(({ turn, source, name, tokens, kept, counted: by }) =>
      visible(
        `    cut        ${name || 'a text'} (${sources[source]}) to its first ${kept} of ${tokens} tokens${by === 'by_estimate' ? ', estimated' : ''}, in request ${turn}`,
      ),
    ),
    ...(repairs > 0
      ? [`    repaired   ${counted(repairs, 'answer')} that followed no schema, asked for again`]
      : []),
  ]
}

function isQuiet({ decision, reasons, errors }: Decision): boolean {
  return decision === 'allow' && reasons.length === 0 && errors.length === 0
}

function decisionLines(decision: Decision, looks: RunExplanation['looks']): readonly string[] {
  const facts = Object.entries(decision.facts).flatMap(([namespace, values]) =>
    Object.entries(values).map(([name, value]) =>
      name === ''
        ? `${namespace} = ${JSON.stringify(value)}`
        : `${namespace}.${name} = ${JSON.stringify(value)}`,
    ),
  )
  return [
    `    ${decision.decision.padEnd(9)}  ${visible(`${decision.subject} at ${decision.at}`)}, ${rulesText(decision.rules)}`,
    ...decision.reasons.map(({ rule, effect, tier, say }) =>
      visible(`      ${rule} (${tier === effect ? tier : `${tier}, ${effect}`})   ${say}`),
    ),
    ...decision.errors.map(({ rule, code, why }) => visible(`      ${rule} (${code})   ${why}`)),
    ...(decision.findings.length > 0
      ? [visible(`      found   ${findingsText(decidingFirst(decision, looks))}`)]
      : []),
    ...(facts.length > 0 ? [visible(`      facts   ${facts.join(', ')}`)] : []),
  ]
}

/** Of the rules that looked, how many had something to say. */
function rulesText({ fired, considered }: Decision['rules']): string {
  if (considered === 0) return 'where no rule looks'
  return `${fired} of ${counted(considered, 'rule')} fired`
}

function gateLines({ gate, artifact, score, threshold, passed, checks }: GateOutcome) {
  const value = score === undefined ? 'not measured' : score.toFixed(2)
  return [
    `    ${passed ? 'passed   ' : 'not passed'}  ${visible(`${artifact} at ${gate}`)}: ${value}, threshold ${threshold.toFixed(2)}`,
    ...table(
      checks.map(({ id, outcome, reason }) => [outcome.replace('_', ' '), id, reason]),
      { indent: '      ' },
    ),
  ]
}

/** Where a run belongs, and where it was to be, if its host had too much to do for that. */
function domainText({ domain, requestedDomain }: RunExplanation['run']['envelope']): string {
  return requestedDomain === undefined
    ? domain
    : `${domain}, asked for in ${requestedDomain}: the host had too much to do`
}
