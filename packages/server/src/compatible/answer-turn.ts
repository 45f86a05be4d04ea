import type { RunRecord } from '@fcc/contracts'
import { type AskedTools, type CallerTools, readAskedTools } from '@fcc/contracts/caller-tools'
import { FccError } from '@fcc/plugin-api'
import type { RunHandle, TenantSession } from '@fcc/runtime'
import { serverErrors } from '../problems/server-errors.ts'
import type { CompatibleModel } from './find-model.ts'
import { newestOf, type Turn, transcriptOf } from './transcript.ts'

/** What is asked of a model by its name. */
export interface AskedTurn {
  readonly model: CompatibleModel
  readonly turns: readonly Turn[]
  readonly tools?: CallerTools | undefined
  readonly purpose?: string | undefined
  readonly idempotencyKey?: string | undefined
  readonly isStreamed: boolean
}

/** What came of it. */
export type TurnResult = {
  readonly run: string
  /** Seconds since 1970. */
  readonly created: number
  readonly usage: { readonly input: number; readonly output: number }
} & (
  | { readonly kind: 'answered'; readonly text: string }
  /** It asks for tools of the caller, who uses them and asks again. */
  | { readonly kind: 'called'; readonly text: string; readonly calls: AskedTools['calls'] }
  /** Rules or a gate keep it: why, rule by rule. */
  | { readonly kind: 'refused'; readonly say: string }
)

/**
 * Starts the run of a turn.
 *
 * @throws FccError FCC_REQUEST_INVALID where a scenario is to have tools
 */
export async function startTurn(session: TenantSession, asked: AskedTurn): Promise<RunHandle> {
  const { model, turns, tools, purpose, idempotencyKey, isStreamed } = asked
  if (tools && !model.isConversation) {
    throw serverErrors.badRequest(
      'This model is a scenario: its steps have the tools that its workflow names, and none of a client.',
      'Leave the tools out, or ask a persona.',
    )
  }
  const text = model.isConversation ? transcriptOf(turns) : newestOf(turns)
  return session.start(
    model.scenario,
    { [model.input]: text, ...(tools ? { tools: JSON.stringify(tools) } : {}) },
    {
      ...(isStreamed ? { watch: true } : {}),
      ...(purpose === undefined ? {} : { purpose }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    },
  )
}

/**
 * Waits for the end of a run. A caller that leaves takes it with them where they created it: a second request under its
 * key does not.
 */
export async function finishedUnlessLeft(
  handle: Pick<RunHandle, 'created' | 'cancel' | 'finished'>,
  signal: AbortSignal,
): Promise<RunRecord> {
  const leave = (): void => {
    if (handle.created) void handle.cancel('The caller left.').catch(() => undefined)
  }
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave, { once: true })
  return handle.finished().finally(() => signal.removeEventListener('abort', leave))
}

/**
 * Waits for a turn and reads its answer. A caller that leaves takes the run with it; so does one that cannot
 * continue now, for the caller asks again, and would be answered twice.
 *
 * @throws FccError FCC_MODEL_WAITS where a person has to answer first, FCC_MODEL_UNAVAILABLE where nothing can
 * answer now
 */
export async function finishTurn(
  session: TenantSession,
  handle: RunHandle,
  { model }: Pick<AskedTurn, 'model'>,
  signal: AbortSignal,
): Promise<TurnResult> {
  const run = await finishedUnlessLeft(handle, signal)
  const { usage } = run.envelope
  const standing = {
    run: run.id,
    created: Math.floor(Date.parse(run.createdAt) / 1000),
    usage: { input: usage.inputTokens, output: usage.outputTokens },
  }
  switch (run.state) {
    case 'completed': {
      const { text, mediaType } = await session.outcome(run.id, model.outcome)
      if (!model.isConversation || mediaType !== 'application/json')
        return { ...standing, kind: 'answered', text }
      const asked = readAskedTools(text)
      if (asked) return { ...standing, kind: 'called', ...asked }
      const say =
        'FCC_CALL_ARGUMENTS_LOST: What rules left of the tool calls at their release is none.'
      return { ...standing, kind: 'refused', say }
    }
    case 'halted':
    case 'rejected':
      return {
        ...standing,
        kind: 'refused',
        say: run.reasons.map(({ id, say }) => `${id}: ${say}`).join(' '),
      }
    case 'waiting':
      if (run.waiting?.for === 'human') throw waits(run.id)
      await handle.cancel('Nothing can answer now.')
      throw unavailable(run.id)
    default:
      throw unavailable(run.id)
  }
}

function waits(run: string): FccError {
  return new FccError({
    code: 'FCC_MODEL_WAITS',
    why: `The rules here want a person to decide first: run ${run} waits for them.`,
    fix: `Read run ${run} later: GET /v1/runs/${run}.`,
  })
}

function unavailable(run: string): FccError {
  return new FccError({
    code: 'FCC_MODEL_UNAVAILABLE',
    why: `Nothing that these rules permit can answer now; run ${run} ended without an answer.`,
    fix: 'Ask again later.',
  })
}
