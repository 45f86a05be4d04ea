import { ProviderFailure } from '@fcc/contracts'

/**
 * The text of a response, UTF-8, up to a limit.
 *
 * @throws ProviderFailure `invalid_answer` where there is more
 */
export async function readLimited(response: Response, limit: number, by: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > limit) {
      throw new ProviderFailure('invalid_answer', { by, detail: `more than ${limit} bytes` })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
