import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { weaken } from '../guard.ts'
import { readGuards } from '../guard-lists.ts'
import { EXPLAINED_SURVIVORS } from './explained-survivors.ts'
import { isolationMutants } from './isolation-mutants.ts'
import { mutantsOfText } from './mutants-of-text.ts'
import { readResults } from './mutation-results.ts'
import { mutationTable, SCORE_PLACE, withTable } from './mutation-table.ts'
import { pieceOnce } from './piece-once.ts'

const repository = fileURLToPath(new URL('../../../../..', import.meta.url)).replace(/[\\/]$/, '')

describe('a piece', () => {
  it('has as many lines around it as tell it from all others', () => {
    const text = 'one\nsame\ntwo\nsame\nthree'
    const at = text.lastIndexOf('same')
    const { from, to } = pieceOnce(text, { start: at, end: at + 4 }, 'other')
    expect(text.indexOf(from)).toBe(text.lastIndexOf(from))
    expect(text.replace(from, to)).toBe('one\nsame\ntwo\nother\nthree')
  })
})

describe('mutants', () => {
  it('are made of each place in the code, and of none in a comment', () => {
    const text = `// tenant = ?\nread('WHERE tenant = ? AND x')\nread('WHERE tenant = ? AND x', 2)`
    const weakening = { kind: 'predicate', finds: /tenant = \?/g, instead: () => '? IS NOT NULL' }
    const given = { file: 'packages/x/a.ts', text, tests: ['a.test.ts'] }
    const mutants = mutantsOfText(given, weakening)
    expect(mutants).toHaveLength(2)
    expect(mutants.map((each) => weaken(text, each).match(/IS NOT NULL/g)?.length)).toEqual([1, 1])
  })

  it('of the project each change one file in one place, and each has a name of its own', () => {
    const mutants = isolationMutants(repository)
    expect(new Set(mutants.map(({ guard }) => guard)).size).toBe(mutants.length)
    for (const mutant of mutants) {
      const text = readFileSync(join(repository, mutant.file), 'utf8')
      expect(weaken(text, mutant), mutant.guard).not.toBe(text)
    }
    const ofKind = (word: string) => mutants.filter(({ guard }) => guard.startsWith(word)).length
    expect(ofKind('predicate')).toBeGreaterThan(90)
    expect(ofKind('row-level security')).toBeGreaterThan(40)
    expect(ofKind('capability')).toBeGreaterThan(15)
  })
})

it('what nobody notices is explained by an entry that takes the second guard away too', () => {
  const mutants = new Set(isolationMutants(repository).map(({ guard }) => guard))
  const listed = new Set(readGuards(repository).map(({ guard }) => guard))
  for (const [mutant, both] of Object.entries(EXPLAINED_SURVIVORS)) {
    expect(mutants, mutant).toContain(mutant)
    expect(listed, both).toContain(both)
  }
})

it('every guard between tenants was taken away, and what was is still there: noticed, or held by a second', () => {
  const mutants = isolationMutants(repository)
  const results = readResults(repository)
  const names = mutants.map(({ guard }) => guard)
  // Whoever adds or moves a guard tries it: pnpm mutate:isolation NAME --write.
  expect(names.filter((name) => !(name in results))).toEqual([])
  expect(Object.keys(results).filter((name) => !names.includes(name))).toEqual([])
  const missed = names.filter((name) => results[name]?.outcome === 'missed')
  expect(missed.filter((name) => !(name in EXPLAINED_SURVIVORS))).toEqual([])
  const text = readFileSync(join(repository, SCORE_PLACE.file), 'utf8')
  expect(withTable(text, mutationTable(mutants, results))).toBe(text)
})

it('the table counts what was tried, and names what went unnoticed', () => {
  const mutant = { file: 'packages/x/a.ts', from: 'a', to: 'b', tests: ['a.test.ts'] }
  const mutants = ['predicate 1', 'predicate 2', 'predicate 3'].map((guard) => ({
    ...{ ...mutant, guard },
  }))
  const day = '2026-12-01'
  const table = mutationTable(mutants, {
    'predicate 1': { outcome: 'noticed', day },
    'predicate 2': { outcome: 'missed', day },
  })
  expect(table).toContain('| All | 3 | 2 | 1 | 0 | 50.0 % |')
  expect(table).toContain('- `predicate 2`')
})
