import { isFinal, type RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { writeText } from '../io/write-file.ts'

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
  session: TenantSession,
  wanted: { readonly run: string; readonly file: string; readonly purpose?: string | undefined },
): Promise<WrittenRecording> {
  const { run, file, purpose } = wanted
  const { answers, bytes, key, scrubbed } = await session.recording(run, { purpose })
  const keyFile = `${file}.key`
  writeText(keyFile, `${key}\n`)
  writeText(file, bytes)
  return { file, key: keyFile, answers, scrubbed }
}

/** What came of recording a run that was followed. */
export type EndedRecording =
  | { readonly kind: 'written'; readonly recording: WrittenRecording }
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly error: FccError }

/** Records a run that was followed, where it is over; what is refused leaves the run as it ended. */
export async function recordEnded(
  session: TenantSession,
  { run, file }: { readonly run: RunRecord; readonly file: string },
): Promise<EndedRecording> {
  if (!isFinal(run.state)) return { kind: 'open' }
  try {
    return { kind: 'written', recording: await writeRecording(session, { run: run.id, file }) }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { kind: 'refused', error }
  }
}
