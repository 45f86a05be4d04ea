import type { RunCommand, RunLease } from '@fcc/contracts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keepLease } from './lease-keeper.ts'

const lease: RunLease = { run: 'run', holder: 'host/1@1.x', epoch: 3, expiresAt: 1000 }

/** Keeps a lease over a store that answers so, and gives the first thing that is heard of it. */
function keeping(store: {
  renewLease(lease: RunLease, expiresAt: number): Promise<boolean>
  readCommands?(run: string): Promise<readonly Pick<RunCommand, 'kind'>[]>
}) {
  const released: RunLease[] = []
  const heard = Promise.withResolvers<string>()
  const services = {
    store: {
      readCommands: async () => [],
      releaseLease: async (given: RunLease) => void released.push(given),
      ...store,
    },
    durable: true,
    limits: { leaseMs: 60 },
    clock: () => 5000,
  }
  const keeper = keepLease(services as never, lease, {
    onLost: () => heard.resolve('lost'),
    onCommand: () => heard.resolve('command'),
    onBlocked: () => undefined,
  })
  onTestFinished(() => keeper.close())
  return { keeper, heard: heard.promise, released }
}

describe('a lease that is kept', () => {
  it('that is somebody else’s at its renewal is said to be lost, and not renewed again first', async () => {
    let renewals = 0
    const again = Promise.withResolvers<string>()
    const { heard, keeper } = keeping({
      renewLease: async () => {
        renewals += 1
        if (renewals > 1) again.resolve('renewed again')
        return false
      },
    })
    expect(await Promise.race([heard, again.promise])).toBe('lost')
    expect(keeper.lease).toEqual(lease)
  })

  it('that cannot be renewed is said to be lost', async () => {
    const { heard } = keeping({ renewLease: () => Promise.reject(new Error('The disk is full.')) })
    expect(await heard).toBe('lost')
  })

  it('is renewed under its own epoch until it lapses anew, and let go as it was renewed', async () => {
    const renewed: unknown[] = []
    const { keeper, heard, released } = keeping({
      renewLease: async (given, expiresAt) => {
        renewed.push([given.epoch, expiresAt])
        return true
      },
      readCommands: async () => [{ kind: 'cancel' }],
    })
    expect(await heard).toBe('command')
    expect(renewed[0]).toEqual([3, 5060])
    expect(keeper.lease).toEqual({ ...lease, expiresAt: 5060 })
    await keeper.close()
    expect(released[0]).toEqual({ ...lease, expiresAt: 5060 })
  })

  it('looks at each of several commands for one that a visit does not wait for', async () => {
    const { heard } = keeping({
      renewLease: async () => true,
      readCommands: async () => [{ kind: 'pause' }, { kind: 'quarantine' }],
    })
    expect(await heard).toBe('command')
  })
})
