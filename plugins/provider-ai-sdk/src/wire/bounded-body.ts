import { type ConnectionLimits, ProviderFailure } from '@fcc/contracts'

/**
 * A body that ends in a typed failure where it is longer than it may be, pauses for longer than it may, or
 * breaks off.
 */
export function boundedBody(
  body: ReadableStream<Uint8Array>,
  {
    by,
    limits,
    signal,
  }: {
    readonly by: string
    readonly limits: Pick<ConnectionLimits, 'pauseMs' | 'answerBytes'>
    readonly signal: AbortSignal
  },
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let left = limits.answerBytes
  const leave = () => reader.cancel().catch(() => undefined)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let timer: ReturnType<typeof setTimeout> | undefined
        const late = new Promise<'late'>((resolve) => {
          timer = setTimeout(() => resolve('late'), limits.pauseMs)
        })
        try {
          const read = await Promise.race([reader.read(), late])
          if (read === 'late') throw new ProviderFailure('timed_out', { by })
          if (read.done) {
            controller.close()
            return
          }
          left -= read.value.byteLength
          if (left < 0) {
            const detail = `its answer is longer than ${limits.answerBytes} bytes`
            throw new ProviderFailure('invalid_answer', { by, detail })
          }
          controller.enqueue(read.value)
        } catch (error) {
          void leave()
          controller.error(brokenOff(by, error, signal))
        } finally {
          clearTimeout(timer)
        }
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
}

function brokenOff(by: string, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason
  return ProviderFailure.is(error) ? error : new ProviderFailure('cut_off', { by })
}
