import type { Runtime, ServedRequest } from '@fcc/runtime'

/** Writes down every request that was answered, in the log of its tenant, some at a time. */
export interface AccessLog {
  note(tenant: string, request: ServedRequest): void
  /** Writes what is left; idempotent. */
  close(): Promise<void>
}

/** A log that writes what it has every `everyMs` milliseconds, and at its end. What cannot be written is told. */
export function createAccessLog(
  runtime: Pick<Runtime, 'tenant'>,
  everyMs: number,
  onFailure: (tenant: string, error: unknown) => void,
): AccessLog {
  const noted = new Map<string, ServedRequest[]>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const taken = [...noted]
    noted.clear()
    writing = writing.then(async () => {
      for (const [tenant, requests] of taken) {
        try {
          await runtime.tenant(tenant).noteRequests(requests)
        } catch (error) {
          onFailure(tenant, error)
        }
      }
    })
    return writing
  }

  return {
    note(tenant, request) {
      const known = noted.get(tenant) ?? []
      known.push(request)
      noted.set(tenant, known)
      timer ??= setTimeout(() => void write(), everyMs).unref()
    },
    close: write,
  }
}
