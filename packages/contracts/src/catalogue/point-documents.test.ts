import { definePoint, type PointShape } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readDocuments } from './read-documents.ts'

interface Recipe {
  readonly id: string
  readonly minutes: number
}
interface RecipeShape extends PointShape {
  readonly value: Recipe
}

const definition = {
  id: 'bakery/recipes',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  document: 'recipe',
} as const
const recipes = definePoint<RecipeShape>({
  ...definition,
  schema: z.strictObject({ id: z.string(), minutes: z.int(), title: z.string().default('none') }),
})
const read = (text: string, points = [recipes]) => readDocuments(text, { file: 'own.yaml', points })
const problemsOf = (text: string, points = [recipes]) =>
  read(text, points).problems.map(({ code, why, place }) => `${code} ${place?.line} ${why}`)

describe('a document of a point that a plugin defined', () => {
  it('is read by the point’s own schema, beside the kinds that there are', () => {
    const { documents, problems } = read(`recipe: rye
minutes: 40
---
gate: baked
title: Baked
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]`)
    expect(problems).toEqual([])
    expect(documents.map(({ point, name, line }) => [point.id, name, line])).toEqual([
      ['bakery/recipes', 'rye', 1],
      ['gates', 'baked', 4],
    ])
    expect(documents[0]?.value).toEqual({ id: 'rye', minutes: 40, title: 'none' })
  })

  it('may have fields that are called as other kinds, for its first key says what it is', () => {
    const loose = definePoint<RecipeShape>({ ...definition, schema: z.looseObject({}) })
    expect(read('recipe: rye\ngate: oven', [loose]).documents[0]?.point.id).toBe('bakery/recipes')
  })

  it('is refused with its place where it does not fit', () => {
    expect(problemsOf('recipe: rye\nminutes: long')).toEqual([
      expect.stringMatching(/^FCC_CATALOGUE_INVALID 2 recipe › minutes: /),
    ])
    expect(problemsOf('recipe: a b\nminutes: 1')[0]).toMatch(
      /^FCC_CATALOGUE_INVALID 1 recipe › recipe: /,
    )
    expect(problemsOf('recipe: rye\nid: other\nminutes: 1')[0]).toContain('its id is the name')
  })

  it('is refused where its schema throws, or does not answer at once', () => {
    const throwing = definePoint<RecipeShape>({
      ...definition,
      schema: z.any().transform(() => {
        throw new Error('no table')
      }),
    })
    expect(problemsOf('recipe: rye', [throwing])[0]).toContain('failed, or does not answer at once')
    const slow = definePoint<RecipeShape>({
      ...definition,
      schema: {
        '~standard': { version: 1, vendor: 'test', validate: () => Promise.reject(new Error('x')) },
      },
    })
    expect(problemsOf('recipe: rye', [slow])[0]).toContain('does not answer at once')
    const bare = definePoint<RecipeShape>(definition)
    expect(problemsOf('recipe: rye', [bare])[0]).toContain('takes no documents')
  })

  it('is no document where nobody defines its point, and the keys that there are include those that do', () => {
    expect(problemsOf('recipe: rye', [])[0]).toMatch(/^FCC_CATALOGUE_UNKNOWN_KIND/)
    expect(problemsOf('receipt: rye')[0]).toContain('vocabulary, recipe')
  })
})
