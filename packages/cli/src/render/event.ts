import type { EventPage, ReplayedEvents, StoredLetter } from '@fcc/runtime'
import { visible } from '../io/visible.ts'
import { counted } from './counted.ts'

/** The columns of a table of events. */
export const EVENT_HEADS = ['PLACE', 'TOLD', 'EVENT', 'RUN', 'WHAT']

/** The columns of a table of events that a subscriber could not be given. */
export const EVENT_LETTER_HEADS = ['GIVEN UP', 'EVENT', 'RUN', 'WHY']

/** An event as a row: where it is, when, what happened, and to which run. */
export function eventRow({ place, event }: EventPage['events'][number]): readonly string[] {
  return [String(place), event.time, event.type, visible(event.subject), factOf(event)]
}

/** What matters of it beside its type. */
function factOf(event: EventPage['events'][number]['event']): string {
  const data: object = event.data
  if ('state' in data && typeof data.state === 'string') {
    return 'node' in data && typeof data.node === 'string'
      ? `${visible(data.node)} · ${data.state}`
      : data.state
  }
  if ('node' in data && typeof data.node === 'string') return visible(data.node)
  return 'name' in data && typeof data.name === 'string' ? visible(data.name) : ''
}

/** An event that a subscriber could not be given, as a row. */
export function eventLetterRow({ at, event, error }: StoredLetter): readonly string[] {
  return [at, event.type, visible(event.subject), visible(error)]
}

/** What came of giving a subscriber events again. */
export function replayedLines(
  { given, next, stoppedBy }: ReplayedEvents,
  subscriber: string,
): readonly string[] {
  return [
    `  ${visible(subscriber)} took ${counted(given, 'event')}.`,
    stoppedBy === undefined
      ? `  Those that follow begin with   --after ${next}`
      : `  It failed on the next one: ${visible(stoppedBy)}. Continue with   --after ${next}`,
  ]
}
