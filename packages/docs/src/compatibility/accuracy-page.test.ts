import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docsFolder, repository } from '../source/repository.ts'
import { accuracyPage, accuracyProblems, collectAccuracy, oursFirst } from './accuracy-page.ts'

interface Count {
  readonly of: number
  readonly share: number
}
interface Row {
  readonly set: string
  readonly detector: string
  readonly score: {
    readonly all: Readonly<Record<'touched' | 'whole', Count>>
    readonly groups: Readonly<Record<string, { readonly touched: Count }>>
  }
}

const rows = (
  JSON.parse(readFileSync(join(repository, 'packages/bench/accuracy.json'), 'utf8')) as Row[]
).filter(({ detector }) => detector === 'fcc')

describe('the page of accuracy', () => {
  it('has every row of the table as it was written, ours first', () => {
    const accuracy = collectAccuracy()
    expect(accuracyProblems(accuracy)).toEqual([])
    const { text } = accuracyPage(accuracy)
    const written = accuracy.text.split('\n').filter((line) => line.startsWith('| asq-phi |'))
    expect(written.length).toBeGreaterThan(3)
    const shown = text.split('\n').filter((line) => written.includes(line))
    expect([...shown].sort()).toEqual([...written].sort())
    expect(shown[0]).toContain('| fcc |')
  })

  it('says where rows of ours are missing', () => {
    const table = '| Set | Detector |\n|---|---|\n| a | other |\n'
    expect(oursFirst(`${table}| a | fcc | 1 |\n| b | other |\n`)).toBe(
      '| Set | Detector |\n|---|---|\n| a | fcc | 1 |\n| a | other |\n| b | other |\n',
    )
    expect(accuracyProblems({ text: table, sets: [] })).toHaveLength(2)
  })
})

describe('the page for a privacy officer', () => {
  const page = readFileSync(join(docsFolder, 'for-a-privacy-officer.md'), 'utf8')

  it('has the figures that were measured, and no older ones', () => {
    const line = ({ score }: Row): string =>
      ['name', 'address', 'structured', 'date']
        .map((group) => score.groups[group]?.touched)
        .map((count) => `${((count?.share ?? 0) * 100).toFixed(1)} % of ${count?.of}`)
        .join(' | ')
    const named = ['asq-phi', 'asq-phi.upper', 'asq-phi.lower', 'generated', 'presidio-small']
    const measured = rows.filter(({ set }) => named.includes(set))
    expect(measured).toHaveLength(named.length)
    const plain = page.replaceAll('*', '')
    expect(measured.map(line).filter((figures) => !plain.includes(figures))).toEqual([])
    const { all } = rows.find(({ set }) => set === 'asq-phi')?.score ?? {}
    expect(plain).toContain(
      `Of the ${all?.whole.of} identifiers ${((all?.whole.share ?? 0) * 100).toFixed(1)} % were found whole`,
    )
  })

  it('has a row for each of the eighteen letters', () => {
    const letters = [...page.matchAll(/^\| ([A-R]) \| /gm)].map(([, letter]) => letter)
    expect(letters.join('')).toBe('ABCDEFGHIJKLMNOPQR')
  })
})
