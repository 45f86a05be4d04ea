import { definePlugin, defineService } from '@fcc/plugin-api'
import { describe, expect, test } from 'vitest'
import { pair, power, start, water } from '../../fixtures/kitchen.ts'

describe('services', () => {
  const station = pair(
    definePlugin({
      id: 'station',
      provides: [power],
      async setup({ provide }) {
        await Promise.resolve()
        provide(power, { volts: 230 })
      },
    }),
  )

  test('are there for whoever needs them, and for the host', async () => {
    const seen: unknown[] = []
    const plugin = definePlugin({
      id: 'a',
      needs: { mains: power },
      optional: { tap: water },
      setup: ({ needs }) => void seen.push(needs.mains.volts, needs.tap),
    })
    const { kernel } = await start([pair(plugin), station])
    expect(seen).toEqual([230, undefined])
    expect(kernel.service(power)).toEqual({ volts: 230 })
    expect(() => kernel.service(water)).toThrow(/FCC_KERNEL_UNKNOWN_SERVICE.*provided: none/)
  })

  test('of the host stand before those of plugins', async () => {
    const services = new Map([[power, { volts: 12 }]])
    const planning = { providedServices: { power: '1.2.0' } }
    const { kernel, heard } = await start([station], { services, planning })
    expect(heard).toEqual([])
    expect(kernel.service(power)).toEqual({ volts: 12 })
  })

  test('are not given in a version that was not asked for', async () => {
    const next = defineService<{ readonly volts: number }>({ id: 'power', version: '2.0.0' })
    const { kernel } = await start([station])
    expect(() => kernel.service(next)).toThrow(/power \^2\.0\.0 was asked for; provided: 1\.2\.0/)
  })

  test('that are optional and out of range are as good as absent', async () => {
    const old = defineService<{ readonly volts: number }>({ id: 'power', version: '0.9.0' })
    const seen: unknown[] = []
    const plugin = definePlugin({
      id: 'zebra',
      optional: { mains: old },
      setup: ({ needs }) => void seen.push(needs.mains),
    })
    await start([station, pair(plugin)])
    expect(seen).toEqual([undefined])
  })
})
