import type { Command } from 'commander'
import type { ExitCode } from './exit-code.ts'
import type { CliStreams, Terminal } from './io/terminal.ts'
import type { GlobalOptions } from './options/global-options.ts'

/** What a command works with. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly streams: CliStreams
  readonly global: GlobalOptions
}

/** The program as its commands see it. */
export interface Cli {
  /** Does a command's work; what it gives back is the program's exit code. */
  perform(command: Command, work: (context: CommandContext) => Promise<ExitCode>): Promise<void>
}

/** Adds one command to the program. */
export type RegisterCommand = (program: Command, cli: Cli) => void

/** Examples for the end of a command's help. */
export function exampleText(...examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ fcc ${example}`).join('\n')}\n`
}
