import { setTimeout as delay } from 'node:timers/promises'
import type { Consumer, GroupPartitionsAssigner } from '@platformatic/kafka'
import { isAnswer } from './answers.ts'
import { createTenures, type Membership } from './group-member.ts'
import { closeConsumer } from './topic-reader.ts'

/** How long it waits before a member that was lost joins again, in milliseconds. */
const AGAIN_MS = 200

/** How many signs of life there are in a lease. */
const SIGNS = 10

/**
 * Who has which partition: the member that is there longest has the first one, the next one the second. Members
 * sort by when they were made, so that who joins takes nothing away while there are partitions for all.
 */
export const assignByAge: GroupPartitionsAssigner = (_current, members, topics, metadata) => {
  const byAge = [...members.keys()].sort()
  return byAge.map((memberId, age) => {
    const assignments = [...topics].map((topic) => {
      const count = metadata.topics.get(topic)?.partitionsCount ?? 0
      const partitions = Array.from({ length: count }, (_, partition) => partition)
      const mine = partitions.filter((partition) => partition % byAge.length === age)
      return [topic, { topic, partitions: mine }] as const
    })
    return { memberId, assignments: new Map(assignments) }
  })
}

/** A member of a group. */
export interface Member {
  /** Settles once what it was assigned is read. */
  readonly joined: Promise<void>
  /** Leaves the group, also where it has not joined yet: a member that is gone without a word holds up the others. */
  leave(): Promise<void>
}

/** Joins a group, and joins it again whenever it was lost. */
export function joinGroup(membership: Membership, groupId: string): Member {
  const { kafka, topic } = membership
  const { lease_ms: leaseMs, command_timeout_ms: commandMs } = kafka.settings
  const leaving = new AbortController()
  const options = {
    sessionTimeout: leaseMs,
    rebalanceTimeout: leaseMs,
    heartbeatInterval: Math.ceil(leaseMs / SIGNS),
    heartbeatStallTimeout: leaseMs,
    partitionAssigner: assignByAge,
    // Joining waits for the other members; and a member that was lost is not to commit as another one.
    requestTimeout: leaseMs + commandMs,
    retries: 0,
  }

  /** One membership: settles its `joined` once what it was assigned is read, and itself once it is lost. */
  async function serve(joined: () => void): Promise<void> {
    const consumer = kafka.consumer(groupId, options)
    consumer.topics.track(topic)
    const tenures = createTenures(consumer, membership)
    try {
      const lost = whenLost(consumer, leaving.signal)
      let assigned: Promise<void> = Promise.resolve()
      consumer.on('consumer:group:join', ({ assignments = [], memberId }) => {
        const mine = assignments.find((each) => each.topic === topic)?.partitions ?? []
        assigned = tenures.assign(
          [...mine].sort((one, next) => one - next),
          memberId,
        )
        assigned.catch((error: unknown) => lost.now(error))
      })
      await consumer.joinGroup({})
      await assigned
      joined()
      await lost.happened
    } finally {
      await tenures.leave()
      await closeConsumer(consumer)
    }
  }

  const until = performance.now() + leaseMs + commandMs

  /** Whether joining for the first time is tried again: a broker that has just started looks for a coordinator. */
  function isTriedAgain(error: unknown): boolean {
    const isRefused = ['GROUP', 'TOPIC'].some((x) => isAnswer(error, `${x}_AUTHORIZATION_FAILED`))
    return !isRefused && !leaving.signal.aborted && performance.now() < until
  }

  async function keepJoining(joined: () => void): Promise<void> {
    let isIn = false
    while (!leaving.signal.aborted) {
      try {
        await serve(() => {
          isIn = true
          joined()
        })
      } catch (error) {
        if (!isIn && !isTriedAgain(error)) throw error
      }
      await delay(AGAIN_MS, undefined, { signal: leaving.signal }).catch(() => undefined)
    }
  }

  let running: Promise<void> = Promise.resolve()
  const joined = new Promise<void>((resolve, reject) => {
    running = keepJoining(resolve)
    // Who leaves before it has joined has nothing to wait for.
    running.then(resolve, reject)
  })
  joined.catch(() => undefined)
  return {
    joined,
    async leave() {
      leaving.abort()
      await running.catch(() => undefined)
    },
  }
}

/** Waits for what ends a membership: an error in joining again, no sign of life in a lease, or that it is to end. */
function whenLost(consumer: Consumer, signal: AbortSignal) {
  let now: (reason: unknown) => void = () => undefined
  const happened = new Promise<unknown>((resolve) => {
    now = resolve
  })
  ;(consumer as NodeJS.EventEmitter).on('error', now)
  consumer.on('consumer:heartbeat:stalled', now)
  signal.addEventListener('abort', now, { once: true })
  if (signal.aborted) now('aborted')
  return { happened, now }
}
