import { randomBytes } from 'node:crypto'
import type { MasterKey } from '@fcc/contracts'
import { expect } from 'vitest'
import type { ConformanceCase, PortSuite } from '../port-suite.ts'

/** A master key, another one of the same kind, and how to open the first one anew. */
export interface MasterKeySubject {
  readonly masterKey: MasterKey
  readonly other: MasterKey
  /** The same key through another handle; absent where a key cannot outlive its handle. */
  readonly again?: (() => MasterKey | Promise<MasterKey>) | undefined
  cleanup(): void | Promise<void>
}

/** Whether an act is refused, be it synchronous or not. */
async function isRefused(act: () => unknown): Promise<boolean> {
  try {
    await act()
    return false
  } catch {
    return true
  }
}

function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from(part))
}

const masterKeyCases: readonly ConformanceCase<MasterKeySubject>[] = [
  {
    name: 'what it wraps it unwraps, whatever the length',
    run: async ({ masterKey }) => {
      for (const length of [0, 1, 16, 32, 48, 1000]) {
        const key = new Uint8Array(randomBytes(length))
        const wrapped = await masterKey.wrap(key)
        expect(new Uint8Array(await masterKey.unwrap(wrapped))).toEqual(key)
      }
    },
  },
  {
    name: 'wrapped keys do not show the key, and wrapping twice gives different bytes',
    run: async ({ masterKey }) => {
      const key = new Uint8Array(randomBytes(32))
      const [one, two] = [await masterKey.wrap(key), await masterKey.wrap(key)]
      expect(contains(one, key)).toBe(false)
      expect(contains(one, key.subarray(0, 8))).toBe(false)
      expect(Buffer.from(one).equals(two)).toBe(false)
    },
  },
  {
    name: 'wrapping leaves the key that was given as it is',
    run: async ({ masterKey }) => {
      const key = new Uint8Array(randomBytes(32))
      const before = new Uint8Array(key)
      await masterKey.wrap(key)
      expect(key).toEqual(before)
    },
  },
  {
    name: 'a wrapped key with any byte changed, cut or added is refused',
    run: async ({ masterKey }) => {
      const wrapped = new Uint8Array(await masterKey.wrap(randomBytes(32)))
      for (let index = 0; index < wrapped.length; index += 1) {
        const changed = new Uint8Array(wrapped)
        changed[index] = (changed[index] ?? 0) ^ 1
        expect(await isRefused(() => masterKey.unwrap(changed))).toBe(true)
      }
      for (const length of [0, 1, wrapped.length - 1]) {
        expect(await isRefused(() => masterKey.unwrap(wrapped.subarray(0, length)))).toBe(true)
      }
      expect(
        await isRefused(() => masterKey.unwrap(Buffer.concat([wrapped, new Uint8Array(1)]))),
      ).toBe(true)
    },
  },
  {
    name: 'another master key has another id and unwraps nothing of it',
    run: async ({ masterKey, other }) => {
      expect(masterKey.id).not.toBe('')
      expect(other.id).not.toBe(masterKey.id)
      const wrapped = await masterKey.wrap(randomBytes(32))
      expect(await isRefused(() => other.unwrap(wrapped))).toBe(true)
    },
  },
  {
    name: 'the same key opened again has the same id and unwraps what was wrapped before',
    run: async ({ masterKey, again }) => {
      const same = again === undefined ? masterKey : await again()
      expect(same.id).toBe(masterKey.id)
      const key = new Uint8Array(randomBytes(32))
      const wrapped = await masterKey.wrap(key)
      expect(new Uint8Array(await same.unwrap(wrapped))).toEqual(key)
      if (same !== masterKey) same.close()
      expect(new Uint8Array(await masterKey.unwrap(wrapped))).toEqual(key)
    },
  },
  {
    name: 'a closed master key does nothing more, and closes twice without harm',
    run: async ({ masterKey }) => {
      const wrapped = await masterKey.wrap(randomBytes(32))
      masterKey.close()
      masterKey.close()
      expect(await isRefused(() => masterKey.wrap(randomBytes(32)))).toBe(true)
      expect(await isRefused(() => masterKey.unwrap(wrapped))).toBe(true)
    },
  },
]

/** What every master key must hold to. */
export const masterKeySuite: PortSuite<MasterKeySubject> = {
  title: 'a master key',
  groups: { keys: masterKeyCases },
}
