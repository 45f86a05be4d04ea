import {
  emptyTree,
  integrate,
  parseTreeState,
  serialiseTreeState,
  type TreeState,
} from '@fcc/audit'
import type { StoredTree } from '@fcc/contracts'
import type { KeyRing } from '@fcc/sealing'
import type { Plain, TenantRecords } from '../store/tenant-records.ts'
import { createCheckpointSigner } from './checkpoint-signer.ts'

/** How many entries one round of the integrator takes. */
const INTEGRATION_BATCH = 1_000

/** Gives a tenant's audit entries their places and signs checkpoints over them. */
export interface Integrator {
  /** Notes that there are entries without a place; they get one within the interval. */
  touch(): void
  /** Places everything there is and signs; calls while one is under way share the next. */
  flush(): Promise<Plain<StoredTree>>
  /** Since when there has been an entry of this process without a place (milliseconds since 1970); absent where all have one. */
  waitingSince(): number | undefined
  /** The key that checkpoints are verified with. */
  verifierKey(): Promise<string>
  /** Flushes what is left and stops; idempotent. */
  close(): Promise<void>
}

/** The name under which a tenant signs, and the origin of its log. */
export function auditOrigin(tenant: string): string {
  return `fcc.audit/${tenant}`
}

/** Schedules the pure integrator of the audit package over a tenant's store. */
export function createIntegrator(options: {
  readonly tenant: string
  readonly store: TenantRecords
  readonly keys: KeyRing
  readonly intervalMs: number
  /** Told of each tree that was written, here. */
  readonly onPlaced?: ((tree: Pick<StoredTree, 'size' | 'state'>) => void) | undefined
  readonly onError: (error: unknown) => void
}): Integrator {
  const { store } = options
  const signer = createCheckpointSigner(options.keys, auditOrigin(options.tenant))
  let timer: NodeJS.Timeout | undefined
  let running: Promise<Plain<StoredTree>> | undefined
  let queued: Promise<Plain<StoredTree>> | undefined
  let cached: { readonly text: string; readonly state: TreeState } | undefined
  let closing: Promise<void> | undefined
  /** When the oldest entry was noted that no round has taken; and that of the round under way. */
  let since: number | undefined
  let taken: number | undefined

  async function round(): Promise<Plain<StoredTree>> {
    for (;;) {
      const tree = await store.readTree()
      const entries = await store.unplacedEntries(INTEGRATION_BATCH)
      const before = stateOf(tree)
      const state = integrate(
        before,
        entries.map((entry) => entry.leafHash),
      )
      const more = entries.length === INTEGRATION_BATCH
      if (entries.length === 0 && tree.checkpoint !== undefined && coversAll(tree)) return tree
      const text = serialiseTreeState(state)
      const next: Plain<StoredTree> = {
        size: state.size,
        state: text,
        checkpoint: more ? tree.checkpoint : await signer.sign(state),
      }
      const placed = entries.map((entry, index) => ({
        insertion: entry.insertion,
        place: before.size + index,
      }))
      // Another process may have placed them meanwhile: then this round's work is void, and read anew.
      if (!(await store.writeTree(tree.size, placed, next))) continue
      cached = { text, state }
      options.onPlaced?.({ size: state.size, state: text })
      if (!more) return next
    }
  }

  function stateOf(tree: Plain<StoredTree>): TreeState {
    if (tree.size === 0) return emptyTree()
    if (cached?.text === tree.state) return cached.state
    return parseTreeState(tree.state)
  }

  function flush(): Promise<Plain<StoredTree>> {
    if (running) {
      // What was inserted after the running round began needs another one; all who ask now share it.
      queued ??= running
        .catch(() => undefined)
        .then(() => {
          queued = undefined
          return start()
        })
      return queued
    }
    return start()
  }

  function start(): Promise<Plain<StoredTree>> {
    clearTimeout(timer)
    timer = undefined
    taken = taken ?? since
    since = undefined
    running = round()
      .then((tree) => {
        taken = undefined
        return tree
      })
      .finally(() => {
        running = undefined
      })
    return running
  }

  return {
    waitingSince: () => taken ?? since,
    touch() {
      since ??= Date.now()
      if (timer || closing) return
      timer = setTimeout(() => {
        timer = undefined
        flush().catch(options.onError)
      }, options.intervalMs)
      timer.unref()
    },
    flush,
    verifierKey: () => signer.verifierKey(),
    close() {
      closing ??= (async () => {
        clearTimeout(timer)
        const pending = timer !== undefined
        timer = undefined
        if (queued) await queued.catch(() => undefined)
        if (running) await running.catch(() => undefined)
        // Nothing is lost where it fails: entries get their places with the next checkpoint.
        if (pending) await round().catch(options.onError)
      })()
      return closing
    },
  }
}

/** Whether the checkpoint that stands covers the whole tree. */
function coversAll(tree: Plain<StoredTree>): boolean {
  return tree.checkpoint?.split('\n')[1] === String(tree.size)
}
