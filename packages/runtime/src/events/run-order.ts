import type { NewEvent } from '@fcc/contracts'
import type { Plain } from '../store/tenant-records.ts'
import type { LeftBehind } from './left-behind.ts'

type Events = readonly Plain<NewEvent>[]

/** Hands over events so that a later one of a run is not heard before an earlier one. */
export interface RunOrder {
  /** Events in the order of their commits; each run's wait for its earlier ones. */
  give(events: Events): void
  /** Whether something of a run is under way. */
  isBusy(run: string): boolean
}

/** Orders what is handed over by run: of each, one call is under way at a time, and the next waits for it. */
export function createRunOrder({
  hand,
  oneAtATime,
  left,
  most,
  follow,
}: {
  /** Hands over events; says whether they were taken. Never rejects. */
  readonly hand: (events: Events) => Promise<boolean>
  readonly oneAtATime: boolean
  /** Takes over the events of a run that were not taken; absent where nothing outlives the process. */
  readonly left: LeftBehind | undefined
  /** How many events wait here at most, where they can be read from the store. */
  readonly most: number
  readonly follow: (work: Promise<void>) => void
}): RunOrder {
  /** What waits of each run that has something under way. */
  const busy = new Map<string, Plain<NewEvent>[]>()
  let waiting = 0

  async function handLine(run: string, first: Events): Promise<void> {
    const line: Plain<NewEvent>[] = []
    busy.set(run, line)
    for (let events = first; events.length > 0; events = line.splice(0)) {
      if (events !== first) waiting -= events.length
      if ((await hand(events)) || !left) continue
      // What waited behind it is in the store as well, and is read there after it.
      waiting -= line.length
      left.add(run)
      break
    }
    busy.delete(run)
    left?.wake()
  }

  async function handBeside(run: string, events: Events): Promise<void> {
    if (!(await hand(events))) left?.add(run)
  }

  function give(run: string, events: Events): void {
    const line = busy.get(run)
    if (left?.has(run) || (left && line && waiting + events.length > most)) left.add(run)
    else if (!line) follow(oneAtATime ? handLine(run, events) : handBeside(run, events))
    else {
      waiting += events.length
      line.push(...events)
    }
  }

  return {
    give(events) {
      for (const [run, some] of Map.groupBy(events, ({ id, run = id }) => run)) give(run, some)
    },
    isBusy: (run) => busy.has(run),
  }
}
