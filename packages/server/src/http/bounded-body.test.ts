import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { boundedBody } from './bounded-body.ts'

/** A body that never ends, and how much of it was asked for. */
function endless() {
  let pulled = 0
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      pulled += 1000
      controller.enqueue(new Uint8Array(1000).fill(0x20))
    },
  })
  return { body, pulled: () => pulled }
}

describe('the body of a request of the Fetch standard', () => {
  it('is read whole where it may be taken', async () => {
    const request = new Request('http://local/', { method: 'POST', body: 'hello' })
    expect((await boundedBody(request, 5))?.toString()).toBe('hello')
    expect(await boundedBody(new Request('http://local/'), 5)).toBeUndefined()
  })

  it('is read no further than one byte too many', async () => {
    const { body, pulled } = endless()
    expect(await boundedBody({ body }, 2500)).toHaveLength(2501)
    expect(pulled()).toBeLessThan(10_000)
  })

  it('is refused where it never ends', async () => {
    const { server } = await openHouse({ limits: { maxBodyBytes: 5000 } })
    const { body } = endless()
    const answer = await server.fetch(
      new Request('http://local/v1/runs', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-who': 'riverside/ada/developer' },
        body,
        duplex: 'half',
      } as RequestInit),
    )
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'FCC_REQUEST_INVALID' })
  })
})
