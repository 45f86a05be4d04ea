import {
  type Decision,
  type Domain,
  facts,
  isFinal,
  type LabelSet,
  type Principal,
  type Reason,
  type RunEnvelope,
  type RunRecord,
  type StoredContent,
} from '@fcc/contracts'
import { joinLabels, labelSet } from '@fcc/governance'
import { type AuditDraft, endEntry, type InputValue, intake, reasonsOf } from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import { readFacts } from '../tenant/tenant-model.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { type PlannedRun, planRun } from './plan-run.ts'
import { contentContext, createRunContents } from './run-contents.ts'
import { createRunId } from './run-id.ts'

/** What a caller may say about a run besides its input. */
export interface StartOptions {
  /** One of the scenario's purposes; its first one where absent. */
  readonly purpose?: string | undefined
  readonly domain?: Domain | undefined
  /** Label categories that the caller knows the input to carry. */
  readonly labels?: readonly string[] | undefined
  /** Whose data this is, in the caller's own words; kept as keyed references only. */
  readonly subjects?: readonly string[] | undefined
  /** The same key starts the same run once. */
  readonly idempotencyKey?: string | undefined
  /** The provider for model nodes that name none. */
  readonly provider?: string | undefined
}

/** A run as it was created, or the one that was there under the same key. */
export interface StartedRun {
  readonly run: RunRecord
  readonly planned: PlannedRun
  readonly created: boolean
}

/**
 * Takes input in: checks it, lets governance look, plans, and writes the run with its content and
 * its first audit entry in one transaction. Nothing runs yet.
 *
 * @throws FccError FCC_SCENARIO_UNKNOWN, FCC_PURPOSE_UNKNOWN, FCC_INPUT_*
 */
export async function startRun(
  services: TenantServices,
  asked: {
    readonly principal: Principal
    readonly scenario: string
    readonly input: Readonly<Record<string, InputValue>>
    readonly options: StartOptions
  },
): Promise<StartedRun> {
  const { model, keys, vault, clock } = services
  const planned = planRun(model, asked.scenario, services.limits.maxVisits)
  const { scenario } = planned.plan
  const purpose = asked.options.purpose ?? scenario.purposes[0] ?? ''
  if (!scenario.purposes.includes(purpose)) {
    throw runtimeErrors.unknownPurpose(scenario.id, purpose, scenario.purposes)
  }
  const { accepted, problems } = intake(scenario, asked.input)
  if (problems.length > 0) throw runtimeErrors.badInput(problems)

  const now = clock()
  const id = createRunId(now)
  const named = asked.options.subjects ?? []
  const subjects = (named.length > 0 ? named : [`run:${id}`]).map((subject) =>
    keys.subjectReferenceNow(subject),
  )
  await vault.prepare(subjects)
  const contents = createRunContents({
    tenant: model.config.id,
    subjects,
    store: services.store,
    vault,
    cacheBytes: services.limits.contentCacheBytes,
  })
  const envelope: RunEnvelope = {
    tenant: model.config.id,
    principal: asked.principal,
    purpose,
    domain: asked.options.domain ?? 'LAB',
    labels: labelSet({ categories: asked.options.labels ?? [] }),
    subjects,
    usage: { visits: 0, inputTokens: 0, outputTokens: 0 },
    ...(asked.options.idempotencyKey === undefined
      ? {}
      : { idempotencyKey: keys.keyedDigestNow(`idempotency:${asked.options.idempotencyKey}`) }),
  }
  const time = new Date(now).toISOString()
  const queued: RunRecord = {
    id,
    scenario: scenario.id,
    title: scenario.title,
    workflow: planned.plan.workflow.id,
    envelope,
    pins: { data: planned.digest, code: planned.code, assembly: model.assembly.hash },
    state: 'queued',
    reasons: [],
    createdAt: time,
    updatedAt: time,
    sequence: 0,
    visits: {},
    done: [],
    artifacts: {},
    firstInputs: {},
    feedbackInputs: {},
    feedback: {},
    facts: {},
    gates: {},
    duties: {},
    released: {},
    waivers: {},
    ...(asked.options.provider === undefined
      ? {}
      : { provider: providerId(services, asked.options.provider) }),
  }
  const governed = await governInputs(services, queued, accepted)
  const artifacts = Object.fromEntries(
    governed.inputs.map((input) => [
      input.name,
      contents.stage({ ...input, producedBy: `${id}/intake` }),
    ]),
  )
  const run: RunRecord = {
    ...queued,
    artifacts,
    envelope: { ...envelope, labels: governed.labels },
    state: governed.state,
    reasons: governed.reasons,
  }
  const drafts: AuditDraft[] = [startEntry(run, planned, governed.decisions)]
  if (isFinal(run.state)) drafts.push(endEntry(run))
  const { run: standing, created } = await services.store.createRun({
    run,
    contents: [
      ...contents.sealStaged(new Set(Object.values(artifacts).map(({ address }) => address))),
      ...(await planContent(services, planned)),
    ],
    entries: services.entries.write(drafts, { time: now, prefix: `${id}:0` }),
  })
  contents.close()
  services.integrator.touch()
  if (created) {
    plansKept.get(services.store)?.add(planned.digest)
    return { run, planned, created }
  }
  const known = await services.store.readRun(standing)
  if (!known) throw runtimeErrors.unknownRun(model.config.id, standing)
  return { run: known, planned, created: false }
}

