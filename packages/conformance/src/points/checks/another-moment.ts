/** Far from any real moment, on both sides: 1 January 1975 and 29 February 2096, UTC. */
const MOMENTS = [157_766_400_000, 3_981_312_000_000] as const

/** One at a time: two at once would put back each other's globals. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs something as if it were another moment and chance fell another way: what a deterministic
 * contribution gives does not depend on either. The globals are put back whatever happens.
 */
export function atAnotherMoment<Result>(
  which: 0 | 1,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  const turn = last.then(() => withGlobals(which, act))
  last = turn.catch(() => undefined)
  return turn
}

async function withGlobals<Result>(
  which: 0 | 1,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  const real = { Date: globalThis.Date, random: Math.random }
  const chance = which === 0 ? 0.125 : 0.875
  globalThis.Date = fixedDate(real.Date, MOMENTS[which])
  Math.random = () => chance
  try {
    return await act()
  } finally {
    globalThis.Date = real.Date
    Math.random = real.random
  }
}

function fixedDate(real: DateConstructor, now: number): DateConstructor {
  return new Proxy(real, {
    construct: (target, given, self) =>
      Reflect.construct(target, given.length === 0 ? [now] : given, self),
    apply: () => new real(now).toString(),
    get: (target, key) => (key === 'now' ? () => now : Reflect.get(target, key)),
  })
}
