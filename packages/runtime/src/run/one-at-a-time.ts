/** Does one thing at a time for each key, in the order in which it was asked. */
export interface OneAtATime {
  do<Result>(key: string, work: () => Promise<Result>): Promise<Result>
  /** Settles when what was asked for a key until now is over, whatever came of it. */
  idle(key: string): Promise<void>
  /** What is under way, or waits for its turn. */
  underWay(): readonly Promise<unknown>[]
}

/** Makes one that knows no key. */
export function createOneAtATime(): OneAtATime {
  const tails = new Map<string, Promise<unknown>>()
  return {
    do(key, work) {
      const before = tails.get(key)
      const mine = before ? before.then(work, work) : work()
      tails.set(key, mine)
      const forget = (): void => {
        if (tails.get(key) === mine) tails.delete(key)
      }
      mine.then(forget, forget)
      return mine
    },
    async idle(key) {
      await tails.get(key)?.catch(() => undefined)
    },
    underWay: () => [...tails.values()],
  }
}
