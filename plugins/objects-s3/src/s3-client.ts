import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { s3Errors } from './diagnostics.ts'
import type { Settings } from './settings.ts'

/** A request to the bucket. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** Of the object; nothing for the bucket itself. */
  readonly key?: string | undefined
  readonly query?: Readonly<Record<string, string>> | undefined
  readonly body?: Uint8Array | undefined
}

/** An answer that was read whole. */
export interface S3Answer {
  readonly status: number
  readonly etag: string
  readonly body: Uint8Array
}

/** Asks one bucket, with every request signed. */
export interface S3Client {
  /**
   * @throws FccError FCC_S3_UNREACHABLE after the last try, FCC_S3_REFUSED where the server says no; 404 of an object
   * is an answer
   */
  ask(request: S3Request): Promise<S3Answer>
}

const KEYS_SERVE_MS = 60_000
const FIRST_WAIT_MS = 100
/** Of what a server says of an error: more is no error of S3. */
const MAX_SAID = 100

/** What the settings must have, as it is used. */
interface Bucket {
  readonly endpoint: string
  readonly bucket: string
}

/**
 * Opens a client. A path names the bucket, which every server takes. The digest of what is sent is part of what is
 * signed, so that a server takes nothing that was changed on the way.
 *
 * @throws FccError FCC_S3_SETTINGS
 */
export function createS3Client(
  settings: Settings,
  secret: (reference: string) => Promise<string>,
): S3Client {
  const { endpoint, bucket } = bucketOf(settings)
  const { region, timeout_ms: timeoutMs, tries } = settings
  let keys: { readonly client: AwsClient; readonly at: number } | undefined

  async function signer(): Promise<AwsClient> {
    if (keys && Date.now() - keys.at < KEYS_SERVE_MS) return keys.client
    const { access_key_id: id, secret_access_key: key, session_token: token } = settings
    if (id === undefined || key === undefined)
      throw s3Errors.settings('access_key_id and secret_access_key')
    const client = new AwsClient({
      accessKeyId: (await secret(id)).trim(),
      secretAccessKey: (await secret(key)).trim(),
      ...(token === undefined ? {} : { sessionToken: (await secret(token)).trim() }),
      ...{ service: 's3', region, retries: 0 },
    })
    keys = { client, at: Date.now() }
    return client
  }

  async function once({ method, key, query = {}, body }: S3Request): Promise<S3Answer> {
    const url = new URL(`${endpoint}/${bucket}${key === undefined ? '' : `/${key}`}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const signed = await (await signer()).sign(url.href, {
      method,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      signal: AbortSignal.timeout(timeoutMs),
      // Contents go to the address that the host configured, and to none that an answer names.
      redirect: 'manual',
    })
    const response = await fetch(signed)
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }

  return {
    async ask(request) {
      for (let count = 1; ; count += 1) {
        const answer = await once(request).catch((error: unknown) => {
          if ((error as { readonly code?: unknown }).code === 'FCC_S3_SETTINGS') throw error
          if (count >= tries)
            throw s3Errors.unreachable(endpoint, whatFailed(error, timeoutMs), error)
          return undefined
        })
        if (answer && answer.status < 300) return answer
        if (answer?.status === 404 && request.key !== undefined && isObjectMissing(answer))
          return answer
        if (answer && !isPassing(answer.status)) {
          throw s3Errors.refused(endpoint, answer.status, codeOf(answer))
        }
        if (answer && count >= tries) throw s3Errors.unreachable(endpoint, `HTTP ${answer.status}`)
        await delay(FIRST_WAIT_MS * 2 ** (count - 1) * (0.5 + Math.random() / 2))
      }
    },
  }
}

function bucketOf({ endpoint, bucket }: Settings): Bucket {
  if (endpoint === undefined) throw s3Errors.settings('endpoint')
  if (bucket === undefined) throw s3Errors.settings('bucket')
  return { endpoint: endpoint.replace(/\/+$/, ''), bucket }
}

const isPassing = (status: number): boolean => status === 429 || status === 408 || status >= 500

/** A bucket that is not there is no object that is not there. */
const isObjectMissing = (answer: S3Answer): boolean => codeOf(answer) !== 'NoSuchBucket'

function codeOf({ body }: S3Answer): string {
  const text = Buffer.from(body.subarray(0, 4096)).toString('utf8')
  return (/<Code>([A-Za-z0-9]+)<\/Code>/.exec(text)?.[1] ?? '').slice(0, MAX_SAID)
}

function whatFailed(error: unknown, timeoutMs: number): string {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { code?: unknown } }
  if (name === 'TimeoutError') return `no answer within ${timeoutMs} ms`
  return typeof cause?.code === 'string' ? cause.code : 'the connection failed'
}
