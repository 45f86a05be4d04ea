import { describe, expect, it } from 'vitest'
import { choiceLines, passedOverLines } from './model-choices.ts'

const until = '2026-11-30T12:00:00.000Z'

describe('who was asked', () => {
  it('is said with the reason, and with each who was passed over', () => {
    const lines = choiceLines([
      {
        ...{ turn: 2, provider: 'acme/near', because: 'policy' },
        passedOver: [
          { provider: 'acme/gone', why: 'not_there' },
          { provider: 'acme/far', why: 'lacks', what: ['agreement BAA', 'region us'] },
          { provider: 'acme/open', why: 'egress', what: ['house/no-phi'] },
          { provider: 'acme/slow', why: 'resting', failure: 'timed_out', until },
          { provider: 'acme/full', why: 'failed', failure: 'rate_limited', until },
          { provider: 'acme/shut', why: 'failed', failure: 'not_authorised' },
        ],
      },
    ])
    expect(lines).toEqual([
      '    chosen     acme/near from turn 2 on: the policy for models prefers it',
      '      acme/gone is not there',
      '      acme/far lacks agreement BAA, region us',
      '      acme/open may not have this: house/no-phi',
      `      acme/slow is left alone until ${until}: timed out`,
      `      acme/full was asked and failed: rate limited; left alone until ${until}`,
      '      acme/shut was asked and failed: not authorised',
    ])
  })

  it('is not said where there was nothing to choose', () => {
    expect([choiceLines(undefined), passedOverLines(undefined)]).toEqual([[], []])
  })
})
