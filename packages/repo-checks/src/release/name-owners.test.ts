import { describe, expect, it } from 'vitest'
import { parseJson } from './ask-registry.ts'
import { type NameStanding, ownershipProblems, type ScopeStanding } from './name-owners.ts'

const problems = (
  names: Readonly<Record<string, NameStanding>>,
  scopes: Readonly<Record<string, ScopeStanding>> = {},
) =>
  ownershipProblems({
    who: 'ada',
    names: new Map(Object.entries(names)),
    scopes: new Map(Object.entries(scopes)),
  })

describe('before a release', () => {
  it('nothing is in the way of names that are free or one’s own', () => {
    const names = { a: { kind: 'free' }, b: { kind: 'taken', maintainers: ['bo', 'ada'] } } as const
    expect(problems(names, { '@fcc': { kind: 'known', members: ['ada'] } })).toEqual([])
  })

  it('a name or a scope of somebody else is in the way', () => {
    const names = { fcc: { kind: 'taken', maintainers: ['bo'] } } as const
    expect(problems(names, { '@fcc': { kind: 'known', members: ['bo'] } })).toEqual([
      "@fcc is not ada's to publish in.",
      'fcc belongs to bo, and not to ada.',
    ])
  })

  it('so is what could not be asked', () => {
    const unknown = { kind: 'unknown', why: 'no answer' } as const
    expect(problems({ a: unknown }, { '@fcc': unknown })).toHaveLength(2)
  })
})

describe('what npm says', () => {
  it('is read beside its warnings, which quote names', () => {
    const said =
      'npm warn Unknown env config "verify-deps-before-run".\n{\n  "ada": "owner"\n}\nnpm notice New version [12]'
    expect(parseJson(said)).toEqual({ ada: 'owner' })
    expect(parseJson('npm warn "x"\nno JSON')).toBeUndefined()
  })
})
