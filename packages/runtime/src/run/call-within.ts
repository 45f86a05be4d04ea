/** What bounds a call: who may abort it, and how long it may take. */
export interface CallBounds {
  readonly signal: AbortSignal
  /** Absent where only an abort ends it. */
  readonly limitMs?: number | undefined
  /** The error of a call that took too long. */
  readonly late?: (() => Error) | undefined
  /** Hears why nobody waits any more. */
  readonly onLeave?: ((reason: unknown) => void) | undefined
  /** Hears of work that nobody waits for any more. */
  readonly onLeft?: ((work: Promise<unknown>) => void) | undefined
}

/**
 * The outcome of a call, or the reason why nobody waits for it any more: it was aborted, or took too long.
 * What honours no signal is left behind; what it comes to later is dropped. A value that is there at once
 * is given back at once.
 */
export function settleWithin<Result>(
  work: Result | Promise<Result>,
  { signal, limitMs, late, onLeave, onLeft }: CallBounds,
): Result | Promise<Result> {
  if (!(work instanceof Promise)) return work
  return new Promise((resolve, reject) => {
    const leave = (reason: unknown): void => {
      reject(reason)
      onLeave?.(reason)
      onLeft?.(work)
    }
    const abort = (): void => leave(signal.reason)
    const timer = limitMs === undefined ? undefined : setTimeout(() => leave(late?.()), limitMs)
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
    work.then(resolve, reject).finally(settle)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

/**
 * Calls with a signal of its own, which is aborted with the bounds' own and when the call takes too long.
 * It follows by the listener that waits for the call anyway: a signal that is made of several costs more
 * than most calls that answer at once.
 */
export function callWithin<Result>(
  bounds: CallBounds & { readonly limitMs: number; readonly late: () => Error },
  call: (signal: AbortSignal) => Result | Promise<Result>,
): Result | Promise<Result> {
  const own = new AbortController()
  if (bounds.signal.aborted) own.abort(bounds.signal.reason)
  return settleWithin(call(own.signal), { ...bounds, onLeave: (reason) => own.abort(reason) })
}
