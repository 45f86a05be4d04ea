import type {
  Decision,
  FactValue,
  InterventionPoint,
  LabelSet,
  Principal,
  ProviderAttributes,
  Reason,
  RunRecord,
} from '@fcc/contracts'
import { unreadTypes } from '@fcc/contracts/attachments'
import { strictestTerms } from '@fcc/contracts/questions'
import type { GovernedContent, GovernedInput } from '@fcc/governance'
import { simulationErrors } from '../diagnostics.ts'
import { answerTo } from '../questions/answer-to.ts'
import type { Question } from '../questions/question.ts'
import { GO, reasonsOf, type Verdict, waivingRoles } from '../verdict.ts'
import { factsAt } from '../visible-work.ts'
import { activityId, type Visit } from '../visit.ts'

/** One look of governance at one piece of content. */
export interface GovernRequest {
  readonly at: InterventionPoint
  /** The artifact or act it is about. */
  readonly subject: string
  readonly text: string
  readonly labels: LabelSet
  /** Which of several acts of one subject this is, so that each is asked about by itself; nothing for the first. */
  readonly which?: string | undefined
  /** The media types of attachments that go with the text. */
  readonly unread?: readonly string[] | undefined
  readonly provider?: (ProviderAttributes & { readonly id: string }) | undefined
  /** The tool, and who uses it. */
  readonly tool?: GovernedInput['tool'] | undefined
  /** What it is, where it is an input of the run. */
  readonly input?: GovernedInput['input'] | undefined
  readonly act?: { readonly label?: string | undefined } | undefined
  /** The address of the content, where it is an artifact as it stands: gates are passed by bytes. */
  readonly address?: string | undefined
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

/**
 * Lets governance look at content at one point. Where no rule looks there, nothing is decided.
 *
 * @throws FccError FCC_CONTENT_NOT_INSPECTED for what would leave and could not be looked into
 */
export async function govern(visit: Visit, request: GovernRequest): Promise<Governed> {
  const { ports } = visit
  if (ports.governance.rulesAt(request.at) === 0 && !permitted.has(request.at)) {
    return { text: request.text, labels: request.labels, decision: undefined, verdict: GO }
  }
  const input = governedInput(visit, request)
  // What leaves may hold an attachment written out in the middle of a text.
  const beside = request.at === 'egress' ? unreadTypes(request.text, 'within') : []
  const unread = [...(request.unread ?? []), ...beside]
  const content = { text: request.text, labels: request.labels }
  const look = (waivers: GovernedInput['waivers']) =>
    ports.governor.govern(
      unread.length > 0 ? { ...content, unread } : content,
      { ...input, waivers },
      ports.signal,
    )
  const pending = look({})
  const governed = pending instanceof Promise ? await pending : pending
  // A permit that reads no label would let go what nobody could look into.
  if (request.at === 'egress' && isLetGo(governed) && governed.couldNotCheck.length > 0) {
    throw simulationErrors.couldNotInspect(request.subject, governed.couldNotCheck)
  }
  return isPlain(governed)
    ? { ...governed, verdict: GO }
    : settle(visit, governed, { look, which: request.which ?? '' })
}

/** What a decision of a visit is asked, but for the content. */
export function governedInput(
  visit: Visit,
  request: Omit<GovernRequest, 'text' | 'labels' | 'unread' | 'which'>,
): GovernedInput {
  const { run, persona } = visit
  return {
    at: request.at,
    subject: request.subject,
    ...askedOf(run),
    persona,
    gatesPassed: request.address === undefined ? [] : passedGates(run, request.address),
    facts: factsOf(visit, request.facts),
    waivers: {},
    ...(request.provider ? { provider: request.provider } : {}),
    ...(request.tool ? { tool: request.tool } : {}),
    ...(request.input ? { input: request.input } : {}),
    ...(request.act ? { act: request.act } : {}),
  }
}

type AskedOfRun = Pick<GovernedInput, 'run' | 'tenant' | 'principal'>

const asked = new WeakMap<RunRecord, AskedOfRun>()

/** What every decision of a visit is asked about its run: made once, so that it is written once too. */
function askedOf(run: RunRecord): AskedOfRun {
  const known = asked.get(run)
  if (known) return known
  const { id, scenario, state, envelope } = run
  const { tenant, purpose, domain, principal } = envelope
  const made = { run: { id, scenario, purpose, domain, state }, tenant: { id: tenant }, principal }
  asked.set(run, made)
  return made
}

function isLetGo({ decision }: GovernedContent): boolean {
  return decision.decision === 'allow'
}

function isPlain({ decision }: GovernedContent): boolean {
  return decision.decision === 'allow' && decision.obligations.length === 0
}

/** The whole ids of the gates that exactly these bytes have passed; another artifact's say nothing. */
export function passedGates(run: RunRecord, address: string): readonly string[] {
  const passed: string[] = []
  for (const key of Object.keys(run.gates)) {
    const outcome = run.gates[key]
    if (outcome?.passed && outcome.address === address) passed.push(outcome.gate)
  }
  return passed
}

/** The facts of a visit: those that are read, those of the work that led here, and its own. */
export function factsOf(
  visit: Visit,
  ofVisit: Readonly<Record<string, FactValue>> | undefined,
): Readonly<Record<string, FactValue>> {
  const { ports, run, place, now } = visit
  return { ...ports.readFacts(now, run), ...factsAt(run, place), ...ofVisit }
}

/** Asks people where a decision leaves it to them; without their answer nothing continues. */
async function settle(
  visit: Visit,
  governed: GovernedContent,
  again: {
    readonly look: (waived: GovernedInput['waivers']) => GovernedContent | Promise<GovernedContent>
    readonly which: string
  },
): Promise<Governed> {
  const { decision } = governed
  const reasons = reasonsOf(decision, visit.place.instance)
  if (decision.decision === 'halt') return { ...governed, verdict: { kind: 'halt', reasons } }
  if (decision.decision === 'allow') {
    return { ...governed, verdict: await approved(visit, governed, again.which) }
  }
  const blocked: Verdict = { kind: 'block', reasons, waiver: undefined }
  const roles = waivingRoles(visit.ports.governance, decision)
  if (roles.length === 0) return { ...governed, verdict: blocked }
  const question = questionOf(visit, governed, {
    asks: 'waiver',
    name: `waive.${decision.at}.${decision.subject}${again.which}`,
    roles,
    ask: `Waive ${reasons.map((reason) => reason.id).join(', ')}? ${reasons.map((reason) => reason.say).join(' ')}`,
  })
  const terms = visit.ports.governance
  const answer = await answerTo(
    visit,
    question,
    strictestTerms(reasons.map(({ id }) => terms.termsOf(id))),
  )
  if (answer.said === 'none') {
    const waiver = withContent(visit, governed, answer.question)
    return { ...governed, verdict: { ...blocked, waiver } }
  }
  if (answer.said === 'expired') {
    const [first] = reasons
    const expired = expiryOf(visit, governed.decision, first?.id ?? question.activity, answer.say)
    return { ...governed, verdict: { ...blocked, reasons: [...reasons, expired] } }
  }
  if (answer.said === 'no') return { ...governed, verdict: blocked }
  // A waiver is for this act alone: it is decided once more under it, and stands in that decision.
  const waived = await again.look(
    Object.fromEntries(reasons.map((reason) => [reason.id, namesOf(answer.signers)])),
  )
  return waived.decision.decision === 'block'
    ? {
        ...waived,
        verdict: { ...blocked, reasons: reasonsOf(waived.decision, visit.place.instance) },
      }
    : settle(visit, waived, again)
}

/** Whether everything that asks for an approval has it; each rule asks for its own. */
async function approved(visit: Visit, governed: GovernedContent, which: string): Promise<Verdict> {
  const { decision } = governed
  for (const obligation of decision.obligations) {
    if (obligation.kind !== 'require_approval') continue
    const { rule, roles } = obligation
    const question = questionOf(visit, governed, {
      asks: 'approval',
      name: `approve.${decision.at}.${decision.subject}${which}.${rule}`,
      roles,
      ask: `Approve ${decision.subject} at ${decision.at}? ${rule} asks for it.`,
    })
    const terms = visit.ports.governance.termsOf(rule)
    const answer = await answerTo(visit, question, terms)
    if (answer.said === 'none') {
      return { kind: 'wait', waiting: withContent(visit, governed, answer.question) }
    }
    if (answer.said === 'expired') {
      const reasons = [expiryOf(visit, decision, rule, answer.say)]
      return { kind: 'reject', reasons }
    }
    if (answer.said === 'no') {
      const say = `The approval that ${rule} asks for was refused.`
      const at = decision.at
      const reason = { kind: 'approval' as const, id: rule, say, node: visit.place.instance, at }
      return { kind: 'reject', reasons: [reason] }
    }
  }
  return GO
}

/** Why something is not done that nobody let through in time. */
function expiryOf(visit: Visit, { at }: Decision, rule: string, say: string): Reason {
  return { kind: 'approval', id: rule, say, node: visit.place.instance, at }
}

function namesOf(signers: readonly Principal[]): string {
  return signers.map(({ id }) => id).join(', ')
}

function questionOf(
  visit: Visit,
  governed: GovernedContent,
  question: {
    readonly asks: 'approval' | 'waiver'
    readonly name: string
    readonly roles: readonly string[]
    readonly ask: string
  },
): Question {
  return {
    for: 'human',
    activity: activityId(visit, question.name),
    node: visit.place.instance,
    roles: question.roles,
    asks: question.asks,
    ask: question.ask,
    binding: bindingOf(visit, governed),
  }
}

/** The question with what it is about: kept with the wait, so that whoever answers can read it. */
function withContent(
  visit: Visit,
  { text, labels, decision, findings }: GovernedContent,
  question: Question,
): Question {
  const { at, subject, reasons } = decision
  const about = visit.ports.contents.stage({
    name: subject,
    text,
    mediaType: 'text/plain',
    labels,
    producedBy: visit.id,
  })
  return { ...question, about: [about], decision: { at, subject, reasons, findings } }
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
