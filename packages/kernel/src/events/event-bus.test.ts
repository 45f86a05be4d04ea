import { type Diagnostic, defineEvent } from '@fcc/plugin-api'
import { expect, test, vi } from 'vitest'
import { createEventBus } from './event-bus.ts'

const toasted = defineEvent<string>({ id: 'toasted' })
const burnt = defineEvent<string>({ id: 'burnt' })
const always = { isOpen: () => true }

function openBus() {
  const problems: Diagnostic[] = []
  const bus = createEventBus((problem) => problems.push(problem))
  bus.open()
  return { bus, problems }
}

test('everyone who listens hears an event once, and nobody hears another', () => {
  const { bus } = openBus()
  const first = vi.fn()
  const second = vi.fn()
  bus.on({ event: toasted, listener: first, ...always })
  bus.on({ event: burnt, listener: second, ...always })
  bus.emit(toasted, 'rye')
  expect(first).toHaveBeenCalledExactlyOnceWith('rye')
  expect(second).not.toHaveBeenCalled()
})

test('a remover removes its own listener, twice without harm', () => {
  const { bus } = openBus()
  const listener = vi.fn()
  const remove = bus.on({ event: toasted, listener, ...always })
  bus.on({ event: toasted, listener, ...always })
  remove()
  remove()
  bus.emit(toasted, 'rye')
  expect(listener).toHaveBeenCalledOnce()
})

test('a listener that throws, at once or later, is reported and disturbs nobody', async () => {
  const { bus, problems } = openBus()
  const last = vi.fn()
  const fail = () => {
    throw new Error('deaf')
  }
  bus.on({ event: toasted, listener: fail, pluginId: 'acme', ...always })
  bus.on({ event: toasted, listener: async () => fail(), ...always })
  bus.on({ event: toasted, listener: last, ...always })
  bus.emit(toasted, 'rye')
  expect(last).toHaveBeenCalledOnce()
  await new Promise((resolve) => setImmediate(resolve))
  expect(problems).toMatchObject([
    { code: 'FCC_EVENT_LISTENER_FAILED', pluginId: 'acme', why: expect.stringContaining('deaf') },
    { code: 'FCC_EVENT_LISTENER_FAILED', why: expect.stringContaining('the host') },
  ])
})

test('before it is opened a bus keeps events, and delivers them in order, nested ones after', () => {
  const bus = createEventBus(() => undefined)
  const heard: string[] = []
  bus.on({ event: burnt, listener: (word: string) => heard.push(word), ...always })
  const listener = (word: string) => {
    heard.push(word)
    bus.emit(burnt, `${word} burnt`)
  }
  bus.on({ event: toasted, listener, ...always })
  bus.emit(toasted, 'one')
  bus.emit(toasted, 'two')
  expect(heard).toEqual([])
  bus.open()
  expect(heard).toEqual(['one', 'two', 'one burnt', 'two burnt'])
})

test('a closed bus delivers nothing', () => {
  const { bus } = openBus()
  const listener = vi.fn()
  bus.on({ event: toasted, listener, ...always })
  bus.close()
  bus.emit(toasted, 'rye')
  expect(listener).not.toHaveBeenCalled()
})

test('a listener whose scope is closed hears nothing', () => {
  const { bus } = openBus()
  const listener = vi.fn()
  bus.on({ event: toasted, listener, isOpen: () => false })
  bus.emit(toasted, 'rye')
  expect(listener).not.toHaveBeenCalled()
})
