import type { CheckOutcome, Persona } from '@fcc/contracts'
import type { Steps } from '@fcc/plugin-api'
import { checkContent } from './check-content.ts'
import type { ContentReading } from './content-reading.ts'
import type { ContentVerdict } from './content-verdict.ts'
import { sectionWords } from './section-body.ts'

/**
 * The share of a persona's expected outputs that are sections with content, or of its constraints that
 * are kept. A constraint that no machine can check is neither kept nor broken: it is said to be not checked.
 */
export function* checkPersona(
  id: string,
  component: 'expected_output' | 'constraints',
  { persona, reading }: { readonly persona: Persona | undefined; readonly reading: ContentReading },
): Steps<CheckOutcome> {
  if (!persona) return { id, outcome: 'not_measured', reason: 'no persona is known' }
  const { constraints } = persona.riscear
  const verdicts =
    component === 'expected_output'
      ? yield* outputsThere(persona, reading)
      : yield* constraintsKept(persona, reading)
  if (verdicts.length === 0) {
    const reason = `${persona.code} has nothing here that a machine could check`
    return { id, outcome: 'not_measured', reason }
  }
  const unmeasured = verdicts.filter((verdict) => verdict.outcome === 'not_measured')
  if (unmeasured.length > 0) return { id, outcome: 'not_measured', reason: reasonsOf(unmeasured) }
  const broken = verdicts.filter((verdict) => verdict.outcome === 'failed')
  const kept = verdicts.length - broken.length
  const value = kept / verdicts.length
  const unchecked = component === 'constraints' ? constraints.length - verdicts.length : 0
  const told = [
    broken.length === 0
      ? `all ${kept} of ${persona.code} ${component === 'constraints' ? 'are kept' : 'are there'}`
      : reasonsOf(broken),
    ...(unchecked > 0 ? [`${unchecked} not checked`] : []),
  ]
  const outcome = broken.length === 0 ? 'passed' : 'failed'
  return { id, outcome, value, reason: told.join(', ') }
}

function reasonsOf(verdicts: readonly ContentVerdict[]): string {
  return [...new Set(verdicts.map(({ reason }) => reason))].join('; ')
}

function* outputsThere(
  persona: Persona,
  { text }: ContentReading,
): Steps<readonly ContentVerdict[]> {
  const verdicts: ContentVerdict[] = []
  for (const expected of persona.riscear.expectedOutput) {
    const isThere = ((yield* sectionWords(text, expected)) ?? 0) > 0
    verdicts.push({
      outcome: isThere ? 'passed' : 'failed',
      value: isThere ? 1 : 0,
      reason: `no content under ${expected}`,
    })
  }
  return verdicts
}

function* constraintsKept(
  persona: Persona,
  reading: ContentReading,
): Steps<readonly ContentVerdict[]> {
  const verdicts: ContentVerdict[] = []
  for (const { text, check } of persona.riscear.constraints) {
    if (!check) continue
    const verdict = yield* checkContent(reading, check)
    verdicts.push({ ...verdict, reason: `${text} (${verdict.reason})` })
  }
  return verdicts
}
