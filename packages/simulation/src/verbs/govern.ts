import type {
  Decision,
  FactValue,
  InterventionPoint,
  LabelSet,
  ProviderAttributes,
  RunRecord,
  Waiting,
} from '@fcc/contracts'
import type { GovernedContent } from '@fcc/governance'
import { GO, reasonsOf, type Verdict, waivingRoles } from '../verdict.ts'
import { activityId, type Visit } from '../visit.ts'

/** One look of governance at one piece of content. */
export interface GovernRequest {
  readonly at: InterventionPoint
  /** The artifact or act it is about. */
  readonly subject: string
  readonly text: string
  readonly labels: LabelSet
  readonly provider?: (ProviderAttributes & { readonly id: string }) | undefined
  readonly tool?: { readonly id: string } | undefined
  readonly act?: { readonly label?: string | undefined } | undefined
  /** Gates passed so far in this visit, before those of the run. */
  readonly gatesPassed?: readonly string[] | undefined
  /** Facts set in this visit. */
  readonly facts?: Readonly<Record<string, FactValue>> | undefined
}

/** What governance left of the content, and what the visit may do. */
export interface Governed {
  readonly text: string
  readonly labels: LabelSet
  readonly decision: Decision | undefined
  readonly verdict: Verdict
}

const permitted = new Set<InterventionPoint>([
  'egress',
  'declassify',
  'cross_tenant_query',
  'mode_change',
])

/** Lets governance look at content at one point. Where no rule looks there, nothing is decided. */
export async function govern(visit: Visit, request: GovernRequest): Promise<Governed> {
  const { ports, run } = visit
  if (ports.governance.rulesAt(request.at) === 0 && !permitted.has(request.at)) {
    return { text: request.text, labels: request.labels, decision: undefined, verdict: GO }
  }
  const pending = ports.governor.govern(
    { text: request.text, labels: request.labels },
    {
      at: request.at,
      subject: request.subject,
      run: {
        id: run.id,
        scenario: run.scenario,
        purpose: run.envelope.purpose,
        domain: run.envelope.domain,
        state: run.state,
      },
      tenant: { id: run.envelope.tenant },
      principal: run.envelope.principal,
      persona: visit.persona,
      gatesPassed: request.gatesPassed ?? passedGates(run),
      facts: factsOf(visit, request.facts),
      waivers: run.waivers,
      ...(request.provider ? { provider: request.provider } : {}),
      ...(request.tool ? { tool: request.tool } : {}),
      ...(request.act ? { act: request.act } : {}),
    },
    ports.signal,
  )
  const governed = pending instanceof Promise ? await pending : pending
  return {
    text: governed.text,
    labels: governed.labels,
    decision: governed.decision,
    verdict:
      governed.decision.decision === 'allow' && governed.decision.obligations.length === 0
        ? GO
        : await verdictOf(visit, governed),
  }
}

/** The gates that the run's standing artifacts have passed. */
export function passedGates(run: RunRecord): readonly string[] {
  const passed: string[] = []
  for (const id of Object.keys(run.gates)) {
    const outcome = run.gates[id]
    if (outcome?.passed && run.artifacts[outcome.artifact]?.address === outcome.address) {
      passed.push(id, localName(id))
    }
  }
  return passed
}

/** The name of a thing inside its plugin: constitutions may say either form. */
export function localName(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

function factsOf(
  visit: Visit,
  ofVisit: Readonly<Record<string, FactValue>> | undefined,
): Readonly<Record<string, FactValue>> {
  return { ...visit.ports.readFacts(visit.now, visit.run), ...visit.run.facts, ...ofVisit }
}

async function verdictOf(visit: Visit, governed: GovernedContent): Promise<Verdict> {
  const { decision } = governed
  const reasons = reasonsOf(decision, visit.node.id)
  if (decision.decision === 'halt') return { kind: 'halt', reasons }
  if (decision.decision === 'block') {
    const roles = waivingRoles(visit.plan, decision)
    const question = questionOf(visit, governed, {
      name: `waive.${decision.at}.${decision.subject}`,
      roles,
      ask: `Waive ${reasons.map((reason) => reason.id).join(', ')}? ${reasons.map((reason) => reason.say).join(' ')}`,
    })
    if (roles.length === 0) return { kind: 'block', reasons, waiver: undefined }
    const answer = await answerTo(visit, question)
    if (answer === 'yes') return GO
    return { kind: 'block', reasons, waiver: answer === 'none' ? question : undefined }
  }
  const approval = decision.obligations.find((each) => each.kind === 'require_approval')
  if (!approval) return GO
  const question = questionOf(visit, governed, {
    name: `approve.${decision.at}.${decision.subject}`,
    roles: approval.roles,
    ask: `Approve ${decision.subject} at ${decision.at}? ${approval.rule} asks for it.`,
  })
  const answer = await answerTo(visit, question)
  if (answer === 'yes') return GO
  if (answer === 'none') return { kind: 'wait', waiting: question }
  return {
    kind: 'reject',
    reasons: [
      {
        kind: 'approval',
        id: approval.rule,
        say: `The approval that ${approval.rule} asks for was refused.`,
        node: visit.node.id,
        at: decision.at,
      },
    ],
  }
}

type Question = Waiting & { readonly activity: string; readonly binding: string }

function questionOf(
  visit: Visit,
  governed: GovernedContent,
  question: { readonly name: string; readonly roles: readonly string[]; readonly ask: string },
): Question {
  return {
    for: 'human',
    activity: activityId(visit, question.name),
    node: visit.node.id,
    roles: question.roles,
    ask: question.ask,
    binding: bindingOf(visit, governed),
  }
}

/** The answer that is there, if it answers exactly this question; another one counts as a no. */
async function answerTo(visit: Visit, question: Question): Promise<'yes' | 'no' | 'none'> {
  const answer = await visit.ports.readApproval(question.activity)
  if (!answer) return 'none'
  return answer.binding === question.binding && answer.decision !== 'rejected' ? 'yes' : 'no'
}

/** Binds an answer to the exact act: the content, the rules and what the run is pinned to. */
function bindingOf(visit: Visit, governed: GovernedContent): string {
  return visit.ports.keyedDigest(
    JSON.stringify([
      visit.id,
      governed.decision.at,
      governed.decision.subject,
      visit.ports.keyedDigest(governed.text),
      governed.decision.reasons.map((reason) => reason.rule),
      visit.run.pins.data,
    ]),
  )
}
