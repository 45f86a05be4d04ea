import { definePlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  bakery,
  breads,
  codesOf,
  cookers,
  fuses,
  idsOf,
  manifest,
  menus,
  type Pair,
  pair,
  power,
  recipes,
  spread,
  start,
  taste,
  toasters,
  water,
} from '../../fixtures/kitchen.ts'

describe('failure', () => {
  const bad = (id: string, contributes: Readonly<Record<string, readonly string[]>> = {}): Pair =>
    pair(
      definePlugin({
        id,
        provides: [power],
        setup() {
          throw new Error('no bread')
        },
      }),
      { contributes },
    )

  test('of one plugin takes its dependents along and lets the others start', async () => {
    const user = definePlugin({ id: 'user', needs: { power }, setup: () => undefined })
    const { kernel, result } = await start([bad('bad'), pair(user), bakery('rye')])
    expect(result.state).toBe('ready')
    expect(result.failedPlugins).toMatchObject([
      { pluginId: 'bad', phase: 'setup', safeguard: false },
      { pluginId: 'user', phase: 'setup', diagnostics: [{ code: 'FCC_PLUGIN_SKIPPED_BECAUSE' }] },
    ])
    expect(result.diagnostics.map(({ why }) => why)).toEqual([
      'The setup of bad threw: no bread',
      'user was skipped because bad, which it needs, is not available.',
    ])
    expect(idsOf(kernel.contributions(breads))).toEqual(['bakery/rye'])
    expect(kernel.plugins.map(({ state }) => state)).toEqual(['failed', 'ready', 'failed'])
  })

  test('of a plugin that declares a safeguard is marked, in whatever phase', async () => {
    const inPlan = manifest('a', { needs: { gone: '*' }, contributes: { fuses: ['a/fuse'] } })
    const inLoad = manifest('b', { contributes: { fuses: ['b/fuse'] } })
    const inSetup = bad('c', { fuses: ['c/fuse'] })
    const { result } = await start([[inPlan, undefined], [inLoad, 'no plugin'], inSetup])
    expect(result.failedPlugins.map((each) => [each.pluginId, each.phase, each.safeguard])).toEqual(
      [
        ['a', 'plan', true],
        ['b', 'load', true],
        ['c', 'setup', true],
      ],
    )
  })

  test('of a plugin that nobody wanted is none', async () => {
    const planning = { select: { only: ['bakery'] } }
    const { result } = await start([bakery('rye'), bad('bad', { menus: ['x'] })], { planning })
    expect(result).toMatchObject({ state: 'ready', failedPlugins: [] })
  })

  test('of a plugin given in code is held for a safeguard, because nobody can tell', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup() {
        throw new Error('no')
      },
    })
    const { result } = await start([[deriveManifest(plugin), plugin]])
    expect(result.failedPlugins).toMatchObject([{ pluginId: 'a', safeguard: true }])
  })

  test('of a safeguard contribution marks its plugin, which runs on', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup({ contribute }) {
        contribute(fuses, { id: 'broken' })
        contribute(fuses, { id: 'good-fuse' })
      },
    })
    const declared = pair(plugin, { contributes: { fuses: ['broken', 'good-fuse'] } })
    const { kernel, result } = await start([declared])
    expect(result.state).toBe('ready')
    expect(idsOf(kernel.contributions(fuses))).toEqual(['a/good-fuse'])
    expect(result.failedPlugins).toMatchObject([{ pluginId: 'a', phase: 'link', safeguard: true }])
    expect(result.droppedContributions).toMatchObject([
      { pluginId: 'a', pointId: 'fuses', contributionId: 'a/broken' },
    ])
  })

  test('of a point that aborts makes the start fail, and nothing answers', async () => {
    const { kernel, result } = await start([bad('bad', { menus: ['bad/lunch'] }), bakery('rye')])
    expect(result.state).toBe('failed')
    expect(kernel.state).toBe('failed')
    for (const call of [
      () => kernel.contributions(breads),
      () => kernel.find(breads, 'bakery/rye'),
      () => kernel.service(power),
      () => kernel.call(spread, 'butter', { guest: 'me' }),
    ]) {
      expect(call).toThrow(/FCC_KERNEL_NOT_READY.*failed/)
    }
  })

  test('of several things, of which one is a point that aborts, makes the start fail', async () => {
    const contributes = { breads: ['bad/rye'], menus: ['bad/lunch'] }
    const { result } = await start([bad('bad', contributes)])
    expect(result.state).toBe('failed')
  })

  test('of several contributions, of which one is a safeguard, marks their plugin', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup({ contribute }) {
        contribute(toasters, { id: 'zero', slots: 0 })
        contribute(fuses, { id: 'broken' })
      },
    })
    const contributes = { toasters: ['zero'], fuses: ['broken'] }
    const { result } = await start([pair(plugin, { contributes })])
    expect(result.failedPlugins).toMatchObject([{ pluginId: 'a', phase: 'link', safeguard: true }])
  })

  test('of one contribution to a point that aborts makes the start fail', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup: ({ contribute }) => contribute(menus, { id: 'lunch', bread: 'ghost' }),
    })
    const { result } = await start([pair(plugin, { contributes: { menus: ['lunch'] } })])
    expect(result.state).toBe('failed')
  })

  test('of a point of which one is chosen is left to whoever chooses', async () => {
    const { result } = await start([bad('bad', { cookers: ['bad/gas'] })])
    expect(result.state).toBe('ready')
    expect(cookers.onFailure).toBe('abort')
  })

  test('of a point of the other scope does not abort this one', async () => {
    const { result } = await start([bad('bad', { menus: ['bad/lunch'] })], { scope: 'host' })
    expect(result.state).toBe('ready')
  })

  test('to a dropped contribution spreads to what names it', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup({ contribute }) {
        contribute(toasters, { id: 'zero', slots: 0 })
        contribute(recipes, { id: 'toast', toaster: 'zero' })
        contribute(recipes, { id: 'plain' })
      },
    })
    const contributes = { toasters: ['zero'], recipes: ['toast', 'plain'] }
    const { kernel, result } = await start([pair(plugin, { contributes })])
    expect(idsOf(kernel.contributions(recipes))).toEqual(['a/plain'])
    expect(codesOf(result.diagnostics)).toEqual([
      'FCC_SETUP_INVALID_CONTRIBUTION',
      'FCC_LINK_UNKNOWN_REFERENCE',
    ])
  })

  test('shows every problem of configuration before anything is set up', async () => {
    const setup = vi.fn()
    const config = z.strictObject({ size: z.number() })
    const pairs = [
      pair(definePlugin({ id: 'a', config, setup })),
      pair(definePlugin({ id: 'b', config, setup })),
    ]
    const { result } = await start(pairs, { config: { a: { size: 'big', color: 1 }, b: {} } })
    expect(setup).not.toHaveBeenCalled()
    expect(result.diagnostics).toMatchObject([
      { code: 'FCC_PLUGIN_CONFIG_INVALID', pluginId: 'a', path: ['size'] },
      { code: 'FCC_PLUGIN_CONFIG_INVALID', pluginId: 'a', path: [] },
      { code: 'FCC_PLUGIN_CONFIG_INVALID', pluginId: 'b', path: ['size'] },
    ])
  })

  test('of several registrations is shown at once', async () => {
    const plugin = definePlugin({
      id: 'a',
      provides: [power],
      setup({ contribute, provide, tap }) {
        contribute(breads, { id: 'rye' })
        contribute(breads, { id: 'not a name' })
        provide(water, { litres: 1 })
        tap(spread, () => undefined)
      },
    })
    const contributes = { breads: ['wheat'] }
    const { result } = await start([pair(plugin, { contributes })], { hooks: [taste] })
    expect(codesOf(result.diagnostics)).toEqual([
      'FCC_SETUP_BAD_CONTRIBUTION_ID',
      'FCC_SETUP_UNDECLARED_CONTRIBUTION',
      'FCC_SETUP_MISSING_CONTRIBUTION',
      'FCC_SETUP_UNKNOWN_HOOK',
      'FCC_SETUP_UNDECLARED_SERVICE',
      'FCC_SETUP_SERVICE_NOT_PROVIDED',
    ])
  })
})
