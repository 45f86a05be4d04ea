import { below, type Described, variants } from './known-keys.ts'

/** A value at a path of a configuration: written there, or what its schema has for it. */
export interface SettingLeaf {
  readonly path: readonly string[]
  readonly value: unknown
  readonly isDefault: boolean
}

/** Taken whole where it is said: nothing of what a layer above says of single scenarios is left. */
const WHOLE = 'runs_in_flight_by_scenario'

/**
 * A configuration as it is written, taken apart, with the defaults of its schema where nothing is written. Lists are
 * one value, unless there are maps in them. Pure.
 */
export function settingLeaves(written: unknown, schema: Described): readonly SettingLeaf[] {
  return leaves(written, [schema], { path: [], isDefault: false })
}

function leaves(
  written: unknown,
  above: readonly Described[],
  { path, isDefault }: Omit<SettingLeaf, 'value'>,
): readonly SettingLeaf[] {
  const here = above.flatMap(variants).filter((each) => fits(each, written))
  if (written === undefined) {
    const known = here.find((each) => each.default !== undefined)?.default
    return known === undefined ? [] : leaves(known, above, { path, isDefault: true })
  }
  const inside = path.at(-1) === WHOLE ? undefined : membersOf(written, here)
  if (!inside) return [{ path, value: written, isDefault }]
  const found = inside.flatMap(([key, value]) =>
    leaves(
      value,
      here.flatMap((each) => below(each, Array.isArray(written) ? Number(key) : key)),
      { path: [...path, key], isDefault },
    ),
  )
  // What somebody wrote and left empty is said; a default without anything in it says nothing.
  return found.length > 0 || isDefault ? found : [{ path, value: written, isDefault }]
}

/** What is below a value, with the keys that only its schema knows; nothing where it is one value. */
function membersOf(
  value: unknown,
  here: readonly Described[],
): readonly (readonly [key: string, value: unknown])[] | undefined {
  if (Array.isArray(value)) {
    const isFlat = value.every((each) => typeof each !== 'object' || each === null)
    return isFlat ? undefined : Object.entries(value)
  }
  if (typeof value !== 'object' || value === null) return undefined
  const known = here.flatMap(({ properties = {} }) => Object.keys(properties))
  const members = new Map<string, unknown>(Object.entries(value))
  for (const key of known) if (!members.has(key)) members.set(key, undefined)
  return [...members]
}

/** Whether a schema is the one of several that is meant: what tells them apart is a key with a fixed value. */
function fits({ properties = {} }: Described, written: unknown): boolean {
  if (typeof written !== 'object' || written === null) return true
  return Object.entries(properties).every(([key, { const: only, enum: some }]) => {
    const value = Object.hasOwn(written, key)
      ? (written as Record<string, unknown>)[key]
      : undefined
    if (value === undefined) return true
    return only === undefined ? (some?.includes(value) ?? true) : only === value
  })
}
