import { DOCUMENT_KINDS } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { createReference } from './reference.ts'

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

  it('links only to pages that it has, or that lie beside it', () => {
    const links = reference.pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((\.[^)#]+)/g)].map(([, to = '']) => new URL(to, `file:///${path}`)),
    )
    const inside = links.map(({ pathname }) => pathname.slice(1))
    expect(inside.filter((to) => !paths.includes(to) && !to.startsWith('errors/FCC_'))).toEqual([])
  })

  it('is the same each time it is made', async () => {
    expect((await createReference()).pages).toEqual(reference.pages)
  })
})
