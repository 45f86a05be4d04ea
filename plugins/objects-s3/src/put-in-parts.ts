import { s3Errors } from './diagnostics.ts'
import type { S3Client } from './s3-client.ts'
import { isErrorAnswer, readUploadId } from './xml-answers.ts'

/** How many parts are on their way at the same time. */
const SIDE_BY_SIDE = 3

/**
 * Puts what is large in parts; it is an object once the last request was answered. What fails is given up, so that
 * the server keeps no parts of it; what dies with this process is swept later.
 *
 * @throws FccError FCC_S3_UNREACHABLE, FCC_S3_REFUSED
 */
export async function putInParts(
  client: S3Client,
  given: { readonly key: string; readonly bytes: Uint8Array; readonly partBytes: number },
): Promise<void> {
  const { key, bytes, partBytes } = given
  const upload = await beginUpload(client, key)
  try {
    const etags: string[] = []
    const count = Math.ceil(bytes.length / partBytes)
    let next = 0
    const work = async (): Promise<void> => {
      while (next < count) {
        const index = next
        next += 1
        const body = bytes.subarray(index * partBytes, (index + 1) * partBytes)
        const query = { partNumber: String(index + 1), uploadId: upload }
        const { status, etag } = await client.ask({ method: 'PUT', key, query, body })
        if (status === 404) throw s3Errors.refused('S3', status, 'NoSuchUpload')
        etags[index] = etag
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
    const parts = etags.map(
      (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
    )
    const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`)
    const ended = await client.ask({ method: 'POST', key, query: { uploadId: upload }, body })
    if (isErrorAnswer(ended.body)) await assertThere(client, key)
  } catch (error) {
    await client.ask({ method: 'DELETE', key, query: { uploadId: upload } }).catch(() => undefined)
    throw error
  }
}

/** A request to end that was made twice is told that there is nothing to end: what counts is whether the object is there. */
async function assertThere(client: S3Client, key: string): Promise<void> {
  const { status } = await client.ask({ method: 'HEAD', key })
  if (status === 404) throw s3Errors.unreachable('S3', 'it did not put the parts together')
}

/** Begins to put an object in parts, and gives the id under which its parts are sent. */
export async function beginUpload(client: S3Client, key: string): Promise<string> {
  const { body } = await client.ask({ method: 'POST', key, query: { uploads: '' } })
  return readUploadId(body)
}
