import { secretReference } from '@fcc/contracts'
import { z } from 'zod'

const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** What a tenant may set of the loopback provider. */
export const settingsSchema = z.strictObject({
  /** Where the server listens, on this machine; without it the provider cannot be asked. */
  endpoint: z
    .url()
    .refine(
      (url) => isLoopback(url),
      'an http address on this machine, such as http://127.0.0.1:8080',
    )
    .optional(),
  /** The key that the server wants, by reference; none by default. */
  key: secretReference().optional(),
  /** How long an answer may take, in milliseconds. */
  timeoutMs: z.int().min(1).default(30_000),
})

export type Settings = z.output<typeof settingsSchema>

function isLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && loopbackHosts.has(hostname)
}
