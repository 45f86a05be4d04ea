import {
  answerText,
  type ModelAnswer,
  type ModelNeed,
  type ModelRequest,
  nodeState,
  type PassedOver,
} from '@fcc/contracts'
import { attachmentTypes } from '@fcc/contracts/attachments'
import { chooseProvider, type FitProvider, type ProviderChoice } from '../../choose-provider.ts'
import { simulationErrors } from '../../diagnostics.ts'
import type { AnswerShowing } from '../../showing/show-answer.ts'
import type { Visit } from '../../visit.ts'
import { type Acting, stopActing } from './acting.ts'
import { type AskedProvider, askOnce } from './ask-once.ts'
import { timeText } from './failure-waiting.ts'
import type { EgressLook } from './govern-request.ts'
import { noteChoice } from './note-choice.ts'
import { providerQuestion } from './provider-question.ts'
import { waitingForProviders } from './provider-waiting.ts'
import { isReady, type ReadyRequest, readyRequest } from './ready-request.ts'
import { recordCall, recordFailedCall } from './record-call.ts'
import { openTurnJournal, type TurnJournal } from './turn-journal.ts'

/** What a turn is about. */
export interface TurnRequest {
  /** What governance left of it at `prompt`. */
  readonly request: ModelRequest
  readonly subject: string
  readonly needs: readonly ModelNeed[]
  /** The provider that the step names. */
  readonly provider?: string | undefined
  /** Ids of skills, as tools. */
  readonly tools: readonly string[]
  /** Shows the answer while it is written, where somebody watches. */
  readonly showing?: AnswerShowing | undefined
  /** Whether an answer that asks for no tool is for the visit's commit alone. */
  readonly forCommit: boolean
}

interface Answered {
  readonly answer: ModelAnswer
  readonly provider: AskedProvider
}

/**
 * Has one turn answered: by the provider that is chosen, or by the next one that the policy names where
 * that one is out. Egress is decided for each before it is asked, and one that it denies is never
 * asked. Where nobody is left, the run waits, and continues by itself when the first of them is back.
 *
 * @throws FccError FCC_PROVIDER_MISSING, FCC_PROVIDER_UNFIT
 */
export async function providerTurn(acting: Acting, turn: TurnRequest): Promise<Answered> {
  const { visit } = acting
  const { plan, ports, run, persona, node } = visit
  const question = providerQuestion(plan, {
    ...{ step: turn.provider, caller: run.provider, needs: turn.needs, persona },
    actor: node.actor,
    attachments: attachmentTypes(turn.request),
  })
  const all = chooseProvider(plan.providers, question)
  const fit = assertFit(visit, all)
  const journal = openTurnJournal(
    acting,
    fit.map(({ id }) => id),
    {
      isKept: fit.length > 1 || fit.some((each) => !isRepeatable(visit, each)),
      forCommit: turn.forCommit,
    },
  )
  const before = fit.find(({ id }) => id === journal.answeredBy)
  if (before) return answeredBefore(acting, turn, { journal, by: before, fit })
  const standing = new Map<string, Omit<PassedOver, 'provider'>>()
  let denied: ReadyRequest | undefined
  for (;;) {
    for (const { id } of fit) {
      const rest = standing.has(id) ? undefined : restOf(visit, id)
      if (rest) standing.set(id, rest)
    }
    const choice = chooseProvider(plan.providers, question, standing)
    if (choice.kind !== 'chosen') return nobodyLeft(acting, choice.passedOver, denied)
    const [next] = choice.ordered
    const found = ports.code.provider(next.id)
    if (!found) {
      standing.set(next.id, { why: 'not_there' })
      continue
    }
    const provider = { id: next.id, ...found, attributes: next.provider.attributes }
    const ready = await readyRequest(acting, turn, provider)
    if (!isReady(ready)) {
      standing.set(next.id, ready.unready)
      continue
    }
    const { look } = ready
    if (look && isPassedOver(look, fit, standing)) {
      denied ??= ready
      const what = look.governed.decision?.reasons.map(({ rule }) => rule) ?? []
      standing.set(next.id, { why: 'egress', what })
      continue
    }
    // Another run may have asked meanwhile, and found it out.
    const rest = restOf(visit, next.id)
    if (rest) {
      standing.set(next.id, rest)
      continue
    }
    const sent = ready.keep()
    const asked = await askOnce(acting, { provider, journal, choice, sent, showing: turn.showing })
    if ('answer' in asked) return { answer: asked.answer, provider }
    standing.set(next.id, asked.passedOver)
    // A refusal is an answer about what was asked: nobody else is looked for who would give in.
    if (asked.passedOver.failure === 'refused') {
      return nobodyLeft(acting, [{ provider: next.id, ...asked.passedOver }], undefined)
    }
  }
}

