import type { FoundManifest } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, manifest, plan } from '../../fixtures/kitchen.ts'
import type { PlanInput } from './plan.ts'

const clock = manifest('clock', { provides: { time: '1.4.0' } })

interface Case {
  readonly name: string
  readonly manifests: readonly FoundManifest[]
  readonly input?: Partial<PlanInput>
  readonly order: readonly string[]
  readonly skipped?: Readonly<Record<string, string>>
  /** What the diagnostics must say, in the order of the diagnostics. */
  readonly says?: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'a plugin comes after those whose services it uses, and otherwise by id',
    manifests: [manifest('alarm', { needs: { time: '^1.0.0' } }), clock, manifest('beta')],
    order: ['clock', 'alarm', 'beta'],
  },
  {
    name: 'an optional service orders where it is there, and is not missed where it is not',
    manifests: [
      manifest('alarm', { optional: { time: '^1.0.0' } }),
      clock,
      manifest('beta', { optional: { tide: '^1.0.0' } }),
    ],
    order: ['clock', 'alarm', 'beta'],
  },
  {
    name: 'includes do not order',
    manifests: [manifest('alarm', { includes: ['pkg-clock'] }), clock],
    order: ['alarm', 'clock'],
  },
  {
    name: 'a missing need names the plugin, the service and the range',
    manifests: [manifest('alarm', { needs: { time: '^1.0.0' } })],
    order: [],
    skipped: { alarm: 'FCC_PLAN_MISSING_NEED' },
    says: ['alarm needs the service time ^1.0.0'],
  },
  {
    name: 'a need out of range says which versions meet it and which is there',
    manifests: [manifest('alarm', { needs: { time: '^2.0.0' } }), clock],
    order: ['clock'],
    skipped: { alarm: 'FCC_PLAN_NEED_OUT_OF_RANGE' },
    says: ['clock provides 1.4.0'],
  },
  {
    name: 'an optional need out of range is a warning and keeps nobody out',
    manifests: [manifest('alarm', { optional: { time: '^2.0.0' } }), clock],
    order: ['alarm', 'clock'],
    says: ['alarm needs the service time ^2.0.0'],
  },
  {
    name: 'a cycle is shown with its path, and its dependents are skipped because of it',
    manifests: [
      manifest('a', { needs: { b: '^1.0.0' }, provides: { a: '1.0.0' } }),
      manifest('b', { needs: { c: '^1.0.0' }, provides: { b: '1.0.0' } }),
      manifest('c', { needs: { a: '^1.0.0' }, provides: { c: '1.0.0' } }),
      manifest('d', { needs: { c: '^1.0.0' } }),
      manifest('e'),
    ],
    order: ['e'],
    skipped: {
      a: 'FCC_PLAN_CYCLE',
      b: 'FCC_PLAN_CYCLE',
      c: 'FCC_PLAN_CYCLE',
      d: 'FCC_PLUGIN_SKIPPED_BECAUSE',
    },
    says: ['a → b → c → a', 'a → b → c → a', 'a → b → c → a', 'd was skipped because c'],
  },
  {
    name: 'skipping spreads to dependents of dependents',
    manifests: [
      manifest('a', { needs: { gone: '*' }, provides: { a: '1.0.0' } }),
      manifest('b', { needs: { a: '*' }, provides: { b: '1.0.0' } }),
      manifest('c', { needs: { b: '*' } }),
    ],
    order: [],
    skipped: {
      a: 'FCC_PLAN_MISSING_NEED',
      b: 'FCC_PLUGIN_SKIPPED_BECAUSE',
      c: 'FCC_PLUGIN_SKIPPED_BECAUSE',
    },
    says: ['service gone', 'b was skipped because a', 'c was skipped because b'],
  },
  {
    name: 'an id found twice names both places and takes neither',
    manifests: [
      manifest('a', {}, { location: '/app/one', packageName: 'one' }),
      manifest('a', {}, { location: '/app/two', packageName: 'two' }),
    ],
    order: [],
    skipped: { a: 'FCC_PLAN_DUPLICATE_PLUGIN' },
    says: ['/app/one and /app/two'],
  },
  {
    name: 'the same package found on two ways is one package',
    manifests: [manifest('a'), manifest('a')],
    order: ['a'],
  },
  {
    name: 'two plugins given in code under one id are a duplicate',
    manifests: [manifest('a', {}, { declared: false }), manifest('a', {}, { declared: false })],
    order: [],
    skipped: { a: 'FCC_PLAN_DUPLICATE_PLUGIN' },
    says: ['found more than once'],
  },
  {
    name: 'another spec is refused, and nothing else of that manifest is judged',
    manifests: [manifest('a', { spec: 2, api: 'nonsense' })],
    order: [],
    skipped: { a: 'FCC_PLAN_UNSUPPORTED_SPEC' },
    says: ['spec 2, and this kernel speaks spec 1'],
  },
  {
    name: 'an api range that leaves this host out is refused',
    manifests: [manifest('a', { api: '^7.0.0' })],
    order: [],
    skipped: { a: 'FCC_PLAN_API_OUT_OF_RANGE' },
    says: ['^7.0.0'],
  },
  {
    name: 'every range that is none is reported, not only the first',
    manifests: [
      manifest('a', {
        api: 'x.y',
        needs: { b: 'soon' },
        optional: { c: '?' },
        provides: { d: '^1' },
      }),
    ],
    order: [],
    skipped: { a: 'FCC_PLAN_BAD_RANGE' },
    says: ['fcc.api', 'fcc.needs.b', 'fcc.optional.c', 'fcc.provides.d'],
  },
  {
    name: 'a point nobody knows is refused with the one that was meant',
    manifests: [manifest('a', { contributes: { toastres: ['a/x'] } })],
    order: [],
    skipped: { a: 'FCC_PLAN_UNKNOWN_POINT' },
    says: ['Did you mean toasters?'],
  },
  {
    name: 'without known points, declared ones are not judged',
    manifests: [manifest('a', { contributes: { anything: ['a/x'] } })],
    input: { points: undefined },
    order: ['a'],
  },
  {
    name: 'of two that provide one service, neither is taken',
    manifests: [
      clock,
      manifest('sundial', { provides: { time: '1.0.0' } }),
      manifest('alarm', { needs: { time: '*' } }),
    ],
    order: [],
    skipped: {
      alarm: 'FCC_PLUGIN_SKIPPED_BECAUSE',
      clock: 'FCC_PLAN_SERVICE_TWICE',
      sundial: 'FCC_PLAN_SERVICE_TWICE',
    },
    says: ['clock, sundial', 'clock, sundial', 'alarm was skipped because clock'],
  },
  {
    name: "the host's service stands before a plugin's and orders nothing",
    manifests: [clock, manifest('alarm', { needs: { time: '^3.0.0' } })],
    input: { providedServices: { time: '3.1.0' } },
    order: ['alarm', 'clock'],
  },
  {
    name: "of plugins that provide what the host gives, none is in another's way",
    manifests: [clock, manifest('sundial', { provides: { time: '1.0.0' } })],
    input: { providedServices: { time: '3.1.0' } },
    order: ['clock', 'sundial'],
  },
  {
    name: 'of a provider that is out, not its version is to blame',
    manifests: [
      manifest('alarm', { needs: { time: '^2.0.0' } }),
      manifest('clock', { api: '^7.0.0', provides: { time: '1.4.0' } }),
    ],
    order: [],
    skipped: { alarm: 'FCC_PLUGIN_SKIPPED_BECAUSE', clock: 'FCC_PLAN_API_OUT_OF_RANGE' },
    says: ['clock was built', 'alarm was skipped because clock'],
  },
  {
    name: 'a service of the host out of range says that it is the host',
    manifests: [manifest('alarm', { needs: { time: '^3.0.0' } })],
    input: { providedServices: { time: '2.0.0' } },
    order: [],
    skipped: { alarm: 'FCC_PLAN_NEED_OUT_OF_RANGE' },
    says: ['the host provides 2.0.0'],
  },
  {
    name: 'a missing include names the package',
    manifests: [manifest('a', { includes: ['pkg-gone'] })],
    order: [],
    skipped: { a: 'FCC_PLAN_MISSING_INCLUDE' },
    says: ['pkg-gone'],
  },
  {
    name: 'whoever includes a skipped plugin is skipped, in circles too',
    manifests: [
      manifest('a', { includes: ['pkg-b'] }),
      manifest('b', { includes: ['pkg-a', 'pkg-c'] }),
      manifest('c', { needs: { gone: '*' } }),
    ],
    order: [],
    skipped: {
      a: 'FCC_PLUGIN_SKIPPED_BECAUSE',
      b: 'FCC_PLUGIN_SKIPPED_BECAUSE',
      c: 'FCC_PLAN_MISSING_NEED',
    },
    says: ['service gone', 'which it includes', 'which it includes'],
  },
  {
    name: 'a selection brings along what it includes and who serves it, and notices the rest',
    manifests: [
      manifest('shop', { includes: ['pkg-base'] }),
      manifest('base', { needs: { time: '*' } }),
      clock,
      manifest('other', { api: '^7.0.0' }),
    ],
    input: { select: { only: ['shop'] } },
    order: ['clock', 'base', 'shop'],
    skipped: { other: 'FCC_PLAN_NOT_SELECTED' },
    says: ['other is installed and was not selected'],
  },
  {
    name: 'a selection leaves out who serves what is optional',
    manifests: [manifest('shop', { optional: { time: '*' } }), clock],
    input: { select: { only: ['shop'] } },
    order: ['shop'],
    skipped: { clock: 'FCC_PLAN_NOT_SELECTED' },
    says: ['clock is installed and was not selected'],
  },
  {
    name: 'selecting a plugin that is not there is reported with the one that was meant',
    manifests: [manifest('shop')],
    input: { select: { only: ['shpo'] } },
    order: [],
    skipped: { shop: 'FCC_PLAN_NOT_SELECTED' },
    says: ['Did you mean shop?', 'shop is installed'],
  },
  { name: 'no manifests make an empty plan', manifests: [], order: [] },
]

