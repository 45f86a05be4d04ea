import type { CloudEvent } from '@fcc/contracts'
import { nextNews, type RunFollowing } from '../run/run-news.ts'
import type { TenantHandles } from '../tenant/tenant-handles.ts'
import { readEvent } from './run-events.ts'

/** How many events are read at a time. */
const PAGE = 100

/** From where a run's events are followed, and until when. */
export interface EventsFollowed {
  /** The id of the last event that is known; from the run's start where absent, or nobody knows it. */
  readonly after?: string | undefined
  /** The place in the store after which they begin. */
  readonly from?: number | undefined
  /** Ends the following. */
  readonly signal?: AbortSignal | undefined
  /** Whether nothing more is to be waited for. */
  readonly isOver?: (() => boolean) | undefined
}

/**
 * The events of one run as the store has them, then those to come, in whichever process they are
 * committed; ends with the run, or when the runtime is closed. Who lost the connection continues after
 * the last id that it has.
 */
export async function* followEvents(
  { store, tenant, durable, limits }: TenantHandles,
  following: RunFollowing,
  run: string,
  { after, from = 0, signal, isOver = () => false }: EventsFollowed,
): AsyncGenerator<CloudEvent, void, undefined> {
  let place = after === undefined ? from : await placeOf(store, run, after)
  for (;;) {
    const wasOver = isOver() || following.closed.aborted || signal?.aborted === true
    // Before reading, so that what is committed meanwhile is not missed.
    const heard = nextNews(
      following,
      { tenant, run },
      {
        hears: 'commits',
        pollMs: durable ? limits.pollMs : undefined,
        signal,
      },
    )
    const page = await store.readEvents({ run, after: place, limit: PAGE })
    for (const { text, insertion } of page) {
      place = insertion
      const event = readEvent(text)
      yield event
      if (event.type === 'fcc.run.ended') return
    }
    if (page.length > 0) continue
    if (wasOver) return
    await heard
  }
}

async function placeOf(store: TenantHandles['store'], run: string, id: string): Promise<number> {
  const all = await store.readEvents({ run })
  return all.find((event) => event.id === id)?.insertion ?? 0
}
