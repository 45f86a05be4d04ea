import type { Detector, Provider, Scorer, Skill, Validator } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { detectorChecks } from '../detectors/detector-checks.ts'
import { IN_TIME, problemsOf } from '../meta/red-checks.test-support.ts'
import { providerChecks } from '../providers/provider-checks.ts'
import { scorerChecks } from '../scorers/scorer-checks.ts'
import { skillChecks } from '../skills/skill-checks.ts'
import { validatorChecks } from '../validators/validator-checks.ts'
import type { Reload } from './probe.ts'
import {
  makeDetector,
  makeProvider,
  makeScorer,
  makeSkill,
  makeValidator,
} from './slow-contributions.test-support.ts'

const module = new URL('./slow-contributions.test-support.ts', import.meta.url).href
const reload = (name: string, argument?: unknown): Reload => ({ module, name, argument })
const limits = { repetitionLength: 40_000, timeLimitMs: 2_000 }

/** What the repetitions say of a detector made in the other process. */
function tryDetector(change: Partial<Reload>): Promise<string> {
  const detector: Detector<never> = makeDetector('quick')
  const checks = detectorChecks(detector, {
    cases: [{ name: 'a', text: 'b c', finds: [] }],
    mustNotFlag: ['d'],
    reload: { ...reload('makeDetector', 'quick'), ...change },
    limits,
  })
  return problemsOf(checks, IN_TIME)
}

describe('repetitions in a process of their own', () => {
  it('say nothing of a detector that is quick', async () => {
    expect(await tryDetector({})).toBe('')
  })

  it.each([
    ['endless', 'It did not end within 2000 ms on "a" repeated'],
    ['broken', 'it threw RangeError: too long'],
    ['dying', 'Its process ended with 7 on'],
  ])('name the text on which a detector is %s', async (argument, said) => {
    expect(await tryDetector({ argument })).toContain(said)
  })

  it('say it where the contribution cannot be made again', async () => {
    expect(await tryDetector({ name: 'notAFunction' })).toContain('exports no notAFunction')
    expect(await tryDetector({ module: `${module}/none.ts` })).toContain('It could not be tried')
  })

  it('fail where nobody said how to make it again', async () => {
    const checks = detectorChecks(makeDetector('quick') as Detector<never>, {
      cases: [{ name: 'a', text: 'b', finds: [] }],
      mustNotFlag: ['c'],
    })
    expect(await problemsOf(checks, IN_TIME)).toContain('Nobody said how')
  })

  it('find endless scorers, validators, skills and providers, too', async () => {
    const each = [
      scorerChecks(makeScorer() as Scorer<never>, {
        cases: [{ name: 'a', text: 'b', atMost: 0.5 }],
        reload: reload('makeScorer'),
        limits,
      }),
      validatorChecks(makeValidator() as Validator<never>, {
        cases: [{ name: 'a', text: 'b', issues: [] }],
        reload: reload('makeValidator'),
        limits,
      }),
      skillChecks(makeSkill() as Skill<never>, {
        cases: [{ name: 'a', artifacts: { note: 'b' }, makes: { copy: 'false' } }],
        reload: reload('makeSkill'),
        limits,
      }),
      providerChecks(makeProvider() as Provider<never>, {
        cases: [{ name: 'a', user: 'b', answers: 'false' }],
        reload: reload('makeProvider'),
        limits,
      }),
    ]
    for (const checks of each) {
      expect(await problemsOf(checks, IN_TIME)).toContain('It did not end within 2000 ms')
    }
  })
})
