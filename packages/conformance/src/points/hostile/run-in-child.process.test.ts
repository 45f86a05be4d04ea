import type {
  Command,
  Detector,
  Exporter,
  Provider,
  Scorer,
  Skill,
  Validator,
} from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { commandChecks } from '../commands/command-checks.ts'
import { detectorChecks } from '../detectors/detector-checks.ts'
import { exporterChecks } from '../exporters/exporter-checks.ts'
import { IN_TIME, problemsOf } from '../meta/red-checks.test-support.ts'
import { providerChecks } from '../providers/provider-checks.ts'
import { scorerChecks } from '../scorers/scorer-checks.ts'
import { skillChecks } from '../skills/skill-checks.ts'
import { validatorChecks } from '../validators/validator-checks.ts'
import type { Reload } from './probe.ts'
import { PROBES } from './probes.ts'
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
  const detector: Detector<never> = makeDetector('quick')
  const checks = detectorChecks(detector, {
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
    const checks = detectorChecks(makeDetector('quick') as Detector<never>, {
      cases: [{ name: 'a', text: 'b', finds: [] }],
      mustNotFlag: ['c'],
    })
    expect(await problemsOf(checks, IN_TIME)).toContain('Nobody said how')
  })

  const endless = {
    scorers: scorerChecks(makeScorer() as Scorer<never>, {
      cases: [{ name: 'a', text: 'b', atMost: 0.5 }],
      reload: reload('makeScorer'),
      limits: soon,
    }),
    validators: validatorChecks(makeValidator() as Validator<never>, {
      cases: [{ name: 'a', text: 'b', issues: [] }],
      reload: reload('makeValidator'),
      limits: soon,
    }),
    skills: skillChecks(makeSkill() as Skill<never>, {
      cases: [{ name: 'a', artifacts: { note: 'b' }, makes: { copy: 'false' } }],
      reload: reload('makeSkill'),
      limits: soon,
    }),
    providers: providerChecks(makeProvider() as Provider<never>, {
      cases: [{ name: 'a', user: 'b', answers: 'false' }],
      reload: reload('makeProvider'),
      limits: soon,
    }),
    exporters: exporterChecks(makeExporter() as Exporter<never>, {
      cases: [{ name: 'a', writes: 'false' }],
      reload: reload('makeExporter'),
      limits: soon,
    }),
    commands: commandChecks(makeCommand() as Command<never>, {
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
    expect([...Object.keys(endless), 'detectors'].sort()).toEqual(Object.keys(PROBES).sort())
  })
})
