import { z } from 'zod'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { type Figure, STAGES, type Stage } from './stages.ts'

/** What a process that works tells others of itself. */
export interface ProcessFigures {
  /** Host, process and an id made at its start. */
  readonly process: string
  /** When it measured, in milliseconds since 1970. */
  readonly at: number
  /** How many runs it advances at a time; 0 where it leaves that to others. */
  readonly concurrency: number
  readonly figures: Readonly<Record<Stage, Figure>>
  /** Runs that somebody wanted to start at it, in a second. */
  readonly arrivalsPerSecond: number
  /** Runs that it saw fail, in a second. */
  readonly failuresPerSecond: number
}

const figure = z.union([
  z.strictObject({ value: z.number().min(0) }),
  z.strictObject({ notMeasured: z.string() }),
])
const recordSchema = z.object({
  at: z.number(),
  concurrency: z.number().int().min(0),
  figures: z.object(Object.fromEntries(STAGES.map((stage) => [stage, figure]))),
  arrivalsPerSecond: z.number().min(0),
  failuresPerSecond: z.number().min(0),
})

/** The rows by which processes of one store tell each other what they measured. */
export interface ProcessRows {
  /** Writes the row of this process over its last one. */
  write(figures: Omit<ProcessFigures, 'process'>): Promise<void>
  /** Those of every process that has told of itself lately, by name. */
  list(): Promise<readonly ProcessFigures[]>
  /** Takes the row of this process away. */
  remove(): Promise<void>
}

/**
 * Opens the rows. One that its process does not write again is nobody's after `staysMs`; one that another version
 * wrote in a form that is not read here is passed over.
 */
export function openProcessRows({
  rows,
  holder,
  staysMs,
  clock,
}: {
  readonly rows: Pick<CredentialRows, 'write' | 'list' | 'remove' | 'removeExpired'>
  readonly holder: string
  readonly staysMs: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
}): ProcessRows {
  let version = 0
  return {
    async write(figures) {
      const now = clock()
      if (version === 0) await rows.removeExpired('process', now)
      const next = version + 1
      const isWritten = await rows.write({
        ...{ kind: 'process', id: holder, tenant: '*', owner: holder, version: next },
        ...{ expiresAt: now + staysMs, record: JSON.stringify(figures) },
      })
      // A row that somebody took away meanwhile is begun anew.
      version = isWritten ? next : 0
    },
    async list() {
      const now = clock()
      const all = await rows.list({ kind: 'process', tenant: '*' })
      return all.flatMap(({ id, record, expiresAt = 0 }) => {
        const read = recordSchema.safeParse(JSON.parse(record))
        if (expiresAt < now || !read.success) return []
        return [{ process: id, ...read.data } as ProcessFigures]
      })
    },
    async remove() {
      if (version > 0) await rows.remove('process', holder)
      version = 0
    },
  }
}
