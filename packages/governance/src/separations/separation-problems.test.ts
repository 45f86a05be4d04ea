import type { Separation } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { separationProblems, staticSeparationProblems } from './separation-problems.ts'

const separation = (id: string, ...duties: string[]): Separation => ({
  id,
  duties,
  say: 'Keep them apart.',
  cites: ['ANSI INCITS 359'],
})

const payment = separation('sox/payment', 'prepare', 'approve', 'pay')
const bank = separation('bank/model', 'model', 'validate')
const rules = (reasons: readonly { readonly rule: string }[]) => reasons.map(({ rule }) => rule)

describe('dynamic separation of duties', () => {
  it('finds one principal behind two duties, whatever personas stand between', () => {
    const reasons = separationProblems(
      [bank],
      [
        { duty: 'model', principal: 'ana' },
        { duty: 'validate', principal: 'ana' },
      ],
    )
    expect(reasons).toEqual([
      {
        rule: 'bank/model',
        tier: 'separation',
        effect: 'forbid',
        say: 'Keep them apart. (ana: model, validate)',
        cites: ['ANSI INCITS 359'],
      },
    ])
  })

  it('lets two principals share what one may not hold', () => {
    const assignments = [
      { duty: 'model', principal: 'ana' },
      { duty: 'validate', principal: 'ben' },
    ]
    expect(separationProblems([bank], assignments)).toEqual([])
  })

  it('lets one duty be done twice, and duties that nothing keeps apart', () => {
    const assignments = [
      { duty: 'model', principal: 'ana' },
      { duty: 'model', principal: 'ana' },
      { duty: 'pay', principal: 'ana' },
    ]
    expect(separationProblems([bank, separation('x/odd', 'model', 'model')], assignments)).toEqual(
      [],
    )
  })

  it('finds any two of three', () => {
    for (const [one, two] of [
      ['prepare', 'approve'],
      ['approve', 'pay'],
      ['prepare', 'pay'],
    ] as const) {
      const assignments = [
        { duty: one, principal: 'ana' },
        { duty: two, principal: 'ana' },
      ]
      expect(rules(separationProblems([payment], assignments))).toEqual(['sox/payment'])
    }
  })

  it('tells every separation and every principal, in one order', () => {
    const assignments = [
      { duty: 'validate', principal: 'ben' },
      { duty: 'pay', principal: 'ana' },
      { duty: 'model', principal: 'ben' },
      { duty: 'approve', principal: 'ana' },
      { duty: 'prepare', principal: 'ben' },
      { duty: 'pay', principal: 'ben' },
    ]
    const forwards = separationProblems([payment, bank], assignments)
    expect(rules(forwards)).toEqual(['bank/model', 'sox/payment', 'sox/payment'])
    expect(separationProblems([bank, payment], assignments.toReversed())).toEqual(forwards)
  })
})

describe('static separation of duties', () => {
  it('finds a persona that carries two duties of one separation', () => {
    const personas = [
      { id: 'p/RMO', duties: ['model', 'pay'] },
      { id: 'p/ALL', duties: ['validate', 'model'] },
      { id: 'p/ALL', duties: ['validate', 'model'] },
    ]
    const reasons = staticSeparationProblems([bank, payment], personas)
    expect(reasons.map(({ rule, say }) => [rule, say])).toEqual([
      ['bank/model', 'Keep them apart. (p/ALL: model, validate)'],
    ])
  })

  it('lets two personas of one workflow have one duty each', () => {
    const personas = [
      { id: 'p/RMO', duties: ['model'] },
      { id: 'p/MVO', duties: ['validate'] },
    ]
    expect(staticSeparationProblems([bank], personas)).toEqual([])
  })
})
