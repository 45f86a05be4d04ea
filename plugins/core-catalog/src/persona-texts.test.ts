import { constraintTier, type Persona } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { contributions } from './contributions.test-data.ts'
import { closestPair, wordsOfItsOwn } from './persona-texts.test-support.ts'

const personas = [...((await contributions()).get('personas')?.values() ?? [])] as Persona[]
const codes = personas.map(({ code }) => code)

/** Of four words in a row that two personas say, the largest share that both may say. */
const MOST_SHARED = 0.08

describe('the catalogue of personas', () => {
  it('has 102 of them in 20 categories, each under a code and a name of its own', () => {
    expect(personas).toHaveLength(102)
    expect(new Set(personas.map(({ category }) => category)).size).toBe(20)
    expect(new Set(codes).size).toBe(102)
    expect(new Set(personas.map(({ name }) => name)).size).toBe(102)
  })

  it('says little of one persona in the words of another', () => {
    const { pair, share } = closestPair(personas)
    console.info(`closest pair: ${pair.join(' and ')}, ${(share * 100).toFixed(1)} % shared`)
    expect([pair, share <= MOST_SHARED]).toEqual([pair, true])
  })

  it('notices a text that stands under another name as well', () => {
    const [first, second] = personas as [Persona, Persona]
    const borrowed = { ...second, riscear: { ...first.riscear } }
    expect(closestPair([first, borrowed]).share).toBe(1)
  })

  it('gives each role words that no other role has', () => {
    const own = wordsOfItsOwn(personas)
    expect(codes.filter((code) => (own.get(code)?.length ?? 0) < 3)).toEqual([])
  })

  it('limits each of them in three tiers, by two checks of a machine at least', () => {
    for (const { code, riscear } of personas) {
      const tiers = new Set(riscear.constraints.map(constraintTier))
      expect([code, [...tiers].sort()]).toEqual([code, ['hard_stop', 'mandatory', 'preferred']])
      const checked = riscear.constraints.filter(({ check }) => check)
      expect([code, checked.length >= 2]).toEqual([code, true])
    }
  })
})

describe('the relations among personas', () => {
  const relations = personas.flatMap(({ code, relations = [] }) =>
    relations.map((relation) => ({ from: code, ...relation })),
  )

  it('are 154 or more in five types, and leave nobody alone', () => {
    expect(relations.length).toBeGreaterThanOrEqual(154)
    expect([...new Set(relations.map(({ type }) => type))].sort()).toEqual([
      'champion-of',
      'coordination',
      'feedback',
      'governance',
      'handoff',
    ])
    const linked = new Set(relations.flatMap(({ from, to }) => [from, to]))
    expect(codes.filter((code) => !linked.has(code))).toEqual([])
  })

  it('are known on both sides: collaborators are exactly those whom a relation joins', () => {
    for (const { code, riscear } of personas) {
      const joined = relations.flatMap(({ from, to }) =>
        from === code ? [to] : to === code ? [from] : [],
      )
      expect([code, [...riscear.roleCollaborators].sort()]).toEqual([
        code,
        [...new Set(joined)].sort(),
      ])
    }
  })

  it('are there once each, and lead to nobody from itself', () => {
    const written = relations.map(({ from, to, type }) => `${from} ${type} ${to}`)
    expect(new Set(written).size).toBe(written.length)
    expect(relations.filter(({ from, to }) => from === to)).toEqual([])
  })

  it('join each champion with whom it directs', () => {
    const champions = personas.filter(({ championOf }) => championOf)
    expect(champions.map(({ code }) => code).sort()).toEqual([
      'BCHM',
      'RBCH',
      'RCHM',
      'STC',
      'UGCH',
    ])
    for (const { code, championOf, orchestrates, relations: own = [] } of champions) {
      const led = own.filter(({ type }) => type === 'champion-of').map(({ to }) => to)
      expect([code, led]).toEqual([code, [championOf]])
      const handed = own.filter(({ type }) => type === 'handoff').map(({ to }) => to)
      expect([code, orchestrates.filter((each) => !handed.includes(each))]).toEqual([code, []])
    }
  })
})
