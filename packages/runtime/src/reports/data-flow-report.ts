import { type InputKind, providers, scenarios } from '@fcc/contracts'
import { type RetentionPeriod, retentionPeriods } from '../retention/retention-periods.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { createFlowCounts, type FlowCounts } from './flow-counts.ts'
import { type ReportedLog, readReportedLog } from './report-log.ts'
import type { ReportPeriod } from './report-period.ts'

/** What comes in: an input of a scenario. */
export interface ReportedInput {
  readonly scenario: string
  readonly input: string
  readonly mediaTypes: readonly string[]
  readonly kind: InputKind
  /** The labels that it has from intake, or `at_intake` where label schemes give them. */
  readonly labels: readonly string[] | 'at_intake'
  /** How often it came in the period. */
  readonly count: number
  /** The labels that it had when it came, all of them. */
  readonly seen: readonly string[]
}

/** What content is handed to. */
export interface ReportedProcessor {
  readonly kind: 'model' | 'service' | 'skill' | 'person' | 'plugin'
  readonly id: string
  /** Where it is and under which terms, as its plugin and the host state it; absent where nobody states it. */
  readonly location?: string | undefined
  readonly region?: string | undefined
  readonly cloud?: string | undefined
  readonly agreements?: readonly string[] | undefined
  readonly retentionDays?: number | undefined
  /** How often it was asked or acted in the period; absent where the log does not count that. */
  readonly count?: number | undefined
  readonly inputTokens?: number | undefined
  readonly outputTokens?: number | undefined
}

/** Where content and what is told of it goes. */
export interface ReportedOutput {
  readonly kind: 'outcome' | 'webhook' | 'export' | 'recording' | 'tenant'
  readonly id: string
  /** To whom: readers, an origin, a tenant. */
  readonly to: string
  readonly count: number
  /** How many were kept back by rules, where the log counts that. */
  readonly withheld?: number | undefined
}

/** How something is protected. */
export interface ReportedProtection {
  readonly what: string
  readonly how: string
}

/** How data flows through a tenant, by what is configured now and what the log has of a period. */
export interface DataFlowReport extends ReportPeriod {
  readonly report: 'data_flow'
  readonly tenant: string
  readonly made: string
  readonly madeBy: string
  readonly log: ReportedLog
  readonly inputs: readonly ReportedInput[]
  readonly processors: readonly ReportedProcessor[]
  readonly outputs: readonly ReportedOutput[]
  readonly retention: readonly (RetentionPeriod & { readonly removed: number })[]
  readonly encryption: readonly ReportedProtection[]
  /** How many subjects were erased in the period. */
  readonly erased: number
}

/** Makes the report. Who may read it is decided by whoever calls this. */
export async function makeDataFlowReport(
  services: TenantServices,
  period: ReportPeriod,
  madeBy: string,
): Promise<DataFlowReport> {
  const { model, tenant, clock } = services
  const counts = createFlowCounts(tenant)
  const log = await readReportedLog(services, period, counts.add)
  const periods = retentionPeriods(model.config.retention ?? {}, model.pinned)
  return {
    ...{ report: 'data_flow', tenant, ...period, made: new Date(clock()).toISOString(), madeBy },
    log,
    inputs: inputsOf(services, counts),
    processors: processorsOf(services, counts),
    outputs: outputsOf(services, counts),
    retention: Object.values(periods).map((each) => ({
      ...each,
      removed: counts.of('removed', each.records),
    })),
    encryption: protectionsOf(services),
    erased: counts.of('erased', ''),
  }
}

function inputsOf({ model }: TenantServices, counts: FlowCounts): readonly ReportedInput[] {
  return model.catalogue.all(scenarios).flatMap(({ id: scenario, value }) =>
    Object.entries(value.inputs).map(([input, said]) => ({
      ...{ scenario, input, kind: said.kind ?? 'document', labels: said.labels ?? 'at_intake' },
      mediaTypes: [said.mediaType, ...(said.otherMediaTypes ?? [])],
      count: counts.of('input', scenario, input),
      seen: counts.labels(scenario, input),
    })),
  )
}

