import {
  type Call,
  type Command,
  type CommandFile,
  type CommandSession,
  type CommandValue,
  commands,
} from '@fcc/contracts'
import { judgeText } from '../cases/text-expectation.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { judgePaths } from '../checks/judge-paths.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { SAMPLE_TENANTS } from '../samples/sample-tenants.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck } from '../suite/shared-checks.ts'
import { isAnswered, type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { commandAnswerProblems } from './answer-problems.ts'
import { type CommandAnswer, callCommand } from './call-command.ts'
import { type CommandCase, policeCommandCases } from './command-case.ts'
import { exampleProblems } from './example-problems.ts'
import { probeCommand } from './probe-command.ts'

/** What the suite of commands takes. */
export interface CommandSuiteOptions extends SuiteOptions<CommandCase> {
  /** What commands may do in their tenant; without it, a tenant that has no runs. */
  readonly session?: CommandSession | undefined
}

type CommandTrial = Trial<Command, CommandSuiteOptions>

const call = (
  { subject, settings, session }: CommandTrial,
  each: CommandCase,
  tenant?: Call['tenant'],
): Promise<CommandAnswer> =>
  callCommand(subject, structuredClone(each), { settings, session, tenant })

/**
 * The contract of a command: what the cases say, and what holds of every command. Its examples are
 * calls of it, it ends with an outcome or refuses with a code, it tells machines what it tells people,
 * and keeps nothing from one call to the next.
 *
 * @example
 * checksOf(commandSuite, scan, {
 *   cases: [{ name: 'nothing found', arguments: { note: { name: 'n.txt', text: 'Well.' } }, ends: 'completed' }],
 * })
 */
export const commandSuite: PointSuite<Command, CommandSuiteOptions> = {
  point: commands.id,
  probe: probeCommand,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeCommandCases(cases, subject),
    },
    outlineCheck('a command', commands),
    { name: 'its examples are calls of it', run: ({ subject }) => exampleProblems(subject) },
    {
      name: 'it does as it should',
      asks: 'each case',
      run: async (trial, each) => judgeCase(each, await outcomeOf(() => call(trial, each))),
    },
    {
      name: 'it ends with an outcome, and tells machines one JSON value',
      asks: 'all cases',
      of: isAnswered,
      run: async (trial, each) => commandAnswerProblems(await call(trial, each)),
    },
    {
      name: 'the same words have the same answer, whatever was asked between',
      run: findLeftovers,
    },
    {
      name: 'it leaves its words and its settings as they are',
      asks: 'all cases',
      of: isAnswered,
      run: (trial, each) => {
        const { subject, settings, session } = trial
        const given = structuredClone({ ...each, settings: settingsOf(trial, each) })
        return findChanges({ ...given }, () => callCommand(subject, given, { settings, session }))
      },
    },
    ...hostileChecks<Command, CommandSuiteOptions>({
      point: commands.id,
      probe: probeCommand,
      base: ({ cases }) => {
        const first = cases.find(isAnswered)
        return { arguments: first?.arguments, options: first?.options }
      },
      own: ({ cases }) =>
        cases.flatMap(({ arguments: words = {}, options: named = {} }) =>
          [...Object.values(words), ...Object.values(named)].flatMap(textsOf),
        ),
    }),
  ],
}

function judgeCase(
  { ends, says, tells, refuses }: CommandCase,
  outcome: Outcome<CommandAnswer>,
): readonly string[] {
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  if (outcome.kind === 'refused') {
    return outcome.code === refuses ? [] : [`It refused with ${outcome.code}: ${outcome.said}`]
  }
  const { result } = outcome
  if (refuses !== undefined) return [`It did not refuse with ${refuses}.`]
  return [
    ...(ends === undefined || ends === result.outcome
      ? []
      : [`It ends with ${result.outcome}, expected ${ends}.`]),
    ...(says === undefined ? [] : judgeText('What it says', result.said.join('\n'), says)),
    ...(tells === undefined ? [] : judgePaths(result.documents.at(-1), tells)),
  ]
}

/** Asks forwards, for another tenant, and backwards: what is kept between calls shows. */
async function findLeftovers(trial: CommandTrial): Promise<readonly string[]> {
  const { riverside, lakeside } = SAMPLE_TENANTS
  const cases = trial.cases.filter(isAnswered)
  const ask = async (asked: readonly CommandCase[], tenant: Call['tenant']) => {
    const answers: string[] = []
    for (const each of asked) answers.push(canonicalText(await call(trial, each, tenant)))
    return answers
  }
  const first = await ask(cases, riverside)
  await ask(cases, lakeside)
  const again = (await ask(cases.toReversed(), riverside)).toReversed()
  return cases
    .filter((_, index) => first[index] !== again[index])
    .map(({ name }) => `"${name}" was answered otherwise after other calls.`)
}

function textsOf(value: CommandValue): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' ? [(value as CommandFile).text] : []
}
