import type { AccessReport } from './access-report.ts'
import type { DataFlowReport } from './data-flow-report.ts'

/** A part of a report as a table: the same for a page, a file for a spreadsheet and a terminal. */
export interface ReportSection {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A report as tables, everything that it has. Pure. What is not known is an empty cell, and never 0.
 *
 * @example
 * const [acts] = reportSections(await session.accessReport())
 */
export function reportSections(report: AccessReport | DataFlowReport): readonly ReportSection[] {
  return [aboutOf(report), ...(report.report === 'access' ? accessOf(report) : flowOf(report))]
}

function aboutOf(report: AccessReport | DataFlowReport): ReportSection {
  const { tenant, from, to, made, madeBy, log } = report
  const removed = log.removed > 0 ? `${log.removed}, of which this report knows nothing` : '0'
  return section(
    'About this report',
    ['what', 'is'],
    [
      ['tenant', tenant],
      ['from', from],
      ['until, not included', to],
      ['made', made],
      ['made by', madeBy],
      ['entries of the log in the period', `${log.entries}`],
      ['entries of the log in all', `${log.size}`],
      ['entries removed by their age', removed],
      ['checkpoint of the log', log.checkpoint],
    ],
  )
}

function accessOf({ acts, keys, assignments, roles }: AccessReport): readonly ReportSection[] {
  return [
    section(
      'Who did what',
      [
        'principal',
        'kind',
        'roles',
        'act',
        'on',
        'by',
        'count',
        'refused',
        'runs',
        'first',
        'last',
      ],
      acts.map((each) => [
        ...[each.principal, each.kind, each.roles.join(' '), each.act, each.on, each.by],
        ...[`${each.count}`, `${each.refused}`, `${each.runs ?? ''}`, each.first, each.last],
      ]),
    ),
    section(
      'API keys of the period',
      ['id', 'name', 'principal', 'roles', 'state', 'made', 'expires', 'revoked', 'last used'],
      keys.map((key) => [
        ...[key.id, key.name, key.principal.id, key.principal.roles.join(' '), key.state],
        ...[key.createdAt, key.expiresAt ?? '', key.revokedAt ?? '', key.lastUsedAt ?? ''],
      ]),
    ),
    section(
      'Who has which role now',
      ['layer', 'user', 'group', 'role'],
      assignments.map((each) => [
        each.layer,
        ...('user' in each ? [each.user, ''] : ['', each.group]),
        each.role,
      ]),
    ),
    section(
      'What roles allow now',
      ['layer', 'role', 'permissions'],
      roles.map(({ layer, role, permissions }) => [layer, role, permissions.join(' ')]),
    ),
  ]
}

function flowOf(report: DataFlowReport): readonly ReportSection[] {
  const { inputs, processors, outputs, retention, encryption, erased } = report
  return [
    section(
      'What comes in',
      ['scenario', 'input', 'kind', 'media types', 'labels at intake', 'count', 'labels seen'],
      inputs.map((each) => [
        ...[each.scenario, each.input, each.kind, each.mediaTypes.join(' ')],
        labelsText(each.labels),
        ...[`${each.count}`, each.seen.join(' ')],
      ]),
    ),
    section(
      'What handles it',
      [
        ...['kind', 'id', 'location', 'region', 'cloud', 'agreements', 'kept there for days'],
        ...['count', 'input tokens', 'output tokens'],
      ],
      processors.map((each) => [
        ...[each.kind, each.id, each.location ?? '', each.region ?? '', each.cloud ?? ''],
        ...[each.agreements?.join(' ') ?? '', `${each.retentionDays ?? ''}`],
        ...[`${each.count ?? ''}`, `${each.inputTokens ?? ''}`, `${each.outputTokens ?? ''}`],
      ]),
    ),
    section(
      'Where it goes',
      ['kind', 'id', 'to', 'count', 'kept back'],
      outputs.map(({ kind, id, to, count, withheld }) => [
        ...[kind, id, to, `${count}`, `${withheld ?? ''}`],
      ]),
    ),
    section(
      'How long it is kept',
      ['records', 'asked, days', 'kept, days', 'demanded by', 'removed'],
      retention.map(({ records, asked, days, demand, removed }) => [
        ...[records, `${asked ?? 'for good'}`, `${days ?? 'for good'}`],
        ...[demand ? `${demand.constitution} (${demand.layer})` : '', `${removed}`],
      ]),
    ),
    section(
      'How it is protected',
      ['what', 'how'],
      [
        ...encryption.map(({ what, how }) => [what, how]),
        ['subjects erased in the period', `${erased}`],
      ],
    ),
  ]
}

function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ReportSection {
  return { title, columns, rows }
}

function labelsText(labels: readonly string[] | 'at_intake'): string {
  if (labels === 'at_intake') return 'by the label schemes'
  return labels.length === 0 ? 'none' : labels.join(' ')
}
