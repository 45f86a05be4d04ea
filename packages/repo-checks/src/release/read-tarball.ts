import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { BuiltPackage } from './build-statement.ts'

const manifest = z.looseObject({ name: z.string(), version: z.string() })

/** No package of ours unpacks to more, by far. */
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024
const BLOCK = 512

/** A packed package by its bytes: its name and version are those of the manifest inside it. @throws Error */
export function readTarball(bytes: Uint8Array): BuiltPackage {
  const tar = gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES })
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const name = text(tar, at, 100)
    const size = Number.parseInt(text(tar, at + 124, 12).trim() || '0', 8)
    if (name === 'package/package.json') {
      const json: unknown = JSON.parse(tar.toString('utf8', at + BLOCK, at + BLOCK + size))
      return { ...manifest.parse(json), bytes }
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  throw new Error('There is no package/package.json in this file.')
}

function text(tar: Buffer, at: number, length: number): string {
  const field = tar.subarray(at, at + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}
