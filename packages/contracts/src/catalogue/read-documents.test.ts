import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocuments } from './read-documents.ts'

const source = { file: 'menu.yaml' }

describe('reading catalogue documents', () => {
  test('several documents of one file come in order, each with its line', () => {
    const text = 'template: a\ntitle: A\ntext: x\n---\ntemplate: b\ntitle: B\ntext: y\n'
    const { documents, problems } = readDocuments(text, source)
    expect(problems).toEqual([])
    expect(documents.map(({ name, line }) => [name, line])).toEqual([
      ['a', 1],
      ['b', 5],
    ])
  })

  test('an empty file holds nothing, and that is no problem', () => {
    expect(readDocuments('', source)).toEqual({ documents: [], problems: [], leftOut: [] })
  })

  test('a broken document does not hide the others', () => {
    const text = 'template: a\ntitle: A\n---\ntemplate: b\ntitle: B\ntext: y\n'
    const { documents, problems } = readDocuments(text, source)
    expect(documents.map(({ name }) => name)).toEqual(['b'])
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ['FCC_CATALOGUE_INVALID', 1],
    ])
  })

  test('broken syntax names its line', () => {
    const { problems } = readDocuments('template: a\ntitle: [unclosed\n', source)
    expect(problems[0]?.code).toBe('FCC_CATALOGUE_SYNTAX')
    expect(problems[0]?.place?.line).toBeGreaterThanOrEqual(2)
  })

  test('a key given twice is refused', () => {
    const { documents, problems } = readDocuments(
      'template: a\ntemplate: b\ntitle: A\ntext: x\n',
      source,
    )
    expect(documents).toEqual([])
    expect(problems[0]?.code).toBe('FCC_CATALOGUE_SYNTAX')
  })

  test('a document of no known kind says which kinds there are', () => {
    const [problem] = readDocuments('recipe: toast\n', source).problems
    expect(problem?.code).toBe('FCC_CATALOGUE_UNKNOWN_KIND')
    expect(problem?.why).toContain('persona, ')
  })

  test('a predicate keeps the place where it stands', () => {
    const text =
      'constitution: k\ntitle: K\nrules:\n  - id: a\n    tier: hard_stop\n    at: [handoff]\n    when: "true"\n'
    const [document] = readDocuments(text, source).documents
    const rules = (document?.value as unknown as { rules: { place: unknown }[] } | undefined)?.rules
    expect(rules?.[0]?.place).toEqual({ file: 'menu.yaml', line: 7, column: 11 })
  })

  test('an alias bomb is refused and not expanded', () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from(
        { length: 20 },
        (_, index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`,
      ),
    ].join('\n')
    const { documents, problems } = readDocuments(
      `template: t\ntitle: T\ntext: x\n${bomb}\n`,
      source,
    )
    expect(documents).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
  })

  test('whatever the text, nothing is thrown and every problem has a place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({
            unit: fc.constantFrom(
              'a',
              ':',
              ' ',
              '\n',
              '-',
              '[',
              '{',
              '&a',
              '*a',
              '"',
              '\t',
              'persona: X',
              '---\n',
            ),
          }),
        ),
        (text) => {
          for (const problem of readDocuments(text, source).problems) {
            expect(problem.place?.line).toBeGreaterThanOrEqual(1)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