describe('resolvePlan', () => {
  test.each(cases)('$name', ({ manifests, input, order, skipped = {}, says = [] }) => {
    const made = plan(manifests, input)
    expect(made.order.map(({ id }) => id)).toEqual(order)
    expect(
      Object.fromEntries(made.skipped.map((each) => [each.pluginId, each.reason.code])),
    ).toEqual(skipped)
    expect(made.diagnostics.map(({ why }) => why)).toEqual(
      says.map((text) => expect.stringContaining(text)),
    )
    for (const { reason } of made.skipped) expect(made.diagnostics).toContain(reason)
  })

  test('every diagnostic of a found plugin names it and the file that says so', () => {
    const [problem] = plan([manifest('alarm', { needs: { time: '^1.0.0' } })]).diagnostics
    expect(problem).toMatchObject({
      pluginId: 'alarm',
      severity: 'error',
      place: { file: '/app/node_modules/pkg-alarm/package.json' },
      fix: expect.stringMatching(/^Install /),
    })
  })

  test('the fix of a need out of range writes the versions out', () => {
    const [problem] = plan([manifest('alarm', { needs: { time: '^2.0.0' } }), clock]).diagnostics
    expect(problem?.fix).toContain('>=2.0.0 <3.0.0-0')
  })

  test('a planned plugin knows whom it follows and whom it includes', () => {
    const { order } = plan([
      clock,
      manifest('alarm', { needs: { time: '*' }, includes: ['pkg-clock'] }),
    ])
    expect(order.at(-1)).toMatchObject({ id: 'alarm', after: ['clock'], includes: ['clock'] })
  })

  test('a plugin in a cycle by an optional service is in a cycle', () => {
    const made = plan([
      manifest('a', { optional: { b: '*' }, provides: { a: '1.0.0' } }),
      manifest('b', { needs: { a: '*' }, provides: { b: '1.0.0' } }),
    ])
    expect(codesOf(made.diagnostics)).toEqual(['FCC_PLAN_CYCLE', 'FCC_PLAN_CYCLE'])
  })
})

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const name = fc.constantFrom(...names)
const services = (range: fc.Arbitrary<string>) => fc.dictionary(name, range, { maxKeys: 2 })
const anyManifest = fc
  .record({
    id: name,
    spec: fc.constantFrom(1, 1, 1, 2),
    api: fc.constantFrom('^1.0.0', '^1.0.0', '^1.0.0', '^9.0.0', 'bad'),
    needs: services(fc.constantFrom('^1.0.0', '^2.0.0')),
    optional: services(fc.constantFrom('^1.0.0', '^2.0.0')),
    provides: services(fc.constantFrom('1.0.0', '2.0.0')),
    includes: fc.array(
      name.map((id) => `pkg-${id}`),
      { maxLength: 2 },
    ),
    place: fc.constantFrom('one', 'two'),
  })
  .map(({ id, place, ...fields }) => manifest(id, fields, { location: `/app/${place}/${id}` }))
