import { defineHook, definePlugin, definePoint, type PointShape } from '@fcc/plugin-api'
import { declarePoints } from '@fcc/plugin-api/manifest'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { codesOf, idsOf, type Pair, pair, plan, start } from '../../fixtures/kitchen.ts'

interface Jam {
  readonly id: string
  readonly sugar: number
}
interface JamShape extends PointShape {
  readonly value: Jam
}

const jams = definePoint<JamShape>({
  id: 'jam-maker/jams',
  version: 1,
  scope: 'assembly',
  combine: 'all-run',
  onFailure: 'drop',
  schema: z.looseObject({ sugar: z.number().max(1) }),
})
const sweeten = defineHook<number, { readonly jam: string }>({
  id: 'jam-maker/sweeten',
  hook: 'waterfall',
})

const maker = definePlugin({
  id: 'jam-maker',
  points: [jams],
  hooks: [sweeten],
  setup: () => undefined,
})
const definer = pair(maker, { points: declarePoints(maker) })

function contributor(...values: readonly Jam[]): Pair {
  const plugin = definePlugin({
    id: 'berries',
    setup({ contribute, tap }) {
      for (const value of values) contribute(jams, value)
      tap(sweeten, (sugar) => sugar + 1)
    },
  })
  return pair(plugin, { contributes: { [jams.id]: values.map(({ id }) => id) } })
}

function consumer(heard: { list?: () => readonly string[]; sweetened?: () => number }): Pair {
  return pair(
    definePlugin({
      id: 'breakfast',
      setup({ contributions, call }) {
        heard.list = () => idsOf(contributions(jams))
        heard.sweetened = () => call(sweeten, 1, { jam: 'rye' })
      },
    }),
  )
}

describe('a point that a plugin defines', () => {
  test('is contributed to by another plugin and read by a third', async () => {
    const heard: Parameters<typeof consumer>[0] = {}
    const pairs = [consumer(heard), contributor({ id: 'plum', sugar: 1 }), definer]
    const { kernel, result } = await start(pairs)
    expect(result.diagnostics).toEqual([])
    expect(heard.list?.()).toEqual(['berries/plum'])
    expect(heard.sweetened?.()).toBe(2)
    expect(kernel.points.get(jams.id)).toBe(jams)
    await kernel.stop()
    expect(() => heard.list?.()).toThrow(/FCC_KERNEL_NOT_READY/)
  })

  test('checks what is contributed by its own schema', async () => {
    const { kernel, result } = await start([
      definer,
      contributor({ id: 'plum', sugar: 1 }, { id: 'sweet', sugar: 9 }),
    ])
    expect(codesOf(result.diagnostics)).toEqual(['FCC_SETUP_INVALID_CONTRIBUTION'])
    expect(idsOf(kernel.contributions(jams))).toEqual(['berries/plum'])
    await kernel.stop()
  })

  test('does not exist where nobody who defines it is installed', () => {
    const [manifest] = contributor({ id: 'plum', sugar: 1 })
    const { order, diagnostics } = plan([manifest])
    expect(order).toEqual([])
    expect(codesOf(diagnostics)).toEqual(['FCC_PLAN_UNKNOWN_POINT'])
  })

  test('takes those along that contribute to it when its plugin cannot be planned', () => {
    const [manifest] = contributor({ id: 'plum', sugar: 1 })
    const [found] = definer
    const tooNew = { ...found, manifest: { ...found.manifest, api: '^9.0.0' } }
    const { skipped } = plan([manifest, tooNew])
    expect(skipped.map(({ pluginId, reason }) => [pluginId, reason.code])).toEqual([
      ['berries', 'FCC_PLUGIN_SKIPPED_BECAUSE'],
      ['jam-maker', 'FCC_PLAN_API_OUT_OF_RANGE'],
    ])
  })

  test('takes those along that contribute to it when its plugin cannot be loaded', async () => {
    const { result } = await start([contributor({ id: 'plum', sugar: 1 }), [definer[0], 7]])
    expect(
      result.failedPlugins.map(({ pluginId, diagnostics }) => [pluginId, ...codesOf(diagnostics)]),
    ).toEqual([
      ['berries', 'FCC_PLUGIN_SKIPPED_BECAUSE'],
      ['jam-maker', 'FCC_LOAD_NO_PLUGIN'],
    ])
  })

  test('comes along when a plugin that contributes to it is selected', () => {
    const [manifest] = contributor({ id: 'plum', sugar: 1 })
    const { order } = plan([manifest, definer[0]], { select: { only: ['berries'] } })
    expect(order.map(({ id }) => id)).toEqual(['berries', 'jam-maker'])
  })

  test('makes a safeguard of those that contribute to it, even where its plugin was not loaded', async () => {
    const guarding = { ...maker, points: [{ ...jams, safeguard: true }] }
    const [found] = definer
    const manifest = { ...found.manifest, points: declarePoints(guarding) }
    const { result } = await start([
      contributor({ id: 'plum', sugar: 1 }),
      [{ ...found, manifest }, undefined],
    ])
    expect(result.failedPlugins).toMatchObject([
      { pluginId: 'berries', safeguard: true },
      { pluginId: 'jam-maker', safeguard: false },
    ])
  })

  test.each([
    ['a point of the host', 'breads'],
    ['a point of another plugin', 'other/jams'],
  ])('cannot take the id of %s', async (_what, id) => {
    const taking = definePlugin({
      id: 'jam-maker',
      points: [{ ...jams, id }],
      setup: () => undefined,
    })
    const { result } = await start([pair(taking, { points: declarePoints(taking) })])
    expect(codesOf(result.diagnostics)).toEqual(['FCC_PLAN_BAD_POINT_ID'])
  })

  test('cannot come with a hook under the name of one of the host', async () => {
    const taking = definePlugin({
      id: 'jam-maker',
      hooks: [defineHook({ id: 'spread', hook: 'bail' })],
      setup: () => undefined,
    })
    const { result } = await start([pair(taking)])
    expect(codesOf(result.diagnostics)).toEqual(['FCC_PLAN_BAD_POINT_ID'])
  })
})
