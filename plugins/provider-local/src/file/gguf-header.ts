import type { ByteReader } from './byte-reader.ts'
import { tensorBytes } from './tensor-bytes.ts'

/** What the beginning of a GGUF file says of the file. */
export interface GgufHeader {
  /** How many bytes the whole file has at least. */
  readonly bytes: number
  /** Whether it says how a conversation is written: a model for instructions does. */
  readonly hasChatTemplate: boolean
  /** In how many files the model is; 1 where this is all of it. */
  readonly parts: number
}

/** Thrown for what is no GGUF file that is known here, with the reason as the end of a sentence. */
export class NoGguf extends Error {}

const MAGIC = 'GGUF'
const VERSIONS = [2, 3]
/** More of these no model has; a file that says so is none. */
const MOST_ENTRIES = 100_000
const MOST_TENSORS = 1_000_000
const MOST_DIMENSIONS = 8
const DEEPEST = 4

/** Bytes of a value by the number of its type; text and lists have a length of their own. */
const SCALARS: Readonly<Record<number, number>> = {
  ...{ 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 },
}
const [UINT32, TEXT, LIST] = [4, 8, 9]

/**
 * Reads the header of a GGUF file, version 2 or 3: its entries and the places of its tensors, not the
 * tensors. Source: the GGUF specification in ggml's documentation.
 *
 * @throws NoGguf, and EndOfFile where the header is cut off
 */
export async function readGgufHeader(reader: ByteReader): Promise<GgufHeader> {
  const magic = (await reader.bytes(4)).toString('latin1')
  if (magic !== MAGIC) throw new NoGguf('it does not begin as one')
  const version = await reader.u32()
  if (!VERSIONS.includes(version)) throw new NoGguf('its version is not known here')
  const tensors = atMost(await reader.u64(), MOST_TENSORS)
  const entries = atMost(await reader.u64(), MOST_ENTRIES)
  let alignment = 32
  let parts = 1
  let hasChatTemplate = false
  for (let entry = 0; entry < entries; entry++) {
    const key = await reader.text()
    const type = await reader.u32()
    if (key === 'tokenizer.chat_template') hasChatTemplate = true
    if (key === 'general.alignment' && type === UINT32) alignment = await reader.u32()
    else if (key === 'split.count' && type === 2) parts = (await reader.bytes(2)).readUInt16LE()
    else await skipValue(reader, type, 0)
  }
  let end = 0
  for (let tensor = 0; tensor < tensors; tensor++) {
    await reader.text()
    const dimensions = atMost(await reader.u32(), MOST_DIMENSIONS)
    let values = 1
    for (let each = 0; each < dimensions; each++) values *= await reader.u64()
    const type = await reader.u32()
    const place = await reader.u64()
    end = Math.max(end, place + tensorBytes(type, values))
  }
  const begin = Math.ceil(reader.offset / Math.max(1, alignment)) * Math.max(1, alignment)
  return { bytes: begin + end, hasChatTemplate, parts }
}

async function skipValue(reader: ByteReader, type: number, depth: number): Promise<void> {
  const bytes = SCALARS[type]
  if (bytes !== undefined) return reader.skip(bytes)
  if (type === TEXT) return reader.skip(await reader.u64())
  if (type !== LIST || depth >= DEEPEST) throw new NoGguf('it holds what no such file does')
  const member = await reader.u32()
  const count = await reader.u64()
  const each = SCALARS[member]
  if (each !== undefined) return reader.skip(each * count)
  for (let index = 0; index < count; index++) await skipValue(reader, member, depth + 1)
}

function atMost(count: number, most: number): number {
  if (count > most) throw new NoGguf('it says that it holds more than any model')
  return count
}
