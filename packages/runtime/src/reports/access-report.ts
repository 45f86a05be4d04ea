import type { AuditEntry, RoleAssignment } from '@fcc/contracts'
import type { ApiKey } from '../credentials/api-key.ts'
import { listApiKeys } from '../tenant/session/api-keys.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { type ReportedLog, readReportedLog } from './report-log.ts'
import type { ReportPeriod } from './report-period.ts'

/** What one principal did of one kind, in the period. */
export interface ReportedActs {
  readonly principal: string
  readonly kind: string
  /** The roles that they acted with, all of them. */
  readonly roles: readonly string[]
  /** The kind of entry: `fcc.artifact.read`, `fcc.request.served` and the like. */
  readonly act: string
  /** To what, where the entry says: a route, an action, the names of what was read. */
  readonly on: string
  /** What they showed to a server: `api_key 6f1c…`. */
  readonly by: string
  readonly count: number
  /** How many of them were refused. */
  readonly refused: number
  /** In how many runs; absent where the acts are about none. */
  readonly runs?: number | undefined
  readonly first: string
  readonly last: string
}

/** Who had access in a period: what the log has of everybody, and who may what as it is configured now. */
export interface AccessReport extends ReportPeriod {
  readonly report: 'access'
  readonly tenant: string
  readonly made: string
  readonly madeBy: string
  readonly log: ReportedLog
  readonly acts: readonly ReportedActs[]
  /** Every API key that could be used in the period, by what is known of it now. */
  readonly keys: readonly ApiKey[]
  /** Who has which role as it is configured now, and what it allows. */
  readonly assignments: readonly (RoleAssignment & { readonly layer: 'host' | 'tenant' })[]
  readonly roles: readonly {
    readonly layer: 'host' | 'tenant'
    readonly role: string
    readonly permissions: readonly string[]
  }[]
}

/** Makes the report. Who may read it is decided by whoever calls this. */
export async function makeAccessReport(
  services: TenantServices,
  period: ReportPeriod,
  madeBy: string,
): Promise<AccessReport> {
  const counted = new Map<string, CountedActs>()
  const log = await readReportedLog(services, period, (entry, isOfPeriod) => {
    if (isOfPeriod) count(counted, entry)
  })
  const { model, tenant, clock } = services
  const keys = await listApiKeys(services)
  return {
    ...{ report: 'access', tenant, ...period, made: new Date(clock()).toISOString(), madeBy, log },
    acts: [...counted.values()].map(reportedActs).sort(byName),
    keys: keys.filter(({ createdAt, revokedAt, expiresAt }) => {
      const end = [revokedAt, expiresAt].filter((time) => time !== undefined).sort()[0]
      return createdAt < period.to && (end === undefined || end >= period.from)
    }),
    assignments: model.access.flatMap(({ layer, rules }) =>
      rules.assignments.map((assignment) => ({ layer, ...assignment })),
    ),
    roles: model.access.flatMap(({ layer, rules }) =>
      Object.entries(rules.roles).map(([role, permissions]) => ({ layer, role, permissions })),
    ),
  }
}

interface CountedActs extends Omit<ReportedActs, 'roles' | 'runs'> {
  readonly roles: Set<string>
  readonly runs: Set<string>
  count: number
  refused: number
  last: string
}

/** Entries that were there before somebody acted, and others after: the act is counted by the second. */
const ANNOUNCED: ReadonlySet<string> = new Set(['fcc.subject.shredding', 'fcc.provider.testing'])

function count(counted: Map<string, CountedActs>, entry: AuditEntry): void {
  const who = whoOf(entry)
  if (!who || ANNOUNCED.has(entry.type)) return
  const { data, type: act, time } = entry
  const on = objectOf(data)
  const by = credentialOf(data)
  const name = JSON.stringify([who.id, who.kind, act, on, by])
  const one = counted.get(name) ?? {
    ...{ principal: who.id, kind: who.kind, act, on, by, count: 0, refused: 0 },
    ...{ roles: new Set<string>(), runs: new Set<string>(), first: time, last: time },
  }
  one.count += 1
  if (isRefused(entry)) one.refused += 1
  if (time > one.last) one.last = time
  for (const role of who.roles) one.roles.add(role)
  const run = typeof data.run === 'string' ? data.run : entry.subject
  if (run !== undefined && !run.startsWith('urn:')) one.runs.add(run)
  counted.set(name, one)
}

/** Who acted: whoever the entry names, or who started the run that it begins. */
function whoOf({ type, data }: AuditEntry) {
  const by = data.by ?? (type === 'fcc.run.started' ? data.envelope?.principal : undefined)
  if (typeof by !== 'object' || by === null) return undefined
  const { id, kind, roles } = by as { id?: unknown; kind?: unknown; roles?: unknown }
  if (typeof id !== 'string' || typeof kind !== 'string') return undefined
  return { id, kind, roles: Array.isArray(roles) ? roles.map(String) : [] }
}

/** What it was done to, by what entries call that. */
function objectOf(data: AuditEntry['data']): string {
  const { artifacts } = data as { readonly artifacts?: readonly { readonly name: string }[] }
  if (artifacts) return artifacts.map(({ name }) => name).join(' ')
  if (typeof data.action === 'string' && typeof data.object === 'string') {
    return `${data.action}:${data.object}`
  }
  const told = [data.route, data.action, data.scenario, data.of, data.provider, data.webhook]
  const found = [...told, data.key, data.grant].find((each) => typeof each === 'string')
  return typeof found === 'string' ? found : ''
}

function credentialOf({ credential }: AuditEntry['data']): string {
  if (typeof credential !== 'object' || credential === null) return ''
  const { kind, id } = credential as { readonly kind: string; readonly id: string }
  return `${kind} ${id}`
}

function isRefused({ type, data }: AuditEntry): boolean {
  if (type === 'fcc.access.denied') return true
  const { status, withheld, artifacts } = data as {
    readonly status?: number
    readonly withheld?: readonly string[]
    readonly artifacts?: readonly unknown[]
  }
  if (status !== undefined) return status === 401 || status === 403
  return (withheld?.length ?? 0) > 0 && (artifacts?.length ?? 0) === 0
}

function reportedActs({ roles, runs, ...acts }: CountedActs): ReportedActs {
  return { ...acts, roles: [...roles].sort(), ...(runs.size > 0 ? { runs: runs.size } : {}) }
}

function byName(one: ReportedActs, other: ReportedActs): number {
  const nameOf = ({ principal, act, on, by }: ReportedActs) => [principal, act, on, by].join('\0')
  return nameOf(one) < nameOf(other) ? -1 : 1
}
