import { relative } from 'node:path'
import type { Reason } from '@fcc/contracts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import type { RunReport, RunStanding } from '../session/run-report.ts'
import type { WrittenOutcomes } from '../session/write-outcomes.ts'
import { counted } from './counted.ts'
import { durationText } from './duration-text.ts'
import { findingsText } from './findings-text.ts'

/** What a summary needs besides the report. */
export interface SummaryOptions {
  readonly files: WrittenOutcomes | undefined
  /** How each outcome begins, a line each. */
  readonly beginnings: Readonly<Record<string, readonly string[]>>
  /** Outcomes that are decided for each of their readers. */
  readonly readable: readonly string[]
  /** The roles that the rules at release name. */
  readonly readerRoles: readonly string[]
  readonly cwd: string
  /** Options that a command shown to the caller needs again. */
  readonly flags: string
  /** Whether what was counted on the way is told too. */
  readonly verbose?: boolean | undefined
  readonly paint: Paint
}

/** How a run ended or stands, in lines for people. */
export function summaryLines(
  report: RunReport | RunStanding,
  options: SummaryOptions,
): readonly string[] {
  const { run } = report
  switch (run.state) {
    case 'completed':
      return ['', ...completedLines(report, options), '']
    case 'halted':
      return ['', ...stoppedLines(report, 'halted by a hard stop', options), '']
    case 'rejected':
      return ['', ...stoppedLines(report, rejection(run.reasons), options), '']
    case 'failed':
      return ['', ...stoppedLines(report, 'failed', options), '']
    case 'cancelled':
      return ['', ...stoppedLines(report, 'cancelled', options), '']
    default:
      return isExplained(report)
        ? ['', `  The run is ${run.state}. ${checkedText(report)} · ${madeText(report)}`, '']
        : ['', `  The run ${run.id} is ${run.state}.`, ...leftOutLines(report, '  ', options), '']
  }
}

function isExplained(report: RunReport | RunStanding): report is RunReport {
  return 'rules' in report
}

/** What was left out for want of a permission, and where to see it with it. */
function leftOutLines(
  report: RunReport | RunStanding,
  indent: string,
  { flags }: Pick<SummaryOptions, 'flags'>,
): readonly string[] {
  if (isExplained(report)) return []
  return [
    `${indent}Left out    counts, findings and audit entries: the permission runs:explain shows them, fcc explain ${report.run.id}${visible(flags)}`,
  ]
}

function completedLines(
  report: RunReport | RunStanding,
  options: SummaryOptions,
): readonly string[] {
  const { files, beginnings, cwd, paint, flags, readable, readerRoles } = options
  const { run } = report
  const completed = `  ${paint.green('Completed')} in ${durationText(report.durationMs)}${timesText(report)}`
  const checked = isExplained(report)
    ? [
        `  Decided     ${checkedText(report)}`,
        ...(options.verbose
          ? [
              `  Of rules    ${report.rules.known} that the tenant has`,
              `  Made        ${madeText(report)}`,
            ]
          : []),
        ...redactedLines(report, '  '),
        `  Next        ${paint.bold(`fcc explain ${run.id}${visible(flags)}`)}`,
      ]
    : [
        `  Run         ${run.id} · ${counted(report.artifacts, 'artifact')}`,
        ...leftOutLines(report, '  ', { flags }),
      ]
  if (!files) return [completed, ...checked]
  const near = (file: string): string => {
    const path = relative(cwd, file)
    return path === '' || path.startsWith('..') ? file : path
  }
  return [
    completed,
    ...Object.entries(files.outcomes).flatMap(([name, file]) => [
      `  Outcome     ${paint.bold(near(file))}`,
      ...(beginnings[name] ?? []).map((line) => paint.dim(`              ${visible(line)}`)),
    ]),
    ...Object.entries(files.withheld).map(([name, why]) =>
      visible(`  Kept        ${name}: ${why}`),
    ),
    ...readable.map(
      (name) => `  Read        fcc outcome ${run.id} ${visible(name)}${flags} --as ID:ROLE`,
    ),
    ...(readable.length > 0 ? [`  Readers     ${visible(readersText(readerRoles))}`] : []),
    ...checked,
    ...(files.audit === undefined || files.verifierKey === undefined
      ? []
      : [`  Verify      fcc audit verify ${near(files.audit)} --key ${near(files.verifierKey)}`]),
  ]
}

