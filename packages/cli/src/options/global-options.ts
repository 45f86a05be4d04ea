import type { Command } from 'commander'

/** The options that every command takes. */
export interface GlobalOptions {
  readonly config?: string | undefined
  readonly tenant?: string | undefined
  readonly as?: string | undefined
  readonly json?: boolean | undefined
  readonly color: boolean
  /** Whether what is counted beside the matter is told too. */
  readonly verbose?: boolean | undefined
}

/** Adds the options that every command takes. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--config <file>', 'the configuration; fcc.yaml of this folder by default')
    .option('--tenant <id>', 'whose data and rules; the only tenant by default')
    .option(
      '--as <id[:role,…]>',
      'who acts, with which roles: believed, not proven; you, without roles, by default',
    )
    .option('--json', 'one JSON document instead of lines for people')
    .option('--verbose', 'also what was counted on the way')
    .option('--no-color', 'no colours; the variable NO_COLOR says the same')
}
