import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { testNames } from './test-names.ts'

const messages = (text: string, path = 'packages/x/src/a.test.ts') =>
  testNames.find(fixtureTree({ [path]: text })).map(({ message, line }) => `${line}: ${message}`)

describe('test names', () => {
  it('may repeat under another heading, and may vary by row', () => {
    const text = [
      `describe('a', () => { it('holds', f) })`,
      `describe('b', () => { it('holds', f); it.each([1, 2])('holds for %s', f) })`,
      `for (const row of rows) it(\`row \${row}\`, f)`,
      'it.skipIf(noData)("reads shared data", f)',
    ].join('\n')
    expect(messages(text)).toEqual([])
  })

  it.each(['skip', 'only', 'todo', 'fails'])('may not hide behind .%s', (modifier) => {
    const said = [`1: it.${modifier} hides a test; fix it or remove it.`]
    expect(messages(`it.${modifier}('a', f)`)).toEqual(said)
    expect(messages(`it.${modifier}.each([1])('a %s', f)`)).toEqual(said)
    expect(
      messages(`it.concurrent.${modifier}('a', f)`, 'packages/x/src/a.process.test.ts'),
    ).toEqual(said)
  })

  it('may not hide a whole group', () => {
    expect(messages(`describe.skip('a', () => {})`)).toHaveLength(1)
  })

  it('may not occur twice under one heading', () => {
    const text = `describe('a', () => {\n  it('holds', f)\n  it('holds', g)\n})`
    expect(messages(text)).toEqual(['3: Two tests are called "holds".'])
  })

  it('are looked for in tests of types too', () => {
    expect(messages(`it('a', f)\nit('a', f)`, 'packages/x/src/a.test-d.ts')).toHaveLength(1)
  })

  it('are not taken from a text that only mentions them', () => {
    expect(messages(`it('says so', () => check("it.skip('a', f)"))`)).toEqual([])
  })
})
