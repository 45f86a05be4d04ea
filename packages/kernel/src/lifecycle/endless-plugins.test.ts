import { definePlugin, type StandardSchemaV1 } from '@fcc/plugin-api'
import { describe, expect, test } from 'vitest'
import { bakery, breads, codesOf, idsOf, pair, ring, start } from '../../fixtures/kitchen.ts'

const never = () => new Promise<never>(() => undefined)
const endless: StandardSchemaV1 = {
  '~standard': { version: 1, vendor: 'test', validate: never },
}

describe('a plugin whose work never ends', () => {
  test('in the schema of its configuration fails by its name, and the others start', async () => {
    const plugin = definePlugin({ id: 'acme', config: endless, setup: () => undefined })
    const { kernel, result } = await start([pair(plugin), bakery('rye')], { setupTimeoutMs: 5 })
    expect(result.failedPlugins.map(({ pluginId, phase }) => [pluginId, phase])).toEqual([
      ['acme', 'configure'],
    ])
    expect(result.diagnostics[0]?.why).toContain('did not settle within 5 ms')
    expect(idsOf(kernel.contributions(breads))).toEqual(['bakery/rye'])
    await kernel.stop()
  })

  test('in a thousand disposals is waited for once, and not a thousand times', async () => {
    const plugin = definePlugin({
      id: 'acme',
      setup({ defer }) {
        for (let index = 0; index < 1000; index += 1) defer(never)
      },
    })
    const { kernel } = await start([pair(plugin)], { stopTimeoutMs: 20 })
    const failure: unknown = await kernel.stop().catch((error: unknown) => error)
    const { errors } = failure as AggregateError
    expect(new Set(errors.map(({ code, pluginId }) => `${code} ${pluginId}`))).toEqual(
      new Set(['FCC_STOP_TIMEOUT acme']),
    )
    expect(errors).toHaveLength(1000)
  })

  test('in a loop of contributions is stopped at the limit, though it catches what it is told', async () => {
    let tried = 0
    let told = 0
    const plugin = definePlugin({
      id: 'acme',
      setup({ contribute }) {
        for (; tried < 1000; tried += 1) {
          try {
            contribute(breads, { id: `b${tried}` })
          } catch {
            // Continues all the same.
            told += 1
          }
        }
      },
    })
    const { kernel, result } = await start([pair(plugin), bakery('rye')], { maxRegistrations: 20 })
    expect(codesOf(result.diagnostics)).toEqual(['FCC_SETUP_TOO_MANY'])
    expect(result.diagnostics[0]?.pluginId).toBe('acme')
    expect(idsOf(kernel.contributions(breads))).toEqual(['bakery/rye'])
    expect([tried, told]).toEqual([1000, 980])
    await kernel.stop()
  })

  test.each([
    [19, 1, false],
    [20, 0, false],
    [20, 1, true],
    [0, 21, true],
  ])(
    'may register as much as the limit says, disposals among it: %i and %i',
    async (taps, disposals, isTooMuch) => {
      const plugin = definePlugin({
        id: 'acme',
        setup({ tap, defer }) {
          for (let index = 0; index < taps; index += 1) tap(ring, () => undefined)
          for (let index = 0; index < disposals; index += 1) defer(() => undefined)
        },
      })
      const { kernel, result } = await start([pair(plugin)], { maxRegistrations: 20 })
      expect(codesOf(result.diagnostics)).toEqual(isTooMuch ? ['FCC_SETUP_TOO_MANY'] : [])
      await kernel.stop()
    },
  )
})

test('every piece of code of a plugin is run through the way that the host gives', async () => {
  const entered: string[] = []
  const { kernel } = await start([bakery('rye')], {
    enter: (pluginId, work) => {
      entered.push(pluginId)
      return work()
    },
  })
  await kernel.stop()
  // Loading and setting up; it has no schema and defers nothing.
  expect(entered).toEqual(['bakery', 'bakery'])
})
