import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import type { Load } from './load-message.ts'
import { startLoad } from './start-load.ts'

async function open() {
  const bodies: string[] = []
  let most = 0
  let underWay = 0
  const server = createServer(async (request, response) => {
    underWay += 1
    most = Math.max(most, underWay)
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += piece
    bodies.push(body)
    await new Promise((resolve) => setTimeout(resolve, 5))
    underWay -= 1
    response.statusCode = body.includes('7') ? 503 : 200
    response.end(`you said ${body}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const load = await startLoad()
  onTestFinished(async () => {
    await load.close()
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const asked: Load = {
    ...{ url: `http://127.0.0.1:${port}/`, method: 'POST', headers: {}, body: 'line {number}' },
    ...{ contains: 'you said', first: 100, count: 20, pace: { atOnce: 4 } },
  }
  return { load, asked, bodies, most: () => most }
}

it('sends as many as told under their numbers, at the pace that is told, and says what each took', async () => {
  const { load, asked, bodies, most } = await open()
  const each = await load.send({ ...asked, first: 200, count: 7 })
  expect(each.length).toBe(7)
  expect(each.every((milliseconds) => milliseconds > 0)).toBe(true)
  expect(bodies.toSorted()).toEqual(Array.from({ length: 7 }, (_, at) => `line ${200 + at}`))
  expect(most()).toBeLessThanOrEqual(4)
  expect((await load.send({ ...asked, count: 5, pace: { perSecond: 500 } })).length).toBe(5)
})

it('fails where an answer is not what it is to be', async () => {
  const { load, asked } = await open()
  await expect(load.send({ ...asked, first: 6, count: 2 })).rejects.toThrow('Request 7')
  await expect(load.send({ ...asked, contains: 'else', count: 1 })).rejects.toThrow('200: you said')
})
