import { FccError } from '@fcc/plugin-api'

/** The ways in which a provider, or a service that a skill reaches, fails. The list is closed. */
export const FAILURE_KINDS = [
  'rate_limited',
  'overloaded',
  'context_too_long',
  'refused',
  'invalid_answer',
  'cut_off',
  'unreachable',
  'not_authorised',
  'timed_out',
  'not_recorded',
  'failed',
] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** Failures that time alone may heal; whoever waits for one comes back by itself. */
export const PASSING_FAILURES: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'rate_limited',
  'overloaded',
  'cut_off',
  'unreachable',
  'timed_out',
])

interface FailureText {
  readonly code: string
  /** What the provider did; goes after its id. */
  readonly what: string
  readonly fix: string
}

const texts: Readonly<Record<FailureKind, FailureText>> = {
  rate_limited: {
    code: 'FCC_PROVIDER_RATE_LIMITED',
    what: 'takes no more requests at present',
    fix: 'Wait until it takes requests again; the run continues by itself.',
  },
  overloaded: {
    code: 'FCC_PROVIDER_OVERLOADED',
    what: 'is overloaded',
    fix: 'Wait until it answers again; the run continues by itself.',
  },
  context_too_long: {
    code: 'FCC_PROVIDER_CONTEXT_TOO_LONG',
    what: 'was sent more than its context holds',
    fix: 'Give the step less to read, or a provider with a larger context, then resume the run.',
  },
  refused: {
    code: 'FCC_PROVIDER_REFUSED',
    what: 'refused to answer',
    fix: 'See what the step asks of it, or choose another provider, then resume the run.',
  },
  invalid_answer: {
    code: 'FCC_PROVIDER_INVALID_ANSWER',
    what: 'gave an answer that is none',
    fix: 'Fix the provider, or choose another, then resume the run.',
  },
  cut_off: {
    code: 'FCC_PROVIDER_CUT_OFF',
    what: 'gave an answer that was cut off',
    fix: 'Allow it longer answers, or ask for less, then resume the run.',
  },
  unreachable: {
    code: 'FCC_PROVIDER_UNREACHABLE',
    what: 'could not be reached',
    fix: 'See whether it runs and its address is right; the run continues by itself.',
  },
  not_authorised: {
    code: 'FCC_PROVIDER_NOT_AUTHORISED',
    what: 'has no key that it accepts',
    fix: 'Set the key that its settings name, then resume the run.',
  },
  timed_out: {
    code: 'FCC_PROVIDER_TIMED_OUT',
    what: 'did not answer in time',
    fix: 'See why it is slow, or raise the limit on calls; the run continues by itself.',
  },
  not_recorded: {
    code: 'FCC_PROVIDER_NOT_RECORDED',
    what: 'has no answer that was recorded to this request',
    fix: 'Record a run of what is asked now (fcc run SCENARIO --record FILE), or start it with another provider.',
  },
  failed: {
    code: 'FCC_PROVIDER_FAILED',
    what: 'failed',
    fix: 'See whether it can be reached and what its own log says, then resume the run.',
  },
}

/** What is known of a failure. */
export interface FailureDetails {
  /** The provider's id, or the host of a service. */
  readonly by: string
  /** When it says that it may be asked again, in milliseconds from now. */
  readonly retryAfterMs?: number | undefined
  /** More words, without content and without secrets. */
  readonly detail?: string | undefined
  readonly cause?: unknown
}

/**
 * A typed failure of a provider. A provider throws it; the run waits for the provider, and comes back
 * by itself where the failure is one that passes.
 *
 * @example
 * throw new ProviderFailure('rate_limited', { by: 'acme/model', retryAfterMs: 2000 })
 */
export class ProviderFailure extends FccError {
  /** Recognises one from any installed copy of this package. */
  static override is(value: unknown): value is ProviderFailure {
    if (!FccError.is(value)) return false
    const { kind } = value as { readonly kind?: unknown }
    return FAILURE_KINDS.includes(kind as FailureKind)
  }

  readonly kind: FailureKind
  /** The provider's id, or the host of a service. */
  readonly by: string

  constructor(kind: FailureKind, { by, retryAfterMs, detail, cause }: FailureDetails) {
    const { code, what, fix } = texts[kind]
    const why = `${by} ${what}${detail === undefined ? '' : `: ${detail}`}.`
    super({ code, why, fix, retryAfterMs, cause })
    this.kind = kind
    this.by = by
  }
}
