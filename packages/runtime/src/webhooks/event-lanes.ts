import type { StoredEvent } from '@fcc/contracts'

/** An event of which something becomes: where it stands, and of which run it is. */
export type LaneEvent = Pick<StoredEvent, 'id' | 'run' | 'insertion'>

/** A place in the events: that of one which is settled, as all before it are. */
export interface LanePlace {
  readonly insertion: number
  /** Absent where it is before the first. */
  readonly id?: string | undefined
}

/** Events under way: those of one run one after the other, those of several runs side by side. */
export interface EventLanes<Event extends LaneEvent> {
  /** Takes events in, in the order of their insertion. */
  add(events: readonly Event[]): void
  /** How many are not settled. */
  pending(): number
  /** The last event before which nothing is under way: where it stands and its id. */
  place(): LanePlace
  /**
   * Waits until something was settled.
   *
   * @throws what `settle` threw; nothing more is begun then
   */
  next(): Promise<void>
  /** Settles once nothing is under way; call it when nothing more is to begin. */
  ended(): Promise<void>
}

/**
 * Makes the lanes.
 *
 * @param settle sees to one event; what it throws ends all of it
 * @param from where the place is at first
 */
export function createEventLanes<Event extends LaneEvent>(
  settle: (event: Event) => Promise<void>,
  { sideBySide, from }: { readonly sideBySide: number; readonly from: LanePlace },
): EventLanes<Event> {
  const lanes = new Map<string, Event[]>()
  const waiting: string[] = []
  /** By their insertions, in their order: what is not before the place yet. */
  const order = new Map<number, { readonly id: string; isSettled: boolean }>()
  let place = from
  let active = 0
  let thrown: { readonly error: unknown } | undefined
  let heard = Promise.withResolvers<void>()

  function tell(): void {
    const before = heard
    heard = Promise.withResolvers<void>()
    before.resolve()
  }

  function settled(insertion: number): void {
    const mine = order.get(insertion)
    if (mine) mine.isSettled = true
    for (const [each, { id, isSettled }] of order) {
      if (!isSettled) break
      order.delete(each)
      place = { insertion: each, id }
    }
    tell()
  }

  async function run(lane: string): Promise<void> {
    const queue = lanes.get(lane) ?? []
    try {
      for (let event = queue[0]; event && !thrown; event = queue[0]) {
        await settle(event)
        queue.shift()
        settled(event.insertion)
      }
    } catch (error) {
      thrown ??= { error }
      tell()
    } finally {
      lanes.delete(lane)
      active -= 1
      begin()
      tell()
    }
  }

  function begin(): void {
    while (active < sideBySide && !thrown) {
      const lane = waiting.shift()
      if (lane === undefined) return
      active += 1
      void run(lane)
    }
  }

  return {
    add(events) {
      for (const event of events) {
        order.set(event.insertion, { id: event.id, isSettled: false })
        const lane = event.run ?? event.id
        const queue = lanes.get(lane)
        if (queue) queue.push(event)
        else {
          lanes.set(lane, [event])
          waiting.push(lane)
        }
      }
      begin()
    },
    pending: () => order.size,
    place: () => place,
    async next() {
      if (!thrown) await heard.promise
      if (thrown) throw thrown.error
    },
    async ended() {
      while (active > 0) await heard.promise
    },
  }
}