function readersText(roles: readonly string[]): string {
  if (roles.length === 0) return 'each is decided by the rules at release'
  return `each is decided by the rules at release, which name the ${roles.length === 1 ? 'role' : 'roles'} ${roles.join(', ')}`
}

/** Where the time went: what is neither in steps nor in waiting was spent on looking and writing down. */
function timesText(report: RunReport | RunStanding): string {
  if (!isExplained(report) || report.steps === 0) return ''
  const { stepsMs, steps, durationMs, asked } = report
  const rest = Math.max(0, durationMs - stepsMs)
  return `: ${durationText(durationMs - rest)} in ${counted(steps, 'step')}, ${durationText(rest)} in checks${asked ? ', records and waiting' : ' and records'}`
}

/** What was decided, in one sentence. */
function checkedText({ rules, lowered, redacted }: RunReport): string {
  return [
    `${counted(rules.decided, 'rule')} checked, ${rules.blocks === 0 ? 'none violated' : counted(rules.blocks, 'block')}`,
    ...(redacted.length > 0 ? [`${counted(redacted.length, 'text')} redacted`] : []),
    ...lowered.map(({ label, by }) => visible(`label ${label} removed (rule ${by.join(', ')})`)),
  ].join(' · ')
}

function madeText({ artifacts, auditEntries }: RunReport): string {
  return `${counted(artifacts, 'artifact')} · audit ${counted(auditEntries, 'entry', 'entries')}`
}

function stoppedLines(
  report: RunReport | RunStanding,
  how: string,
  { paint, flags }: SummaryOptions,
): readonly string[] {
  const { run } = report
  const { findings, foundIn } = isExplained(report) ? report : { findings: [], foundIn: undefined }
  const [first] = run.reasons
  const at = first?.at === undefined ? '' : ` at ${first.at}`
  const step = first?.node === undefined ? '' : `, step ${first.node}`
  const where = foundIn === undefined ? '' : visible(` in ${foundIn}`)
  const width = Math.max(0, ...run.reasons.map(({ id }) => id.length))
  const cites = [...new Set(run.reasons.flatMap((reason) => reason.cites ?? []))]
  const fixes = new Set(run.reasons.flatMap(({ fix }) => fix ?? []))
  const atEgress = run.reasons.some((reason) => reason.at === 'egress')
  return [
    `  ${paint.red('✗')} ${how}${visible(at)}${visible(step)}`,
    ...run.reasons.map(({ id, say }) => `    ${visible(id).padEnd(width)}   ${visible(say)}`),
    ...(findings.length > 0 ? [`    Found      ${visible(findingsText(findings))}${where}`] : []),
    ...redactedLines(report, '    '),
    ...(cites.length > 0 ? [`    Cites      ${visible(cites.join(', '))}`] : []),
    ...[...fixes].map((fix) => `    Fix        ${visible(fix)}`),
    ...(atEgress && isExplained(report)
      ? [`    Nothing was sent${report.sent ? ' in this step' : ''}.`]
      : []),
    ...(isExplained(report)
      ? [`    ${paint.dim(`Explained  fcc explain ${run.id}${visible(flags)}`)}`]
      : leftOutLines(report, '    ', { flags })),
  ]
}

/** What was redacted, a line for each text: `2 phi/mrn, 1 phi/name in note, 3 times`. */
function redactedLines(report: RunReport | RunStanding, indent: string): readonly string[] {
  if (!isExplained(report)) return []
  return report.redacted.map(({ text, categories, times }) => {
    const counts = Object.entries(categories).map(([category, count]) => `${count} ${category}`)
    const what = counts.length > 0 ? counts.join(', ') : 'what was found'
    return visible(
      `${indent}Redacted    ${what} in ${text}${times > 1 ? `, ${counted(times, 'time')}` : ''}`,
    )
  })
}

function rejection(reasons: readonly Reason[]): string {
  const kinds: Readonly<Partial<Record<Reason['kind'], string>>> = {
    gate: 'rejected at a gate',
    approval: 'rejected by a person',
    bound: 'rejected: a bound was reached',
    rule: 'rejected by a rule',
  }
  const [first] = reasons
  return (first && kinds[first.kind]) ?? 'rejected'
}
