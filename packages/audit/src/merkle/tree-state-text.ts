import { parseBase64, toBase64 } from '../base64.ts'
import { canonicalJson } from '../canonical-json.ts'
import { badTreeState } from '../diagnostics.ts'
import { assertTreeState, type TreeState } from './tree-state.ts'

/**
 * Writes a state for a store: canonical JSON `{"frontier":[base64, …],"size":n}`.
 *
 * @example
 * const text = serialiseTreeState(state)
 */
export function serialiseTreeState(state: TreeState): string {
  assertTreeState(state)
  return canonicalJson({ frontier: state.frontier.map(toBase64), size: state.size })
}

/**
 * Reads what {@link serialiseTreeState} wrote.
 *
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE for any other text.
 */
export function parseTreeState(text: string): TreeState {
  const { size, frontier, ...others } = parseObject(text)
  if (typeof size !== 'number' || !Array.isArray(frontier) || Object.keys(others).length > 0) {
    throw badTreeState('it does not have exactly the members size and frontier')
  }
  const state: TreeState = { size, frontier: frontier.map(parseHash) }
  assertTreeState(state)
  return state
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // Told below, like any other text that is not an object.
  }
  throw badTreeState('it is not a JSON object')
}

function parseHash(text: unknown): Uint8Array {
  const bytes = typeof text === 'string' ? parseBase64(text) : undefined
  if (bytes === undefined) throw badTreeState('a hash is not base64')
  return bytes
}
