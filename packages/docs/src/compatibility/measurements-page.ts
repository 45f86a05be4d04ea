import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, page } from '../markdown/page.ts'
import { repository } from '../source/repository.ts'

/** The table of results as the benchmarks wrote it into their README; empty where it is not found. */
export function collectMeasurements(): string {
  const text = readFileSync(join(repository, 'packages/bench/README.md'), 'utf8')
  return /<!-- results -->\n([\s\S]*?)\n<!-- \/results -->/.exec(text)?.[1] ?? ''
}

/** The page of what was measured, those that miss their aim among them. */
export function measurementsPage(results: string): Page {
  return page(
    'reference/measurements.md',
    [
      '# Measurements',
      'What `pnpm bench` wrote last. Ours and the rival ran side by side on one machine; figures of two machines do not compare, ratios do. Above 1, ours is better.',
      results,
      'How it is measured, and what costs where an aim is missed, is in `packages/bench/README.md`. How well identifiers are found is on the page of [accuracy](./accuracy.md).',
    ],
    { aside: false },
  )
}

/** What the page would not say, one sentence each. */
export function measurementProblems(results: string): readonly string[] {
  return results === '' ? ['The results of the benchmarks were not found.'] : []
}
