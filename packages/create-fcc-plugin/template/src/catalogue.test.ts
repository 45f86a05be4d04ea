import { readCatalogue } from '@fcc/contracts'
import { expect, it } from 'vitest'

it('holds documents without a problem, each under a name of its own', () => {
  const { documents, problems } = readCatalogue(new URL('../data/', import.meta.url))
  expect(problems).toEqual([])
  const names = documents.map(({ point, name }) => `${point.id}/${name}`)
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names).size).toBe(names.length)
})
