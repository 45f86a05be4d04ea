import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { writeContentFile } from './content-file.ts'

const LIMIT_MS = 120_000
const receiver = { passphrase: 'correct horse battery staple' }

const mounted: string[] = []
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['--lazy', folder])
})

/** A file system of its own of so much room. @throws Error where this user may not mount: nothing is said to have passed */
function smallDisk(kilobytes: number): string {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder])
  mounted.push(folder)
  return folder
}

describe('a disk that has no room for a file of content', { timeout: LIMIT_MS }, () => {
  it('refuses it by what is so, leaves nothing of it, and what had the name as it was', async () => {
    const disk = smallDisk(64)
    const file = join(disk, 'outcome.md')
    writeContentFile(file, 'earlier')
    const { why, fix } = await expectCode('FCC_FILE_UNWRITABLE', () =>
      writeContentFile(file, 'x'.repeat(200_000), { force: true }),
    )
    expect([why, fix]).toEqual([
      expect.stringContaining('no room is left'),
      expect.stringContaining('df -h'),
    ])
    expect([readdirSync(disk), readFileSync(file, 'utf8')]).toEqual([['outcome.md'], 'earlier'])
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const refused = await expectCode('FCC_FILE_UNWRITABLE', () =>
      writeContentFile(file, 'x', { force: true }),
    )
    expect(refused.why).toContain('read-only')
  })

  it('refuses an archive and a backup, and takes the same one once it has room', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime({ directory, store: 'sqlite' })
    const session = runtime.tenant('riverside').as(ada)
    await (await session.start('write', { note: 'x' })).finished()
    const { config } = runtime
    const disk = smallDisk(4)
    const archive = join(disk, 'a.fcctenant')
    const backup = join(disk, 'a.fccbackup')
    const keeper = await openStoreKeeper({ config, plugins: [sample()] })
    try {
      const exporting = () =>
        runtime.tenants.export('riverside', grace, { file: archive, ...receiver })
      const backingUp = () => keeper.backUp({ file: backup, ...receiver }, grace)
      for (const act of [exporting, backingUp]) {
        const { why } = await expectCode('FCC_FILE_UNWRITABLE', act)
        expect(why).toContain('no room is left')
        expect(readdirSync(disk)).toEqual([])
      }
      execFileSync('mount', ['-o', 'remount,size=64m', disk])
      await exporting()
      await backingUp()
      expect(readdirSync(disk).sort()).toEqual(['a.fccbackup', 'a.fcctenant'])
    } finally {
      await keeper.close()
    }
  })
})
