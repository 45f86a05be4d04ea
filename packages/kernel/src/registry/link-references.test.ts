import type { AnyPoint, Contribution } from '@fcc/plugin-api'
import { describe, expect, test } from 'vitest'
import { breads, type Recipe, recipes, toasters } from '../../fixtures/kitchen.ts'
import { type LinkInput, linkReferences } from './link-references.ts'

function made<Value extends { readonly id: string }>(
  value: Value,
  file?: string,
): Contribution<Value> {
  const [pluginId = ''] = value.id.split('/')
  return {
    id: value.id,
    value,
    origin: { pluginId, kind: 'plugin', file, line: file && 3 } as never,
  }
}

const rye = made({ id: 'core/rye' })
const plain = made({ id: 'core/plain', slots: 2 })

function link(all: readonly Recipe[], more: Partial<LinkInput> = {}) {
  const contributions = new Map<AnyPoint, readonly Contribution<unknown>[]>([
    [recipes, all.map((value) => made(value, 'recipes.yaml'))],
    [breads, [rye]],
    [toasters, [plain]],
  ])
  return linkReferences({ contributions, includes: new Map(), ...more })
}

describe('linkReferences', () => {
  test('has nothing to say where everything is there', () => {
    expect(link([{ id: 'acme/toast', bread: 'rye', toaster: 'core/plain' }])).toEqual([])
  })

  test('names the owner, the place in the value, the file and the id that is not there', () => {
    expect(link([{ id: 'acme/toast', bread: 'ryee' }])).toMatchObject([
      {
        code: 'FCC_LINK_UNKNOWN_REFERENCE',
        why: 'acme/toast names ryee at bread (breads), and nothing has this id. Did you mean core/rye?',
        pluginId: 'acme',
        pointId: 'recipes',
        contributionId: 'acme/toast',
        place: { file: 'recipes.yaml', line: 3 },
      },
    ])
  })

  test('reports every reference of a contribution that leads nowhere', () => {
    expect(link([{ id: 'acme/toast', bread: 'x', toaster: 'y' }])).toHaveLength(2)
  })

  test('looks in the point that the reference names, and in no other', () => {
    expect(link([{ id: 'acme/toast', bread: 'core/plain' }])).toHaveLength(1)
    const points = [{ point: 'ghosts', id: 'core/rye', at: 'ghost' }]
    expect(link([{ id: 'acme/toast', points }])).toMatchObject([
      { code: 'FCC_LINK_UNKNOWN_REFERENCE', why: expect.stringContaining('(ghosts)') },
    ])
  })

  test('takes ids that live elsewhere for there', () => {
    const points = [{ point: 'sockets', id: 'wall', at: 'socket' }]
    const idsElsewhere = new Map([['sockets', ['house/wall']]])
    expect(link([{ id: 'acme/toast', points }], { idsElsewhere })).toEqual([])
  })

  test('follows includes to the end', () => {
    const bread = { point: 'breads', id: 'bun', at: 'bread' }
    const contributions = new Map<AnyPoint, readonly Contribution<unknown>[]>([
      [recipes, [made({ id: 'acme/toast', points: [bread] })]],
      [breads, [made({ id: 'base/bun' }), made({ id: 'other/bun' })]],
    ])
    const includes = new Map([
      ['acme', ['core']],
      ['core', ['base', 'acme']],
    ])
    expect(linkReferences({ contributions, includes })).toEqual([])
    expect(linkReferences({ contributions, includes: new Map() })).toMatchObject([
      { code: 'FCC_LINK_AMBIGUOUS_REFERENCE' },
    ])
  })

  test('what names a broken contribution is broken too, along any chain and in a circle', () => {
    const point = (id: string) => [{ point: 'recipes', id, at: 'next' }]
    const problems = link([
      { id: 'acme/a', points: point('b') },
      { id: 'acme/b', points: point('c') },
      { id: 'acme/c', bread: 'ghost', points: point('a') },
      { id: 'acme/d', points: point('e') },
      { id: 'acme/e', points: point('d') },
    ])
    expect(problems.map(({ contributionId, code }) => [contributionId, code])).toEqual([
      ['acme/c', 'FCC_LINK_UNKNOWN_REFERENCE'],
      ['acme/b', 'FCC_LINK_DROPPED_REFERENCE'],
      ['acme/a', 'FCC_LINK_DROPPED_REFERENCE'],
    ])
  })

  test('names what was left out before as the cause, whole or by its name, and nothing else', () => {
    const named = (id: string) => [{ point: 'breads', id, at: 'bread' }]
    const contributions = new Map<AnyPoint, readonly Contribution<unknown>[]>([
      [
        recipes,
        [
          made({ id: 'acme/whole', points: named('acme/rye') }),
          made({ id: 'acme/short', points: named('rye') }),
          made({ id: 'acme/other', points: named('oat') }),
        ],
      ],
      [breads, [{ ...made({ id: 'acme/rye' }), value: undefined }]],
    ])
    const problems = linkReferences({ contributions, includes: new Map() })
    expect(problems.map(({ contributionId, code }) => [contributionId, code])).toEqual([
      ['acme/other', 'FCC_LINK_UNKNOWN_REFERENCE'],
      ['acme/whole', 'FCC_LINK_DROPPED_REFERENCE'],
      ['acme/short', 'FCC_LINK_DROPPED_REFERENCE'],
    ])
    expect(problems[2]?.why).toBe(
      'acme/rye of breads was dropped, and acme/short of recipes names it at bread.',
    )
  })

  test('says of two contributions of one name which of them names which', () => {
    const points = [{ point: 'toasters', id: 'acme/toast', at: 'toaster' }]
    const contributions = new Map<AnyPoint, readonly Contribution<unknown>[]>([
      [recipes, [made({ id: 'acme/toast', points })]],
      [toasters, [made({ id: 'acme/toast' })]],
    ])
    const reservedIds = { toasters: { toast: 'core' } }
    const problems = linkReferences({ contributions, includes: new Map(), reservedIds })
    expect(problems.map(({ pointId, code }) => [pointId, code])).toEqual([
      ['toasters', 'FCC_LINK_RESERVED_ID'],
      ['recipes', 'FCC_LINK_DROPPED_REFERENCE'],
    ])
    expect(problems[1]?.why).toBe(
      'acme/toast of toasters was dropped, and acme/toast of recipes names it at toaster.',
    )
  })

  test('a reserved name may only be its owner’s', () => {
    const reservedIds = { recipes: { RC: 'core' } }
    expect(link([{ id: 'acme/RC' }, { id: 'core/RC' }], { reservedIds })).toMatchObject([
      { code: 'FCC_LINK_RESERVED_ID', contributionId: 'acme/RC' },
    ])
    expect(link([{ id: 'acme/constructor' }], { reservedIds })).toEqual([])
  })

  test('a value that its point cannot read is reported, not thrown', () => {
    const broken = { id: 'acme/toast', points: 7 } as unknown as Recipe
    expect(link([broken])).toMatchObject([
      { code: 'FCC_LINK_REFERENCES_FAILED', contributionId: 'acme/toast' },
    ])
  })
})
