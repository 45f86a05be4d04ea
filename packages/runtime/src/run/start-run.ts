import { type Domain, isFinal, type Principal, type RunLease, type RunRecord } from '@fcc/contracts'
import { firstLease } from '@fcc/contracts/store-checks'
import { type AuditDraft, endEntry, type InputValue, intake } from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import { newEvent, startEvents } from '../events/run-events.ts'
import { referenceArtifact } from '../reference-data/reference-artifact.ts'
import { fillReferenceInputs } from '../reference-data/reference-inputs.ts'
import { boundArtifacts } from '../tenant/limits/bound-artifacts.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { governInputs } from './govern-inputs.ts'
import { newRun } from './new-run.ts'
import { nextNodes } from './next-nodes.ts'
import { type PlannedRun, planRun } from './plan-run.ts'
import { assertSameRequest, requestText } from './request-digest.ts'
import { runAtWorkOf, workOnRun } from './run-at-work.ts'
import { createRunContents, type RunContents } from './run-contents.ts'
import { createRunId } from './run-id.ts'
import { startEntry } from './start-entry.ts'
import type { StartOptions } from './start-options.ts'
import { noteKept, planContent, TENANT_SUBJECT } from './stored-plan.ts'

/** A run as it was created, or the one that was there under the same key. */
export interface StartedRun {
  readonly run: RunRecord
  readonly planned: PlannedRun
  readonly created: boolean
  /** The lease that it was created under, where this process is to advance it. */
  readonly lease?: RunLease | undefined
  /**
   * Once it is in the store, where that was not waited for; rejects where it could not be written. What is
   * asked of the store about it until then comes after it, or is refused with it.
   */
  readonly stored?: Promise<void> | undefined
  /** What it starts with, as long as that is on its way into the store; whoever takes it closes it. */
  readonly takeContents?: (() => RunContents | undefined) | undefined
}

/** What somebody asks to have started. */
interface AskedRun {
  readonly principal: Principal
  readonly scenario: string
  readonly input: Readonly<Record<string, InputValue>>
  readonly options: StartOptions
}

/**
 * Takes input in: checks it, lets governance look, plans, and writes the run with its content and
 * its first audit entry in one transaction. Nothing runs yet. A run that nobody but this process can have is
 * asked for and not waited for, so that its first intent can share that transaction.
 *
 * @throws FccError FCC_SCENARIO_UNKNOWN, FCC_PURPOSE_UNKNOWN, FCC_INPUT_*, FCC_LIMIT_*, FCC_PRESSURE_*, and
 * FCC_RUN_KEY_CONFLICT where the idempotency key was used to ask for something else
 */
export async function startRun(services: TenantServices, asked: AskedRun): Promise<StartedRun> {
  const { domain } = await services.backpressure.admit(
    services.tenant,
    asked.options.domain ?? 'LAB',
  )
  const isOver = await services.meter.admitStart(services.tenantLimits)
  try {
    const started = await createAskedRun(services, asked, domain)
    const { stored } = started
    if (stored) stored.then(isOver, isOver)
    else isOver()
    return started
  } catch (error) {
    isOver()
    throw error
  }
}

