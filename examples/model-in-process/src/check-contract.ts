import { checksOf, POINT_SUITES } from '@fcc/conformance'
import { type Connection, DEFAULT_CONNECTION_LIMITS, type Provider } from '@fcc/contracts'

/** The checks with texts that are made to confuse: thousands of answers, which a model would take days for. */
const OF_ANY_TEXT = /texts|repeti/

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    colours: { type: 'array', items: { type: 'string', maxLength: 12 }, minItems: 2, maxItems: 2 },
  },
  required: ['colours'],
} as const

/**
 * Holds the provider to the contract of providers with its real model, and says what came of each check.
 *
 * @returns how many were not kept
 */
export async function checkContract(
  provider: Provider,
  model: string,
  say: (line: string) => void,
): Promise<number> {
  const settings: Connection = {
    model,
    limits: { ...DEFAULT_CONNECTION_LIMITS, firstMs: 600_000, pauseMs: 120_000, outputTokens: 6 },
  }
  const suite = POINT_SUITES.providers
  const rows = suite.checks.filter(({ name }) => !OF_ANY_TEXT.test(name))
  const checks = checksOf({ ...suite, checks: rows }, provider, {
    settings,
    cases: [
      {
        name: 'two colours',
        user: 'Name two colours, and nothing else.',
        answers: { lacks: ['<|im_'] },
      },
      {
        name: 'two colours as the schema has them',
        user: 'Name two colours as JSON.',
        mediaType: 'application/json',
        schema,
        settings: { ...settings, limits: { ...settings.limits, outputTokens: 24 } },
        answers: { includes: ['"colours"'] },
      },
      {
        name: 'a file that is not there',
        settings: { ...settings, model: `${model}.missing` },
        refuses: 'FCC_PROVIDER_FAILED',
      },
      {
        name: 'more than its context holds',
        user: 'word '.repeat(20_000),
        refuses: 'FCC_PROVIDER_CONTEXT_TOO_LONG',
      },
    ],
  })
  let broken = 0
  for (const check of checks) {
    const problems = await check.find()
    if (problems.length > 0) broken += 1
    say(`${problems.length === 0 ? '✓' : '✗'} ${check.name}`)
    for (const problem of problems) say(`    ${problem}`)
  }
  return broken
}
