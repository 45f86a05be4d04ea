import { AsyncResource } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { Attack } from './attack.ts'

/** What a call can be made in the midst of. */
export interface Surroundings {
  /** Does something as if it were the other tenant's own work. */
  readonly inContextOfOther: <T>(work: () => T) => T
  /** Something that the other tenant does, and that changes nothing. */
  readonly workOfOther: () => Promise<unknown>
  /** Something that the other tenant tries, and that is refused. */
  readonly refusedWorkOfOther: () => Promise<unknown>
}

type Call = () => Promise<unknown>

/** A circumstance under which a call is made. */
export interface Situation {
  readonly attack: Attack
  readonly variant: string
  readonly make: (call: Call, around: Surroundings) => Promise<unknown>
}

/** Circumstances that have nothing to do with what is called. */
export const SITUATIONS: readonly Situation[] = [
  {
    attack: 'lost context',
    variant: 'across awaits',
    make: (call, { inContextOfOther }) =>
      inContextOfOther(async () => {
        await Promise.resolve()
        return call()
      }),
  },
  {
    attack: 'lost context',
    variant: 'in a timer of the other tenant',
    make: (call, { inContextOfOther }) =>
      inContextOfOther(
        () =>
          new Promise((resolve, reject) => {
            setTimeout(() => void call().then(resolve, reject), 0)
          }),
      ),
  },
  {
    attack: 'lost context',
    variant: 'by an emitter of the other tenant',
    make: (call, { inContextOfOther }) => {
      const emitter = new EventEmitter()
      const answered = new Promise((resolve, reject) => {
        inContextOfOther(() => {
          const listen = AsyncResource.bind(() => void call().then(resolve, reject))
          emitter.once('asked', () => listen())
        })
      })
      emitter.emit('asked')
      return answered
    },
  },
  {
    attack: 'pooled connections',
    variant: 'between calls of the other tenant',
    make: async (call, { workOfOther }) => {
      const before = [workOfOther(), workOfOther()]
      const made = call()
      const after = [workOfOther(), workOfOther()]
      await Promise.allSettled([...before, made, ...after])
      return made
    },
  },
  {
    attack: 'pooled connections',
    variant: 'after one of the other tenant that was refused',
    make: async (call, { refusedWorkOfOther }) => {
      await refusedWorkOfOther().catch(() => undefined)
      return call()
    },
  },
]
