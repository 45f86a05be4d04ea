import type { Scenario } from '@fcc/contracts'
import { CANARY, withCanary } from '../checks/canary.ts'
import { DEFAULT_HOSTILE_LIMITS } from '../hostile/hostile-limits.ts'
import { hostileTexts } from '../hostile/hostile-texts.ts'
import type { ScenarioCase } from './scenario-case.ts'

/** One run that the suite tries by itself. */
interface Trial {
  readonly name: string
  readonly given: Omit<ScenarioCase, 'name'>
}

/** The largest input that is built to be one byte too large, in bytes. */
const MAX_BUILT_BYTES = 128 * 1024 * 1024

/** What the scenario says that it does not take, each with how the code of its refusal begins. */
export function refusedInputs(
  scenario: Scenario,
  first: ScenarioCase,
): readonly (Trial & { readonly code: string })[] {
  const { input } = first
  const withInput = (changed: ScenarioCase['input']) => ({ ...first, input: changed })
  const inputs = Object.entries(scenario.inputs)
  return [
    ...inputs
      .filter(([, { required }]) => required)
      .map(([name]) => {
        const { [name]: _, ...rest } = input
        return { name: `a run without ${name}`, given: withInput(rest), code: 'FCC_INPUT_' }
      }),
    ...inputs
      .filter(([, { maxBytes }]) => maxBytes < MAX_BUILT_BYTES)
      .map(([name, { maxBytes }]) => ({
        name: `one byte too many of ${name}`,
        given: withInput({ ...input, [name]: 'x'.repeat(maxBytes + 1) }),
        code: 'FCC_INPUT_',
      })),
    {
      name: 'an input that nobody declared',
      given: withInput({ ...input, 'no-such-input': 'x' }),
      code: 'FCC_INPUT_',
    },
    {
      name: 'a purpose that is not listed',
      given: { ...first, purpose: 'no-such-purpose' },
      code: 'FCC_PURPOSE_',
    },
  ]
}

/** Each hostile text in the place of each input. */
export function hostileInputs(scenario: Scenario, first: ScenarioCase): readonly Trial[] {
  const texts = hostileTexts(DEFAULT_HOSTILE_LIMITS)
  return Object.keys(scenario.inputs).flatMap((input) =>
    texts.map(({ name, text }) => ({
      name: `${name} as ${input}`,
      given: { ...first, input: { ...first.input, [input]: text } },
    })),
  )
}

/** The first case with a word of its own in each input. */
export function withCanaryIn(scenario: Scenario, first: ScenarioCase): readonly Trial[] {
  return Object.entries(scenario.inputs).map(([name, { mediaType }]) => {
    const text = first.input[name] ?? ''
    const marked =
      mediaType === 'application/json'
        ? text.replace(/"([^"\\]{3,})"/, `"$1 ${CANARY}"`)
        : mediaType === 'text/csv'
          ? `${text.trimEnd()}\n${CANARY},${CANARY},${CANARY}\n`
          : withCanary(text)
    return { name, given: { ...first, input: { ...first.input, [name]: marked } } }
  })
}
