import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compileFile } from './compile-catalogue.ts'
import { DOCUMENT_KINDS } from './document-kinds.ts'
import { readDocuments } from './read-documents.ts'

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url))

describe.each(DOCUMENT_KINDS.map(({ key }) => key))('the corpus of %s', (kind) => {
  const files = readdirSync(join(corpus, kind)).sort()
  const read = (file: string) => readFileSync(join(corpus, kind, file), 'utf8')

  test('has valid and invalid examples', () => {
    expect(files.some((file) => file.startsWith('valid'))).toBe(true)
    expect(files.some((file) => file.startsWith('invalid'))).toBe(true)
  })

  test.each(files.filter((file) => file.startsWith('valid')))('%s is read', (file) => {
    const { documents, problems } = readDocuments(read(file), { file })
    expect(problems).toEqual([])
    expect(documents).toHaveLength(1)
  })

  test.each(files.filter((file) => file.startsWith('valid')))(
    '%s reads the same as JSON',
    (file) => {
      const { documents } = readDocuments(read(file), { file })
      const json = readDocuments(asJson(read(file)), { file })
      expect(json.problems).toEqual([])
      const places = (value: unknown) =>
        JSON.parse(JSON.stringify(value, (key, member) => (key === 'place' ? undefined : member)))
      expect(places(json.documents[0]?.value)).toEqual(places(documents[0]?.value))
    },
  )

  test.each(files)('%s reads the same as a build wrote it down', (file) => {
    const text = read(file)
    const compiled = compileFile(text)
    expect(compiled !== undefined || file.startsWith('invalid')).toBe(true)
    expect(readDocuments(text, { file, compiled })).toEqual(readDocuments(text, { file }))
  })

  test.each(files.filter((file) => file.startsWith('invalid')))(
    '%s is refused with its place and what was expected',
    (file) => {
      const text = read(file)
      const [, place = '', what = ''] = /^# expect (\d+:\d+) (.+)$/m.exec(text) ?? []
      const { documents, problems } = readDocuments(text, { file })
      expect(documents).toEqual([])
      expect(problems.map(({ code }) => code)).toContain('FCC_CATALOGUE_INVALID')
      const letters = problems.map(
        (problem) => `${problem.place?.line}:${problem.place?.column} ${problem.why}`,
      )
      expect(
        letters.some((letter) => letter.startsWith(`${place} `) && letter.includes(what)),
      ).toBe(true)
    },
  )
})

function asJson(text: string): string {
  return JSON.stringify(parse(text))
}
