import { writeExport } from '@fcc/audit'
import { isFinal, type Principal, personas, type RunRecord, workflows } from '@fcc/contracts'
import { separationProblems } from '@fcc/governance'
import type { RunPlan } from '@fcc/simulation'
import { ulid } from 'ulid'
import { auditOrigin } from '../audit/integrator.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { contentContext } from '../run/run-contents.ts'
import { createRunHandle, type RunHandle } from '../run/run-handle.ts'
import type { RunWorkers, Taking } from '../run/run-workers.ts'
import { planAddress, startRun, TENANT_SUBJECT } from '../run/start-run.ts'
import type { TenantServices } from './tenant-services.ts'
import type { TenantSession } from './tenant-session.ts'

/** Ids go into records and log lines; roles too. */
const principalId = /^[^\s/\p{Cc}]{1,200}$/u

/** What one principal may do in one tenant, over the tenant's open handles. */
export function createTenantSession(
  services: TenantServices,
  principal: Principal,
  workers: RunWorkers,
): TenantSession {
  if (!principalId.test(principal.id)) throw runtimeErrors.purposelessAnonymous()
  const { store, keys, model, vault } = services
  const tenant = model.config.id

  async function readRun(id: string): Promise<RunRecord> {
    const run = await store.readRun(id)
    if (!run) throw runtimeErrors.unknownRun(tenant, id)
    return run
  }

  const take = (taking: () => Promise<Taking>, id: string, created: boolean): RunHandle =>
    createRunHandle({
      id,
      created,
      bus: services.bus,
      record: () => readRun(id),
      submit: async () => {
        const run = await workers.take(services, await taking())
        if (isFinal(run.state)) await services.integrator.flush()
        return run
      },
      cancel: async (say) => {
        if (!workers.cancel({ tenant, run: id }, say)) await cancelRun(id)
      },
    })

  const idle = (id: string, created: boolean): RunHandle =>
    createRunHandle({
      id,
      created,
      bus: services.bus,
      record: () => readRun(id),
      submit: async () => {
        await services.integrator.flush()
        return readRun(id)
      },
      cancel: async () => void (await cancelRun(id)),
    })

  async function lease(id: string) {
    // The store gives a lease to its own holder again: taken twice, a run would leave its first hands.
    if (workers.holds({ tenant, run: id })) throw runtimeErrors.runHeld(id, services.holder)
    const now = services.clock()
    const taken = await store.acquireLease({
      run: id,
      holder: services.holder,
      now,
      forMs: services.limits.leaseMs,
    })
    if (taken) return taken
    const held = await store.readLease(id)
    throw runtimeErrors.runHeld(id, held?.holder ?? 'unknown')
  }

  async function readPlan(run: RunRecord): Promise<RunPlan> {
    const address = planAddress(run.pins.data)
    const stored = await store.readContent(address)
    if (!stored) throw runtimeErrors.unknownRun(tenant, run.id)
    const place = { subjects: stored.subjects, context: contentContext(tenant, address) }
    return JSON.parse(await vault.open(stored.sealed, place)) as RunPlan
  }

  async function cancelRun(id: string): Promise<RunRecord> {
    const run = await readRun(id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    if (workers.cancel({ tenant, run: id }, `Cancelled by ${principal.id}.`)) return readRun(id)
    await store.requestCancel(
      { run: id, by: principal, at: new Date(services.clock()).toISOString() },
      services.entries.write(
        [
          {
            type: 'fcc.run.cancelled',
            subject: id,
            data: { envelope: run.envelope, by: principal.id },
          },
        ],
        { time: services.clock(), prefix: `${id}:cancel` },
      ),
    )
    services.integrator.touch()
    const held = await store.readLease(id)
    // A live holder sees the request at its next visit; where there is none, it is carried out here.
    if (held && held.holder !== services.holder && held.expiresAt > services.clock()) return run
    const handle = take(
      async () => ({
        plan: await readPlan(run),
        lease: await lease(id),
        run: await readRun(id),
        fresh: false,
        wait: false,
      }),
      id,
      false,
    )
    return handle.finished()
  }

  return {
    tenant,
    principal,
    async start(scenario, input, options = {}) {
      const started = await startRun(services, { principal, scenario, input, options })
      const { run, planned, created } = started
      if (!created || isFinal(run.state)) return idle(run.id, created)
      const taken = await lease(run.id)
      return take(
        async () => ({
          run,
          plan: planned.plan,
          lease: taken,
          fresh: true,
          wait: options.wait ?? false,
        }),
        run.id,
        true,
      )
    },
    runs: (query) => store.listRuns(query),
    run: readRun,
    async explain(id) {
      const run = await readRun(id)
      return {
        run,
        visits: await store.readVisits(id),
        entries: await store.readEntries({ run: id }),
      }
    },
    async resume(id, options = {}) {
      const run = await readRun(id)
      if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
      if (!options.acceptVersion) assertVersions(services, run)
      const taken = await lease(id)
      const plan = await readPlan(run)
      return take(
        async () => ({
          // Read under the lease: until then its last holder could still commit.
          run: await readRun(id),
          plan,
          lease: taken,
          fresh: false,
          wait: options.wait ?? false,
        }),
        id,
        false,
      )
    },
    async answer(id, answer) {
      const run = await readRun(id)
      const { waiting } = run
      if (run.state !== 'waiting' || !waiting?.activity)
        throw runtimeErrors.notWaiting(id, run.state)
      if (
        waiting.roles.length > 0 &&
        !waiting.roles.some((role) => principal.roles.includes(role))
      ) {
        throw runtimeErrors.notAllowedToAnswer(id, principal.id, waiting.roles)
      }
      if (answer.decision !== 'rejected') assertSeparate(services, run, principal)
      await vault.prepare(run.envelope.subjects)
      const note =
        answer.note === undefined
          ? {}
          : {
              note: vault.seal(answer.note, {
                subjects: run.envelope.subjects,
                context: `${tenant}/note/${waiting.activity}`,
              }),
            }
      await store.writeApproval(
        {
          run: id,
          activity: waiting.activity,
          decision: answer.decision,
          by: principal,
          at: new Date(services.clock()).toISOString(),
          binding: waiting.binding ?? '',
          ...note,
        },
        services.entries.write(
          [
            {
              type: 'fcc.approval.given',
              subject: id,
              data: {
                envelope: run.envelope,
                activity: waiting.activity,
                decision: answer.decision,
                by: { id: principal.id, kind: principal.kind, roles: principal.roles },
                binding: waiting.binding,
              },
            },
          ],
          { time: services.clock(), prefix: `${waiting.activity}:answer` },
        ),
      )
      services.integrator.touch()
    },
    cancel: cancelRun,
    async outcome(id, name) {
      const run = await readRun(id)
      const reference = run.released[name]
      if (!reference) throw runtimeErrors.unknownArtifact(id, name, Object.keys(run.released))
      const stored = await store.readContent(reference.address)
      if (!stored) throw runtimeErrors.unknownArtifact(id, name, Object.keys(run.released))
      const place = {
        subjects: stored.subjects,
        context: contentContext(tenant, reference.address),
      }
      return { text: await vault.open(stored.sealed, place), mediaType: reference.mediaType }
    },
    async shred(subject) {
      const reference = await keys.subjectReference(subject)
      // What is the tenant's own (its plans) goes with the tenant, not with a subject of that name.
      if (subject === TENANT_SUBJECT) return false
      const done = await vault.shred(reference, principal.id)
      await store.appendEntries(
        services.entries.write(
          [
            {
              type: 'fcc.subject.shredded',
              subject: reference,
              data: { by: principal.id, found: done },
            },
          ],
          { time: services.clock(), prefix: `shred:${ulid(services.clock())}` },
        ),
      )
      await services.integrator.flush()
      return done
    },
    async exportAudit() {
      const tree = await services.integrator.flush()
      const entries = await store.readEntries()
      const verifierKey = await services.integrator.verifierKey()
      const checkpoint = tree.checkpoint ?? ''
      const written = writeExport({
        tenant,
        origin: auditOrigin(tenant),
        verifierKey,
        entries: entries.map(({ canonical }) => canonical),
        // As they were inserted: an entry that was changed in the store since then is located.
        leafHashes: entries.map(({ leafHash }) => leafHash),
        checkpoint,
      })
      return {
        text: [...written].join(''),
        verifierKey,
        checkpoint,
      }
    },
  }
}

/** A run goes on with the code it was planned with; another version waits for somebody's word. */
function assertVersions(services: TenantServices, run: RunRecord): void {
  const here = new Map(
    services.model.assembly.plan.order.map(({ id, found }) => [id, found.version]),
  )
  for (const [plugin, pinned] of Object.entries(run.pins.code)) {
    const version = here.get(plugin)
    if (version !== pinned) {
      throw runtimeErrors.versionGone(run.id, plugin, pinned, version ?? 'none of it')
    }
  }
}

/** Refuses an answer that would give one person two duties that are kept apart. */
function assertSeparate(services: TenantServices, run: RunRecord, principal: Principal): void {
  const { model } = services
  const workflow = model.catalogue.find(workflows, run.workflow)?.value
  const bound = workflow?.nodes.find(({ id }) => id === run.waiting?.node)
  const duties = bound ? (model.catalogue.find(personas, bound.persona)?.value.duties ?? []) : []
  const person = principal.onBehalfOf ?? principal.id
  const held = Object.keys(run.duties).filter((duty) => run.duties[duty]?.includes(person))
  const problems = separationProblems(
    model.governance.separations,
    [...held, ...duties].map((duty) => ({ duty, principal: person })),
  )
  const [first] = problems
  if (first) throw runtimeErrors.notSeparate(run.id, principal.id, first.say)
}
