import { parse } from 'yaml'
import { z } from 'zod'

const guardSchema = z.strictObject({
  guard: z.string().min(1),
  file: z.string().regex(/^(packages|plugins|verticals|examples)\/.+\.(ts|yaml|mjs|js)$/),
  from: z.string().min(1),
  to: z.string(),
  tests: z.array(z.string().min(1)).min(1),
  noticed: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})

/**
 * Something that protects people, and what weakens it: the test files named must notice the change.
 * Whoever adds a guard adds its entry.
 */
export interface Guard {
  /** What holds while the guard is there, as a sentence; also its name. */
  readonly guard: string
  /** The file that has it, from the repository's root. */
  readonly file: string
  /** A piece of the file that is there once. */
  readonly from: string
  /** What weakens it. */
  readonly to: string
  /** The test files that notice. */
  readonly tests: readonly string[]
  /** What the test files may begin with, as a part of a regular expression; they come to all else after it. */
  readonly first?: string | undefined
  /** The day on which a run last saw them notice, as YYYY-MM-DD. */
  readonly noticed?: string | undefined
}

/**
 * Reads one list of guards.
 *
 * @param source where the text is from, for errors
 * @throws Error naming the list and the entry that is wrong
 */
export function parseGuards(text: string, source: string): readonly Guard[] {
  const parsed = z.array(guardSchema).safeParse(parse(text) ?? [])
  if (parsed.success) return parsed.data
  throw new Error(`${source} is no list of guards:\n${z.prettifyError(parsed.error)}`)
}

/**
 * The file with its guard weakened. Pure.
 *
 * @throws Error where the piece is not there exactly once: the code has moved, and the entry has to follow
 */
export function weaken(text: string, { guard, file, from, to }: Guard): string {
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`"${guard}": its piece is no longer in ${file}.`)
  if (text.indexOf(from, at + 1) >= 0) throw new Error(`"${guard}": its piece is in ${file} twice.`)
  return text.slice(0, at) + to + text.slice(at + from.length)
}
