import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RESERVED_PERSONAS } from './reserved-personas.ts'

it('the reserved codes are those of the personas that the core catalogue contributes', () => {
  const file = new URL('../../../../plugins/core-catalog/package.json', import.meta.url)
  const { fcc } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly fcc: { readonly id: string; readonly contributes: { readonly personas: string[] } }
  }
  const listed = Object.entries(RESERVED_PERSONAS).map(([code, owner]) => `${owner}/${code}`)
  expect(listed.sort()).toEqual(fcc.contributes.personas.toSorted())
})
