import { readdirSync, readFileSync } from 'node:fs'
import {
  type Diagnostic,
  definePlugin,
  definePoint,
  defineService,
  FccError,
  type FoundManifest,
  type Manifest,
} from '@fcc/plugin-api'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  bakery,
  breads,
  fuses,
  kitchen,
  manifest,
  type Pair,
  pair,
  plan,
  power,
  recipes,
  spread,
  start,
  taste,
  toasted,
  toasters,
} from '../fixtures/kitchen.ts'
import { KERNEL_CODES } from './diagnostics.ts'

type Setup = Parameters<typeof definePlugin>[0]['setup']
type Scenario = () => readonly Diagnostic[] | Promise<readonly Diagnostic[]>

const planned =
  (...manifests: readonly FoundManifest[]): Scenario =>
  () =>
    plan(manifests).diagnostics
const started =
  (pairs: readonly Pair[], options: Parameters<typeof start>[1] = {}): Scenario =>
  async () =>
    (await start(pairs, options)).heard
const setUp = (setup: Setup, fields: Partial<Manifest> = {}): Scenario =>
  started([pair(definePlugin({ id: 'acme', setup }), fields)], { setupTimeoutMs: 5 })
const loaded = (code: unknown, fields: Partial<Manifest> = {}): Scenario =>
  started([[manifest('acme', fields), code]])

const never = new Promise<never>(() => undefined)
const fail = () => {
  throw new Error('burnt')
}
const plain = definePlugin({ id: 'acme', setup: () => undefined })
const linked = (value: { readonly id: string; readonly bread?: string }): Scenario =>
  started([
    pair(definePlugin({ id: 'acme', setup: ({ contribute }) => contribute(recipes, value) }), {
      contributes: { recipes: [value.id] },
    }),
    bakery('rye', 'oat'),
    pair(
      definePlugin({ id: 'other', setup: ({ contribute }) => contribute(breads, { id: 'oat' }) }),
      {
        contributes: { breads: ['oat'] },
      },
    ),
  ])

/** What a stopped kernel complains of, as diagnostics. */
const stopped =
  (dispose: () => void | Promise<void>): Scenario =>
  async () => {
    const deferring = pair(definePlugin({ id: 'acme', setup: ({ defer }) => defer(dispose) }))
    const { kernel } = await start([deferring], { stopTimeoutMs: 5 })
    const error: unknown = await kernel.stop().catch((thrown: unknown) => thrown)
    return (error as AggregateError).errors
  }

/** What a call to a started kernel throws, as a diagnostic. */
const thrown =
  (
    setup: Setup,
    call: (kernel: Awaited<ReturnType<typeof start>>['kernel']) => unknown,
  ): Scenario =>
  async () => {
    const { kernel } = await start([pair(definePlugin({ id: 'acme', setup }))])
    try {
      call(kernel)
      return []
    } catch (error) {
      return FccError.is(error) ? [error as unknown as Diagnostic] : []
    }
  }

