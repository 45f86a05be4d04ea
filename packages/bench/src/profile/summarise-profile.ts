import type { CpuProfile, ProfileNode } from './cpu-profile.ts'

/** What one part of the code costs. */
export interface Cost {
  /** `packages/audit › canonical-json`, `garbage collection`, `waiting`. */
  readonly part: string
  /** Share of the measured time, 0 to 1. */
  readonly share: number
}

/** What V8 does by itself, and how to say it. */
const ownWork: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage collection',
  '(idle)': 'waiting',
  '(program)': 'native code outside any function',
}

/** Starting and stopping the profiler is in the profile too, and nothing that was measured. */
const PROFILER = 'packages/bench › profile/record-profile'

/** `/packages/audit/src/canonical-json.ts` → package and the file or folder under `src`. */
const workspaceFile =
  /\/((?:packages|plugins|verticals)\/[\w-]+)\/(?:src|dist)\/([\w-]+)(?:\/([\w-]+)\.\w+$)?/

/**
 * Adds up a profile by part of the code. Time in Node or in a dependency goes to the nearest caller
 * that is a workspace file: what a part costs is what it makes others do, too.
 *
 * @returns the costliest part first; shares add up to 1
 */
export function summariseProfile(profile: CpuProfile): readonly Cost[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
  )
  const parts = new Map<number, string>()
  const partAt = (id: number): string => {
    const known = parts.get(id)
    if (known !== undefined) return known
    const parent = parents.get(id)
    const node = nodes.get(id)
    const part = partOf(node) ?? (parent === undefined ? 'Node itself' : partAt(parent))
    parts.set(id, part)
    return part
  }
  const spent = new Map<string, number>()
  let total = 0
  profile.samples.forEach((id, index) => {
    const microseconds = Math.max(0, profile.timeDeltas[index] ?? 0)
    const part = partAt(id)
    if (part === PROFILER) return
    spent.set(part, (spent.get(part) ?? 0) + microseconds)
    total += microseconds
  })
  if (total === 0) return []
  return [...spent]
    .map(([part, microseconds]) => ({ part, share: microseconds / total }))
    .toSorted((left, right) => right.share - left.share || (left.part < right.part ? -1 : 1))
}

function partOf(node: ProfileNode | undefined): string | undefined {
  if (node === undefined) return undefined
  const { functionName, url } = node.callFrame
  const own = ownWork[functionName]
  if (own !== undefined) return own
  const found = workspaceFile.exec(url)
  if (found === null) return undefined
  const [, workspaceFolder, folder, file] = found
  return `${workspaceFolder} › ${file === undefined ? folder : `${folder}/${file}`}`
}
