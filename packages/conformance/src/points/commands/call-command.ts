import { createHash } from 'node:crypto'
import type { Call, Command, CommandOutcome, CommandSession } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { sampleCall } from '../samples/sample-tenants.ts'
import type { CommandCase } from './command-case.ts'

/** What a command said and how it ended. */
export interface CommandAnswer {
  readonly outcome: CommandOutcome
  /** The lines for people. */
  readonly said: readonly string[]
  /** What was told to machines, in order; the last one counts. */
  readonly documents: readonly unknown[]
}

/** A command's surroundings, where a case says nothing else. */
export interface CommandSurroundings {
  readonly settings: unknown
  readonly session?: CommandSession | undefined
  readonly tenant?: Call['tenant'] | undefined
}

/** A session in a tenant that has no rules, no runs and no scenarios. */
const EMPTY_SESSION: CommandSession = {
  principal: { kind: 'human', id: 'ada', roles: [] },
  read: async (file) => file.text,
  runs: async () => [],
  run: async (id) => refuse('FCC_RUN_UNKNOWN', `There is no run ${id}.`),
  outcome: async (id) => refuse('FCC_RUN_UNKNOWN', `There is no run ${id}.`),
  perform: async (name) => refuse('FCC_SCENARIO_UNKNOWN', `There is no scenario ${name}.`),
  keepReferenceData: async ({ text, ...data }) => ({
    ...data,
    digest: createHash('sha256').update(text, 'utf8').digest('hex'),
    bytes: Buffer.byteLength(text),
    at: '2026-03-02T10:00:00.000Z',
    by: 'ada',
  }),
}

function refuse(code: string, why: string): never {
  throw new FccError({ code, why, fix: 'Name one that is there.' })
}

/** Calls a command with words as they are given, and writes down what it says. */
export async function callCommand(
  command: Command,
  given: Pick<CommandCase, 'arguments' | 'options' | 'settings'>,
  { settings, session = EMPTY_SESSION, tenant }: CommandSurroundings,
): Promise<CommandAnswer> {
  const said: string[] = []
  const documents: unknown[] = []
  const outcome = await command.run({
    ...sampleCall(given.settings ?? settings, tenant),
    arguments: given.arguments ?? {},
    options: given.options ?? {},
    session,
    report: {
      say: (...lines) => void said.push(...lines),
      table: (rows) => void said.push(...rows.map((row) => row.join('  '))),
      text: (text) => void said.push(text),
      document: (value) => void documents.push(value),
    },
  })
  return { outcome, said, documents }
}
