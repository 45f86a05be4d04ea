import {
  COMMAND_OUTCOMES,
  type Command,
  type CommandArgument,
  type CommandFile,
  type CommandOption,
  type CommandOutcome,
  type CommandValue,
} from '@fcc/contracts'
import { suggest } from '@fcc/plugin-api'
import { type MemberRule, object, oneOf, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type TextExpectation, textExpectation } from '../cases/text-expectation.ts'

/** Words given to a command, and what comes of them. */
export interface CommandCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** Argument name → value; a file is `{ name, text }`. */
  readonly arguments?: Readonly<Record<string, CommandValue>> | undefined
  /** Option name → value. */
  readonly options?: Readonly<Record<string, CommandValue>> | undefined
  /** Settings of this case, instead of the suite’s. */
  readonly settings?: unknown
  /** How it ends. */
  readonly ends?: CommandOutcome | undefined
  /** What the lines for people are, joined by line ends. */
  readonly says?: string | TextExpectation | undefined
  /** Values at paths of the document for machines: `{ 'findings.0.category': 'phi/mrn' }`. */
  readonly tells?: Readonly<Record<string, unknown>> | undefined
  /** The code of the error with which it refuses. */
  readonly refuses?: string | undefined
}

const paths: MemberRule = {
  expected: 'an object of paths with values, at least one',
  fits: (value) => object.fits(value) && Object.keys(value as object).length > 0,
}

const rules: CaseRules = {
  given: { arguments: object, options: object, settings: object },
  expects: {
    ends: oneOf(COMMAND_OUTCOMES),
    says: textExpectation,
    tells: paths,
    refuses: words,
  },
}

/** What is wrong with the cases of a command: also words that its declaration does not take. */
export function policeCommandCases(
  cases: readonly CommandCase[],
  command: Command,
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  return cases.flatMap((each) => [
    ...givenProblems(`Case "${each.name}"`, each.arguments ?? {}, command.arguments),
    ...givenProblems(`Case "${each.name}"`, each.options ?? {}, command.options),
    ...(each.refuses !== undefined &&
    [each.ends, each.says, each.tells].some((expected) => expected !== undefined)
      ? [`Case "${each.name}" expects an end and a refusal.`]
      : []),
  ])
}

function givenProblems(
  label: string,
  given: Readonly<Record<string, CommandValue>>,
  declared: readonly (CommandArgument | CommandOption)[],
): readonly string[] {
  const names = declared.map(({ name }) => name)
  return [
    ...Object.keys(given)
      .filter((name) => !names.includes(name))
      .map((name) => `${label} gives ${name}, which is not declared.${suggest(name, names)}`),
    ...declared
      .filter(({ name, required }) => required && given[name] === undefined)
      .map(({ name }) => `${label} does not give ${name}, which is required.`),
    ...declared
      .filter((each) => given[each.name] !== undefined && !fits(each, given[each.name]))
      .map(({ name, kind }) => `${label} gives ${name} as something that is no ${kind}.`),
  ]
}

function fits(declared: CommandArgument | CommandOption, value: CommandValue): boolean {
  if (declared.repeatable) {
    return Array.isArray(value) && value.every((each) => fitsOne(declared, each))
  }
  return fitsOne(declared, value)
}

function fitsOne({ kind, choices }: CommandArgument | CommandOption, value: unknown): boolean {
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'text':
      return typeof value === 'string' && (choices?.includes(value) ?? true)
    case 'file': {
      const { name, text } = (value ?? {}) as Partial<CommandFile>
      return typeof name === 'string' && typeof text === 'string'
    }
  }
}
