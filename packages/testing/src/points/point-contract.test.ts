import type { PointSuite, SuiteOptions, TestRunner } from '@fcc/conformance'
import { definePlugin, definePoint, type PointShape } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { pointContract } from './point-contract.ts'

interface Greeting {
  readonly id: string
  greet(name: string): string
}
interface GreetingShape extends PointShape {
  readonly value: Greeting
}
const greetings = definePoint<GreetingShape>({
  id: 'acme-manners/greetings',
  version: 1,
  scope: 'assembly',
  combine: 'all-run',
  onFailure: 'drop',
})
interface GreetingCase {
  readonly name: string
  readonly of: string
  readonly says: string
}
/** What the plugin that defines the point gives to authors. */
const greetingSuite: PointSuite<Greeting, SuiteOptions<GreetingCase>> = {
  point: greetings.id,
  checks: [
    {
      name: 'it greets as it should',
      asks: 'each case',
      run: ({ subject }, { of, says }) =>
        subject.greet(of) === says ? [] : [`It says ${subject.greet(of)}.`],
    },
    {
      name: 'it names whom it greets',
      asks: 'all cases',
      run: ({ subject }, { of }) => (subject.greet(of).includes(of) ? [] : [`It forgets ${of}.`]),
    },
  ],
}
const plugin = definePlugin({
  id: 'acme-manners',
  points: [greetings],
  setup({ contribute }) {
    contribute(greetings, { id: 'acme-manners/plain', greet: (name) => `Hello, ${name}.` })
  },
})

/** What a contract registers, run by no test runner at all. */
async function runWith(register: (runner: TestRunner) => void): Promise<Record<string, string>> {
  const tests: { readonly name: string; run(): Promise<void> }[] = []
  const closing: (() => Promise<void>)[] = []
  let defined!: void | Promise<void>
  register({
    describe(_, define) {
      defined = define()
    },
    it: (name, _, run) => tests.push({ name, run }),
    after: (close) => closing.push(close),
  })
  await defined
  const results: Record<string, string> = {}
  for (const { name, run } of tests) {
    results[name] = await run().then(
      () => 'passed',
      (error: unknown) => String((error as { readonly code?: unknown }).code ?? error),
    )
  }
  for (const close of closing) await close()
  return results
}

const cases = [
  { name: 'Ada', of: 'Ada', says: 'Hello, Ada.' },
  { name: 'Grace', of: 'Grace', says: 'Good day, Grace.' },
]

describe('the contract of a point', () => {
  it('runs the suite that came with a point of a plugin, in whichever runner is named', async () => {
    const found = await runWith((runner) =>
      pointContract(plugin, greetingSuite, 'acme-manners/plain', { cases, runner }),
    )
    expect(found).toEqual({
      'it greets as it should: Ada': 'passed',
      'it greets as it should: Grace': 'Error: It says Hello, Grace..',
      'it names whom it greets': 'passed',
    })
  })

  it('is one red test where the plugin that defines the point is not there', async () => {
    const other = definePlugin({ id: 'acme-other', setup: () => undefined })
    const found = await runWith((runner) =>
      pointContract(other, greetingSuite, 'acme-other/plain', { cases, runner }),
    )
    expect(found).toEqual({ 'is there to be tried': 'FCC_TESTING_UNKNOWN_POINT' })
  })

  it('refuses a point that has no suite, as plain JavaScript may name one', () => {
    const ask = () => pointContract(plugin, 'scorer' as never, 'acme-manners/x', { cases } as never)
    expect(ask).toThrow(/no contract of the point scorer. Did you mean scorers\?/)
  })
})
