import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FccError } from '@fcc/plugin-api'
import { expect, it, onTestFinished } from 'vitest'
import { createS3Objects } from './s3-objects.ts'
import { config } from './settings.ts'

/** A server on this machine that answers everything so, and what it was sent. */
async function open(status: number, headers: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    response.writeHead(status, headers).end()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

it('sends nothing to an address that an answer names', async () => {
  const elsewhere = await open(200)
  const asked = await open(307, { location: `${elsewhere.url}/taken` })
  const settings = config.parse({
    ...{ endpoint: asked.url, bucket: 'records' },
    ...{ access_key_id: 'env:ID', secret_access_key: 'env:KEY' },
  })
  const objects = await createS3Objects(settings).open({ directory: '', secret: async () => 'k' })
  const { put } = objects.ofTenant('riverside')
  const error: unknown = await put('0'.repeat(64), Buffer.from('sealed')).catch(
    (thrown: unknown) => thrown,
  )
  expect(FccError.is(error) && error.code).toBe('FCC_S3_REFUSED')
  expect(asked.asked).toHaveLength(1)
  expect(elsewhere.asked).toEqual([])
})
