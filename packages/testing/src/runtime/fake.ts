import {
  type AnyPoint,
  definePlugin,
  ownerOf,
  type Plugin,
  type Point,
  type PointShape,
  type PointValue,
  type Service,
} from '@fcc/plugin-api'

/**
 * What stands in for a service, or for a contribution of a plugin that is not there.
 *
 * @example
 * const fakes: readonly Fake[] = [fake(clock, { now: () => 0 }), fake(scorers, loudness)]
 */
export type Fake =
  | readonly [token: Service<unknown>, value: unknown]
  | readonly [token: AnyPoint, value: unknown]

/**
 * A fake with the type of its token: a service's value, or a contribution whose id names the plugin
 * that it stands in for.
 *
 * @example
 * createTestRuntime({ plugins: [toast], fakes: [fake(clock, { now: () => 0 })] })
 */
export function fake<Token>(token: Token, value: NoInfer<FakeValue<Token>>): Fake {
  return [token, value] as unknown as Fake
}

/**
 * What stands in for a token: the service's value, or a value of the point.
 *
 * @example
 * type Clock = FakeValue<typeof clock> // { now(): number }
 */
export type FakeValue<Token> =
  Token extends Service<infer Value>
    ? Value
    : Token extends Point<infer Shape>
      ? PointValue<Shape>
      : never

const isService = (token: Fake[0]): token is Service<unknown> => token['~kind'] === 'fcc.service'

/** The plugins that provide fakes: one per service, and one per plugin that contributions stand in for. */
export function fakePlugins(fakes: readonly Fake[]): readonly Plugin[] {
  const services = fakes.flatMap(([token, value]) => (isService(token) ? [{ token, value }] : []))
  const contributions = fakes.flatMap(([token, value]) =>
    isService(token) ? [] : [{ token, value, owner: ownerOf(idOf(value)) }],
  )
  const owners = Map.groupBy(contributions, ({ owner }) => owner)
  return [
    ...services.map(({ token, value }) =>
      definePlugin({
        id: `fake-${token.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
        provides: [token],
        setup: ({ provide }) => provide(token, value),
      }),
    ),
    ...[...owners].map(([owner, all]) =>
      definePlugin({
        id: owner === '' ? 'fakes' : owner,
        setup({ contribute }) {
          for (const { token, value } of all) contribute(token as Point<PointShape>, value as never)
        },
      }),
    ),
  ]
}

function idOf(value: unknown): string {
  const { id } = (value ?? {}) as { readonly id?: unknown }
  return typeof id === 'string' ? id : ''
}
