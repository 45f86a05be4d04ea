import {
  type Decision,
  type DecisionPersona,
  idProblem,
  type Obligation,
  type Principal,
  personas,
  type Reason,
} from '@fcc/contracts'
import { joinLabels } from '@fcc/governance'
import { joinTexts, reasonsOf, simulationErrors, writeDecisions } from '@fcc/simulation'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import { admitPrincipal, isSamePerson } from '../access/admit-principal.ts'
import { authorise } from '../access/authorise.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { decideWithoutRun, labelsAtDoor } from './decide-without-run.ts'
import {
  type DecisionRequest,
  type DecisionResult,
  POINTS_OUTSIDE_RUNS,
} from './decision-request.ts'
import { namedProvider } from './test-provider.ts'

type ApprovalAsked = Extract<Obligation, { readonly kind: 'require_approval' }>

/**
 * Decides about an act outside of a run by the rules of today, and writes down what was decided before the
 * caller hears of it. What no detector could look into is blocked, as it is in a run.
 *
 * @throws FccError FCC_DECISION_POINT, FCC_ID_INVALID, FCC_PROVIDER_MISSING, FCC_PERSONA_UNKNOWN,
 * FCC_ACCESS_DENIED for who approved it and may not
 */
export async function decideRequest(
  services: TenantServices,
  principal: Principal,
  request: DecisionRequest,
  signal?: AbortSignal,
): Promise<DecisionResult> {
  const about = aboutOf(services, request)
  const acting = request.principal ? admitPrincipal(request.principal) : principal
  const approver = request.approvedBy && (await admitApprover(services, acting, request.approvedBy))
  const { schemes } = services.governors.ofToday().governance
  // Joined on their own: labels of a scheme or level that is not there are refused here, and not half way.
  const labels = request.labels ? joinLabels(schemes, request.labels) : labelsAtDoor(services)
  const joined = joinTexts([request.content].flat())
  const decided = await decideWithoutRun(
    services,
    acting,
    { ...about, at: request.at, text: joined.text, labels, purpose: request.purpose },
    signal,
  )
  const { termsOf } = services.governors.ofToday().governance
  const result = resultOf(decided, {
    approver: (rule) => ((termsOf(rule).quorum ?? 1) > 1 ? undefined : approver),
    texts: joined.split(decided.text),
  })
  await appendEntry(services, 'decision', {
    type: 'fcc.decision.made',
    subject: `urn:fcc:tenant:${services.tenant}`,
    data: {
      by: actingPrincipal(principal),
      ...(acting === principal ? {} : { for: actingPrincipal(acting) }),
      act: request.subject,
      at: request.at,
      purpose: request.purpose,
      decision: result.decision,
      ...writeDecisions(decided.decisions),
      couldNotCheck: decided.couldNotCheck,
      ...(approver ? { approvedBy: actingPrincipal(approver) } : {}),
    },
  })
  return result
}

/** What rules are told of the act besides its content. */
function aboutOf(services: TenantServices, request: DecisionRequest) {
  const { at, subject, purpose, kind = 'document', tool } = request
  if (at.length === 0 || at.some((point) => !POINTS_OUTSIDE_RUNS.includes(point))) {
    throw runtimeErrors.decisionPoint(at, POINTS_OUTSIDE_RUNS)
  }
  for (const [what, id] of Object.entries({ subject, purpose, tool })) {
    const problem = id === undefined ? undefined : idProblem(id, { spaces: true })
    if (problem !== undefined) throw runtimeErrors.invalidId(what, problem)
  }
  const id = request.provider === undefined ? undefined : namedProvider(services, request.provider)
  const attributes = id === undefined ? undefined : services.model.providerAttributes[id]
  return {
    subject,
    ...(id !== undefined && attributes ? { provider: { id, ...attributes } } : {}),
    ...(tool === undefined ? {} : { tool: { id: tool, by: 'model' as const } }),
    input: { kind },
    ...(request.persona === undefined ? {} : { persona: personaOf(services, request.persona) }),
  }
}

function personaOf({ model }: TenantServices, written: string): DecisionPersona {
  const all = model.catalogue.all(personas).map(({ value }) => value)
  const found = all.find(({ id }) => id === written) ?? all.find(({ code }) => code === written)
  if (!found) throw runtimeErrors.personaUnknown(written)
  const { id, code, category, duties } = found
  return { id, code, category, duties }
}

/** Who approves is let through like anybody who approves, and nobody approves what they ask for themselves. */
async function admitApprover(
  services: TenantServices,
  principal: Principal,
  given: Principal,
): Promise<Principal> {
  const approver = await authorise(services, admitPrincipal(given), 'approvals:approve')
  if (services.model.access.length > 0 && isSamePerson(principal, approver)) {
    await authorise(services, approver, 'approvals:approve_own')
  }
  return approver
}

function resultOf(
  { decisions, labels, couldNotCheck }: Awaited<ReturnType<typeof decideWithoutRun>>,
  {
    approver,
    texts,
  }: {
    /** Who approved what a rule asks for; nobody, where it asks several people: here is one. */
    readonly approver: (rule: string) => Principal | undefined
    readonly texts: readonly string[] | undefined
  },
): DecisionResult {
  const against = decisions.find(({ decision }) => decision !== 'allow')
  const obligations = decisions.flatMap((each) => each.obligations)
  const approvals = obligations.filter(
    (each): each is ApprovalAsked =>
      each.kind === 'require_approval' &&
      !each.roles.some((role) => approver(each.rule)?.roles.includes(role)),
  )
  const standing = {
    labels,
    redacted: obligations.flatMap((each) =>
      each.kind === 'redact' ? [{ rule: each.rule, findings: each.findings }] : [],
    ),
    approvals: approvals.map(({ rule, roles }) => ({ rule, roles })),
  }
  if (against) {
    const decision = against.decision === 'halt' ? 'halt' : 'block'
    return { ...standing, decision, reasons: reasonsOf(against, undefined) }
  }
  if (couldNotCheck.length > 0) {
    return { ...standing, decision: 'block', reasons: [notInspected(decisions, couldNotCheck)] }
  }
  const reasons = decisions.flatMap(adviceOf)
  if (approvals.length > 0) return { ...standing, decision: 'approve', reasons }
  if (!texts) return { ...standing, decision: 'block', reasons: [acrossTexts(decisions)] }
  return { ...standing, decision: 'allow', texts, reasons }
}

function notInspected(decisions: readonly Decision[], detectors: readonly string[]): Reason {
  const error = simulationErrors.couldNotInspect('content', detectors)
  const at = decisions.at(-1)?.at
  return { kind: 'error', id: error.code, say: error.why, ...(at ? { at } : {}) }
}

/** A remedy took out what reaches from one text into the next: which is whose cannot be told any more. */
function acrossTexts(decisions: readonly Decision[]): Reason {
  const decision = decisions.findLast(({ obligations }) =>
    obligations.some(({ kind }) => kind === 'redact'),
  )
  const rule = decision?.obligations.find(({ kind }) => kind === 'redact')?.rule ?? ''
  const say = `${rule} takes out what reaches from one of these texts into the next.`
  return { kind: 'rule', id: rule, say, ...(decision ? { at: decision.at } : {}) }
}

function adviceOf({ at, reasons }: Decision): readonly Reason[] {
  return reasons
    .filter(({ effect }) => effect === 'advise')
    .map(({ rule, say }) => ({ kind: 'rule', id: rule, say, at }))
}
