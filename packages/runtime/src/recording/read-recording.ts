import { readFile, stat } from 'node:fs/promises'
import type { Connection } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { resolveSecret } from '../secrets/resolve-secret.ts'
import { recordingErrors } from './diagnostics.ts'
import type { Recording } from './recording.ts'
import { assertRecording, openRecording } from './recording-file.ts'

const PREFIX = 'file:'

/**
 * Reads the recording that a connection names, and opens it with the key that it names.
 *
 * @param secret resolves the reference to the key
 * @throws FccError FCC_RECORDING_MISSING, FCC_RECORDING_TOO_LARGE, FCC_RECORDING_INVALID, FCC_RECORDING_KEY
 */
export async function readRecording(
  { model, key, limits }: Connection,
  secret: (reference: string) => Promise<string> = (reference) =>
    resolveSecret(reference, reference),
): Promise<Recording> {
  if (!model.startsWith(PREFIX)) {
    throw recordingErrors.missing(model, 'its model is the file of a recording, as file:PATH')
  }
  const file = model.slice(PREFIX.length)
  const bytes = await readBounded(file, limits.answerBytes)
  assertRecording(bytes, file)
  if (key === undefined) throw recordingErrors.key(file, 'no key is named')
  return openRecording(bytes, await keyAt(file, key, secret), file)
}

async function readBounded(file: string, most: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > most) throw recordingErrors.tooLarge(file, size, most)
    return await readFile(file)
  } catch (error) {
    if (FccError.is(error)) throw error
    const { code } = error as { readonly code?: unknown }
    throw recordingErrors.missing(file, code === 'ENOENT' ? 'it is not there' : String(code))
  }
}

async function keyAt(
  file: string,
  reference: string,
  secret: (reference: string) => Promise<string>,
): Promise<string> {
  try {
    return await secret(reference)
  } catch {
    throw recordingErrors.key(file, `there is no key at ${reference}`)
  }
}
