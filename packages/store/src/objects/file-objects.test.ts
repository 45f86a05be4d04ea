import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectCode, objectStoreSuite, portConformance } from '@fcc/conformance'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { fileObjects } from './file-objects.ts'

const optionsFor = (directory: string) => ({ directory, secret: async () => '' })

portConformance('files', objectStoreSuite, async () => {
  const directory = temporaryDirectory()
  const options = optionsFor(directory.path)
  return {
    objects: await fileObjects.open(options),
    reopen: () => fileObjects.open(options),
    async leaveUnfinished(tenant) {
      const shard = join(directory.path, 'objects', tenant, '0a')
      mkdirSync(shard, { recursive: true })
      writeFileSync(join(shard, 'draft.00'), 'half of it')
    },
    cleanup: async () => directory.remove(),
  }
})

describe('objects in files', () => {
  let directory: ReturnType<typeof temporaryDirectory>
  const bytes = Buffer.from('an object')
  const name = createHash('sha256').update(bytes).digest('hex')
  const shard = () => join(directory.path, 'objects', 'riverside', name.slice(0, 2))
  const open = async () =>
    (await fileObjects.open(optionsFor(directory.path))).ofTenant('riverside')

  beforeEach(() => {
    directory = temporaryDirectory()
  })
  afterEach(() => directory.remove())

  it('are for their owner alone, and leave no draft beside them', async () => {
    const objects = await open()
    await objects.put(name, bytes)
    expect(readdirSync(shard())).toEqual([name])
    expect(statSync(join(shard(), name)).mode & 0o777).toBe(0o600)
    for (const folder of [shard(), join(shard(), '..')]) {
      expect(statSync(folder).mode & 0o077).toBe(0)
    }
  })

  it('that were cut short are written anew by the next put', async () => {
    const objects = await open()
    await objects.put(name, bytes)
    truncateSync(join(shard(), name), 3)
    await objects.put(name, bytes)
    expect(Buffer.from((await objects.get(name)) ?? []).equals(bytes)).toBe(true)
  })

  it('say that the disk has a fault where they cannot be written', async () => {
    const objects = await open()
    writeFileSync(join(directory.path, 'objects'), 'in the way')
    await expectCode(objects.put(name, bytes), 'FCC_STORE_IO')
  })

  it('are never written through a name that leads elsewhere', async () => {
    const objects = await open()
    mkdirSync(shard(), { recursive: true })
    const outside = join(directory.path, 'outside')
    writeFileSync(outside, 'x')
    symlinkSync(outside, join(shard(), name))
    await objects.put(name, bytes)
    expect(statSync(outside).size).toBe(1)
    expect(Buffer.from((await objects.get(name)) ?? []).equals(bytes)).toBe(true)
  })
})
