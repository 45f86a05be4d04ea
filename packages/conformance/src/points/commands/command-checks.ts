import {
  type Call,
  type Command,
  type CommandFile,
  type CommandSession,
  type CommandValue,
  commands,
} from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { judgeText } from '../cases/text-expectation.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { judgePaths } from '../checks/judge-paths.ts'
import { outlineProblems } from '../checks/outline.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { SAMPLE_TENANTS } from '../samples/sample-tenants.ts'
import { commandAnswerProblems } from './answer-problems.ts'
import { type CommandAnswer, callCommand } from './call-command.ts'
import { type CommandCase, policeCommandCases } from './command-case.ts'
import { exampleProblems } from './example-problems.ts'
import { probeCommand } from './probe-command.ts'

/** What the suite of commands takes. */
export interface CommandSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly CommandCase[]
  /** What commands may do in their tenant; without it, a tenant that has no runs. */
  readonly session?: CommandSession | undefined
}

/**
 * The contract of a command, as checks: what the cases say, and what holds of every command. Its
 * examples are calls of it, it ends with an outcome or refuses with a code, it tells machines what it
 * tells people, and keeps nothing from one call to the next.
 *
 * @example
 * commandChecks(scan, {
 *   cases: [{ name: 'nothing found', arguments: { note: { name: 'n.txt', text: 'Well.' } }, ends: 'completed' }],
 * })
 */
export function commandChecks(
  command: Command<never>,
  options: CommandSuiteOptions,
): readonly Check[] {
  const { cases, settings = {}, session } = options
  const subject = command as Command
  const call = (each: CommandCase, tenant?: Call['tenant']) =>
    callCommand(subject, structuredClone(each), { settings, session, tenant })
  const ending = cases.filter(({ refuses }) => refuses === undefined)
  return [
    defineCheck('its cases can be trusted', () => policeCommandCases(cases, subject)),
    defineCheck('its outline is that of a command', () =>
      outlineProblems(commands as unknown as AnyPoint, command),
    ),
    defineCheck('its examples are calls of it', () => exampleProblems(subject)),
    ...cases.map((each) =>
      defineCheck(`it does as it should: ${each.name}`, async () =>
        judgeCase(each, await outcomeOf(() => call(each))),
      ),
    ),
    defineCheck('it ends with an outcome, and tells machines one JSON value', async () => {
      const problems: string[] = []
      for (const each of ending) problems.push(...commandAnswerProblems(await call(each)))
      return problems
    }),
    defineCheck('the same words have the same answer, whatever was asked between', () =>
      findLeftovers(ending, call),
    ),
    defineCheck('it leaves its words and its settings as they are', async () => {
      const problems: string[] = []
      for (const each of ending) {
        const given = structuredClone({ ...each, settings: each.settings ?? settings })
        const act = () => callCommand(subject, given, { settings, session })
        problems.push(...(await findChanges({ ...given }, act)))
      }
      return problems
    }),
    ...hostileChecks({
      pointId: commands.id,
      contribution: subject,
      probe: probeCommand,
      context: {
        settings,
        base: { arguments: ending[0]?.arguments, options: ending[0]?.options },
      },
      own: cases.flatMap(({ arguments: words = {}, options: named = {} }) =>
        [...Object.values(words), ...Object.values(named)].flatMap(textsOf),
      ),
      reload: options.reload,
      limits: options.limits,
    }),
  ]
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
async function findLeftovers(
  cases: readonly CommandCase[],
  call: (each: CommandCase, tenant: Call['tenant']) => Promise<CommandAnswer>,
): Promise<readonly string[]> {
  const { riverside, lakeside } = SAMPLE_TENANTS
  const ask = async (asked: readonly CommandCase[], tenant: Call['tenant']) => {
    const answers: string[] = []
    for (const each of asked) answers.push(canonicalText(await call(each, tenant)))
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
