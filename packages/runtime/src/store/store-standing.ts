import {
  emptyTree,
  integrate,
  parseTreeState,
  serialiseTreeState,
  type TreeState,
} from '@fcc/audit'
import type { StoredTree, StoreMark, TenantStore } from '@fcc/contracts'

/** What a tenant's store is, against what the control store remembers of it. */
export type StoreStanding =
  /** Neither knows anything, or a creation was cut short. */
  | { readonly kind: 'new' }
  /** The store that was expected, with at least what it had. */
  | { readonly kind: 'same' }
  /** There is nothing where a store was. */
  | { readonly kind: 'missing'; readonly mark: StoreMark }
  /** The expected store, as it was earlier. */
  | { readonly kind: 'older'; readonly mark: StoreMark; readonly size: number }
  /** Another store. */
  | { readonly kind: 'foreign'; readonly mark: StoreMark }
  /** A store that the control store knows nothing of: its keys are not there either. */
  | { readonly kind: 'unmarked' }

/** Pure: compares a store with its mark. */
export function storeStanding(found: {
  readonly mark: StoreMark | undefined
  readonly identity: string | undefined
  readonly tree: Pick<StoredTree, 'size' | 'state'>
}): StoreStanding {
  const { mark, identity, tree } = found
  if (!mark) return { kind: identity === undefined && tree.size === 0 ? 'new' : 'unmarked' }
  if (identity === undefined) {
    return mark.phase === 'created' ? { kind: 'new' } : { kind: 'missing', mark }
  }
  if (identity !== mark.identity) return { kind: 'foreign', mark }
  if (tree.size < mark.size) return { kind: 'older', mark, size: tree.size }
  if (tree.size === mark.size && tree.state !== mark.state) return { kind: 'foreign', mark }
  return { kind: 'same' }
}

/** How many entries are read at once. */
const READ_BATCH = 1_000

/**
 * Whether a store's log continues the one that its mark was made of: the tree at the mark's size, with the
 * entries that came after it, has to be the tree that the store has now.
 */
export async function continuesMark(
  store: Pick<TenantStore, 'readEntries'>,
  mark: Pick<StoreMark, 'size' | 'state'>,
  tree: Pick<StoredTree, 'size' | 'state'>,
): Promise<boolean> {
  let state: TreeState = mark.size === 0 ? emptyTree() : parseTreeState(mark.state)
  while (state.size < tree.size) {
    const limit = Math.min(READ_BATCH, tree.size - state.size)
    const entries = await store.readEntries({ from: state.size, limit })
    if (entries.length === 0) return false
    state = integrate(
      state,
      entries.map(({ leafHash }) => leafHash),
    )
  }
  return tree.size === 0 || serialiseTreeState(state) === tree.state
}
