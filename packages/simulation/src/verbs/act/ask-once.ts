import {
  type ModelAnswer,
  type ModelRequest,
  PASSING_FAILURES,
  type PassedOver,
  type Provider,
  type ProviderAttributes,
  ProviderFailure,
} from '@fcc/contracts'
import type { ProviderChoice } from '../../choose-provider.ts'
import { NOBODY_RESTS } from '../../provider-health.ts'
import type { AnswerShowing } from '../../showing/show-answer.ts'
import type { Configured } from '../../visit-ports.ts'
import type { Acting } from './acting.ts'
import { askProvider } from './ask-provider.ts'
import { delayAfter, timeText } from './failure-waiting.ts'
import { noteChoice, worthNoting } from './note-choice.ts'
import { recordCall, recordFailedCall } from './record-call.ts'
import type { TurnJournal } from './turn-journal.ts'

/** A provider that was asked, with what rules read of it. */
export type AskedProvider = Configured<Provider> & {
  readonly id: string
  readonly attributes: ProviderAttributes
}

/** Asks one: the intent before, the answer after, and from then on the journal answers. */
export async function askOnce(
  acting: Acting,
  asking: {
    readonly provider: AskedProvider
    readonly journal: TurnJournal
    readonly choice: Extract<ProviderChoice, { readonly kind: 'chosen' }>
    /** As governance left it, for this provider. */
    readonly sent: ModelRequest
    readonly showing?: AnswerShowing | undefined
  },
): Promise<
  { readonly answer: ModelAnswer } | { readonly passedOver: Omit<PassedOver, 'provider'> }
> {
  const { visit } = acting
  const { provider, journal, choice, sent, showing } = asking
  const watched = (visit.ports.health ?? NOBODY_RESTS).begin(provider.id)
  const key = journal.idOf(provider.id)
  let repeated: true | undefined
  let answer: ModelAnswer
  try {
    repeated = await journal.intend(provider.id, sent)
    // After a failure in the middle, its own or another's, an answer begins anew, and says so.
    showing?.begin()
    const onText = showing && ((text: string) => showing.push(text))
    const { onRateLimit } = watched
    const { attachments } = acting
    const asked = { request: sent, key, attachments, onText, onRateLimit }
    answer = await askProvider(visit, provider, asked)
  } catch (error) {
    if (visit.ports.signal.aborted || !ProviderFailure.is(error)) {
      watched.end()
      throw error
    }
    const { kind: failure, retryAfterMs } = error
    recordFailedCall(acting, provider, { activity: key, kind: failure })
    watched.end({ failure, ...(retryAfterMs === undefined ? {} : { askedMs: retryAfterMs }) })
    const wait = PASSING_FAILURES.has(failure) ? delayAfter(visit, retryAfterMs) : undefined
    const until = wait === undefined ? {} : { until: timeText(visit.ports.now() + wait) }
    return { passedOver: { why: 'failed', failure, ...until } }
  }
  watched.end('answered')
  const noted = worthNoting({
    ...{ turn: acting.tally.turns, provider: provider.id, because: choice.ordered[0].because },
    passedOver: choice.passedOver,
  })
  const choiceMade = noted ? { choice: noted } : {}
  await journal.settle({ provider: provider.id, answer, repeated, ...choiceMade })
  if (journal.isKept) recordCall(acting, provider, { activity: key, answer, repeated })
  if (noted) noteChoice(acting, noted)
  return { answer }
}
