import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { assertLocalDirectory, resolveNetworkFileSystem } from './network-file-system.ts'

describe('a network file system', () => {
  it.each([
    [0x6969, 'NFS'],
    [0xff534d42, 'CIFS'],
    [0xff534d42 | 0, 'CIFS'],
    [0xfe534d42 | 0, 'SMB2'],
    [0x01021997, '9P'],
  ])('is known by its number %i', (type, name) => {
    expect(resolveNetworkFileSystem(type)).toBe(name)
  })

  it('is not taken for a local one: ext, XFS, Btrfs, tmpfs, overlay', () => {
    for (const type of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630]) {
      expect(resolveNetworkFileSystem(type)).toBeUndefined()
    }
  })

  it('is not seen on a local disk, and not looked for where numbers mean nothing', () => {
    expect(() => assertLocalDirectory(tmpdir())).not.toThrow()
    expect(() => assertLocalDirectory('no such directory', 'win32')).not.toThrow()
  })
})