function assertFit(
  { plan }: Visit,
  choice: ProviderChoice,
): readonly [FitProvider, ...FitProvider[]] {
  if (choice.kind === 'alone') throw simulationErrors.providerAlone(choice.caller, choice.wanted)
  if (choice.kind === 'unfit') throw simulationErrors.providerUnfit(choice.wanted, choice.lacks)
  if (choice.kind === 'chosen') return choice.ordered
  const wanted = choice.kind === 'missing' ? choice.wanted : ''
  throw simulationErrors.providerMissing(wanted, Object.keys(plan.providers))
}

/** Whether the same request gives the same bytes, inside this process: such answers are not written down. */
function isRepeatable({ ports }: Visit, { id, provider }: FitProvider): boolean {
  const isInside = provider.attributes.location === 'in-process'
  return isInside && (ports.code.provider(id)?.code.deterministic ?? false)
}

/** Whether somebody else is looked for: it may not go there, or only by the word of people while others are out. */
function isPassedOver(
  { governed: { verdict } }: EgressLook,
  fit: readonly FitProvider[],
  standing: ReadonlyMap<string, Pick<PassedOver, 'why'>>,
): boolean {
  if (fit.length === 1 || verdict.kind === 'go') return false
  const isStandIn = [...standing.values()].some(({ why }) => why === 'failed' || why === 'resting')
  return isStandIn || verdict.kind === 'halt' || verdict.kind === 'block'
}

function restOf(
  { ports, run, place }: Visit,
  id: string,
): Omit<PassedOver, 'provider'> | undefined {
  if (nodeState(run, place.instance).insisted) return undefined
  const resting = ports.health?.resting(id)
  return resting && { why: 'resting', failure: resting.failure, until: timeText(resting.until) }
}

/**
 * The journal answers. What was sent then, to whoever failed before too, is decided about once more, for
 * the record.
 */
async function answeredBefore(
  acting: Acting,
  turn: TurnRequest,
  before: {
    readonly journal: TurnJournal
    readonly by: FitProvider
    readonly fit: readonly FitProvider[]
  },
): Promise<Answered> {
  const { by, journal } = before
  const { ports, plan } = acting.visit
  const found = ports.code.provider(by.id)
  const provider = found && { id: by.id, ...found, attributes: by.provider.attributes }
  const ready = provider && (await readyRequest(acting, turn, provider))
  const known = ready && isReady(ready) && journal.find(by.id, ready.left)
  if (!provider || !ready || !isReady(ready) || !known) {
    throw simulationErrors.providerMissing(by.id, Object.keys(plan.providers))
  }
  for (const each of known.choice?.passedOver ?? []) await failedBefore(acting, turn, each, before)
  ready.keep()
  const { answer, repeated } = known
  recordCall(acting, provider, { activity: journal.idOf(by.id), answer, repeated })
  if (known.choice) noteChoice(acting, known.choice)
  turn.showing?.begin()
  await turn.showing?.push(answerText(answer))
  return { answer, provider }
}

/** One that failed before the one that answered: what was sent to it, and what it may bill. */
async function failedBefore(
  acting: Acting,
  turn: TurnRequest,
  { provider: id, why, failure }: PassedOver,
  { fit, journal }: { readonly fit: readonly FitProvider[]; readonly journal: TurnJournal },
): Promise<void> {
  const failed = why === 'failed' ? fit.find((each) => each.id === id) : undefined
  const found = failed && acting.visit.ports.code.provider(id)
  if (!failed || !found || failure === undefined) return
  const provider = { id, ...found, attributes: failed.provider.attributes }
  const ready = await readyRequest(acting, turn, provider)
  if (!isReady(ready)) return
  ready.keep()
  recordFailedCall(acting, provider, { activity: journal.idOf(id), kind: failure })
}

/** Nobody can be asked: the run waits for those that may be back, or stops as egress decided for the first. */
function nobodyLeft(
  acting: Acting,
  passedOver: readonly PassedOver[],
  denied: ReadyRequest | undefined,
): never {
  const { visit } = acting
  const isOut = passedOver.some(({ why }) => why === 'failed' || why === 'resting')
  if (isOut) {
    return stopActing(acting, { kind: 'wait', waiting: waitingForProviders(visit, passedOver) })
  }
  denied?.keep()
  const [first] = passedOver
  if (first?.why === 'lacks') throw simulationErrors.providerUnfit(first.provider, first.what ?? [])
  throw simulationErrors.providerMissing(
    first?.provider ?? visit.plan.provider,
    Object.keys(visit.plan.providers),
  )
}
