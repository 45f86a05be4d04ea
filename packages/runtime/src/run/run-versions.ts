import type { RunRecord } from '@fcc/contracts'
import type { FoundManifest } from '@fcc/plugin-api'
import semver from 'semver'
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

/** What changed of the code that a run can reach. Pure. */
export function versionChanges(
  model: Pick<TenantModel, 'assembly'>,
  { pins }: Pick<RunRecord, 'pins'>,
): VersionChanges {
  const here = new Map(model.assembly.plan.order.map(({ id, found }) => [id, found]))
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
  const [from, to] = [semver.parse(pinned), semver.parse(version)]
  // What is no version says nothing of what is compatible.
  if (!from || !to) return false
  if (continues !== undefined) return semver.satisfies(from, continues)
  const isRelease = from.prerelease.length === 0 && to.prerelease.length === 0
  return isRelease && from.major === to.major && from.minor === to.minor
}