/** The subject whose key seals what is a tenant's own and nobody's in particular. */
export const TENANT_SUBJECT = 'tenant'

const plansKept = new WeakMap<TenantServices['store'], Set<string>>()

/**
 * The pinned plan as content; written once per process and digest, for it is the same each time. It
 * counts as written once a run was created with it: a full disk, or a run that was there, writes nothing.
 */
async function planContent(
  services: TenantServices,
  planned: PlannedRun,
): Promise<readonly StoredContent[]> {
  const kept = plansKept.get(services.store) ?? new Set<string>()
  plansKept.set(services.store, kept)
  if (kept.has(planned.digest)) return []
  const subjects = [services.keys.subjectReferenceNow(TENANT_SUBJECT)]
  await services.vault.prepare(subjects)
  const address = planAddress(planned.digest)
  return [
    {
      address,
      sealed: services.vault.seal(planned.text, {
        subjects,
        context: contentContext(services.model.config.id, address),
      }),
      mediaType: 'application/json',
      bytes: Buffer.byteLength(planned.text),
      labels: labelSet({}),
      subjects,
    },
  ]
}

/** Where a pinned plan lies among a tenant's content. */
export function planAddress(digest: string): string {
  return `plan:${digest}`
}

function providerId(services: TenantServices, written: string): string {
  const ids = Object.keys(services.model.providerAttributes)
  return ids.find((id) => id === written || id.endsWith(`/${written}`)) ?? written
}

interface GovernedInputs {
  readonly inputs: readonly {
    readonly name: string
    readonly text: string
    readonly mediaType: StoredContent['mediaType']
    readonly labels: LabelSet
  }[]
  readonly labels: LabelSet
  readonly state: RunRecord['state']
  readonly reasons: readonly Reason[]
  readonly decisions: readonly Decision[]
}

/** Labels every input with what the caller said and what is found in it, and looks at `run_input`. */
async function governInputs(
  services: TenantServices,
  run: RunRecord,
  accepted: ReturnType<typeof intake>['accepted'],
): Promise<GovernedInputs> {
  const { model, clock } = services
  const { governor, governance } = services.governors.of(
    run,
    planRun(model, run.scenario, services.limits.maxVisits).plan,
  )
  const signal = new AbortController().signal
  const values = readFacts(
    model.catalogue.all(facts).map(({ value }) => value),
    clock(),
    run,
  )
  const inputs: GovernedInputs['inputs'][number][] = []
  const decisions: Decision[] = []
  let labels = run.envelope.labels
  let state: RunRecord['state'] = 'queued'
  let reasons: readonly Reason[] = []
  for (const input of accepted) {
    const governed = await governor.govern(
      { text: input.text, labels: run.envelope.labels },
      {
        at: 'run_input',
        subject: input.name,
        run: {
          id: run.id,
          scenario: run.scenario,
          purpose: run.envelope.purpose,
          domain: run.envelope.domain,
          state: run.state,
        },
        tenant: { id: model.config.id },
        principal: run.envelope.principal,
        gatesPassed: [],
        facts: values,
        waivers: {},
      },
      signal,
    )
    if (governed.decision.rules.considered > 0) decisions.push(governed.decision)
    labels = joinLabels(governance.schemes, labels, governed.labels)
    inputs.push({ ...input, text: governed.text, labels: governed.labels })
    if (state === 'queued') ({ state, reasons } = verdictOn(governed.decision))
  }
  return { inputs, labels, state, reasons, decisions }
}

/**
 * What a decision about an input makes of the run. A rule that asks for approval here refuses the
 * input: there is no visit yet that could wait for the answer, and nothing goes in unapproved.
 */
function verdictOn(decision: Decision): {
  readonly state: RunRecord['state']
  readonly reasons: readonly Reason[]
} {
  if (decision.decision !== 'allow') {
    return {
      state: decision.decision === 'halt' ? 'halted' : 'rejected',
      reasons: reasonsOf(decision, undefined),
    }
  }
  const asked = decision.obligations.find(({ kind }) => kind === 'require_approval')
  if (!asked) return { state: 'queued', reasons: [] }
  const say = `${asked.rule} asks for an approval of the input, which nobody can give before a run.`
  return {
    state: 'rejected',
    reasons: [{ kind: 'approval', id: asked.rule, say, at: decision.at }],
  }
}

function startEntry(
  run: RunRecord,
  planned: PlannedRun,
  decisions: readonly Decision[],
): AuditDraft {
  return {
    type: 'fcc.run.started',
    subject: run.id,
    data: {
      envelope: run.envelope,
      scenario: run.scenario,
      workflow: run.workflow,
      pins: { data: planned.digest, code: planned.code, assembly: run.pins.assembly },
      inputs: Object.values(run.artifacts).map(({ name, address, bytes, labels }) => ({
        name,
        address,
        bytes,
        labels,
      })),
      decisions: decisions.map((decision) => ({
        at: decision.at,
        subject: decision.subject,
        decision: decision.decision,
        reasons: decision.reasons.map(({ rule, tier, effect }) => ({ rule, tier, effect })),
        findings:
          decision.reasons.length === 0
            ? []
            : decision.findings.map(({ category, span }) => ({
                category,
                start: span.start,
                end: span.end,
              })),
      })),
    },
  }
}
