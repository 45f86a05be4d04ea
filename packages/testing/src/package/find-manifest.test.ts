import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { findManifest, publishedRange } from './find-manifest.ts'
import { findPluginPackage, isPackageOf, readPluginPackage } from './plugin-package.ts'

const plugin = definePlugin({ id: 'toy', setup: () => undefined })

describe('the range of a workspace', () => {
  it.each([
    ['workspace:^', '^1.4.2'],
    ['workspace:~', '~1.4.2'],
    ['workspace:*', '1.4.2'],
    ['workspace:', '1.4.2'],
    ['workspace:^1.2.0', '^1.2.0'],
    ['^1.0.0', '^1.0.0'],
    ['missing', 'missing'],
  ])('%s is published as %s', (written, published) => {
    expect(publishedRange(written, '1.4.2')).toBe(published)
  })
})

describe('the static half', () => {
  it('is derived from the code where there is no package', () => {
    expect(findManifest(plugin, undefined)).toMatchObject({
      declared: false,
      manifest: { id: 'toy', contributes: {} },
    })
  })

  it('is refused with every problem where it is not valid', () => {
    const json = { fcc: { spec: 1, id: 'Toy', kind: 'toy', api: '^1.0.0' } }
    const found = { folder: '/toy', file: '/toy/package.json', json }
    expect(() => findManifest(plugin, found)).toThrow(/fcc\.kind[\s\S]*fcc\.id/)
  })

  it('is not taken from a package of something else', () => {
    const own = readPluginPackage(new URL('../../', import.meta.url))
    expect(own.json.name).toBe('@fcc/testing')
    expect(isPackageOf(own, 'toy')).toBe(false)
    // The nearest package is the package; one further up is somebody else's.
    expect(findPluginPackage(new URL(import.meta.url).pathname)).toBeUndefined()
  })
})
