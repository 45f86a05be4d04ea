import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  type AnyHook,
  type AnyPoint,
  type AnyService,
  type Contribution,
  defineEvent,
  defineHook,
  definePlugin,
  definePoint,
  defineService,
  type EventPayload,
  type HookResult,
  type Parsed,
  type Plugin,
  type PointShape,
  type PointValue,
  type ServiceValue,
} from './index.ts'

interface Toaster<Settings> {
  readonly id: string
  toast(bread: string, call: { readonly settings: Settings }): string
}

interface ToasterShape extends PointShape {
  readonly value: Toaster<this['settings']>
}

interface SliceShape extends PointShape {
  readonly value: number
}

const base = { version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop' } as const
const toasters = definePoint<ToasterShape>({ ...base, id: 'toasters' })
const slices = definePoint<SliceShape>({ ...base, id: 'slices' })
const power = defineService<{ readonly volts: number }>({ id: 'power', version: '1.0.0' })
const toasted = defineEvent<{ readonly bread: string }>({ id: 'toasted' })
const spread = defineHook<string, { readonly guest: string }>({ id: 'spread', hook: 'waterfall' })
const taste = defineHook<string>({ id: 'taste', hook: 'bail' })
const ring = defineHook<string>({ id: 'ring', hook: 'series' })

describe('contribute', () => {
  test("gives a call the contributing plugin's own settings", () => {
    definePlugin({
      id: 'acme',
      settings: z.strictObject({ heat: z.number().default(3) }),
      setup({ contribute }) {
        contribute(toasters, {
          id: 'acme/plain',
          toast(bread, { settings }) {
            expectTypeOf(settings).toEqualTypeOf<{ heat: number }>()
            return `${bread} at ${settings.heat.toFixed()}`
          },
        })
      },
    })
  })

  test('takes a value of the wrong shape, or a part too few, for an error', () => {
    definePlugin({
      id: 'acme',
      setup({ contribute }) {
        // @ts-expect-error `toast` must return a string
        contribute(toasters, { id: 'acme/plain', toast: () => 3 })
        // @ts-expect-error `toast` is missing
        contribute(toasters, { id: 'acme/plain' })
        // @ts-expect-error a string is no number
        contribute(slices, 'three')
      },
    })
  })

  test('takes settings that the plugin does not have for an error', () => {
    definePlugin({
      id: 'acme',
      settings: z.strictObject({ heat: z.number() }),
      setup({ contribute }) {
        contribute(toasters, {
          id: 'acme/plain',
          // @ts-expect-error there is no setting `colour`
          toast: (bread, { settings }) => `${bread} ${settings.colour}`,
        })
        contribute(toasters, {
          id: 'acme/plain',
          // @ts-expect-error `heat` is a number
          toast: (bread: string, call: { settings: { heat: string } }) =>
            bread + call.settings.heat,
        })
      },
    })
    definePlugin({
      id: 'acme',
      setup({ contribute }) {
        contribute(toasters, {
          id: 'acme/plain',
          // @ts-expect-error a plugin without a schema has no settings
          toast: (bread, { settings }) => `${bread} ${settings.heat}`,
        })
      },
    })
  })

  test('and its like let the token alone decide the type', () => {
    definePlugin({
      id: 'acme',
      setup({ contribute, provide, emit, on, tap }) {
        const either = slices as typeof slices | typeof toasters
        // @ts-expect-error the value must not widen the point to one that would take it
        contribute(either, 'three')
        // @ts-expect-error `volts` is a number
        provide(power, { volts: '230' })
        // @ts-expect-error `bread` is a string
        emit(toasted, { bread: 3 })
        // @ts-expect-error the value must not widen the service to one of any object
        provide(power, {} as object)
        // @ts-expect-error the payload must not widen the event to one of any object
        emit(toasted, {} as object)
        // @ts-expect-error the tap must not widen the hook to one of numbers too
        tap(spread, () => 3 as string | number)
        // @ts-expect-error the listener must not narrow the event
        on(toasted, (payload: { bread: number }) => payload)
      },
    })
  })
})

describe('config and needs', () => {
  test('have the types of schema and tokens', () => {
    definePlugin({
      id: 'acme',
      config: z.strictObject({ size: z.number().default(4) }),
      needs: { mains: power },
      optional: { solar: power },
      setup({ config, needs }) {
        expectTypeOf(config).toEqualTypeOf<{ size: number }>()
        expectTypeOf(needs.mains).toEqualTypeOf<{ readonly volts: number }>()
        expectTypeOf(needs.solar).toEqualTypeOf<{ readonly volts: number } | undefined>()
        // @ts-expect-error `colour` is not declared
        config.colour
        // @ts-expect-error `water` is not declared
        needs.water
        // @ts-expect-error `volts` is a number
        const volts: string = needs.mains.volts
        // @ts-expect-error an optional service may be absent
        needs.solar.volts
        return void volts
      },
    })
  })

  test('without a schema, every key is undeclared', () => {
    definePlugin({
      id: 'acme',
      setup({ config, needs }) {
        // @ts-expect-error `size` is not declared
        config.size
        // @ts-expect-error `mains` is not declared
        needs.mains
      },
    })
    expectTypeOf<Parsed<undefined>>().not.toHaveProperty('size')
  })
})

describe('hooks and events', () => {
  test('type their taps, listeners and results', () => {
    definePlugin({
      id: 'acme',
      setup({ tap, on }) {
        tap(spread, (value, { guest }) => {
          expectTypeOf(value).toBeString()
          expectTypeOf(guest).toBeString()
          return `${value} for ${guest}`
        })
        tap(spread, () => undefined, 'pre')
        tap(ring, (value) => {
          expectTypeOf(value).toBeString()
        })
        on(toasted, ({ bread }) => expectTypeOf(bread).toBeString())
        // @ts-expect-error a tap of strings must return a string or nothing
        tap(spread, () => 3)
        // @ts-expect-error a tap is synchronous
        tap(spread, async (value) => value)
        // @ts-expect-error there is no such order
        tap(spread, () => undefined, 'first')
      },
    })
    expectTypeOf<HookResult<string, (typeof spread)['hook']>>().toEqualTypeOf<string>()
    expectTypeOf<HookResult<string, (typeof taste)['hook']>>().toEqualTypeOf<string | undefined>()
    expectTypeOf<HookResult<string, (typeof ring)['hook']>>().toEqualTypeOf<undefined>()
  })
})

describe('tokens', () => {
  test('of any type can be handled without knowing it', () => {
    expectTypeOf(toasters).toExtend<AnyPoint>()
    expectTypeOf(slices).toExtend<AnyPoint>()
    expectTypeOf(power).toExtend<AnyService>()
    expectTypeOf(spread).toExtend<AnyHook>()
    const linked = definePoint<SliceShape>({ ...base, id: 'linked', references: () => [] })
    const points: readonly AnyPoint[] = [toasters, slices, linked]
    const hooks: readonly AnyHook[] = [spread, taste, ring]
    return void [points, hooks]
  })

  test('give their types back', () => {
    expectTypeOf<PointValue<SliceShape>>().toEqualTypeOf<number>()
    expectTypeOf<PointValue<ToasterShape, { heat: number }>>().toEqualTypeOf<
      Toaster<{ heat: number }>
    >()
    expectTypeOf<ServiceValue<typeof power>>().toEqualTypeOf<{ readonly volts: number }>()
    expectTypeOf<EventPayload<typeof toasted>>().toEqualTypeOf<{ readonly bread: string }>()
  })

  test('of different values do not stand for each other', () => {
    // @ts-expect-error a point of toasters is no point of slices
    expectTypeOf(toasters).toEqualTypeOf(slices)
    // @ts-expect-error a scope is one of two words
    definePoint<SliceShape>({ ...base, id: 'x', scope: 'planet' })
    // @ts-expect-error a contribution is read-only
    const rename = (contribution: Contribution<number>) => (contribution.id = 'x')
    return void rename
  })
})

test('a plugin of any config and settings is a Plugin', () => {
  const plugin = definePlugin({ id: 'acme', config: z.object({ a: z.string() }), setup() {} })
  expectTypeOf(plugin).toEqualTypeOf<Plugin>()
})
