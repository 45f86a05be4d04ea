import { isFinal, type RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { writeText } from '../io/write-file.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { counted } from '../render/counted.ts'

/** A recording that was written, and the file with its key. */
export interface WrittenRecording {
  readonly file: string
  readonly key: string
  readonly answers: number
  readonly scrubbed: number
}

/**
 * Writes what models answered in a run to a file, and its key to another beside it: whoever has both reads it.
 *
 * @param wanted.file an absolute path
 */
export async function writeRecording(
  { terminal }: Pick<CommandContext, 'terminal'>,
  session: TenantSession,
  wanted: { readonly run: string; readonly file: string; readonly purpose?: string | undefined },
): Promise<WrittenRecording> {
  const { run, file, purpose } = wanted
  const { answers, bytes, key, scrubbed } = await session.recording(run, { purpose })
  const keyFile = `${file}.key`
  writeText(keyFile, `${key}\n`)
  writeText(file, bytes)
  terminal.say(
    '',
    `  Recorded ${counted(answers, 'answer')} in ${file}`,
    `  Its key is ${keyFile}: whoever has both can read it`,
    ...(scrubbed === 0
      ? []
      : [
          `  Rules changed ${counted(scrubbed, 'answer')}: a step that read what is gone now asks what was not recorded`,
        ]),
  )
  return { file, key: keyFile, answers, scrubbed }
}

/** Records a run that was followed, where it is over; what is refused is said, and the run stays as it ended. */
export async function recordEnded(
  context: CommandContext,
  session: TenantSession,
  { run, file }: { readonly run: RunRecord; readonly file: string },
): Promise<WrittenRecording | 'open' | 'refused'> {
  const { terminal, global } = context
  if (!isFinal(run.state)) {
    terminal.complain(
      `  Not recorded: the run is ${run.state}. Once it is over   fcc record ${run.id} FILE${repeatedFlags(global)}`,
    )
    return 'open'
  }
  try {
    return await writeRecording(context, session, { run: run.id, file })
  } catch (error) {
    if (!FccError.is(error)) throw error
    terminal.complain(`  Not recorded: ${error.code}  ${error.why}`, `  Fix  ${error.fix}`)
    return 'refused'
  }
}
