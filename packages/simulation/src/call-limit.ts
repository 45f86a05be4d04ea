/** Thrown where work was not done in time. */
export class TimedOut extends Error {
  override readonly name = 'TimeoutError'
}

/**
 * Does work within a limit of time. It is left when the limit passes or the caller aborts, also where
 * it ignores the signal that it was given.
 *
 * @param limitMs milliseconds
 * @throws TimedOut when the limit passed; the signal's own reason when the caller aborted
 */
export async function withinCallLimit<Result>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result> | Result,
): Promise<Result> {
  signal.throwIfAborted()
  const controller = new AbortController()
  const doing = work(controller.signal)
  // What is there at once was done in time, and needs no timer and nobody who listens.
  if (!isPending(doing)) return doing
  let leave: (reason: unknown) => void = () => undefined
  const left = new Promise<never>((_resolve, reject) => {
    leave = (reason) => {
      controller.abort(reason)
      reject(reason)
    }
  })
  const abort = () => leave(signal.reason)
  const timer = setTimeout(() => leave(new TimedOut('not done in time')), limitMs)
  signal.addEventListener('abort', abort, { once: true })
  try {
    if (signal.aborted) abort()
    return await Promise.race([left, doing])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    // Nobody waits any more; what rejects later is nobody's.
    left.catch(() => undefined)
  }
}

function isPending<Result>(value: Promise<Result> | Result): value is Promise<Result> {
  return typeof (value as Partial<Promise<Result>> | undefined)?.then === 'function'
}