async function createAskedRun(
  services: TenantServices,
  asked: AskedRun,
  domain: Domain,
): Promise<StartedRun> {
  const { model, keys, vault, clock } = services
  const planned = planRun(model, asked.scenario, services.limits)
  const { scenario } = planned.plan
  const purpose = asked.options.purpose ?? scenario.purposes[0] ?? ''
  if (!scenario.purposes.includes(purpose)) {
    throw runtimeErrors.unknownPurpose(scenario.id, purpose, scenario.purposes)
  }
  const { input, filled } = await fillReferenceInputs(
    services.referenceData,
    scenario,
    asked.input,
    asked.options.referenceData,
  )
  const { accepted, problems } = intake(scenario, input)
  if (problems.length > 0) throw runtimeErrors.badInput(scenario.id, problems)

  const now = clock()
  const id = createRunId(now)
  const named = asked.options.subjects ?? []
  for (const subject of named) assertSubject(subject)
  const subjects = (named.length > 0 ? named : [`run:${id}`]).map((subject) =>
    keys.subjectReferenceNow(subject),
  )
  // A code table is nobody's data: it is sealed for the tenant, and outlives every patient's key.
  const ofTenant = [keys.subjectReferenceNow(TENANT_SUBJECT)]
  const isReference = (name: string) => scenario.inputs[name]?.kind === 'reference'
  await vault.prepare(subjects)
  if (accepted.some(({ name }) => isReference(name))) await vault.prepare(ofTenant)
  const contents = createRunContents({
    tenant: model.config.id,
    subjects,
    store: services.store,
    vault,
    referenceData: services.referenceData,
    cacheBytes: services.limits.contentCacheBytes,
    onStage: boundArtifacts(services),
  })
  const text = requestText({ ...asked, scenario: scenario.id, purpose, accepted }, keys)
  const queued = newRun(services, { ...asked, id, now, subjects, purpose, domain, planned })
  const governed = await workOnRun(runAtWorkOf(services, id), () =>
    governInputs(services, queued, { accepted, plan: planned.plan }),
  )
  const artifacts = Object.fromEntries(
    governed.inputs.map((each, index) => {
      const draft = {
        ...each,
        producedBy: `${id}/intake`,
        ...(isReference(each.name) ? { subjects: ofTenant } : {}),
      }
      const data = filled.get(each.name)
      // What a remedy changed is no reference data any more, and is kept as the run's own.
      const isSame = each.text === accepted[index]?.text
      return [each.name, data && isSame ? referenceArtifact(draft, data) : contents.stage(draft)]
    }),
  )
  const run: RunRecord = {
    ...queued,
    artifacts,
    envelope: Object.freeze({
      ...queued.envelope,
      labels: governed.labels,
      request: vault.address(text, subjects),
    }),
    state: governed.state,
    reasons: governed.reasons,
  }
  const drafts: AuditDraft[] = [startEntry(run, planned, governed.decisions)]
  if (isFinal(run.state)) drafts.push(endEntry(run))
  const events = startEvents(run, nextNodes(run, planned.plan)).map(newEvent)
  await services.work.ensure()
  const lease =
    services.leasesAtStart && run.state === 'queued'
      ? { holder: services.holder, expiresAt: clock() + services.limits.leaseMs }
      : undefined
  const creating = services.store.createRun(
    {
      run,
      contents: [
        ...contents.sealStaged(new Set(Object.values(artifacts).map(({ address }) => address))),
        ...(await planContent(services, planned)),
      ],
      entries: services.entries.write(drafts, { time: now, prefix: `${id}:0` }),
      events,
      ledger: [],
    },
    lease,
  )
  const created = async () => {
    const answer = await creating
    services.integrator.touch()
    if (!answer.created) return answer
    noteKept(services, planned)
    services.outbox.committed(events)
    return answer
  }
  if (lease && services.durable && run.envelope.idempotencyKey === undefined) {
    const stored = created().then(() => undefined)
    const takeContents = handOver(contents, stored)
    return { run, planned, created: true, lease: firstLease(id, lease), stored, takeContents }
  }
  contents.close()
  const answer = await created()
  if (answer.created) return { run, planned, created: true, lease: answer.lease }
  const known = await services.store.readRun(answer.run)
  if (!known) throw runtimeErrors.unknownRun(model.config.id, answer.run)
  await assertSameRequest(vault, known, text)
  return { run: known, planned, created: false }
}

/** Contents that may be taken until they are stored, and are closed then: the plain text of runs that wait is not kept. */
function handOver(contents: RunContents, stored: Promise<void>): () => RunContents | undefined {
  let handed: RunContents | undefined = contents
  contents.forgetStaged()
  const take = () => {
    const taken = handed
    handed = undefined
    return taken
  }
  const close = () => take()?.close()
  stored.then(close, close)
  return take
}

/** Refuses a subject that would share its key with the tenant's own data or another run's. */
function assertSubject(subject: string): void {
  const isReserved = subject === TENANT_SUBJECT || subject.startsWith('run:')
  if (isReserved || subject.trim() === '') throw runtimeErrors.reservedSubject()
}
