import { isFinal, type RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { type OutputFile, outputFile } from '../options/output-file.ts'

/** A recording that was written, and the file with its key. */
export interface WrittenRecording {
  readonly file: string
  readonly key: string
  readonly answers: number
  readonly scrubbed: number
}

/** Where a recording goes, and where its key does. */
export interface RecordingFiles {
  readonly recording: OutputFile
  readonly key: OutputFile
}

/** The file that is named for a recording, and the one beside it. @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE */
export function recordingFiles(
  cwd: string,
  written: string,
  over: { readonly force?: boolean | undefined },
): RecordingFiles {
  return {
    recording: outputFile(cwd, written, over),
    key: outputFile(cwd, `${written}.key`, over),
  }
}

/** Writes what models answered in a run to a file, and its key to another beside it: whoever has both reads it. */
export async function writeRecording(
  session: TenantSession,
  wanted: {
    readonly run: string
    readonly to: RecordingFiles
    readonly purpose?: string | undefined
  },
): Promise<WrittenRecording> {
  const { run, to, purpose } = wanted
  const { answers, bytes, key, scrubbed } = await session.recording(run, { purpose })
  to.key.write(`${key}\n`)
  to.recording.write(bytes)
  return { file: to.recording.file, key: to.key.file, answers, scrubbed }
}

/** What came of recording a run that was followed. */
export type EndedRecording =
  | { readonly kind: 'written'; readonly recording: WrittenRecording }
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly error: FccError }

/** Records a run that was followed, where it is over; what is refused leaves the run as it ended. */
export async function recordEnded(
  session: TenantSession,
  { run, to }: { readonly run: RunRecord; readonly to: RecordingFiles },
): Promise<EndedRecording> {
  if (!isFinal(run.state)) return { kind: 'open' }
  try {
    return { kind: 'written', recording: await writeRecording(session, { run: run.id, to }) }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { kind: 'refused', error }
  }
}
