import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnyPoint, findIssues } from '@fcc/plugin-api'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands, exporters } from '../index.ts'

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url))
const code = () => ''
const kinds: readonly (readonly [string, AnyPoint, Readonly<Record<string, unknown>>])[] = [
  ['exporter', exporters as unknown as AnyPoint, { write: code }],
  ['command', commands as unknown as AnyPoint, { run: code }],
]

describe.each(kinds)('the corpus of what a %s declares', (kind, point, rest) => {
  const files = readdirSync(join(corpus, kind)).sort()
  const read = (file: string) => readFileSync(join(corpus, kind, file), 'utf8')
  const issues = (file: string) =>
    point.schema && findIssues(point.schema, { ...parse(read(file)), ...rest })

  test('has valid and invalid examples', () => {
    expect(files.filter((file) => file.startsWith('valid')).length).toBeGreaterThan(1)
    expect(files.filter((file) => file.startsWith('invalid')).length).toBeGreaterThan(2)
  })

  test.each(files.filter((file) => file.startsWith('valid')))('%s is taken', (file) => {
    expect(issues(file)).toBeUndefined()
  })

  test.each(files.filter((file) => file.startsWith('invalid')))(
    '%s is refused with its place and what was expected',
    (file) => {
      const [, place = '', what = ''] = /^# expect ([^:\n]+):? ?(.*)$/m.exec(read(file)) ?? []
      const found = issues(file) ?? ''
      expect(found).toContain(`${place}:`)
      expect(found).toContain(what)
    },
  )
})
