import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plugin, power } from '../fixtures/readme-example.ts'
import { parseManifest } from './parse-manifest.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the example of the README is one that compiles, and a plugin', () => {
  expect(read('../README.md')).toContain(read('../fixtures/readme-example.ts').trim())
  expect(plugin).toMatchObject({ id: 'acme-toast', needs: { power } })
})

test('the manifest of the README is one that is read', () => {
  const [, block = ''] = /```json\n([\s\S]*?)```/.exec(read('../README.md')) ?? []
  const { fcc } = JSON.parse(`{${block}}`)
  expect(parseManifest(fcc, { file: 'README.md' }).diagnostics).toBeUndefined()
  expect(fcc.id).toBe(plugin.id)
})
