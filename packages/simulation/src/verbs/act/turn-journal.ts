import type { ModelAnswer, ModelChoice, ModelRequest } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import { wasBegun } from './record-call.ts'

/** What the journal has of an answer. */
export interface KnownAnswer {
  readonly provider: string
  readonly answer: ModelAnswer
  /** Why that provider was asked, where there was something to choose. */
  readonly choice?: ModelChoice | undefined
  /** True where a process that died had begun the call. */
  readonly repeated?: true | undefined
}

/**
 * The journal of one turn. Each provider that may be asked in it has an activity of its own, and with it
 * a key: an answer that arrives twice is one, and two providers of one vendor never share a key. Which
 * is whose follows from what the run was planned with, and not from who is out when it is made again.
 */
export interface TurnJournal {
  /** The provider that answered this turn before. */
  readonly answeredBy: string | undefined
  /** The activity of a provider in this turn, which is its key too. */
  idOf(provider: string): string
  /** Whether anything is written down. */
  readonly isKept: boolean
  /** What it answered to this request. */
  find(provider: string, request: ModelRequest): KnownAnswer | undefined
  /** The intent, before a provider is asked; says whether a process that died had begun it. */
  intend(provider: string, request: ModelRequest): Promise<true | undefined>
  /** The answer; a failure settles nothing, so that it can be asked again. */
  settle(answered: KnownAnswer): Promise<void>
}

/**
 * Opens the journal of the next turn.
 *
 * @param providers all that may be asked in it, the preferred one first
 * @param isKept whether anything is written down: not where the same request gives the same bytes
 * @param forCommit whether an answer is for the visit's commit alone, unless it asks for a tool
 */
export function openTurnJournal(
  acting: Acting,
  providers: readonly string[],
  { isKept, forCommit }: { readonly isKept: boolean; readonly forCommit: boolean },
): TurnJournal {
  const { visit } = acting
  const { journal } = visit.ports
  const ids = new Map(
    providers.map((provider, place) => [
      provider,
      acting.nextActivity(place === 0 ? 'generate' : `generate.${place + 1}`),
    ]),
  )
  const idOf = (provider: string): string => ids.get(provider) ?? ''
  return {
    idOf,
    isKept,
    answeredBy: isKept
      ? providers.find((provider) => journal.isSettled(idOf(provider)))
      : undefined,
    find: (provider, request) =>
      journal.find(idOf(provider), { provider, request })?.result as KnownAnswer | undefined,
    async intend(provider, request) {
      if (!isKept) return undefined
      const id = idOf(provider)
      const asked = { provider, request }
      if (journal.find(id, asked)) return wasBegun(visit) ? true : undefined
      const { run, id: visitId, now: startedAt } = visit
      await journal.intend(
        { id, run: run.id, visit: visitId, kind: 'provider', name: 'generate', startedAt },
        asked,
      )
      return undefined
    },
    async settle(answered) {
      if (!isKept) return
      // A tool that is asked for reaches outside: the answer that asks for it is durable before that.
      const isLast = !answered.answer.parts.some(({ kind }) => kind === 'tool_call')
      await journal.settle(idOf(answered.provider), answered, forCommit && isLast)
    },
  }
}
