import { type FactValue, facts, promptCompose, type RunRecord } from '@fcc/contracts'
import type { RunPlan, VisitPorts } from '@fcc/simulation'
import { resolveSecret } from '../secrets/resolve-secret.ts'
import { callTenant } from '../tenant/call-tenant.ts'
import { readFacts, type TenantModel } from '../tenant/tenant-model.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { visitCode } from '../tenant/visit-code.ts'
import { callWithoutQuoting } from './call-without-quoting.ts'
import { limitedCode } from './limited-code.ts'
import type { RunContents } from './run-contents.ts'
import { settleQuestion } from './settle-question.ts'
import { mayFactBe } from './skill-facts.ts'

/** What the visits of one run get from this process. */
export function sessionPorts(
  services: TenantServices,
  session: {
    readonly run: RunRecord
    readonly plan: RunPlan
    readonly fresh: boolean
    readonly contents: RunContents
    readonly journal: VisitPorts['journal']
    readonly signal: AbortSignal
    /** Once the run is in the store, where that was not waited for. */
    readonly stored?: Promise<void> | undefined
    readonly show?: VisitPorts['show']
    readonly onLeft: (work: Promise<unknown>) => void
    readonly commit: VisitPorts['commit']
  },
): VisitPorts {
  const { store, vault, model, clock } = services
  const { run, plan } = session
  const namespaces = model.catalogue.all(facts)
  let factsAt = Number.NaN
  let factsRead: Readonly<Record<string, FactValue>> = {}
  return {
    ...services.governors.of(run, plan),
    // A run continues under the settings that it was planned with, and not under those of today.
    code: limitedCode(session.fresh ? model.code : plannedCode(model, plan), {
      tenant: model.config.id,
      callMs: services.limits.callMs,
      signal: session.signal,
      onLeft: session.onLeft,
      stored: session.stored,
    }),
    tenant: callTenant(model, session.fresh ? model.settings : plan.settings),
    signal: session.signal,
    now: clock,
    readFacts(now, current) {
      if (now === factsAt) return factsRead
      factsAt = now
      const all = namespaces.map(({ value }) => value)
      factsRead = readFacts(all, now, current)
      return factsRead
    },
    mayFactBe: (skill, fact, value) => mayFactBe(namespaces, skill, fact, value),
    composePrompt: (prompt, context) =>
      callWithoutQuoting('prompt.compose', () =>
        model.assembly.kernel.call(promptCompose, prompt, context),
      ),
    keyedDigest: vault.digest,
    contents: session.contents,
    journal: session.journal,
    secret: (settings, reference) => resolveSecret(settings, reference),
    referenceData: services.referenceData,
    fetch: (url, request) => globalThis.fetch(url, request),
    async readApproval(activity) {
      const found = await store.readApproval(run.id, activity)
      if (!found) return undefined
      const { decision, by, at, binding } = found
      return { decision, by, at, binding }
    },
    settleQuestion: (outcome) => settleQuestion(services, run, outcome),
    health: services.health.of(model.config.id, plan),
    admission: services.admission,
    show: session.show,
    commit: session.commit,
  }
}

/** The code of a run that was planned before, under what it was planned with. */
function plannedCode({ catalogue, connected }: TenantModel, plan: RunPlan) {
  const { settings, providers: planned } = plan
  return visitCode(catalogue, { settings, connected, planned })
}