const anyInput = fc.record({
  providedServices: fc.dictionary(name, fc.constant('1.0.0'), { maxKeys: 2 }),
  select: fc.option(fc.record({ only: fc.array(name) }), { nil: undefined }),
})

describe('for any manifests', () => {
  test('the plan is the same whatever their order', () => {
    const shuffled = fc
      .array(anyManifest, { maxLength: 9 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      )
    fc.assert(
      fc.property(shuffled, anyInput, ([manifests, others], input) => {
        expect(plan(others, input)).toEqual(plan(manifests, input))
      }),
      { numRuns: 500 },
    )
  })

  test('everyone is planned or skipped once, and nobody before those it follows', () => {
    fc.assert(
      fc.property(fc.array(anyManifest, { maxLength: 9 }), anyInput, (manifests, input) => {
        const made = plan(manifests, input)
        const order = made.order.map(({ id }) => id)
        const everyone = [...order, ...made.skipped.map(({ pluginId }) => pluginId)]
        expect(everyone.toSorted()).toEqual([
          ...new Set(manifests.map((found) => found.manifest.id).toSorted()),
        ])
        for (const [index, { after }] of made.order.entries()) {
          for (const other of after) expect(order.indexOf(other)).toBeLessThan(index)
          expect(after.every((other) => order.includes(other))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('whatever a planned plugin needs is provided in range by a planned plugin or the host', () => {
    fc.assert(
      fc.property(fc.array(anyManifest, { maxLength: 9 }), anyInput, (manifests, input) => {
        const { order } = plan(manifests, input)
        const provided = new Map(
          order.flatMap(({ found }) => Object.entries(found.manifest.provides)),
        )
        for (const entry of Object.entries(input.providedServices)) provided.set(...entry)
        for (const { found } of order) {
          for (const [service, range] of Object.entries(found.manifest.needs)) {
            expect(provided.get(service)?.[0]).toBe(range[1])
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
