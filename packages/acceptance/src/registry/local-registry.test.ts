import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLocalRegistry, type LocalRegistry } from './local-registry.ts'
import { isOwnName } from './own-names.ts'
import { publication } from './publication.ts'

let registry: LocalRegistry
beforeEach(async () => {
  registry = await createLocalRegistry({ uplink: 'http://127.0.0.1:9/npm/', isOurs: isOwnName })
})
afterEach(() => registry.close())

const ask = (path: string, init?: RequestInit) =>
  fetch(`${registry.url}${path}`, { redirect: 'manual', ...init })
const publish = (name: string, version: string, content = 'bytes') =>
  ask(`/${name.replace('/', '%2f')}`, {
    method: 'PUT',
    body: JSON.stringify(publication(name, version, content)),
  })

describe('a registry on this machine', () => {
  it('serves what was published, as it was', async () => {
    expect((await publish('@fcc/x', '1.0.0', 'the tarball')).status).toBe(201)
    const found = (await (await ask('/@fcc%2fx')).json()) as {
      versions: Record<string, { dist: { tarball: string } }>
    }
    const tarball = found.versions['1.0.0']?.dist.tarball ?? ''
    expect(tarball.startsWith(registry.url)).toBe(true)
    expect(await (await fetch(tarball)).text()).toBe('the tarball')
    expect(await (await ask('/@fcc/x/1.0.0')).json()).toMatchObject({ version: '1.0.0' })
  })

  it('takes a version once', async () => {
    await publish('fcc', '1.0.0')
    expect((await publish('fcc', '1.0.0', 'other bytes')).status).toBe(409)
    expect((await publish('fcc', '1.0.1')).status).toBe(201)
  })

  it('sends clients elsewhere for what is not ours, by the path they asked for', async () => {
    const answer = await ask('/@types%2fnode')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      'http://127.0.0.1:9/npm/@types%2fnode',
    ])
    expect([...registry.forwarded]).toEqual(['@types/node'])
  })

  it('tells nobody of names that are ours, published or not, nor of anything but packages', async () => {
    const asked = [
      '/fcc-not-there',
      '/@fcc%2fnot-there',
      '/@fcc/x/-/x-9.9.9.tgz',
      '/-/v1/search?text=fcc',
    ]
    for (const path of asked) expect((await ask(path)).status).toBe(404)
    const audit = { method: 'POST', body: '{"fcc":["1.0.0"]}' }
    expect((await ask('/-/npm/v1/security/advisories/bulk', audit)).status).toBe(404)
    expect((await ask('/zod', { method: 'POST', body: '{}' })).status).toBe(405)
    expect([...registry.forwarded]).toEqual([])
  })

  it('takes no publication of a name that is not ours, and none that is broken', async () => {
    expect((await publish('zod', '1.0.0')).status).toBe(400)
    expect((await ask('/fcc', { method: 'PUT', body: 'no json' })).status).toBe(400)
    expect((await ask('/fcc')).status).toBe(404)
  })

  it('is gone once closed, and may be closed twice', async () => {
    await registry.close()
    await registry.close()
    await expect(ask('/fcc')).rejects.toThrow()
  })
})
