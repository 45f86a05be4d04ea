import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { ResultRow } from './result-row.ts'
import { mergeResults, readResults, writeResults } from './results-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-results-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileNamed = (name: string): URL => pathToFileURL(join(folder, name))

const row = (id: string, ours: number): ResultRow => ({
  id,
  ours,
  rival: 1,
  rivalName: 'peer 1.0.0',
  ratio: ours,
  unit: 'ms',
  runs: 5,
})
const ids = ['run.steps', 'run.steps.durable', 'kernel.start']

it('puts what was measured now in the place of what stood, and leaves the rest', () => {
  const standing = [row('kernel.start', 1), row('run.steps', 2), row('run.steps.peer', 3)]
  expect(mergeResults(standing, [row('kernel.start', 9)], ids)).toEqual([
    row('run.steps', 2),
    row('run.steps.peer', 3),
    row('kernel.start', 9),
  ])
})

it('lets every row of a benchmark go that is measured anew, also of a rival that is no longer one', () => {
  const standing = [row('run.steps', 2), row('run.steps.gone', 3)]
  expect(mergeResults(standing, [row('run.steps', 4)], ids)).toEqual([row('run.steps', 4)])
})

it('does not take a benchmark for a rival of one with a shorter id', () => {
  const standing = [row('run.steps', 2), row('run.steps.durable', 3)]
  expect(mergeResults(standing, [row('run.steps', 4)], ids)).toEqual([
    row('run.steps', 4),
    row('run.steps.durable', 3),
  ])
})

it('drops rows of benchmarks that are gone', () => {
  expect(mergeResults([row('old.bench', 1)], [], ids)).toEqual([])
})

it('reads back what it wrote, as a list of rows in a text that ends in a new line', () => {
  const file = fileNamed('results.json')
  const rows = [row('run.steps', 2), row('kernel.start', 1)]
  writeResults(file, rows)
  expect(readResults(file)).toEqual(rows)
  expect(readFileSync(file, 'utf8').endsWith(']\n')).toBe(true)
})

it('starts from nothing where there is no file, and stops where there is another one', () => {
  expect(readResults(fileNamed('absent.json'))).toEqual([])
  const broken = fileNamed('broken.json')
  for (const text of ['{', '{}', '[{"id":"x"}]']) {
    writeFileSync(broken, text)
    expect(() => readResults(broken)).toThrow(
      expect.objectContaining({ code: 'FCC_BENCH_BAD_FILE' }),
    )
  }
})
