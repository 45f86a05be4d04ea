import { expect, test } from 'vitest'
import { defineEvent } from './event.ts'
import { defineHook } from './hook.ts'
import { definePlugin, isPlugin } from './plugin.ts'
import { definePoint } from './point.ts'
import { defineService } from './service.ts'

const point = { version: 1, scope: 'assembly', combine: 'merge', onFailure: 'drop' } as const

test.each([
  ['a point', definePoint({ ...point, id: 'toasters' }), 'fcc.point'],
  ['a service', defineService({ id: 'power', version: '1.0.0' }), 'fcc.service'],
  ['an event', defineEvent({ id: 'toasted' }), 'fcc.event'],
  ['a hook', defineHook({ id: 'spread', hook: 'waterfall' }), 'fcc.hook'],
  ['a plugin', definePlugin({ id: 'acme', setup: () => undefined }), 'fcc.plugin'],
])('%s is frozen and says what it is', (_, token, kind) => {
  expect(Object.isFrozen(token)).toBe(true)
  expect(token['~kind']).toBe(kind)
})

test('defining a plugin runs nothing of it', () => {
  expect(() =>
    definePlugin({
      id: 'acme',
      setup() {
        throw new Error('too early')
      },
    }),
  ).not.toThrow()
})

test.each([[undefined], [null], ['plugin'], [{}], [{ id: 'acme', setup: () => undefined }]])(
  '%j is not a plugin',
  (value) => {
    expect(isPlugin(value)).toBe(false)
  },
)
