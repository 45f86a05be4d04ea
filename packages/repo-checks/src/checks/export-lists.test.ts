import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { exportLists } from './export-lists.ts'

const lines = (text: string) =>
  exportLists.find(fixtureTree({ 'packages/x/src/index.ts': text })).map(({ line }) => line)

describe('export lists', () => {
  it('name values and types one by one', () => {
    expect(lines(`export { a, type B } from './a.ts'\nexport type { C } from './c.ts'\n`)).toEqual(
      [],
    )
  })

  it.each([`export * from './a.ts'`, `export * as a from './a.ts'`, `export type * from './a.ts'`])(
    'have no star: %s',
    (text) => {
      expect(lines(`\n${text}\n`)).toEqual([2])
    },
  )
})
