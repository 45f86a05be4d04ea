import {
  type FactValue,
  facts,
  isFinal,
  nextRunState,
  promptCompose,
  type RunLease,
  type RunRecord,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import {
  advance,
  endEntry,
  ended,
  type RunPlan,
  type VisitOutcome,
  type VisitPorts,
} from '@fcc/simulation'
import { readFacts } from '../tenant/tenant-model.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { visitCode } from '../tenant/visit-code.ts'
import { callWithoutQuoting } from './call-without-quoting.ts'
import { type RunChange, resolveContinuation } from './run-changes.ts'
import { createRunContents } from './run-contents.ts'
import { publishEntered, publishOutcome } from './run-events.ts'
import { openRunJournal } from './run-journal.ts'
import { mayFactBe } from './skill-facts.ts'

/** A run in the hands of this process: its lease is ours while this is open. */
export interface RunSession {
  readonly run: RunRecord
  /** One visit, or the step from waiting to running; the run after it. */
  advance(): Promise<RunRecord>
  /** Commits a change of state that is no visit. */
  change(change: RunChange): Promise<RunRecord>
  abort(): void
  close(): Promise<void>
}

/** Opens a run whose lease was just taken. */
export async function openRunSession(
  services: TenantServices,
  opening: {
    readonly run: RunRecord
    readonly plan: RunPlan
    readonly lease: RunLease
    /** True for a run that was created in this call: there is nothing of it to read back. */
    readonly fresh: boolean
  },
): Promise<RunSession> {
  const { store, vault, model, clock } = services
  const { plan } = opening
  let { lease } = opening
  // A queued run starts when somebody takes it up; its first commit says so.
  let run: RunRecord = {
    ...opening.run,
    state: nextRunState(opening.run.state, 'start') ?? opening.run.state,
  }
  const { subjects } = run.envelope
  // What is of an erased subject never opens again: such a run can be ended, and nothing else.
  const erased = await erasureOf(() => vault.prepare(subjects))
  const abort = new AbortController()
  const contents = createRunContents({
    tenant: model.config.id,
    subjects,
    store,
    vault,
    cacheBytes: services.limits.contentCacheBytes,
  })
  const journal = await openRunJournal({
    tenant: model.config.id,
    run: run.id,
    subjects,
    store,
    vault,
    lease: () => lease,
    fresh: opening.fresh || erased !== undefined,
  })
  /** Keeps the lease, and looks for a wish to cancel, which must reach a long visit too. */
  async function renew(expiresAt: number): Promise<void> {
    const kept = await store.renewLease(lease, expiresAt)
    if (kept) lease = { ...lease, expiresAt }
    if (!kept || (await store.readCancelRequest(run.id))) abort.abort()
  }
  const renewal = services.durable
    ? setInterval(() => {
        const expiresAt = clock() + services.limits.leaseMs
        renew(expiresAt).catch(() => abort.abort())
      }, services.limits.leaseMs / 3)
    : undefined
  renewal?.unref()
  const { governance, governor } = services.governors.of(run, plan)
  const namespaces = model.catalogue.all(facts)
  let factsAt = Number.NaN
  let factsRead: Readonly<Record<string, FactValue>> = {}

  const ports: VisitPorts = {
    governance,
    governor,
    // A run goes on under the settings that it was planned with, and not under those of today.
    code: opening.fresh ? model.code : visitCode(model.catalogue, plan.settings),
    tenant: { id: model.config.id, name: model.config.name, namespace: model.config.namespace },
    signal: abort.signal,
    now: clock,
    readFacts(now, current) {
      if (now !== factsAt) {
        factsAt = now
        factsRead = readFacts(
          namespaces.map(({ value }) => value),
          now,
          current,
        )
      }
      return factsRead
    },
    mayFactBe: (skill, fact, value) => mayFactBe(namespaces, skill, fact, value),
    composePrompt: (prompt, context) =>
      callWithoutQuoting('prompt.compose', () =>
        model.assembly.kernel.call(promptCompose, prompt, context),
      ),
    keyedDigest: vault.digest,
    contents,
    journal,
    async readApproval(activity) {
      const found = await store.readApproval(run.id, activity)
      return found && { decision: found.decision, by: found.by, binding: found.binding }
    },
    commit,
  }

  async function commit(outcome: VisitOutcome): Promise<void> {
    const next = outcome.run
    await store.commitVisit(lease, {
      run: next,
      ...(outcome.visit ? { visit: outcome.visit } : {}),
      contents: contents.sealStaged(addressesOf(outcome)),
      entries: services.entries.write(outcome.entries, {
        time: clock(),
        prefix: `${next.id}:${next.sequence}`,
      }),
    })
    const before = run
    run = next
    services.integrator.touch()
    publishOutcome(services, outcome, before)
  }

  return {
    get run() {
      return run
    },
    async advance() {
      if (erased && !isFinal(run.state)) {
        const reason = { kind: 'error' as const, id: erased.code, say: erased.why }
        const over = ended(run, 'fail', [reason], clock())
        await commit({ run: over, visit: undefined, entries: [endEntry(over)] })
        return run
      }
      if (run.state === 'waiting') {
        const { waiting } = run
        const answered = waiting?.activity && (await ports.readApproval(waiting.activity))
        if (!answered) return run
        const why = { by: answered.by.id, activity: waiting.activity }
        await commit({ ...resolveContinuation(run, why, clock()), visit: undefined })
        return run
      }
      publishEntered(services, run, plan)
      await advance(run, plan, ports)
      return run
    },
    async change(change) {
      await commit({ ...change, visit: undefined })
      return run
    },
    abort: () => abort.abort(),
    async close() {
      clearInterval(renewal)
      contents.close()
      if (services.durable) await store.releaseLease(lease)
    },
  }
}

/** The error that says that a subject's key was destroyed, where it was. */
async function erasureOf(prepare: () => void | Promise<void>): Promise<FccError | undefined> {
  try {
    await prepare()
    return undefined
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_SEALING_SHREDDED') return error
    throw error
  }
}

/** The addresses that an outcome's records name: what must be in the store with them. */
function addressesOf({ run, visit }: VisitOutcome): ReadonlySet<string> {
  const addresses = new Set<string>()
  for (const name of Object.keys(run.artifacts)) addresses.add(run.artifacts[name]?.address ?? '')
  for (const name of Object.keys(run.released)) addresses.add(run.released[name]?.address ?? '')
  for (const output of visit?.outputs ?? []) addresses.add(output.address)
  return addresses
}
