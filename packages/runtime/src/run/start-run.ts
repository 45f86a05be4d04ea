import {
  type Decision,
  type Domain,
  isFinal,
  type LabelSet,
  labelSchemes,
  type Principal,
  type RunEnvelope,
  type RunRecord,
} from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import {
  type AuditDraft,
  endEntry,
  type InputValue,
  intake,
  simulationErrors,
} from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import { findProvider } from '../tenant/find-provider.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { governInputs } from './govern-inputs.ts'
import { type PlannedRun, planRun } from './plan-run.ts'
import { createRunContents } from './run-contents.ts'
import { createRunId } from './run-id.ts'
import { noteKept, planContent, TENANT_SUBJECT } from './stored-plan.ts'

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
  for (const subject of named) assertSubject(subject)
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
    labels: givenLabels(services, asked.options.labels ?? []),
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
  const governed = await governInputs(services, queued, { accepted, plan: planned.plan })
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
    noteKept(services, planned)
    return { run, planned, created }
  }
  const known = await services.store.readRun(standing)
  if (!known) throw runtimeErrors.unknownRun(model.config.id, standing)
  return { run: known, planned, created: false }
}

/** Refuses a subject that would share its key with the tenant's own data or another run's. */
function assertSubject(subject: string): void {
  const isReserved = subject === TENANT_SUBJECT || subject.startsWith('run:')
  if (isReserved || subject.trim() === '') throw runtimeErrors.reservedSubject()
}

function providerId(services: TenantServices, written: string): string {
  const found = findProvider(Object.keys(services.model.providerAttributes), written)
  if (found === undefined) throw simulationErrors.providerMissing(written)
  return found
}

/** The caller's labels, each known to a scheme: a typo would be a rule that silently does not fire. */
function givenLabels(services: TenantServices, given: readonly string[]): LabelSet {
  const known = services.model.catalogue.all(labelSchemes).flatMap(({ value }) => value.categories)
  for (const label of given) {
    const isKnown = known.some(
      (each) => each === label || (each.endsWith('/') && label.startsWith(each)),
    )
    if (!isKnown) throw runtimeErrors.unknownLabel(services.model.config.id, label, known)
  }
  return labelSet({ categories: given })
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
