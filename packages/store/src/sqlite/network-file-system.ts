import { statfsSync } from 'node:fs'
import { fileError } from '../diagnostics.ts'

/** Magic numbers of statfs(2) on Linux for file systems that other machines write to. */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x01021997, '9P'],
  [0x47504653, 'GPFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
])

/** Pure: the name of a network file system by its number, or nothing for one that is local or not known. */
export function resolveNetworkFileSystem(type: number): string | undefined {
  // statfs hands out a signed word on some machines.
  return networkFileSystems.get(type >>> 0)
}

/**
 * Throws `FCC_STORE_NETWORK_FILE_SYSTEM` where the directory can be seen to lie on one: SQLite's locks
 * and its shared memory do not hold across machines. Only Linux gives numbers that can be relied on;
 * elsewhere, and behind FUSE, nothing is detected.
 */
export function assertLocalDirectory(directory: string, platform = process.platform): void {
  if (platform !== 'linux') return
  const kind = resolveNetworkFileSystem(statfsSync(directory).type)
  if (kind !== undefined) {
    throw fileError('FCC_STORE_NETWORK_FILE_SYSTEM', [directory, kind])
  }
}
