import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readTree } from './read-tree.ts'

it('reads what people write, and neither what tools make nor what generators write', () => {
  const root = mkdtempSync(join(tmpdir(), 'fcc-tree-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const write = (path: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), 'x')
  }
  for (const path of [
    'packages/docs/concepts.md',
    'packages/docs/reference.md',
    'packages/docs/reference/settings.md',
    'packages/docs/catalogue/personas/rc.md',
    'packages/docs/public/pictures/a.svg',
    'packages/docs/screenshots/home.png',
    'packages/x/node_modules/y/index.js',
    'packages/x/dist/index.js',
  ])
    write(path)
  expect([...readTree(root).files.keys()]).toEqual([
    'packages/docs/concepts.md',
    'packages/docs/reference.md',
  ])
})
