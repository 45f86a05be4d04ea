import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { openBytes, SEALED_OVERHEAD_BYTES, sealBytes } from '@fcc/sealing'
import { z } from 'zod'
import { recordingErrors } from './diagnostics.ts'
import type { Recording } from './recording.ts'

/** The version of the format: mark, version, which key, how long what follows is; then sealed JSON. */
const VERSION = 1
const MARK = Buffer.from('fcc-recording')
const KEY_BYTES = 32
const KEY_ID_BYTES = 8
const VERSION_AT = MARK.length
const KEY_ID_AT = VERSION_AT + 1
const LENGTH_AT = KEY_ID_AT + KEY_ID_BYTES
const HEADER_BYTES = LENGTH_AT + 4

const usage = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number().optional(),
  reasoningTokens: z.number().optional(),
})
// What an answer must be is the port's to say, which looks at each when it is given.
const answer = z.object({
  parts: z.array(z.looseObject({ kind: z.string() })),
  stop: z.string(),
  model: z.string(),
  usage,
})
const content = z.object({
  answers: z.array(
    z.object({ place: z.string(), request: z.string(), provider: z.string(), answer }),
  ),
})

/** A recording as it leaves: sealed, with the one key that opens it. */
export interface SealedRecording {
  readonly bytes: Uint8Array
  /** As text, to be kept apart from the file. */
  readonly key: string
}

/** Seals a recording with AES-256-GCM under a key that is made for it and for nothing else. */
export function sealRecording(recording: Recording): SealedRecording {
  const key = randomBytes(KEY_BYTES)
  const plain = Buffer.from(JSON.stringify(recording))
  const header = Buffer.alloc(HEADER_BYTES)
  MARK.copy(header)
  header.writeUInt8(VERSION, VERSION_AT)
  keyId(key).copy(header, KEY_ID_AT)
  header.writeUInt32BE(plain.length + SEALED_OVERHEAD_BYTES, LENGTH_AT)
  const sealed = sealBytes(createSecretKey(key), plain, header)
  return { bytes: Buffer.concat([header, sealed]), key: key.toString('base64url') }
}

/**
 * Opens a recording.
 *
 * @param file its name, for messages
 * @throws FccError FCC_RECORDING_INVALID, FCC_RECORDING_KEY
 */
export function openRecording(bytes: Uint8Array, key: string, file: string): Recording {
  const given = Buffer.from(bytes)
  assertRecording(given, file)
  const raw = Buffer.from(key.trim(), 'base64url')
  if (raw.length !== KEY_BYTES)
    throw recordingErrors.key(file, 'what is there is no key of a recording')
  if (!keyId(raw).equals(given.subarray(KEY_ID_AT, LENGTH_AT))) {
    throw recordingErrors.key(file, 'it is the key of another recording')
  }
  return readContent(opened(raw, given, file), file)
}

/** Makes sure that bytes are a recording, whole and of this version; that takes no key. @throws FccError FCC_RECORDING_INVALID */
export function assertRecording(bytes: Uint8Array, file: string): void {
  const given = Buffer.from(bytes)
  if (!given.subarray(0, MARK.length).equals(MARK)) {
    throw recordingErrors.invalid(file, 'it does not begin as a recording does')
  }
  const version = given[VERSION_AT]
  if (version !== undefined && version !== VERSION) {
    throw recordingErrors.invalid(
      file,
      `its format is ${version}, and what is read here is ${VERSION}`,
    )
  }
  if (given.length < HEADER_BYTES) throw recordingErrors.invalid(file, 'it is cut off')
  const sealed = given.subarray(HEADER_BYTES)
  const missing = given.readUInt32BE(LENGTH_AT) - sealed.length
  if (missing > 0)
    throw recordingErrors.invalid(file, `it is cut off: ${missing} bytes are missing`)
  if (missing < 0) {
    throw recordingErrors.invalid(file, `${-missing} bytes follow its end`)
  }
}

function opened(key: Buffer, given: Buffer, file: string): Uint8Array {
  try {
    const header = given.subarray(0, HEADER_BYTES)
    return openBytes(createSecretKey(key), given.subarray(HEADER_BYTES), header)
  } catch (error) {
    throw recordingErrors.invalid(file, 'its bytes were changed', error)
  }
}

function readContent(plain: Uint8Array, file: string): Recording {
  const { data } = content.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  if (!data) throw recordingErrors.invalid(file, 'what is sealed in it is no recording')
  return data as unknown as Recording
}

/** Tells keys apart without giving anything of them away: they are random, and of 256 bits. */
function keyId(key: Buffer): Buffer {
  const digest = createHash('sha256').update('fcc-recording key').update(key).digest()
  return digest.subarray(0, KEY_ID_BYTES)
}
