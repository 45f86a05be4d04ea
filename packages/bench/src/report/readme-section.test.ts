import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { replaceSection, writeSection } from './readme-section.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const page = 'Before.\n\n<!-- results -->\nold\n<!-- /results -->\n\nAfter.\n'

it('replaces what is between the markers and nothing else, and can do so again', () => {
  const once = replaceSection(page, 'results', 'new')
  expect(once).toBe('Before.\n\n<!-- results -->\nnew\n<!-- /results -->\n\nAfter.\n')
  expect(replaceSection(once ?? '', 'results', 'new')).toBe(once)
})

it('takes the content as it is, with whatever characters a replacement would read into it', () => {
  expect(replaceSection(page, 'results', "$& $1 $' <!-- x -->")).toContain("$& $1 $' <!-- x -->")
})

it('gives nothing where a marker is missing, twice there, or in the wrong order', () => {
  for (const wrong of [
    'no markers',
    '<!-- results --> only the start',
    `${page}${page}`,
    '<!-- /results -->\n<!-- results -->',
  ]) {
    expect(replaceSection(wrong, 'results', 'new')).toBeUndefined()
  }
})

it('writes into a page, and says which page has no place for it', () => {
  const file = pathToFileURL(join(folder, 'README.md'))
  writeFileSync(file, page)
  writeSection(file, 'results', 'table')
  expect(readFileSync(file, 'utf8')).toContain('<!-- results -->\ntable\n<!-- /results -->')
  expect(() => writeSection(file, 'profile x', 'table')).toThrow(/README\.md.*profile x/s)
})
