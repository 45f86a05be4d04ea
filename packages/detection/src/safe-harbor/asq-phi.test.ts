import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../finding.ts'
import { scanSafeHarbor } from './scan-safe-harbor.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const folder = process.env.FCC_CONFORMANCE_DATA ?? join(root, '..', 'shared', 'data')
const file = join(folder, 'phi', 'asq-phi-open.txt')

interface Query {
  readonly text: string
  readonly tags: readonly { readonly identifier_type: string; readonly value: string }[]
}

/** What was measured for one kind of identifier. `whole` means at least 99% of its characters. */
interface Recall {
  tags: number
  touched: number
  whole: number
}

interface Measurement {
  readonly recall: Readonly<Record<string, Recall>>
  readonly all: Recall
  readonly clean: { readonly queries: number; readonly flagged: number }
  readonly findings: { readonly total: number; readonly beside: number }
}

describe('recall and false alarms on ASQ-PHI, the two thirds that nothing was tuned on', () => {
  const queries = existsSync(file) ? parseQueries(readFileSync(file, 'utf8')) : undefined
  const result = queries && measure(queries.slice(Math.floor(queries.length / 3)))

  it('prints what was measured', () => {
    if (result === undefined) {
      console.log('skipped: no conformance data')
      expect(process.env.CI === 'true').toBe(false)
      return
    }
    console.log(tableOf(result))
    expect(result.all.tags).toBeGreaterThan(900)
    expect(result.clean.queries).toBeGreaterThan(60)
  })

  it('touches at least 98% of all identifiers and covers 96% wholly', () => {
    if (result === undefined) return
    expect(share(result.all.touched, result.all.tags)).toBeGreaterThanOrEqual(0.98)
    expect(share(result.all.whole, result.all.tags)).toBeGreaterThanOrEqual(0.96)
  })

  it('covers at least 96% of structured identifiers and dates wholly', () => {
    if (result === undefined) return
    const structured = /RECORD|BENEFICIARY|PHONE|SECURITY|EMAIL|FAX|ACCOUNT|IP_/
    expect(wholeShare(result, structured)).toBeGreaterThanOrEqual(0.96)
    expect(wholeShare(result, /DATE/)).toBeGreaterThanOrEqual(0.97)
  })

  it('flags at most a tenth of the queries that hold no identifier, and little beside the tags', () => {
    if (result === undefined) return
    expect(share(result.clean.flagged, result.clean.queries)).toBeLessThanOrEqual(0.1)
    expect(share(result.findings.beside, result.findings.total)).toBeLessThanOrEqual(0.03)
  })
})

function measure(queries: readonly Query[]): Measurement {
  const recall: Record<string, Recall> = {}
  const all: Recall = { tags: 0, touched: 0, whole: 0 }
  const clean = { queries: 0, flagged: 0 }
  const findings = { total: 0, beside: 0 }
  for (const { text, tags } of queries) {
    const found = scanSafeHarbor(text)
    const places = tags.map(({ value }) => ({ start: text.indexOf(value), length: value.length }))
    findings.total += found.length
    findings.beside += found.filter(
      ({ span }) =>
        !places.some(
          ({ start, length }) => start >= 0 && span.start < start + length && start < span.end,
        ),
    ).length
    if (tags.length === 0) {
      clean.queries += 1
      if (found.length > 0) clean.flagged += 1
    }
    for (const [index, { identifier_type: kind }] of tags.entries()) {
      const { start = -1, length = 0 } = places[index] ?? {}
      const covered = start < 0 ? 0 : coveredUnits(found, start, start + length)
      recall[kind] ??= { tags: 0, touched: 0, whole: 0 }
      for (const row of [recall[kind], all]) {
        row.tags += 1
        if (covered > 0) row.touched += 1
        if (length > 0 && covered / length >= 0.99) row.whole += 1
      }
    }
  }
  return { recall, all, clean, findings }
}

function coveredUnits(found: readonly Finding[], start: number, end: number): number {
  return found.reduce(
    (sum, { span }) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  )
}

function wholeShare({ recall }: Measurement, kinds: RegExp): number {
  const rows = Object.entries(recall).filter(([kind]) => kinds.test(kind))
  return share(sum(rows, 'whole'), sum(rows, 'tags'))
}

function sum(rows: readonly (readonly [string, Recall])[], field: keyof Recall): number {
  return rows.reduce((total, [, row]) => total + row[field], 0)
}

function share(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole
}

function tableOf({ recall, all, clean, findings }: Measurement): string {
  const line = (kind: string, row: Recall): string =>
    `${kind.padEnd(32)}${String(row.tags).padStart(6)}${percent(row.touched, row.tags)}${percent(row.whole, row.tags)}`
  return [
    `${'ASQ-PHI, last two thirds'.padEnd(32)}${'tags'.padStart(6)}${'touched'.padStart(9)}${'whole'.padStart(9)}`,
    ...Object.entries(recall).map(([kind, row]) => line(kind, row)),
    line('all', all),
    `queries without identifiers flagged: ${clean.flagged} of ${clean.queries}`,
    `findings that touch no tag: ${findings.beside} of ${findings.total}`,
  ].join('\n')
}

function percent(part: number, whole: number): string {
  return `${(share(part, whole) * 100).toFixed(1)}%`.padStart(9)
}

function parseQueries(text: string): Query[] {
  return text
    .split('===QUERY===')
    .slice(1)
    .map((block) => {
      const [query = '', tags = ''] = block.split('===PHI_TAGS===')
      const lines = tags.split('\n').filter((line) => line.trim() !== '')
      return {
        text: query.trim(),
        tags: lines.map((line) => JSON.parse(line) as Query['tags'][number]),
      }
    })
}
