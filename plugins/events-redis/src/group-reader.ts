import { randomUUID } from 'node:crypto'
import { type Deliveries, topicName } from '@fcc/contracts/transports'
import type { Redis } from 'ioredis'
import type { StreamReader } from './pump.ts'
import type { Settings } from './settings.ts'
import type { StreamEntry } from './stream-entries.ts'

/**
 * One member of a group reads at a time, so that the order of each key holds in it; the others stand by. Takes the
 * lease where it is free, lapsed or this member's own, and says how it stands: 0 another one has it, 1 it was this
 * member's, 2 it is this member's from now on.
 */
const HOLD = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return holder and 1 or 2`

const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`

/** The one consumer that a group has: whoever holds it continues with what that one had not taken. */
const CONSUMER = 'holder'

/** Joins a group of a stream, which begins behind an entry where nobody made it before. */
export async function joinGroup(of: {
  readonly commands: Redis
  readonly settings: Pick<Settings, 'lease_ms'>
  readonly events: string
  readonly group: string
  readonly holder: string
  readonly from: string
  readonly deliveries: Deliveries
}): Promise<StreamReader> {
  const { commands, events, holder, deliveries } = of
  const group = topicName(of.group)
  const me = randomUUID()
  const { lease_ms: leaseMs } = of.settings
  /** What this member was given and has not been acknowledged. */
  const given = new Set<string>()
  let acknowledged: string[] = []
  let acknowledging: Promise<unknown> | undefined
  /** Behind which entry the group's own unfinished work is read; absent once all of it was. */
  let unfinished: string | undefined
  let renewAt = 0
  let isHolder = false

  await makeGroup()

  async function makeGroup(): Promise<void> {
    try {
      await commands.xgroup('CREATE', events, group, of.from, 'MKSTREAM')
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error
    }
  }

  async function hold(): Promise<boolean> {
    if (isHolder && performance.now() < renewAt) return true
    const standing = await commands.eval(HOLD, 1, holder, me, leaseMs)
    // From before the call: a lease is never thought to last longer than it does.
    if (standing === 2) unfinished = '0-0'
    isHolder = standing !== 0
    if (isHolder) renewAt = performance.now() + leaseMs / 3
    return isHolder
  }

  async function acknowledge(): Promise<void> {
    while (acknowledged.length > 0) {
      const some = acknowledged
      acknowledged = []
      try {
        await commands.xack(events, group, ...some)
      } catch {
        // Given once more by that, under the same id, to whoever holds the group then.
      }
      for (const each of some) given.delete(each)
    }
  }

  const renewal = setInterval(() => void hold().catch(() => undefined), leaseMs / 3)
  renewal.unref()

  async function read(most: number, from: string): Promise<readonly StreamEntry[]> {
    try {
      const words = ['GROUP', group, CONSUMER, 'COUNT', most, 'STREAMS', events, from] as const
      const answer = await commands.xreadgroup(...words)
      const [stream] = (answer ?? []) as readonly (readonly [string, readonly StreamEntry[]])[]
      return stream?.[1] ?? []
    } catch (error) {
      // What the server gave may not have arrived: it is among the unfinished.
      unfinished = '0-0'
      // A server that lost everything lost the group too.
      if (error instanceof Error && error.message.startsWith('NOGROUP')) await makeGroup()
      throw error
    }
  }

  async function next(most: number): Promise<readonly StreamEntry[]> {
    while (await hold()) {
      const isAgain = unfinished !== undefined
      const entries = await read(most, unfinished ?? '>')
      if (isAgain) unfinished = entries.at(-1)?.[0]
      // An entry that was cut off the stream meanwhile has no fields any more.
      const fresh = entries.filter(([id, fields]) => fields !== null && !given.has(id))
      for (const [id] of fresh) given.add(id)
      if (fresh.length > 0 || (!isAgain && entries.length === 0)) return fresh
    }
    return []
  }

  return {
    next,
    taken(entry) {
      acknowledged.push(entry)
      acknowledging ??= acknowledge().finally(() => {
        acknowledging = undefined
      })
    },
    async end() {
      clearInterval(renewal)
      deliveries.end()
      isHolder = false
      await acknowledging
      await commands.eval(RELEASE, 1, holder, me).catch(() => undefined)
    },
  }
}
