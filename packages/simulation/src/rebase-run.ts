import { ownValue, type RunRecord } from '@fcc/contracts'

/**
 * What one visit of a round made, on top of what those before it have committed meanwhile: the
 * entries that differ from the run both began with. Duties are held together.
 */
export function rebaseRun(base: RunRecord, made: RunRecord, current: RunRecord): RunRecord {
  if (current === base) return made
  return {
    ...current,
    nodes: merged(base.nodes, made.nodes, current.nodes),
    artifacts: merged(base.artifacts, made.artifacts, current.artifacts),
    gates: merged(base.gates, made.gates, current.gates),
    duties: heldTogether(base.duties, made.duties, current.duties),
  }
}

type Entries<Value> = Readonly<Record<string, Value>>

function merged<Value>(
  base: Entries<Value>,
  made: Entries<Value>,
  current: Entries<Value>,
): Entries<Value> {
  if (made === base) return current
  const changed = Object.entries(made).filter(([key, value]) => base[key] !== value)
  return changed.length === 0 ? current : { ...current, ...Object.fromEntries(changed) }
}

function heldTogether(
  base: RunRecord['duties'],
  made: RunRecord['duties'],
  current: RunRecord['duties'],
): RunRecord['duties'] {
  if (made === base) return current
  const duties = new Set([...Object.keys(current), ...Object.keys(made)])
  return Object.fromEntries(
    [...duties].map((duty) => [
      duty,
      [...new Set([...(ownValue(current, duty) ?? []), ...(ownValue(made, duty) ?? [])])].sort(),
    ]),
  )
}
