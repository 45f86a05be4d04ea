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
  work: () => Promise<Result>,
  limitMs: number,
): Promise<Result | typeof timedOut> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<typeof timedOut>((resolve) => {
    timer = setTimeout(resolve, limitMs, timedOut)
  })
  try {
    return await Promise.race([work(), limit])
  } finally {
    clearTimeout(timer)
  }
}
