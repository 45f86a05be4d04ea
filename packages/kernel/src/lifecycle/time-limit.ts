/** What waiting came to. */
export type Limited<Result> =
  | { readonly isTimedOut: false; readonly value: Result }
  | { readonly isTimedOut: true }

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
): Promise<Limited<Result>> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<Limited<Result>>((resolve) => {
    timer = setTimeout(() => resolve({ isTimedOut: true }), limitMs)
  })
  try {
    return await Promise.race([
      work().then((value) => ({ isTimedOut: false as const, value })),
      timeout,
    ])
  } finally {
    clearTimeout(timer)
  }
}
