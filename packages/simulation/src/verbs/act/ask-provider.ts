import {
  answerProblems,
  asJsonValue,
  fetchFailure,
  generate,
  type ModelAnswer,
  type ModelCall,
  type ModelRequest,
  type Provider,
  ProviderFailure,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { TimedOut, withinCallLimit } from '../../call-limit.ts'
import type { RunPlan } from '../../run-plan.ts'
import type { Configured, VisitPorts } from '../../visit-ports.ts'
import { attachmentReader } from './attachment-reader.ts'
import { secretOrFailure } from './secret-or-failure.ts'

/** What asking a provider needs of a visit: its limit, and what a call is handed. */
export interface Asking {
  readonly ports: Pick<VisitPorts, 'signal' | 'tenant' | 'secret'>
  readonly plan: { readonly act: Pick<RunPlan['act'], 'callMs'> }
}

/**
 * Asks a provider once, within the limit on calls, and checks what it answers: an answer that is none,
 * was cut off or refused is a failure, never content.
 *
 * @throws ProviderFailure whatever it threw itself; what an abort throws comes through as it is
 */
export async function askProvider(
  asking: Asking,
  { id, code, settings }: Configured<Provider> & { readonly id: string },
  asked: {
    readonly request: ModelRequest
    /** The idempotency key. */
    readonly key: string
    /** The texts of attachments, by address; none where absent. */
    readonly attachments?: ReadonlyMap<string, string> | undefined
    /** Hears the text as it comes. */
    readonly onText?: ModelCall['onText']
    /** Hears what the other side says of its limits. */
    readonly onRateLimit?: ModelCall['onRateLimit']
  },
): Promise<ModelAnswer> {
  const { request, key: idempotencyKey, onText, onRateLimit } = asked
  const attachment = attachmentReader(request, { by: id, texts: asked.attachments ?? NONE })
  const { ports, plan } = asking
  let given: unknown
  try {
    given = await withinCallLimit(plan.act.callMs, ports.signal, (signal) =>
      generate(code, request, {
        settings,
        tenant: ports.tenant,
        signal,
        idempotencyKey,
        attachment,
        ...(onText ? { onText } : {}),
        ...(onRateLimit ? { onRateLimit } : {}),
        secret: (reference) => secretOrFailure(asking, { by: id, settings, reference }),
      }),
    )
  } catch (error) {
    if (ports.signal.aborted) throw error
    throw asFailure(id, error)
  }
  // Whether it follows a schema is the conversation's to see, which asks again.
  const problems = answerProblems(given)
  if (problems.length > 0) {
    throw new ProviderFailure('invalid_answer', { by: id, detail: problems.join('; ') })
  }
  const answer = copyOf(given as ModelAnswer)
  if (answer.stop === 'length') throw new ProviderFailure('cut_off', { by: id })
  if (answer.stop === 'refused') throw new ProviderFailure('refused', { by: id })
  return answer
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The code with which a host bounds a call. */
const CALL_TIMED_OUT = 'FCC_CALL_TIMED_OUT'

/** A failure with our own words: a provider's may quote what it was asked. */
function asFailure(by: string, cause: unknown): ProviderFailure {
  const isLate = cause instanceof TimedOut || (FccError.is(cause) && cause.code === CALL_TIMED_OUT)
  if (isLate) return new ProviderFailure('timed_out', { by, cause })
  if (!ProviderFailure.is(cause)) return new ProviderFailure(fetchFailure(cause), { by, cause })
  const { kind, retryAfterMs } = cause
  return new ProviderFailure(kind, { by, retryAfterMs, cause })
}

/** The members that an answer has, and nothing that a provider could still change. */
function copyOf({ parts, stop, model, usage }: ModelAnswer): ModelAnswer {
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage
  return {
    parts: parts.map((part) =>
      part.kind === 'text'
        ? { kind: 'text', text: part.text }
        : {
            kind: 'tool_call',
            id: part.id,
            tool: part.tool,
            arguments: asJsonValue(part.arguments) ?? null,
          },
    ),
    stop,
    model,
    usage: {
      inputTokens,
      outputTokens,
      ...(cachedTokens === undefined ? {} : { cachedTokens }),
      ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    },
  }
}
