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
import { s3Errors } from './diagnostics.ts'
import { putInParts } from './put-in-parts.ts'
import { createS3Client, type S3Client } from './s3-client.ts'
import type { Settings } from './settings.ts'
import { readListing, readUploads } from './xml-answers.ts'

const checkTenant = createIdCheck(MAX_TENANT_ID_BYTES)
/** How many objects one request lists at most: S3 gives no more. */
const MOST_LISTED = 1000

/** Objects in an S3 bucket: `PREFIX TENANT/NAME`. */
export function createS3Objects(settings: Settings): ObjectStoreFactory {
  return {
    id: 'objects-s3/s3',
    title: 'A bucket of S3',
    async open({ secret }): Promise<ObjectBackend> {
      const client = createS3Client(settings, secret)
      return {
        ofTenant(tenant) {
          checkTenant('tenant', tenant)
          return objectsOf(tenant, client, settings)
        },
        close: async () => undefined,
      }
    },
  }
}

/**
 * A part of a key for each tenant: different ids have different parts, and none has a / in it. Pure.
 *
 * @example
 * tenantPart('riverside')    // 'riverside'
 * tenantPart('../Etc')       // '=2e=2e=2fEtc'
 */
export function tenantPart(tenant: string): string {
  return Array.from(Buffer.from(tenant, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9-]/.test(character) ? character : `=${byte.toString(16).padStart(2, '0')}`
  }).join('')
}

function objectsOf(tenant: string, client: S3Client, settings: Settings): TenantObjects {
  const folder = `${settings.prefix}${tenantPart(tenant)}/`
  const keyOf = (name: string): string => `${folder}${assertObjectName(name)}`

  return {
    tenant,
    async put(name, bytes) {
      const key = keyOf(name)
      if (bytes.length > settings.part_bytes) {
        await putInParts(client, { key, bytes, partBytes: settings.part_bytes })
        return
      }
      const { status } = await client.ask({ method: 'PUT', key, body: bytes })
      if (status === 404) throw refused(settings, status)
    },
    async get(name) {
      const { status, body } = await client.ask({ method: 'GET', key: keyOf(name) })
      return status === 404 ? undefined : body
    },
    async remove(name) {
      await client.ask({ method: 'DELETE', key: keyOf(name) })
    },
    async list({ after, limit }) {
      assertCount('limit', limit)
      const found: ListedObject[] = []
      const from = after === undefined ? {} : { 'start-after': `${folder}${after}` }
      let next: string | undefined
      do {
        const { body } = await client.ask({
          method: 'GET',
          query: {
            ...{ 'list-type': '2', prefix: folder },
            'max-keys': String(Math.min(MOST_LISTED, limit - found.length)),
            ...(next === undefined ? from : { 'continuation-token': next }),
          },
        })
        const page = readListing(body, folder)
        found.push(...page.objects)
        next = page.next
      } while (next !== undefined && found.length < limit)
      return found
    },
    async dropUnfinished(before) {
      const { body } = await client.ask({ method: 'GET', query: { uploads: '', prefix: folder } })
      const old = readUploads(body, folder).filter(({ startedAt }) => startedAt < before)
      for (const { key, upload } of old) {
        await client.ask({ method: 'DELETE', key, query: { uploadId: upload } })
      }
      return old.length
    },
  }
}

const refused = ({ endpoint = '' }: Settings, status: number) =>
  s3Errors.refused(endpoint, status, '')
