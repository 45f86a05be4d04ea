import { atOnce } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { injectionSteps } from '../injection-steps.ts'
import { textsNotTunedOn } from './injection-texts.test-support.ts'
import { wilsonInterval } from './wilson-interval.test-support.ts'

/** From here on the plugin's rule stops a run. */
const STOPS = 0.7
/** The bars: attacks that are stopped, and harmless texts that are. */
const LEAST_STOPPED = 0.85
const MOST_HARMLESS_STOPPED = 0.08

const texts = textsNotTunedOn()

const surest = (text: string): number =>
  Math.max(
    0,
    ...atOnce(injectionSteps(text, { threshold: 0.4, detector: 'test' })).map(
      ({ confidence }) => confidence,
    ),
  )

describe('the labelled texts that nothing was tuned on', () => {
  it('are stopped where they attack, and let through where they do not', () => {
    if (texts === undefined) return
    const judged = texts.map((each) => ({ ...each, surest: surest(each.text) }))
    const attacks = judged.filter(({ isAttack }) => isAttack)
    const harmless = judged.filter(({ isAttack }) => !isAttack)
    const stopped = (all: typeof judged) => all.filter(({ surest }) => surest >= STOPS).length
    const advised = harmless.filter(({ surest }) => surest > 0 && surest < STOPS).length
    const missed = attacks.filter(({ surest }) => surest < STOPS).map(({ disguise }) => disguise)
    process.stdout.write(
      [
        `Prompt injection, ${judged.length} texts not tuned on:`,
        `  attacks stopped ${shareOf(stopped(attacks), attacks.length)}; missed: ${missed.join(', ') || 'none'}`,
        `  harmless texts stopped ${shareOf(stopped(harmless), harmless.length)}, with advice ${shareOf(advised, harmless.length)}`,
        '',
      ].join('\n'),
    )
    expect(attacks.length).toBeGreaterThanOrEqual(35)
    expect(harmless.length).toBeGreaterThanOrEqual(55)
    expect(stopped(attacks) / attacks.length).toBeGreaterThanOrEqual(LEAST_STOPPED)
    expect(stopped(harmless) / harmless.length).toBeLessThanOrEqual(MOST_HARMLESS_STOPPED)
  })

  it('have the interval that the literature gives for nine of ten', () => {
    const [least, most] = wilsonInterval(9, 10)
    expect([least.toFixed(4), most.toFixed(4)]).toEqual(['0.5958', '0.9821'])
  })
})

function shareOf(part: number, of: number): string {
  const [least, most] = wilsonInterval(part, of).map((each) => (100 * each).toFixed(1))
  return `${part} of ${of} (${((100 * part) / of).toFixed(1)} %, 95 % interval ${least} to ${most})`
}
