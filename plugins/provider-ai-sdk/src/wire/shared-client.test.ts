import { describe, expect, it } from 'vitest'
import { fetchOfCall, type ModelClient, sharedClients } from './shared-client.ts'

/** A client that waits, asks and gives back what the network said. */
function clientThatAsks(): ModelClient {
  const ask = async (): Promise<never> => {
    await new Promise((resolve) => setImmediate(resolve))
    const answer = await fetchOfCall('http://localhost/ask', { headers: { accept: 'text/plain' } })
    return (await answer.text()) as never
  }
  return { doGenerate: ask, doStream: ask }
}

/** A network that says who asked: the call's name, and the key that it saw. */
const network =
  (name: string): typeof globalThis.fetch =>
  async (_, init) =>
    new Response(
      [
        name,
        new Headers(init?.headers).get('authorization'),
        new Headers(init?.headers).get('accept'),
      ].join(),
    )

const at = { model: 'm', baseUrl: 'http://localhost' }

describe('clients that calls share', () => {
  it('are made once for an address and a model, and anew where they could not be made', async () => {
    let made = 0
    const load = sharedClients(async () => {
      made += 1
      if (made === 1) throw new Error('not installed')
      return clientThatAsks()
    })
    const call = { key: '', fetch: network('a') }
    await expect(load({ ...at, ...call })).rejects.toThrow('not installed')
    await load({ ...at, ...call })
    await load({ ...at, ...call })
    expect(made).toBe(2)
    await load({ ...at, model: 'other', ...call })
    await load({ ...at, baseUrl: 'http://elsewhere', ...call })
    expect(made).toBe(4)
  })

  it('ask with the key and the network of each call, and none of another that is under way', async () => {
    const load = sharedClients(async () => clientThatAsks())
    const one = await load({ ...at, key: 'k1', fetch: network('one') })
    const two = await load({ ...at, key: 'k2', fetch: network('two') })
    const none = await load({ ...at, key: '', fetch: network('none') })
    const options = { prompt: [] }
    expect(
      await Promise.all([
        one.doGenerate(options),
        two.doStream(options),
        none.doGenerate(options),
        one.doStream(options),
      ]),
    ).toEqual([
      'one,Bearer k1,text/plain',
      'two,Bearer k2,text/plain',
      'none,,text/plain',
      'one,Bearer k1,text/plain',
    ])
  })

  it('reach nothing outside a call', async () => {
    await expect(fetchOfCall('http://localhost/')).rejects.toThrow('outside a call')
  })
})