const scenarios: Readonly<Record<(typeof KERNEL_CODES)[number], Scenario>> = {
  FCC_PLAN_DUPLICATE_PLUGIN: planned(
    manifest('acme', {}, { location: '/one', packageName: 'one' }),
    manifest('acme', {}, { location: '/two', packageName: 'two' }),
  ),
  FCC_PLAN_INCOMPATIBLE_COPIES: planned(
    manifest('acme', {}, { version: '1.0.0', location: '/one', wantedBy: [{ range: '^1.0.0' }] }),
    manifest('acme', {}, { version: '2.0.0', location: '/two', wantedBy: [{ range: '^2.0.0' }] }),
  ),
  FCC_PLAN_SEVERAL_COPIES: planned(
    manifest('acme', {}, { location: '/one' }),
    manifest('acme', {}, { location: '/two' }),
  ),
  FCC_PLAN_UNSUPPORTED_SPEC: planned(manifest('acme', { spec: 9 })),
  FCC_PLAN_API_OUT_OF_RANGE: planned(manifest('acme', { api: '^9.0.0' })),
  FCC_PLAN_BAD_RANGE: planned(manifest('acme', { api: 'soon' })),
  FCC_PLAN_UNKNOWN_POINT: planned(manifest('acme', { contributes: { ghosts: ['x'] } })),
  FCC_PLAN_BAD_POINT_ID: planned(
    manifest('acme', {
      points: {
        toasters: { version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop' },
      },
    }),
  ),
  FCC_PLAN_MISSING_NEED: planned(manifest('acme', { needs: { time: '^1.0.0' } })),
  FCC_PLAN_NEED_OUT_OF_RANGE: planned(
    manifest('acme', { needs: { time: '^2.0.0' } }),
    manifest('clock', { provides: { time: '1.0.0' } }),
  ),
  FCC_PLAN_SERVICE_TWICE: planned(
    manifest('acme', { provides: { time: '1.0.0' } }),
    manifest('clock', { provides: { time: '1.0.0' } }),
  ),
  FCC_PLAN_CYCLE: planned(manifest('acme', { needs: { time: '*' }, provides: { time: '1.0.0' } })),
  FCC_PLAN_MISSING_INCLUDE: planned(manifest('acme', { includes: ['pkg-ghost'] })),
  FCC_PLAN_NOT_SELECTED: () => plan([manifest('acme')], { select: { only: [] } }).diagnostics,
  FCC_PLAN_UNKNOWN_SELECTED: () => plan([], { select: { only: ['acme'] } }).diagnostics,
  FCC_PLUGIN_SKIPPED_BECAUSE: planned(
    manifest('acme', { includes: ['pkg-bad'] }),
    manifest('bad', { api: '^9.0.0' }),
  ),
  FCC_LOAD_FAILED: started([bakery('rye')], { load: fail }),
  FCC_LOAD_TIMEOUT: started([bakery('rye')], { load: () => never, loadTimeoutMs: 5 }),
  FCC_LOAD_NO_PLUGIN: loaded(undefined),
  FCC_LOAD_UNSUPPORTED_SPEC: loaded({ ...plain, spec: 9 }),
  FCC_LOAD_ID_MISMATCH: loaded({ ...plain, id: 'other' }),
  FCC_LOAD_SERVICE_DRIFT: loaded({ ...plain, provides: [power] }),
  FCC_LOAD_POINT_DRIFT: loaded({ ...plain, points: [{ ...breads, id: 'acme/breads' }] }),
  FCC_PLUGIN_CONFIG_INVALID: started(
    [pair(definePlugin({ id: 'acme', config: z.strictObject({}), setup: () => undefined }))],
    { config: { acme: { heat: 3 } } },
  ),
  FCC_PLUGIN_CONFIG_UNEXPECTED: started([pair(plain)], { config: { acme: { heat: 3 } } }),
  FCC_PLUGIN_CONFIG_STRAY: started([pair(plain)], { config: { amce: {} } }),
  FCC_SETUP_FAILED: setUp(fail),
  FCC_SETUP_TIMEOUT: setUp(() => never),
  FCC_SETUP_TOO_MANY: started(
    [
      pair(
        definePlugin({
          id: 'acme',
          setup({ contribute }) {
            for (let id = 0; ; id += 1) contribute(breads, { id: `${id}` })
          },
        }),
      ),
    ],
    { maxRegistrations: 100 },
  ),
  FCC_SETUP_UNDECLARED_CONTRIBUTION: setUp(({ contribute }) => contribute(breads, { id: 'rye' })),
  FCC_SETUP_MISSING_CONTRIBUTION: setUp(() => undefined, { contributes: { breads: ['rye'] } }),
  FCC_SETUP_BAD_CONTRIBUTION_ID: setUp(({ contribute }) => contribute(breads, { id: 'other/rye' })),
  FCC_SETUP_DUPLICATE_CONTRIBUTION: setUp(({ contribute }) => {
    contribute(breads, { id: 'rye' })
    contribute(breads, { id: 'acme/rye' })
  }),
  FCC_SETUP_INVALID_CONTRIBUTION: setUp(
    ({ contribute }) => contribute(toasters, { id: 'acme/plain', slots: -1 }),
    { contributes: { toasters: ['plain'] } },
  ),
  FCC_SETUP_UNKNOWN_POINT: setUp(({ contribute }) =>
    contribute(definePoint({ ...breads, id: 'braeds' }), { id: 'rye' }),
  ),
  FCC_SETUP_UNKNOWN_HOOK: started(
    [pair(definePlugin({ id: 'acme', setup: ({ tap }) => tap(spread, () => undefined) }))],
    { hooks: [taste] },
  ),
  FCC_SETUP_UNDECLARED_SERVICE: setUp(({ provide }) => provide(power, { volts: 1 })),
  FCC_SETUP_SERVICE_TWICE: started([
    pair(
      definePlugin({
        id: 'acme',
        provides: [power],
        setup({ provide }) {
          provide(power, { volts: 1 })
          provide(power, { volts: 2 })
        },
      }),
    ),
  ]),
  FCC_SETUP_SERVICE_NOT_PROVIDED: started([
    pair(definePlugin({ id: 'acme', provides: [power], setup: () => undefined })),
  ]),
  FCC_SETUP_LATE_REGISTRATION: async () => {
    const done = Promise.withResolvers<void>()
    const late: Setup = ({ contribute }) => {
      setTimeout(() => {
        contribute(breads, { id: 'rye' })
        done.resolve()
      })
    }
    const { heard } = await start([pair(definePlugin({ id: 'acme', setup: late }))])
    await done.promise
    return heard
  },
  FCC_LINK_UNKNOWN_REFERENCE: linked({ id: 'toast', bread: 'ghost' }),
  FCC_LINK_AMBIGUOUS_REFERENCE: linked({ id: 'toast', bread: 'oat' }),
  FCC_LINK_DROPPED_REFERENCE: started([
    pair(
      definePlugin({
        id: 'acme',
        setup({ contribute }) {
          contribute(recipes, { id: 'one', bread: 'ghost' })
          contribute(recipes, { id: 'two', points: [{ point: 'recipes', id: 'one', at: 'next' }] })
        },
      }),
      { contributes: { recipes: ['one', 'two'] } },
    ),
  ]),
  FCC_LINK_REFERENCES_FAILED: linked({ id: 'toast', points: 7 } as never),
  FCC_LINK_RESERVED_ID: started([bakery('RC')], { reservedIds: { breads: { RC: 'core' } } }),
  FCC_HOOK_TAP_FAILED: thrown(
    ({ tap }) => tap(spread, fail),
    (kernel) => kernel.call(spread, 'jam', { guest: 'me' }),
  ),
  FCC_HOOK_TAP_ASYNC: thrown(
    ({ tap }) => tap(spread, (async () => 'jam') as never),
    (kernel) => kernel.call(spread, 'jam', { guest: 'me' }),
  ),
  FCC_EVENT_LISTENER_FAILED: async () => {
    const listening: Setup = ({ on }) => on(toasted, fail)
    const { kernel, heard } = await start([pair(definePlugin({ id: 'acme', setup: listening }))])
    kernel.emit(toasted, { bread: 'rye' })
    return heard
  },
  FCC_STOP_FAILED: stopped(fail),
  FCC_STOP_TIMEOUT: stopped(() => never),
  FCC_KERNEL_NOT_READY: () => {
    try {
      return kitchen([]).kernel.contributions(fuses) as never
    } catch (error) {
      return [error as Diagnostic]
    }
  },
  FCC_KERNEL_UNKNOWN_SERVICE: thrown(
    () => undefined,
    (kernel) => kernel.service(defineService({ id: 'ghost', version: '1.0.0' })),
  ),
  FCC_KERNEL_UNKNOWN_POINT: thrown(
    () => undefined,
    (kernel) => kernel.contributions(definePoint({ ...breads, id: 'ghosts' })),
  ),
}

test('there is a scenario for every code and a code for every scenario', () => {
  expect(Object.keys(scenarios).toSorted()).toEqual(KERNEL_CODES.toSorted())
})

test.each(Object.entries(scenarios))('%s is told when it happens', async (code, scenario) => {
  const diagnostics = await scenario()
  const found = diagnostics.find((each) => each.code === code)
  expect(diagnostics.map((each) => each.code)).toContain(code)
  expect(found?.why).toMatch(/^[^{}]+$/)
  expect(found?.why).not.toContain('undefined')
  expect(found?.fix).toMatch(/^[A-Z][a-z]+ [^{}]+\.$/)
  expect(found?.fix).not.toContain('undefined')
  // Where one plugin is to blame, it is named.
  if (!code.startsWith('FCC_KERNEL_')) expect(found?.pluginId).toBeTypeOf('string')
})

test('every code has its page', () => {
  const folder = new URL('../../docs/errors/', import.meta.url)
  const pages = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const explained = pages.flatMap((page) => page.match(/(?<=^## )FCC_\w+$/gm) ?? [])
  expect(explained).toEqual(expect.arrayContaining([...KERNEL_CODES]))
})
