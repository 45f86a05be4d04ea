import type { Readiness, Runtime } from '@fcc/runtime'
import type { CardKey } from '../a2a/card-key.ts'
import type { Authenticator } from '../authentication/authenticator.ts'
import type { RateLimits } from '../edge/rate-limits.ts'
import type { SignIn } from '../sign-in/sign-in.ts'

/** Bounds of a server; each has a default. */
export interface ServerLimits {
  /** The largest body, in bytes. */
  readonly maxBodyBytes: number
  /** The most bytes of headers of a request. */
  readonly maxHeaderBytes: number
  /** How long a request may take to arrive, in milliseconds. */
  readonly requestMs: number
  /** Between two heart-beats of a stream, in milliseconds. */
  readonly heartbeatMs: number
  /** How long requests under way get when the server ends, in milliseconds. */
  readonly graceMs: number
  /** How many refused sign-ins are told a minute; the rest are counted. */
  readonly refusalsTold: number
  /**
   * How long the entry of a request waits for others, in milliseconds: a commit for each would cost more than most
   * requests. A process that is killed loses the entries of this time; 0 waits for nothing.
   */
  readonly accessLogMs: number
  /** How long an entry may be without its place, and a run that is due without being taken, before `/ready` says no. */
  readonly readyLagMs: number
  /** How long the write may take that `/ready` tries, in milliseconds. */
  readonly readyMs: number
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = Object.freeze({
  maxBodyBytes: 16 * 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
  requestMs: 30_000,
  heartbeatMs: 15_000,
  graceMs: 10_000,
  refusalsTold: 60,
  accessLogMs: 100,
  readyLagMs: 60_000,
  readyMs: 2_000,
})

/** The limits of a server: what is said, and the default of what is not. Pure. */
export function serverLimits(
  said: { readonly [Name in keyof ServerLimits]?: number | undefined } = {},
): ServerLimits {
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  return { ...DEFAULT_SERVER_LIMITS, ...Object.fromEntries(given) }
}

/** What the host is told of a server, in its own log. Never content, never a credential. */
export type ServerNote =
  | { readonly kind: 'sign_in_refused'; readonly reason: string; readonly from: string }
  | { readonly kind: 'sign_in_refusals'; readonly count: number }
  | { readonly kind: 'not_ready'; readonly checks: Readiness }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly route: string; readonly error: unknown }
  | { readonly kind: 'certificate_refused'; readonly error: unknown }
  | { readonly kind: 'log_failed'; readonly tenant: string; readonly error: unknown }

/** What a server is made of. */
export interface ServerOptions {
  /** Made with `createRuntime({ access: 'required' })`; whoever made it closes it, after the server. */
  readonly runtime: Runtime
  /** Asked in their order; one at least. */
  readonly authenticators: readonly Authenticator[]
  /** Lets people sign in with a browser; what the runtime's configuration says by default. */
  readonly signIn?: SignIn | undefined
  readonly limits?: { readonly [Name in keyof ServerLimits]?: number | undefined } | undefined
  /** At which address the server is reached from outside: no header of a request is believed about that. */
  readonly publicUrl?: string | undefined
  /** The key with which A2A cards are signed, made with `readCardKey`; they are not signed where absent. */
  readonly cardKey?: CardKey | undefined
  /** The tenant of whoever runs the host: its operators may be shown the other tenants. Nobody else is. */
  readonly operatorTenant?: string | undefined
  /** Origins of pages that may call the API from a browser; none by default. */
  readonly origins?: readonly string[] | undefined
  /** Addresses of proxies whose `X-Forwarded-For` is believed; none by default. */
  readonly trustedProxies?: readonly string[] | undefined
  /**
   * How many requests a credential may send, by its tier: made with `openRateLimits`, closed by whoever made
   * it. Where absent nothing is counted here: the host counts before it hands a request over.
   */
  readonly rates?: Pick<RateLimits, 'take'> | undefined
  readonly onNote?: ((note: ServerNote) => void) | undefined
}
