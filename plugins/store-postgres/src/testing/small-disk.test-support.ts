import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A file system of its own, with little room. */
export interface SmallDisk {
  readonly folder: string
  /** Gives everything on it to whom it is for. */
  own(): void
  /** Gives it more room. */
  grow(megabytes: number): void
  /** Takes it away, with what is on it. */
  remove(): void
}

/**
 * Mounts a file system in memory that holds so much, for whom a folder belongs to.
 *
 * @throws Error where this user may not mount: then a full disk cannot be tried, and nothing is said to have passed
 */
export function mountSmallDisk(megabytes: number, ownedLike: string): SmallDisk {
  const beside = mkdtempSync('/tmp/fcc-small-disk-')
  const folder = join(beside, 'disk')
  mkdirSync(folder)
  const run = (program: string, ...words: readonly string[]) =>
    execFileSync(program, words, { stdio: 'pipe', encoding: 'utf8' })
  try {
    execFileSync('chmod', ['755', beside])
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'none', folder)
  } catch (cause) {
    rmSync(beside, { recursive: true, force: true })
    throw new Error('A full disk is tried on a file system of its own: run this test as root.', {
      cause,
    })
  }
  const { uid, gid } = statSync(ownedLike)
  chownSync(folder, uid, gid)
  return {
    folder,
    own: () => void run('chown', '-R', `${uid}:${gid}`, folder),
    grow: (to) => void run('mount', '-o', `remount,size=${to}m`, folder),
    remove: () => {
      run('umount', '--lazy', folder)
      rmSync(beside, { recursive: true, force: true })
    },
  }
}
