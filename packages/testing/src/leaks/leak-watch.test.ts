import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { tellLeaks } from './leak.ts'
import { openLeakWatch } from './leak-watch.ts'

describe('a watch over what is left open', () => {
  it('finds nothing where nothing was opened, or all of it was let go', async () => {
    const watch = openLeakWatch('everything')
    clearTimeout(setTimeout(() => undefined, 60_000))
    clearInterval(setInterval(() => undefined, 60_000))
    const server = createServer()
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    server.close()
    expect(await watch.findLeaks()).toEqual([])
  })

  it('does not blame what was open before', async () => {
    const timer = setInterval(() => undefined, 60_000)
    const watch = openLeakWatch('everything')
    expect(await watch.findLeaks()).toEqual([])
    clearInterval(timer)
  })

  it('waits for what ends by itself in a moment', async () => {
    const watch = openLeakWatch('everything')
    setTimeout(() => undefined, 20)
    expect(await watch.findLeaks()).toEqual([])
  })

  it('claims its own, and leaves alone what others opened meanwhile', async () => {
    const [one, two] = [openLeakWatch('its own'), openLeakWatch('its own')]
    const timers = [
      one.run(() => setInterval(() => undefined, 60_000)),
      setInterval(() => undefined, 60_000),
    ]
    expect(await two.findLeaks()).toEqual([])
    const leaks = await one.findLeaks()
    expect(leaks).toHaveLength(1)
    expect(tellLeaks(leaks)).toMatch(/^a timer \(Timeout made at .*leak-watch\.test\.ts:\d+\)$/)
    for (const timer of timers) clearInterval(timer)
  })

  it('claims what anybody opens, where it claims everything', async () => {
    const watch = openLeakWatch('everything')
    const timer = setInterval(() => undefined, 60_000)
    expect(tellLeaks(await watch.findLeaks())).toMatch(/^a timer /)
    clearInterval(timer)
  })

  it('follows its own through promises and callbacks', async () => {
    const watch = openLeakWatch('its own')
    const timer = await watch.run(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return setInterval(() => undefined, 60_000)
    })
    expect(await watch.findLeaks()).toHaveLength(1)
    clearInterval(timer)
  })

  it('takes the connections that fetch keeps, and time limits of signals, for nobody’s', async () => {
    const server = createServer((_, response) => response.end('toast'))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const watch = openLeakWatch('its own')
    const { port } = server.address() as AddressInfo
    const text = await watch.run(async () => {
      const signal = AbortSignal.timeout(60_000)
      return (await fetch(`http://127.0.0.1:${port}/`, { signal })).text()
    })
    expect(text).toBe('toast')
    expect(await watch.findLeaks()).toEqual([])
    server.closeAllConnections()
    server.close()
  })

  it('takes timers of the test runner for nobody’s', async () => {
    const watch = openLeakWatch('everything')
    await vi.waitFor(() => expect(1).toBe(1), { timeout: 60_000 })
    expect(await watch.findLeaks()).toEqual([])
  })

  it('names listeners of the process', async () => {
    const watch = openLeakWatch('everything')
    const listener = () => undefined
    process.on('SIGUSR2', listener)
    expect(tellLeaks(await watch.findLeaks())).toBe('a listener (listener on process SIGUSR2)')
    process.off('SIGUSR2', listener)
  })
})
