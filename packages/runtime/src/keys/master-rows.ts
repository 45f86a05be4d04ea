import { randomBytes } from 'node:crypto'
import type { WrappedKey } from '@fcc/contracts'
import { findOrMakeKey, type KeySource, wrapKey } from '@fcc/sealing'
import { MASTER_OWNER } from './host-owners.ts'

const KIND = 'index' as const
const KEY_BYTES = 32
const RENEWAL = 'renewal'

/** What is kept of the master key itself, in rows of its own. */
export interface MasterRows {
  /** Since when a master key is known here, milliseconds since 1970; nothing where it was never met. */
  firstMet(wraps: string): Promise<number | undefined>
  /** Notes that it is met now, where it never was. */
  meet(wraps: string): Promise<number>
  /**
   * Takes it upon this process to renew the master key, for so long; `false` where another one has. One that died lets
   * the next one after that time.
   */
  claim(forMs: number): Promise<boolean>
}

/**
 * Rows about the master key, as keys that seal nothing: what counts is when they were written, and that of two who write
 * one row at the same time one does. They are wrapped anew with all others.
 */
export function openMasterRows(source: Omit<KeySource, 'tenant'>): MasterRows {
  const { control, masterKey, now } = source
  const ours: KeySource = { ...source, tenant: MASTER_OWNER }
  const read = (name: string) => control.readKey(MASTER_OWNER, KIND, name)
  const timeOf = ({ createdAt }: WrappedKey): number => Date.parse(createdAt)
  const make = () => new Uint8Array(randomBytes(KEY_BYTES))
  return {
    async firstMet(wraps) {
      const row = await read(`met ${wraps}`)
      return row && timeOf(row)
    },
    async meet(wraps) {
      return timeOf((await findOrMakeKey(ours, KIND, `met ${wraps}`, make)).stored)
    },
    async claim(forMs) {
      const name = { tenant: MASTER_OWNER, kind: KIND, name: RENEWAL }
      const wanted = await wrapKey(masterKey, name, make(), new Date(now()).toISOString())
      const standing = await control.putKey(wanted)
      if (Buffer.from(standing.wrapped).equals(wanted.wrapped)) return true
      const age = now() - timeOf(standing)
      // A clock that was set back leaves a claim of the future, which holds for no longer than any other.
      if (age < forMs && age > -forMs) return false
      return control.replaceKey(wanted, standing.wrapped)
    },
  }
}
