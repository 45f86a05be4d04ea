import { createServer } from 'node:http'
import { type AddressInfo, createServer as createRawServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AddressRefused, type FindAddresses, postPinned } from './post-pinned.ts'

/** A server on this machine that counts whoever comes. */
async function openServer(answers: (count: number) => number | undefined = () => 204) {
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    const status = answers(count)
    request.resume()
    if (status !== undefined) response.writeHead(status, { 'retry-after': '7' }).end('x'.repeat(9))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, calls: () => count }
}

const message = { headers: { 'content-type': 'application/json' }, body: '{}' }
const bounds = { tryMs: 20_000, signal: new AbortController().signal }
/** A resolver that gives other addresses with each question, as one does that somebody else runs. */
function resolver(...answers: readonly (readonly string[])[]): FindAddresses & { asked(): number } {
  let asked = 0
  const find: FindAddresses = (_host, found) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? []
    asked += 1
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return Object.assign(find, { asked: () => asked })
}

describe('a request to a receiver', () => {
  it('goes to the very address that was looked at: the name is resolved once', async () => {
    const { port, calls } = await openServer()
    const find = resolver(['127.0.0.1'], ['10.255.255.1'])
    const to = { url: new URL(`http://hooks.example.org:${port}/x`), isPrivate: true }
    expect(await postPinned(to, message, { ...bounds, find })).toEqual({
      ...{ status: 204, retryAfter: '7' },
    })
    expect([calls(), find.asked()]).toEqual([1, 1])
  })

  it.each([
    ['a private address', ['127.0.0.1'], false],
    ['a public and a private address', ['93.184.216.34', '127.0.0.1'], false],
    ['no address', [], false],
    ['the address of metadata, also of a private target', ['169.254.169.254'], true],
    ['a public address of a private target', ['93.184.216.34'], true],
  ])('is not sent where its name has %s', async (_what, addresses, isPrivate) => {
    const { port, calls } = await openServer()
    const to = { url: new URL(`http://hooks.example.org:${port}/`), isPrivate }
    const find = resolver(addresses)
    await expect(postPinned(to, message, { ...bounds, find })).rejects.toThrow(AddressRefused)
    expect(calls()).toBe(0)
  })

  it.each(['127.0.0.1', '[::1]', '0x7f.1', '2130706433', '017700000001', '[::ffff:7f00:1]'])(
    'is not sent to %s, which needs no resolver',
    async (host) => {
      const { port, calls } = await openServer()
      const to = { url: new URL(`http://${host}:${port}/`), isPrivate: false }
      await expect(postPinned(to, message, bounds)).rejects.toThrow(AddressRefused)
      expect(calls()).toBe(0)
    },
  )

  it('is given up where no answer comes in time', async () => {
    const { port } = await openServer(() => undefined)
    const to = { url: new URL(`http://127.0.0.1:${port}/`), isPrivate: true }
    await expect(postPinned(to, message, { ...bounds, tryMs: 50 })).rejects.toThrow(/abort|time/i)
  })

  it('follows no redirect', async () => {
    const { port, calls } = await openServer(() => 307)
    const to = { url: new URL(`http://127.0.0.1:${port}/`), isPrivate: true }
    expect((await postPinned(to, message, bounds)).status).toBe(307)
    expect(calls()).toBe(1)
  })

  it('ends where somebody answers that they speak another protocol from now on', async () => {
    const server = createRawServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
        ),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const to = { url: new URL(`http://127.0.0.1:${port}/`), isPrivate: true }
    await expect(postPinned(to, message, bounds)).rejects.toThrow('ended without an answer')
  })
})
