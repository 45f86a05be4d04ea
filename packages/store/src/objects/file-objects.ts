import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  assertCount,
  assertObjectName,
  createIdCheck,
  type ListedObject,
  MAX_TENANT_ID_BYTES,
  type ObjectBackend,
  type ObjectStoreFactory,
  type TenantObjects,
} from '@fcc/contracts/store-checks'
import { fileError } from '../diagnostics.ts'
import { tenantFolderName } from '../sqlite/tenant-file-name.ts'

const checkTenant = createIdCheck(MAX_TENANT_ID_BYTES)
/** What a file is called while it is written: never a digest. */
const DRAFT = 'draft.'

/**
 * Objects as files: a folder for each tenant, in it folders by the first two digits of the name. A file gets its name
 * once it is whole and on the disk.
 *
 * @example
 * const objects = await fileObjects.open({ directory: '.fcc', secret: async () => '' })
 * await objects.ofTenant('riverside').put(name, sealed)
 */
export const fileObjects: ObjectStoreFactory = {
  id: 'files',
  title: 'Files beside the store',
  async open({ directory }): Promise<ObjectBackend> {
    const folder = join(directory, 'objects')
    return {
      ofTenant(tenant) {
        checkTenant('tenant', tenant)
        return filesOf(tenant, join(folder, tenantFolderName(tenant)))
      },
      async forget(tenant) {
        checkTenant('tenant', tenant)
        const own = join(folder, tenantFolderName(tenant))
        await guarded(own, () => rm(own, { recursive: true, force: true }))
      },
      close: async () => undefined,
    }
  },
}

function filesOf(tenant: string, folder: string): TenantObjects {
  const pathOf = (name: string): string => join(folder, assertObjectName(name).slice(0, 2), name)

  return {
    tenant,
    async put(name, bytes) {
      const path = pathOf(name)
      await guarded(path, async () => {
        if (await isThere(path, bytes.length)) return
        const shard = dirname(path)
        await mkdir(shard, { recursive: true, mode: 0o700 })
        const draft = join(shard, `${DRAFT}${randomBytes(12).toString('hex')}`)
        try {
          await writeWhole(draft, bytes)
          await rename(draft, path)
        } catch (error) {
          await unlink(draft).catch(() => undefined)
          throw error
        }
        await syncFolder(shard)
        await syncFolder(folder)
      })
    },
    async get(name) {
      const path = pathOf(name)
      return guarded(path, async () => {
        const file = await openIfThere(path)
        if (!file) return undefined
        try {
          return new Uint8Array(await file.readFile())
        } finally {
          await file.close()
        }
      })
    },
    async remove(name) {
      const path = pathOf(name)
      await guarded(path, () => unlink(path).catch(unlessMissing))
    },
    async list({ after = '', limit }) {
      assertCount('limit', limit)
      return guarded(folder, async () => {
        const found: ListedObject[] = []
        for (const shard of await shardsIn(folder)) {
          if (shard < after.slice(0, 2)) continue
          const names = await readdir(join(folder, shard))
          for (const name of names.filter((each) => each > after && isName(each)).sort()) {
            if (found.length >= limit) return found
            const stats = await stat(join(folder, shard, name)).catch(unlessMissing)
            if (stats) found.push({ name, bytes: stats.size, writtenAt: Math.round(stats.mtimeMs) })
          }
        }
        return found
      })
    },
    async dropUnfinished(before) {
      return guarded(folder, async () => {
        let dropped = 0
        for (const shard of await shardsIn(folder)) {
          for (const name of await readdir(join(folder, shard))) {
            if (!name.startsWith(DRAFT)) continue
            const path = join(folder, shard, name)
            const stats = await stat(path).catch(unlessMissing)
            if (!stats || stats.mtimeMs >= before) continue
            await unlink(path).catch(unlessMissing)
            dropped += 1
          }
        }
        return dropped
      })
    },
  }
}

const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

async function shardsIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(unlessMissing)) ?? []
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()
}

async function isThere(path: string, bytes: number): Promise<boolean> {
  const stats = await stat(path).catch(unlessMissing)
  // One that is shorter was damaged, and is written anew.
  return stats?.isFile() === true && stats.size === bytes
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  return (await open(path, 'r').catch(unlessMissing)) ?? undefined
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name itself must survive a loss of power before a row says that the object is there. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function unlessMissing(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  throw error
}

async function guarded<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw fileError('FCC_STORE_FULL', [path], error)
    if (code === 'EMFILE' || code === 'ENFILE') {
      throw fileError('FCC_STORE_DESCRIPTORS', [path], error)
    }
    if (code === undefined || code.startsWith('FCC_')) throw error
    throw fileError('FCC_STORE_IO', [path], error)
  }
}
