import type { RunRecord } from '@fcc/contracts'
import type { FoundManifest } from '@fcc/plugin-api'
import parse from 'semver/functions/parse.js'
import satisfies from 'semver/functions/satisfies.js'
import type { TenantModel } from '../tenant/tenant-model.ts'

/** Plugins that are there in another version than a run was planned with: pinned and present. */
type ChangedVersions = Readonly<Record<string, { readonly pinned: string; readonly here: string }>>

/** The plugins that a run can reach and that changed, by whether it may continue on them by itself. */
interface VersionChanges {
  /** Within what each plugin declares: no word of anybody is needed. */
  readonly compatible: ChangedVersions
  /** Somebody has to accept these. */
  readonly barring: ChangedVersions
}

interface Compared {
  readonly assembly: TenantModel['assembly']
  readonly changes: VersionChanges
}

/** What was found of pins the last time: every visit asks, and neither side changes as a rule. */
const compared = new WeakMap<RunRecord['pins'], Compared>()

/** What changed of the code that a run can reach. Pure; compared once for the same pins and assembly. */
export function versionChanges(
  { assembly }: Pick<TenantModel, 'assembly'>,
  { pins }: Pick<RunRecord, 'pins'>,
): VersionChanges {
  const known = compared.get(pins)
  if (known?.assembly === assembly) return known.changes
  const changes = compareVersions(assembly, pins)
  compared.set(pins, { assembly, changes })
  return changes
}

function compareVersions(
  assembly: TenantModel['assembly'],
  pins: RunRecord['pins'],
): VersionChanges {
  const here = new Map(assembly.plan.order.map(({ id, found }) => [id, found]))
  const compatible: Record<string, ChangedVersions[string]> = {}
  const barring: Record<string, ChangedVersions[string]> = {}
  for (const [plugin, pinned] of Object.entries(pins.code)) {
    const found = here.get(plugin)
    if (found?.version === pinned) continue
    const change = { pinned, here: found?.version ?? 'none of it' }
    if (found && mayContinue(found, pinned)) compatible[plugin] = change
    else barring[plugin] = change
  }
  return { compatible, barring }
}

/** Plugins that changed so that somebody has to accept it. */
export function changedVersions(
  model: Pick<TenantModel, 'assembly'>,
  run: Pick<RunRecord, 'pins'>,
): ChangedVersions {
  return versionChanges(model, run).barring
}

/** Whether a run of the pinned version may continue on this one: as it declares, or on the same minor. */
export function mayContinue(
  { manifest: { continues }, version }: Pick<FoundManifest, 'manifest' | 'version'>,
  pinned: string,
): boolean {
  const [from, to] = [parse(pinned), parse(version)]
  // What is no version says nothing of what is compatible.
  if (!from || !to) return false
  if (continues !== undefined) return satisfies(from, continues)
  const isRelease = from.prerelease.length === 0 && to.prerelease.length === 0
  return isRelease && from.major === to.major && from.minor === to.minor
}
