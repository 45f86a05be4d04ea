import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import { signCheckpoint } from '../checkpoint/sign-checkpoint.ts'
import { verifierKeyOf } from '../checkpoint/verifier-key.ts'
import { leafHash } from '../merkle/hashing.ts'
import { emptyTree, integrate, type TreeState } from '../merkle/tree-state.ts'
import { writeExport } from './write-export.ts'

/** A log made for tests: invented entries under a fresh key. Not part of the package. */
export interface SampleLog {
  readonly tenant: string
  readonly origin: string
  readonly verifierKey: string
  readonly entries: readonly string[]
  stateAt(size: number): TreeState
  checkpointAt(size: number): string
  /** The export with a checkpoint at `size`, from entry `from` up to, not including, `to`. */
  exportAt(size: number, range?: { readonly from?: number; readonly to?: number }): Buffer
}

/** What a sample log may be told to be. */
export interface SampleLogOptions {
  readonly tenant?: string
  readonly entries: number | readonly string[]
  readonly privateKey?: KeyObject
  /** The origin by default. */
  readonly keyName?: string
}

/** Makes a log; entries hold a star, a J, an escape and a letter beyond ASCII on purpose. */
export function createSampleLog(options: SampleLogOptions): SampleLog {
  const tenant = options.tenant ?? 'riverside'
  const origin = `fcc.example/${tenant}`
  const privateKey = options.privateKey ?? generateKeyPairSync('ed25519').privateKey
  const keyName = options.keyName ?? origin
  const verifierKey = verifierKeyOf(privateKey, keyName)
  const entries =
    typeof options.entries === 'number'
      ? Array.from({ length: options.entries }, (_, index) => sampleEntry(tenant, index))
      : options.entries
  const leaves = entries.map(leafHash)
  const stateAt = (size: number) => integrate(emptyTree(), leaves.slice(0, size))
  const checkpointAt = (size: number) =>
    signCheckpoint({ origin, state: stateAt(size), privateKey, keyName })
  return {
    tenant,
    origin,
    verifierKey,
    entries,
    stateAt,
    checkpointAt,
    exportAt(size, { from = 0, to = entries.length } = {}) {
      const lines = writeExport({
        tenant,
        origin,
        verifierKey,
        entries: entries.slice(from, to),
        checkpoint: checkpointAt(size),
        after: stateAt(from),
      })
      return Buffer.from(Array.from(lines).join(''))
    },
  }
}

function sampleEntry(tenant: string, index: number): string {
  return canonicalJson({
    id: `J*${index}`,
    data: { score: index / 4, note: index % 3 === 0 ? 'é "quoted"' : null },
    source: `fcc:${tenant}`,
  })
}
