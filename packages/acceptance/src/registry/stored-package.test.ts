import { describe, expect, it } from 'vitest'
import { publication } from './publication.ts'
import { packument, parsePublication } from './stored-package.ts'

describe('a publication', () => {
  it('is read with its tarball', () => {
    const { name, version, file, tarball } = parsePublication(
      publication('@fcc/x', '1.0.0', 'bytes'),
    )
    expect([name, version, file, tarball.toString()]).toEqual([
      '@fcc/x',
      '1.0.0',
      'x-1.0.0.tgz',
      'bytes',
    ])
  })

  it('is refused where its tarball is another', () => {
    const sent = publication('fcc', '1.0.0', 'bytes')
    sent._attachments['fcc-1.0.0.tgz'] = { data: Buffer.from('others').toString('base64') }
    expect(() => parsePublication(sent)).toThrow('integrity')
  })

  it('is refused with two versions, or none', () => {
    const [one, two] = [publication('fcc', '1.0.0', 'a'), publication('fcc', '1.0.1', 'a')]
    const versions = { ...one.versions, ...two.versions }
    expect(() => parsePublication({ ...one, versions })).toThrow('one version')
    expect(() => parsePublication({ ...one, versions: {} })).toThrow('one version')
    expect(() => parsePublication({})).toThrow()
  })
})

describe('the document of a package', () => {
  it('has every version, the last one as latest, with tarballs at this registry', () => {
    const versions = ['1.0.0', '1.1.0'].map((version) =>
      parsePublication(publication('@fcc/x', version, version)),
    )
    expect(packument(versions, 'http://127.0.0.1:1')).toMatchObject({
      name: '@fcc/x',
      'dist-tags': { latest: '1.1.0' },
      versions: {
        '1.0.0': { dist: { tarball: 'http://127.0.0.1:1/@fcc/x/-/x-1.0.0.tgz' } },
        '1.1.0': { dist: { tarball: 'http://127.0.0.1:1/@fcc/x/-/x-1.1.0.tgz' } },
      },
    })
  })
})
