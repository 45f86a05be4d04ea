import { resolve } from 'node:path'
import { z } from 'zod'
import { period } from './period.ts'
import { withReferences } from './with-references.ts'

/** Where a master key is. Paths are absolute, references in their resolved form. */
export type MasterKeyPlace =
  | { readonly from: 'file'; readonly file: string }
  | { readonly from: 'environment'; readonly variable: string }
  | {
      readonly from: 'transit'
      readonly address: string
      readonly mount: string
      readonly key: string
      /** A reference to a secret. */
      readonly token: string
      readonly namespace?: string | undefined
      readonly ca?: string | undefined
      readonly timeout_ms: number
    }

/** What the host says of keys. */
export interface KeySettings {
  /** Absent: a file beside the store. */
  readonly master?: MasterKeyPlace | undefined
  /** Others that unwrap what they wrapped before. */
  readonly known: readonly MasterKeyPlace[]
  /** How long what a master key unwrapped serves before it is asked again, in milliseconds. */
  readonly unwrapCacheMs: number
  /** At which age a data key gets a new version before it seals, in milliseconds; never where absent. */
  readonly rotateAfterMs?: number | undefined
  /** At which age the master key is renewed by a host, in milliseconds; never where absent. */
  readonly masterRotateAfterMs?: number | undefined
  /** How often a host looks whether it is due, in milliseconds; an hour where absent. */
  readonly masterLookMs?: number | undefined
}

const text = z.string().trim().min(1)
const DAY_MS = 24 * 3600 * 1000

const place = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('file').describe('A file that this machine keeps for itself.'),
    file: text.describe('Its path; further keys lie beside it, under the same name and a number.'),
  }),
  z.strictObject({
    from: z.literal('environment').describe('A variable of the environment.'),
    variable: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a variable')
      .describe('Its name; it holds 32 bytes in base64url, base64 or hexadecimal.'),
  }),
  z.strictObject({
    from: z.literal('transit').describe('The transit engine of Vault or OpenBao.'),
    address: z.url().describe('https://HOST:PORT; http only on this machine itself.'),
    mount: text.default('transit').describe('Where the engine is mounted.'),
    key: text.describe('The name of the key there.'),
    token: z
      .string()
      .regex(/^(?:env:.+|file:.+|\$\{[A-Za-z_][A-Za-z0-9_]*\})$/, 'env:NAME or file:PATH')
      .describe(
        'A reference to the token, which is read anew for each call: env:NAME or file:PATH.',
      ),
    namespace: text.optional().describe('The namespace there, where it has any.'),
    ca: text
      .optional()
      .describe('A file with the authorities that its certificate is believed by, in PEM.'),
    timeout_ms: z
      .int()
      .min(1)
      .max(600_000)
      .default(5000)
      .describe('How long one answer may take, in milliseconds.'),
  }),
])

/** `keys` of `fcc.yaml`. */
export const keys = z.strictObject({
  master: place.optional().describe('What wraps data keys; a file beside the store by default.'),
  known: z
    .array(place)
    .default([])
    .describe('Master keys that wrapped before: they unwrap until nothing is under them any more.'),
  cache_seconds: z
    .number()
    .min(0)
    .max(86_400)
    .default(300)
    .describe(
      'How long an unwrapped data key serves before the master key is asked again, in seconds.',
    ),
  rotate_after: period
    .optional()
    .describe(
      'At which age a data key gets a new version before it seals again, such as 30d. `data_governance` may say it too.',
    ),
  master_rotate_after: period
    .optional()
    .describe(
      'At which age a host renews the master key and has every key wrapped by it, such as 90d. `data_governance` may say it too.',
    ),
  master_look_minutes: z
    .int()
    .min(1)
    .max(1440)
    .default(60)
    .describe('How often a host looks whether the master key is due, in minutes.'),
})

/** What the file says of keys, with paths that start at its folder. Pure. */
export function keySettings(
  written: z.output<typeof keys>,
  directory: string,
  rotateAfterDays?: number | undefined,
): KeySettings {
  const placed = (each: MasterKeyPlace): MasterKeyPlace => {
    if (each.from === 'environment') return each
    if (each.from === 'file') return { ...each, file: resolve(directory, each.file) }
    const { ca, ...service } = withReferences(each, directory)
    return { ...service, ...(ca === undefined ? {} : { ca: resolve(directory, ca) }) }
  }
  const days = written.rotate_after ?? rotateAfterDays
  const masterDays = written.master_rotate_after ?? rotateAfterDays
  return {
    ...(written.master ? { master: placed(written.master) } : {}),
    known: written.known.map(placed),
    unwrapCacheMs: written.cache_seconds * 1000,
    masterLookMs: written.master_look_minutes * 60_000,
    ...(days === undefined ? {} : { rotateAfterMs: days * DAY_MS }),
    ...(masterDays === undefined ? {} : { masterRotateAfterMs: masterDays * DAY_MS }),
  }
}
