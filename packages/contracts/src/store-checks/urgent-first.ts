import { RUN_COMMANDS, type RunCommand } from '../run/run-command.ts'

/** Commands of one run in the order in which they are carried out: by urgency, then as they were written. */
export function urgentFirst(commands: readonly RunCommand[]): readonly RunCommand[] {
  return [...commands].sort(
    (one, other) => RUN_COMMANDS.indexOf(one.kind) - RUN_COMMANDS.indexOf(other.kind),
  )
}
