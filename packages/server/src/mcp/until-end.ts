/** Waits until standard input ends, or whoever started the program wants it to end. */
export function untilEnd(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    if (signal?.aborted) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}
