/**
 * The body of a request of the Fetch standard, read no further than one byte beyond what is taken: that byte has
 * it refused, and the rest is never in memory.
 */
export async function boundedBody(
  { body }: Pick<Request, 'body'>,
  most: number,
): Promise<Buffer | undefined> {
  if (!body) return undefined
  const pieces: Uint8Array[] = []
  let left = most + 1
  const reader = body.getReader()
  while (left > 0) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    pieces.push(value.subarray(0, left))
    left -= Math.min(left, value.length)
  }
  await reader.cancel().catch(() => undefined)
  return Buffer.concat(pieces)
}