function processorsOf({ model }: TenantServices, counts: FlowCounts): readonly ReportedProcessor[] {
  const models = model.catalogue.all(providers).map(({ id, value }) => {
    const { inputTokens, outputTokens } = counts.tokens(id)
    return {
      ...{ kind: 'model' as const, id, ...(model.providerAttributes[id] ?? value.attributes) },
      ...{ count: counts.of('model', id), inputTokens, outputTokens },
    }
  })
  const known = new Set(models.map(({ id }) => id))
  const former = counts
    .names('model')
    .filter((id) => !known.has(id))
    .map((id) => ({
      kind: 'model' as const,
      id,
      count: counts.of('model', id),
      ...counts.tokens(id),
    }))
  const services = Object.entries(model.services).map(([id, stated]) => ({
    ...{ kind: 'service' as const, id, location: 'remote', ...stated },
    count: counts.of('service', id),
  }))
  const undeclared = counts
    .names('service')
    .filter((id) => !Object.hasOwn(model.services, id))
    .map((id) => ({ kind: 'service' as const, id, count: counts.of('service', id) }))
  const acting = (['skill', 'person'] as const).flatMap((kind) =>
    counts.names(kind).map((id) => ({ kind, id, count: counts.of(kind, id) })),
  )
  const plugins = model.assembly.plan.order.map(({ found: { manifest, version } }) => ({
    ...{ kind: 'plugin' as const, id: `${manifest.id} ${version}`, location: 'in-process' },
  }))
  return [...models, ...former, ...services, ...undeclared, ...acting, ...plugins]
}

function outputsOf({ model }: TenantServices, counts: FlowCounts): readonly ReportedOutput[] {
  const outcomes = model.catalogue.all(scenarios).flatMap(({ id, value }) =>
    Object.entries(value.outcomes).map(([name, { release }]) => ({
      ...{ kind: 'outcome' as const, id: `${id} ${name}` },
      to: release === 'to_readers' ? 'each reader, by rules and purpose' : 'whoever may read it',
      count: counts.of('released', id, name),
    })),
  )
  const webhooks = Object.entries(model.config.webhooks ?? {}).map(([id, { url }]) => ({
    ...{ kind: 'webhook' as const, id, to: new URL(url).origin },
    ...{ count: counts.of('webhook', id), withheld: counts.of('withheld', id) },
  }))
  const others = (['export', 'recording', 'tenant'] as const).flatMap((kind) =>
    counts.names(kind).map((id) => ({
      ...{ kind, id, to: kind === 'tenant' ? id : 'whoever asked', count: counts.of(kind, id) },
    })),
  )
  return [...outcomes, ...webhooks, ...others]
}

/** By what this process does and how it is configured: what a disk or a network does beside is not known here. */
function protectionsOf({ durable, hosting, model }: TenantServices): readonly ReportedProtection[] {
  const webhooks = Object.values(model.config.webhooks ?? {})
  const plain = webhooks.filter(({ url }) => url.startsWith('http:')).length
  return [
    {
      what: 'content in the store',
      how: durable
        ? `AES-256-GCM, a data key for each subject, in ${hosting.store}`
        : 'none: it is kept in memory only, and gone with the process',
    },
    {
      what: 'data keys',
      how: durable ? `wrapped by a master key from: ${hosting.keysFrom}` : 'in memory only',
    },
    { what: 'audit log', how: 'a Merkle tree with checkpoints signed by Ed25519; never content' },
    {
      what: 'connections to the server',
      how: hosting.tls ? 'TLS 1.3, by fcc.yaml' : 'not by fcc.yaml: whatever is put before it',
    },
    ...(webhooks.length > 0
      ? [
          {
            what: 'webhooks',
            how: `signed by HMAC-SHA256; ${webhooks.length - plain} over TLS, ${plain} without`,
          },
        ]
      : []),
  ]
}
