import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { masterKeySuite, portConformance } from '@fcc/conformance'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { thrownCode } from '../fixtures/error-code.ts'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { createFileMasterKey } from './file-master-key.ts'

portConformance('file', masterKeySuite, () => {
  const directory = temporaryDirectory()
  const path = join(directory.path, 'keys', 'master.key')
  return {
    masterKey: createFileMasterKey(path),
    other: createFileMasterKey(join(directory.path, 'other', 'master.key')),
    again: () => createFileMasterKey(path),
    cleanup: directory.remove,
  }
})

describe('a master key in a file', () => {
  let directory: ReturnType<typeof temporaryDirectory>
  let path: string
  const refusal = () => thrownCode(() => createFileMasterKey(path))

  beforeEach(() => {
    directory = temporaryDirectory()
    path = join(directory.path, 'keys', 'master.key')
  })
  afterEach(() => directory.remove())

  it('is made on first use, for its owner alone, and leaves no draft beside it', () => {
    createFileMasterKey(path)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    expect(readdirSync(dirname(path))).toEqual(['master.key'])
    expect(readFileSync(path, 'latin1')).toMatch(/^[A-Za-z0-9_-]{43}\n$/)
  })

  it('is not made anew when it is there', () => {
    const { id } = createFileMasterKey(path)
    const text = readFileSync(path)
    expect(createFileMasterKey(path).id).toBe(id)
    expect(readFileSync(path)).toEqual(text)
  })

  it.each([0o640, 0o604, 0o644, 0o660, 0o666, 0o601])('is refused with mode %o', (mode) => {
    createFileMasterKey(path)
    chmodSync(path, mode)
    expect(refusal()).toBe('FCC_SEALING_KEY_PERMISSIONS')
  })

  it.each([0o400, 0o600, 0o700])('is taken with mode %o', (mode) => {
    createFileMasterKey(path)
    chmodSync(path, mode)
    expect(refusal()).toBe('none')
  })

  it.each([0o720, 0o702, 0o777])('is refused in a directory of mode %o', (mode) => {
    createFileMasterKey(path)
    chmodSync(dirname(path), mode)
    expect(refusal()).toBe('FCC_SEALING_KEY_PERMISSIONS')
  })

  it('is not made in a directory that others can write to', () => {
    mkdirSync(dirname(path))
    chmodSync(dirname(path), 0o777)
    expect(refusal()).toBe('FCC_SEALING_KEY_PERMISSIONS')
    expect(existsSync(path)).toBe(false)
  })

  it.each([
    ['empty', ''],
    ['too short', 'QUJD\n'],
    ['too long', 'A'.repeat(44)],
    ['very long', 'A'.repeat(100_000)],
    ['binary', '\u0000\u0001\u0002'],
    ['two keys', `${'A'.repeat(43)}\n${'B'.repeat(43)}\n`],
  ])('is refused and left alone when the file is %s', (_what, text) => {
    createFileMasterKey(path)
    writeFileSync(path, text)
    expect(refusal()).toBe('FCC_SEALING_KEY_INVALID')
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('is not made where it has to be there already', () => {
    const opening = () => createFileMasterKey(path, { make: false })
    expect(thrownCode(opening)).toBe('FCC_SEALING_KEY_UNREADABLE')
    expect(existsSync(dirname(path))).toBe(false)
    const { id } = createFileMasterKey(path)
    expect(opening().id).toBe(id)
  })

  it('is refused where the path is a directory, or lies under a file', () => {
    mkdirSync(path, { recursive: true })
    chmodSync(path, 0o700)
    expect(refusal()).toBe('FCC_SEALING_KEY_UNREADABLE')
    const file = join(directory.path, 'file')
    writeFileSync(file, '')
    path = join(file, 'master.key')
    expect(refusal()).toBe('FCC_SEALING_KEY_UNREADABLE')
  })
})

describe('a master key in a file that is renewed', () => {
  let directory: ReturnType<typeof temporaryDirectory>
  let path: string

  beforeEach(() => {
    directory = temporaryDirectory()
    path = join(directory.path, 'keys', 'master.key')
  })
  afterEach(() => directory.remove())

  it('is a further file, which wraps from then on in whoever has the first open', async () => {
    const [one, other] = [createFileMasterKey(path), createFileMasterKey(path)]
    const before = { id: one.id, wrapped: await one.wrap(Buffer.from('a key')) }
    await one.renew?.()
    expect(readdirSync(dirname(path)).sort()).toEqual(['master.key', 'master.key.2'])
    expect(statSync(`${path}.2`).mode & 0o777).toBe(0o600)
    expect(other.current?.().id).toBe(one.id)
    expect(one.id).not.toBe(before.id)
    for (const each of [one, other, createFileMasterKey(path)]) {
      expect(each.id).toBe(one.id)
      const known = each.known?.(before.id)
      expect(Buffer.from((await known?.unwrap(before.wrapped)) ?? []).toString()).toBe('a key')
    }
  })

  it('gives up the ones before, and never the one that wraps', async () => {
    const key = createFileMasterKey(path)
    const first = key.id
    await key.renew?.()
    expect(thrownCode(() => key.retire?.(key.id))).toBe('FCC_SEALING_NOT_RETIRED')
    await key.retire?.(first)
    await key.retire?.('mk_of_somebody_else')
    expect(readdirSync(dirname(path))).toEqual(['master.key.2'])
    const again = createFileMasterKey(path)
    expect(again.id).toBe(key.id)
    expect(again.known?.(first)).toBeUndefined()
    await again.renew?.()
    expect(readdirSync(dirname(path)).sort()).toEqual(['master.key.2', 'master.key.3'])
  })

  it('is refused where others can read the newest', async () => {
    await createFileMasterKey(path).renew?.()
    chmodSync(`${path}.2`, 0o644)
    expect(thrownCode(() => createFileMasterKey(path))).toBe('FCC_SEALING_KEY_PERMISSIONS')
  })
})
