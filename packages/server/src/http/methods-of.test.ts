import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { createMethodsOf } from './methods-of.ts'

describe('the methods of a path', () => {
  const methodsOf = createMethodsOf([
    { path: '/v1/runs', method: 'POST' },
    { path: '/v1/runs', method: 'GET' },
    { path: '/v1/runs/{run}', method: 'GET' },
  ])

  it.each([
    ['/v1/runs', ['GET', 'POST']],
    ['/v1/runs/7', ['GET']],
    ['/v1/runs/', []],
    ['/v1/runs/7/x', []],
    ['/V1/runs', []],
    ['/', []],
  ])('of %s are %j', (path, methods) => {
    expect(methodsOf(path)).toEqual(methods)
  })

  it('are told to whoever asks by another one, signed in or not', async () => {
    const { ask } = await openHouse()
    const asked = await ask(undefined, 'DELETE', '/v1/runs?limit=1')
    expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'GET, POST'])
    expect(asked.body.code).toBe('FCC_REQUEST_METHOD')
    expect((await ask(undefined, 'DELETE', '/v1/nothing')).status).toBe(404)
  })
})
