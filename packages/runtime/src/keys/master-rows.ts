import { randomBytes } from 'node:crypto'
import type { WrappedKey } from '@fcc/contracts'
import { findOrMakeKey, type KeySource } from '@fcc/sealing'
import { MASTER_OWNER } from './host-owners.ts'

const KIND = 'index' as const
const KEY_BYTES = 32

/** What is kept of the master key itself, in rows of its own. */
export interface MasterRows {
  /** Since when a master key is known here, milliseconds since 1970; nothing where it was never met. */
  firstMet(wraps: string): Promise<number | undefined>
  /** Notes that it is met now, where it never was. */
  meet(wraps: string): Promise<number>
}

/**
 * Rows about the master key, as keys that seal nothing: what counts is when they were written, and that of two who write
 * one row at the same time one does. They are wrapped anew with all others.
 */
export function openMasterRows(source: Omit<KeySource, 'tenant'>): MasterRows {
  const { control } = source
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
  }
}
