import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** What a made file says; by default it is a whole, tiny model for instructions. */
export interface MadeFile {
  readonly version?: number
  readonly hasChatTemplate?: boolean
  readonly parts?: number
  /** How many entries it says that it has, whatever it has. */
  readonly entries?: number
}

const TENSOR_VALUES = 64

/** The bytes of a GGUF file with one tensor of 64 numbers and nothing that could be computed with. */
export function ggufBytes(made: MadeFile = {}): Buffer {
  const entries: Buffer[] = [
    Buffer.concat([text('general.architecture'), u32(8), text('none')]),
    Buffer.concat([text('general.alignment'), u32(4), u32(64)]),
    Buffer.concat([text('tokenizer.ggml.tokens'), u32(9), u32(8), u64(2), text('a'), text('b')]),
    Buffer.concat([text('tokenizer.ggml.scores'), u32(9), u32(6), u64(2), Buffer.alloc(8)]),
  ]
  if (made.hasChatTemplate !== false) {
    entries.push(Buffer.concat([text('tokenizer.chat_template'), u32(8), text('{{ messages }}')]))
  }
  if (made.parts !== undefined) {
    const count = Buffer.alloc(2)
    count.writeUInt16LE(made.parts)
    entries.push(Buffer.concat([text('split.count'), u32(2), count]))
  }
  const tensor = Buffer.concat([text('weights'), u32(1), u64(TENSOR_VALUES), u32(0), u64(0)])
  const header = Buffer.concat([
    Buffer.from('GGUF'),
    u32(made.version ?? 3),
    u64(1),
    u64(made.entries ?? entries.length),
    ...entries,
    tensor,
  ])
  const padding = Buffer.alloc((64 - (header.length % 64)) % 64)
  return Buffer.concat([header, padding, Buffer.alloc(TENSOR_VALUES * 4)])
}

/** A file with these bytes, gone when the test ends. */
export function fileOf(bytes: Uint8Array, name = 'small.gguf'): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-provider-local-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function text(value: string): Buffer {
  return Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)])
}
