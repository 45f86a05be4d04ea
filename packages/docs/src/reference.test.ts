import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { POINT_SUITES } from '@fcc/conformance'
import * as contracts from '@fcc/contracts'
import { DOCUMENT_KINDS, RUN_STATES } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { createReference } from './reference.ts'
import { docsFolder } from './source/repository.ts'

const reference = await createReference()
const paths = reference.pages.map(({ path }) => path)

describe('the reference', () => {
  it('says all of every point, code, command and setting', () => {
    expect(reference.problems).toEqual([])
  })

  it('has a page for each point and each command, and no page twice', () => {
    expect(new Set(paths).size).toBe(paths.length)
    for (const { point } of DOCUMENT_KINDS)
      expect(paths).toContain(`reference/points/${point.id}.md`)
    expect(paths).toContain('reference/commands/audit-verify.md')
  })

  it('has each contract of the kit, with the keys of its cases', () => {
    const text = reference.pages.find(({ path }) => path === 'reference/testing.md')?.text ?? ''
    const names = ['pluginContract', ...Object.keys(POINT_SUITES)]
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(text).toContain(`\n## ${name}\n`)
    expect(text).toContain('| `mustNotFlag` |')
    for (const state of RUN_STATES) expect(text).toContain(`| \`${state}\` |`)
  })

  it('has each hook, event and service that a plugin can import', () => {
    const text =
      reference.pages.find(({ path }) => path.endsWith('/hooks-events-services.md'))?.text ?? ''
    const tokens = Object.values(contracts).filter((value) =>
      /^fcc\.(hook|event|service)$/.test((value as { '~kind'?: string })['~kind'] ?? ''),
    )
    expect(tokens.length).toBeGreaterThan(1)
    for (const { id } of tokens as { id: string }[]) expect(text).toContain(`\n### ${id}\n`)
  })

  it('links only to pages that it has, or that lie beside it', () => {
    const links = reference.pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((\.[^)#]+)/g)].map(([, to = '']) => new URL(to, `file:///${path}`)),
    )
    const inside = links.map(({ pathname }) => pathname.slice(1))
    const isThere = (to: string) => paths.includes(to) || existsSync(join(docsFolder, to))
    expect(inside.filter((to) => !isThere(to))).toEqual([])
  })

  it('is the same each time it is made', async () => {
    expect((await createReference()).pages).toEqual(reference.pages)
  })
})
