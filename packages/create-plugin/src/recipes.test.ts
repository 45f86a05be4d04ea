import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTemplate } from './read-template.ts'
import { DEFAULT_POINTS, POINTS, RECIPES, resolveRecipes } from './recipes.ts'
import { contributionsOf } from './scaffold-manifest.ts'

const template = readTemplate()
const textOf = (path: string): string => template.find((file) => file.path === path)?.text ?? ''
const pointsOf = (points: readonly string[]) => resolveRecipes(points).map(({ point }) => point)

describe('the recipes', () => {
  it('are what the template contributes', () => {
    const manifest = JSON.parse(textOf('package.json')) as { fcc: { contributes: object } }
    expect(manifest.fcc.contributes).toEqual(contributionsOf(RECIPES))
    for (const { manifest: more = {} } of RECIPES) expect(manifest.fcc).toMatchObject(more)
  })

  it('have their files in the template, each with a test', () => {
    for (const { source } of RECIPES) {
      const paths =
        source.kind === 'data'
          ? [`data/${source.file}.yaml`, source.test ?? 'src/index.test.ts']
          : [`src/${source.file}.ts`, `src/${source.file}.test.ts`]
      for (const path of paths) expect([path, textOf(path) === '']).toEqual([path, false])
    }
  })

  it('each have a line of the README', () => {
    for (const point of POINTS)
      expect(textOf('README.md')).toContain(`<!-- point: ${point} -->\n- `)
  })

  it('bring what they refer to, and what that refers to', () => {
    expect(pointsOf(['scenarios'])).toEqual([
      'gates',
      'personas',
      'scenarios',
      'skills',
      'workflows',
    ])
  })

  it('are the same in whatever order and however often points are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...POINTS)), (points) => {
        const once = pointsOf(points)
        expect(pointsOf([...points].reverse())).toEqual(once)
        expect(pointsOf(once)).toEqual(once)
        expect(points.filter((point) => !once.includes(point))).toEqual([])
      }),
    )
  })

  it('start from points that exist', () => {
    for (const point of Object.values(DEFAULT_POINTS).flat()) expect(POINTS).toContain(point)
  })
})
