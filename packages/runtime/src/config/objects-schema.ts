import { z } from 'zod'

/** The least that may lie in an object store, in bytes: nothing smaller is ever looked for there. */
export const LEAST_OBJECT_BYTES = 16_384

/** What the host says of contents that are too large for a row. */
export interface ObjectSettings {
  /** Absent: files beside the store where that is files too, and no objects elsewhere. */
  readonly use?: string | undefined
  readonly overBytes: number
  /** How old what nothing names must be before it is taken away, in milliseconds. */
  readonly orphanMs: number
}

/** `objects` of `fcc.yaml`. */
export const objects = z.strictObject({
  use: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      'Which object store takes contents that are over the limit: `files` beside the store, `none`, or one of a plugin. By default `files` where the store is `sqlite`, and none elsewhere.',
    ),
  over_bytes: z
    .int()
    .min(LEAST_OBJECT_BYTES)
    .default(1_048_576)
    .describe('Contents of at least so many bytes are objects, and a row names them.'),
  orphan_hours: z
    .number()
    .min(1)
    .max(8760)
    .default(24)
    .describe(
      'How old an object that nothing names must be before `fcc prune --apply` takes it away; longer than any write takes.',
    ),
})

/** What objects are without a file. */
export const DEFAULT_OBJECTS: ObjectSettings = objectSettings(objects.parse({}))

/** What the file says of objects. Pure. */
export function objectSettings(written: z.output<typeof objects>): ObjectSettings {
  const { use, over_bytes: overBytes, orphan_hours: hours } = written
  return {
    ...(use === undefined ? {} : { use }),
    ...{ overBytes, orphanMs: hours * 3_600_000 },
  }
}
