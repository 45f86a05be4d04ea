/** What waiting comes to when the limit passes first. */
export const timedOut = Symbol('timed out')

/**
 * Does some work, but waits no longer than the limit. The work itself cannot be stopped from here;
 * what it comes to afterwards is ignored, a late rejection too. Work that blocks the thread is not
 * limited: no timer runs meanwhile.
 *
 * @throws whatever the work throws within the limit
 */
export async function withTimeLimit<Result>(
  work: () => Result | Promise<Result>,
  limitMs: number,
): Promise<Result | typeof timedOut> {
  const working = work()
  // What is no object is no promise either: it is there, and needs no timer.
  if (typeof working !== 'object') return working
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, limitMs, timedOut)
    const settle =
      <Value>(act: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer)
        act(value)
      }
    Promise.resolve(working).then(settle(resolve), settle(reject))
  })
}
