import type { AuditEntry, CallRecord, LabelSet, VisitRecord } from '@fcc/contracts'

/** What is counted of the log: of which kind, under which names. */
export interface FlowCounts {
  /** Counts an entry; of one from before the period only what is needed to understand later ones is kept. */
  add(entry: AuditEntry, isOfPeriod: boolean): void
  of(kind: string, ...names: readonly string[]): number
  /** Every name that was counted of a kind, in their order. */
  names(kind: string): readonly string[]
  /** Every label that an input had. */
  labels(scenario: string, input: string): readonly string[]
  tokens(provider: string): { readonly inputTokens: number; readonly outputTokens: number }
}

interface Artifact {
  readonly name: string
  readonly labels?: LabelSet
}

/** What is read here of entries; each has some of it. */
type Data = AuditEntry['data'] & {
  readonly scenario?: string
  readonly inputs?: readonly Artifact[]
  readonly released?: Readonly<Record<string, string>>
  readonly actor?: string
  readonly actedBy?: string
  readonly calls?: readonly CallRecord[]
  readonly services?: VisitRecord['services']
  readonly of?: string
  readonly exporter?: string
  readonly webhook?: string
  readonly delivered?: number
  readonly withheld?: number
  readonly runs?: number
  readonly entries?: number
  readonly events?: number
  readonly commands?: number
  readonly found?: boolean
  readonly from?: string
  readonly answer?: string
}

/** Counts nothing yet. */
export function createFlowCounts(tenant: string): FlowCounts {
  const counts = new Map<string, number>()
  const seen = new Map<string, Set<string>>()
  const used = new Map<string, { inputTokens: number; outputTokens: number }>()
  /** Which scenario a run is of that has not ended yet: its end does not say. */
  const scenarioOf = new Map<string, string>()
  const nameOf = (...parts: readonly string[]) => JSON.stringify(parts)

  function more(by: number | undefined, ...parts: readonly string[]): void {
    if (by === undefined || by === 0) return
    const name = nameOf(...parts)
    counts.set(name, (counts.get(name) ?? 0) + by)
  }

  function started({ scenario = '', inputs = [] }: Data): void {
    for (const { name, labels } of inputs) {
      more(1, 'input', scenario, name)
      const known = seen.get(nameOf(scenario, name)) ?? new Set()
      for (const label of labelNames(labels)) known.add(label)
      seen.set(nameOf(scenario, name), known)
    }
  }

  function visited({ actor, actedBy = '', calls = [], services = [] }: Data): void {
    for (const { service } of services) more(1, 'service', service)
    if (actor === 'skill') more(1, 'skill', actedBy)
    if (actor === 'human') more(1, 'person', actedBy)
    // A provider without a model writes down no call; it acted all the same.
    if (actor === 'model' && calls.length === 0) more(1, 'model', actedBy)
    for (const { provider, usage } of calls) {
      more(1, 'model', provider)
      const before = used.get(provider) ?? { inputTokens: 0, outputTokens: 0 }
      used.set(provider, {
        inputTokens: before.inputTokens + (usage?.inputTokens ?? 0),
        outputTokens: before.outputTokens + (usage?.outputTokens ?? 0),
      })
    }
  }

  function ended(scenario: string, { released = {} }: Data): void {
    for (const name of Object.keys(released)) more(1, 'released', scenario, name)
  }

  return {
    add({ type, subject = '', data: given }, isOfPeriod) {
      const data = given as Data
      const scenario = scenarioOf.get(subject) ?? ''
      if (type === 'fcc.run.started') scenarioOf.set(subject, data.scenario ?? '')
      if (type === 'fcc.run.ended') scenarioOf.delete(subject)
      if (!isOfPeriod) return
      switch (type) {
        case 'fcc.run.started':
          return started(data)
        case 'fcc.visit.recorded':
          return visited(data)
        case 'fcc.run.ended':
          return ended(scenario, data)
        case 'fcc.records.exported':
          return more(1, 'export', data.exporter ?? data.of ?? '')
        case 'fcc.run.recorded':
          return more(1, 'recording', 'answers of models')
        case 'fcc.tenant.queried':
          if (data.answer === 'read' && data.from && data.from !== tenant)
            more(1, 'tenant', data.from)
          return
        case 'fcc.webhook.delivered':
          more(data.delivered, 'webhook', data.webhook ?? '')
          return more(data.withheld, 'withheld', data.webhook ?? '')
        case 'fcc.records.pruned':
          more(data.runs, 'removed', 'runs')
          more(data.entries, 'removed', 'audit_entries')
          more(data.events, 'removed', 'events')
          return more(data.commands, 'removed', 'commands')
        case 'fcc.subject.shredded':
          return more(data.found ? 1 : 0, 'erased', '')
        default:
          return
      }
    },
    of: (...parts) => counts.get(nameOf(...parts)) ?? 0,
    names: (kind) =>
      [...counts.keys()]
        .map((name) => JSON.parse(name) as readonly [string, string])
        .flatMap(([of, name]) => (of === kind ? [name] : []))
        .sort(),
    labels: (scenario, input) => [...(seen.get(nameOf(scenario, input)) ?? [])].sort(),
    tokens: (provider) => used.get(provider) ?? { inputTokens: 0, outputTokens: 0 },
  }
}

function labelNames(labels: LabelSet | undefined): readonly string[] {
  if (!labels) return []
  const levels = Object.entries(labels.levels ?? {}).map(([scheme, level]) => `${scheme}:${level}`)
  return [...labels.categories, ...levels]
}
