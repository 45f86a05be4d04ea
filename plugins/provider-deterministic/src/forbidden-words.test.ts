import type { PersonaBrief } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { withoutForbidden } from './forbidden-words.ts'

const lacks = (phrase: string) => ({ text: 'MUST lack it.', check: { kind: 'lacks', phrase } })
const persona = {
  code: 'RC',
  riscear: { constraints: [{ text: 'MUST be plain.' }, lacks('Synergy'), lacks('at scale')] },
} as unknown as PersonaBrief

describe('lines with forbidden words', () => {
  it('are left out, whatever their case, and the others stay in their order', () => {
    const lines = ['## Plan', 'More SYNERGY [brief:3]', 'It works.', 'It works At Scale [brief:4]']
    expect(withoutForbidden(persona, lines).lines).toEqual(['## Plan', 'It works.'])
  })

  it('are named by place and constraint, and not by what they say', () => {
    const { leftOut } = withoutForbidden(persona, ['More synergy [brief:3]', '# Synergy'])
    expect(leftOut).toEqual([
      '- [brief:3]: its words are forbidden by constraint 2 of RC',
      '- A heading: its words are forbidden by constraint 2 of RC',
    ])
  })

  it('are none where no constraint forbids words', () => {
    const free = { ...persona, riscear: { constraints: [{ text: 'MUST be plain.' }] } }
    expect(withoutForbidden(free as unknown as PersonaBrief, ['synergy'])).toEqual({
      lines: ['synergy'],
      leftOut: [],
    })
  })
})
