import { createHash, randomBytes } from 'node:crypto'
import { objectStoreSuite, portConformance } from '@fcc/conformance'
import type { ObjectBackend } from '@fcc/contracts/store-checks'
import { FccError } from '@fcc/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginUpload } from './put-in-parts.ts'
import { createS3Client } from './s3-client.ts'
import { createS3Objects, tenantPart } from './s3-objects.ts'
import { config, type Settings } from './settings.ts'
import { type Swift, startSwift } from './testing/swift.test-support.ts'

let swift: Swift
let buckets = 0

beforeAll(async () => {
  swift = await startSwift()
}, 400_000)
afterAll(() => swift.close())

const settingsOf = (bucket: string, changes: Partial<Settings> = {}): Settings => ({
  ...config.parse({
    ...{ endpoint: swift.endpoint, bucket, prefix: 'fcc/' },
    ...{ access_key_id: 'env:ID', secret_access_key: 'env:KEY' },
  }),
  ...changes,
})

const secretOf =
  (key = swift.secretAccessKey, id = swift.accessKeyId) =>
  async (reference: string) =>
    reference === 'env:ID' ? id : key

async function newBucket(): Promise<string> {
  buckets += 1
  const bucket = `bucket-${buckets}`
  await swift.makeBucket(bucket)
  return bucket
}

async function open(settings: Settings, secret = secretOf()): Promise<ObjectBackend> {
  return createS3Objects(settings).open({ directory: '', secret })
}

const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return FccError.is(error) ? error.code : String(error)
}

portConformance('S3 of Swift', objectStoreSuite, async () => {
  const settings = settingsOf(await newBucket())
  return {
    objects: await open(settings),
    reopen: () => open(settings),
    async leaveUnfinished(tenant) {
      const key = `${settings.prefix}${tenantPart(tenant)}/${'0'.repeat(64)}`
      await beginUpload(createS3Client(settings, secretOf()), key)
    },
    cleanup: async () => undefined,
  }
})

describe('objects in a server that checks signatures', () => {
  const bytes = new Uint8Array(randomBytes(1000))

  it('are neither put nor read with another secret, another key, or by another user', async () => {
    const bucket = await newBucket()
    const settings = settingsOf(bucket)
    const name = nameOf(bytes)
    await (await open(settings)).ofTenant('riverside').put(name, bytes)
    const secrets = [
      secretOf('wrong'),
      secretOf(swift.secretAccessKey, 'fcc:nobody'),
      secretOf('another-secret', 'fcc:tester'),
    ]
    for (const secret of secrets) {
      const objects = (await open(settings, secret)).ofTenant('riverside')
      expect(await codeOf(objects.get(name))).toBe('FCC_S3_REFUSED')
      expect(await codeOf(objects.put(nameOf(Buffer.from('x')), Buffer.from('x')))).toBe(
        'FCC_S3_REFUSED',
      )
      expect(await codeOf(objects.list({ limit: 1 }))).toBe('FCC_S3_REFUSED')
    }
  })

  it('name neither key nor secret where they are refused', async () => {
    const objects = (await open(settingsOf(await newBucket()), secretOf('wrong-secret'))).ofTenant(
      'riverside',
    )
    const error: unknown = await objects.get(nameOf(bytes)).catch((thrown: unknown) => thrown)
    const text = `${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`
    expect(text).not.toMatch(/wrong-secret|fcc:tester/)
  })

  it('say that there is no bucket, and do not take it for an object that is not there', async () => {
    const objects = (await open(settingsOf('no-such-bucket'))).ofTenant('riverside')
    expect(await codeOf(objects.get(nameOf(bytes)))).toBe('FCC_S3_REFUSED')
    expect(await codeOf(objects.list({ limit: 1 }))).toBe('FCC_S3_REFUSED')
  })

  it('give up in time where the server stands still, and work again after', async () => {
    const bucket = await newBucket()
    const name = nameOf(bytes)
    const patient = (await open(settingsOf(bucket))).ofTenant('riverside')
    await patient.put(name, bytes)
    const hasty = (await open(settingsOf(bucket, { timeout_ms: 300, tries: 2 }))).ofTenant(
      'riverside',
    )
    swift.freeze()
    expect(await codeOf(hasty.get(name))).toBe('FCC_S3_UNREACHABLE')
    swift.thaw()
    expect(Buffer.from((await patient.get(name)) ?? []).equals(bytes)).toBe(true)
  })
})
