import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { benchError } from '../diagnostics.ts'
import { type ResultRow, resultRowSchema } from './result-row.ts'

/** Reads the rows that stand; none where there is no file. @throws FccError FCC_BENCH_BAD_FILE */
export function readResults(file: URL): readonly ResultRow[] {
  if (!existsSync(file)) return []
  try {
    return z.array(resultRowSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw benchError.badFile(
      fileURLToPath(file),
      error instanceof Error ? error.message : `${error}`,
    )
  }
}

/** Writes all rows. */
export function writeResults(file: URL, rows: readonly ResultRow[]): void {
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`)
}

/**
 * The rows that stand with those of the benchmarks measured now in place of theirs, in the order of
 * the ids given. Rows of benchmarks that are gone go, too.
 */
export function mergeResults(
  standing: readonly ResultRow[],
  measured: readonly ResultRow[],
  ids: readonly string[],
): readonly ResultRow[] {
  const now = Map.groupBy(measured, (row) => benchmarkOf(row, ids))
  const before = Map.groupBy(standing, (row) => benchmarkOf(row, ids))
  return ids.flatMap((id) => now.get(id) ?? before.get(id) ?? [])
}

/** The benchmark that a row belongs to: the longest of the ids that the row's begins with. */
function benchmarkOf({ id }: ResultRow, ids: readonly string[]): string | undefined {
  return ids
    .filter((each) => id === each || id.startsWith(`${each}.`))
    .toSorted((left, right) => right.length - left.length)[0]
}
