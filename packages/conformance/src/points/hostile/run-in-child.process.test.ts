import type { Detector } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { commandSuite } from '../commands/command-suite.ts'
import { detectorSuite } from '../detectors/detector-suite.ts'
import { exporterSuite } from '../exporters/exporter-suite.ts'
import { providerSuite } from '../providers/provider-suite.ts'
import { scorerSuite } from '../scorers/scorer-suite.ts'
import { skillSuite } from '../skills/skill-suite.ts'
import { checksOf } from '../suite/point-suite.ts'
import { POINT_SUITES } from '../suite/point-suites.ts'
import { IN_TIME, problemsOf } from '../suite/red-checks.test-support.ts'
import { validatorSuite } from '../validators/validator-suite.ts'
import type { Reload } from './probe.ts'
import {
  makeCommand,
  makeDetector,
  makeExporter,
  makeProvider,
  makeScorer,
  makeSkill,
  makeValidator,
} from './slow-contributions.test-support.ts'

const module = new URL('./slow-contributions.test-support.ts', import.meta.url).href
const reload = (name: string, argument?: unknown): Reload => ({ module, name, argument })
const limits = { repetitionLength: 40_000, timeLimitMs: 2_000 }
/** What never ends is over any limit: no need to wait for long. */
const soon = { ...limits, timeLimitMs: 250 }

/** What the repetitions say of a detector made in the other process. */
function tryDetector(change: Partial<Reload>, within = limits): Promise<string> {
  const detector: Detector = makeDetector('quick')
  const checks = checksOf(detectorSuite, detector, {
    cases: [{ name: 'a', text: 'b c', finds: [] }],
    mustNotFlag: ['d'],
    reload: { ...reload('makeDetector', 'quick'), ...change },
    limits: within,
  })
  return problemsOf(checks, IN_TIME)
}

describe('repetitions in a process of their own', () => {
  it('say nothing of a detector that is quick', async () => {
    expect(await tryDetector({})).toBe('')
  })

  it.each([
    ['endless', 'It did not end within 250 ms on "a" repeated', soon],
    ['broken', 'it threw RangeError: too long', limits],
    ['dying', 'Its process ended with 7 on', limits],
  ])('name the text on which a detector is %s', async (argument, said, within) => {
    expect(await tryDetector({ argument }, within)).toContain(said)
  })

  it('say it where the contribution cannot be made again', async () => {
    expect(await tryDetector({ name: 'notAFunction' })).toContain('exports no notAFunction')
    expect(await tryDetector({ module: `${module}/none.ts` })).toContain('It could not be tried')
  })

  it('fail where nobody said how to make it again', async () => {
    const checks = checksOf(detectorSuite, makeDetector('quick'), {
      cases: [{ name: 'a', text: 'b', finds: [] }],
      mustNotFlag: ['c'],
    })
    expect(await problemsOf(checks, IN_TIME)).toContain('Nobody said how')
  })

  const endless = {
    scorers: checksOf(scorerSuite, makeScorer(), {
      cases: [{ name: 'a', text: 'b', atMost: 0.5 }],
      reload: reload('makeScorer'),
      limits: soon,
    }),
    validators: checksOf(validatorSuite, makeValidator(), {
      cases: [{ name: 'a', text: 'b', issues: [] }],
      reload: reload('makeValidator'),
      limits: soon,
    }),
    skills: checksOf(skillSuite, makeSkill(), {
      cases: [{ name: 'a', artifacts: { note: 'b' }, makes: { copy: 'false' } }],
      reload: reload('makeSkill'),
      limits: soon,
    }),
    providers: checksOf(providerSuite, makeProvider(), {
      cases: [{ name: 'a', user: 'b', answers: 'false' }],
      reload: reload('makeProvider'),
      limits: soon,
    }),
    exporters: checksOf(exporterSuite, makeExporter(), {
      cases: [{ name: 'a', writes: 'false' }],
      reload: reload('makeExporter'),
      limits: soon,
    }),
    commands: checksOf(commandSuite, makeCommand(), {
      cases: [{ name: 'a', arguments: { note: { name: 'b', text: 'c' } }, says: 'false' }],
      reload: reload('makeCommand'),
      limits: soon,
    }),
  }

  it.each(Object.entries(endless))('find endless %s', async (_, checks) => {
    expect(await problemsOf(checks, IN_TIME)).toContain('It did not end within 250 ms')
  })

  it('are tried on every point whose contributions are given texts', () => {
    // Endless detectors are above.
    const given = Object.values(POINT_SUITES).filter((suite) => 'probe' in suite)
    expect([...Object.keys(endless), 'detectors'].sort()).toEqual(
      given.map(({ point }) => point).sort(),
    )
  })
})
