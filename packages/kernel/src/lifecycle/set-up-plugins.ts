import { type Diagnostic, type Plugin, thrownMessage, thrownPlace } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { checkTaps, type KnownHooks } from '../hooks/check-taps.ts'
import { definersOf } from '../plan/find-definers.ts'
import { checkContributions, type HostPoints } from '../registry/check-contributions.ts'
import { checkServices } from '../registry/check-services.ts'
import { findService, provideService, type Services } from '../registry/services.ts'
import { failRecord, type PluginRecord } from './plugin-record.ts'
import type { Enter } from './plugin-scope.ts'
import { createSetupContext, type SetupChannels } from './setup-context.ts'
import { timedOut, withTimeLimit } from './time-limit.ts'

/** What setting up needs of the kernel. */
export interface SetupOptions extends SetupChannels, HostPoints {
  readonly hooks: KnownHooks
  readonly services: Services
  readonly setupTimeoutMs: number
  readonly enter: Enter
  readonly clock: () => number
  /** Told of each plugin as it is begun, so that stopping can go the other way. */
  readonly onBegin: (record: PluginRecord) => void
  readonly isStopping: () => boolean
}

/** Sets up every plugin after those whose services it uses, independent ones side by side. */
export async function setUpPlugins(
  records: readonly PluginRecord[],
  options: SetupOptions,
): Promise<void> {
  const setUpOne = async (record: PluginRecord, plugin: Plugin): Promise<void> => {
    const obstacle = findObstacle(record, records, options)
    if (obstacle !== undefined) return failRecord(record, 'setup', [obstacle])
    options.onBegin(record)
    const begun = options.clock()
    const problems = await runSetup(record, plugin, options)
    record.status.setupMs = options.clock() - begun
    failRecord(record, 'setup', problems)
    if (problems.length > 0) options.note(...(await record.scope.close()))
  }
  const done = new Map<string, Promise<void>>()
  // Plan order puts dependencies first, so their promises are there already.
  for (const record of records) {
    const { plugin, failure, after, id } = record
    if (plugin === undefined || failure !== undefined) continue
    const run = () => setUpOne(record, plugin)
    done.set(id, after[0] ? Promise.all(after.map((each) => done.get(each))).then(run) : run())
  }
  await Promise.all(done.values())
}

function findObstacle(
  { id: pluginId, found }: PluginRecord,
  records: readonly PluginRecord[],
  { services, isStopping }: SetupOptions,
): Diagnostic | undefined {
  if (isStopping()) return report('FCC_KERNEL_NOT_READY', { pluginId, state: 'stopping' })
  const { needs } = found.manifest
  // Of a point whose definer could not be loaded, nobody can say what a value must be.
  const definer = definersOf(found.manifest, new Map(records.flatMap(pointOwners))).find(
    (id) => records.find((each) => each.id === id)?.plugin === undefined,
  )
  if (definer !== undefined) {
    const facts = { pluginId, other: definer, relation: 'contributes to' }
    return report('FCC_PLUGIN_SKIPPED_BECAUSE', facts)
  }
  const service = Object.keys(needs).find((id) => !findService(services, id, needs[id]))
  if (service === undefined) return undefined
  const provider = records.find((each) => Object.hasOwn(each.found.manifest.provides, service))
  const other = provider?.id ?? `the service ${service}`
  return report('FCC_PLUGIN_SKIPPED_BECAUSE', { pluginId, other, relation: 'needs' })
}

function pointOwners({ id, found }: PluginRecord): readonly (readonly [string, string])[] {
  return Object.keys(found.manifest.points ?? {}).map((point) => [point, id])
}

async function runSetup(
  record: PluginRecord,
  plugin: Plugin,
  options: SetupOptions,
): Promise<readonly Diagnostic[]> {
  const { id: pluginId, found, status } = record
  const { setupTimeoutMs: limit, services } = options
  const needs: Record<string, unknown> = {}
  for (const field of ['optional', 'needs'] as const) {
    for (const [name, { id }] of Object.entries(plugin[field])) {
      needs[name] = findService(services, id, found.manifest[field][id])?.value
    }
  }
  const { context, registrations, seal, excess } = createSetupContext(record, needs, options)
  try {
    const ended = await withTimeLimit(
      () => options.enter(pluginId, () => plugin.setup(context)),
      limit,
    )
    if (ended === timedOut) return [report('FCC_SETUP_TIMEOUT', { pluginId, limit })]
    const tooMany = excess()
    if (tooMany !== undefined) return [tooMany]
    const checked = checkContributions(found, registrations.contributions, options)
    const { contributions, dropped, problems } = checked
    const provided = registrations.services.map(({ service }) => service.id)
    problems.push(...checkTaps(registrations.taps, options.hooks))
    problems.push(...checkServices(found.manifest, provided))
    if (problems.length > 0) return problems
    Object.assign(record, { contributions, dropped, registrations })
    const ids: Record<string, string[]> = {}
    for (const { point, contribution } of [...contributions, ...dropped]) {
      ids[point.id] = [...(ids[point.id] ?? []), contribution.id]
    }
    Object.assign(status, { state: 'ready', contributes: ids })
    for (const each of registrations.services) provideService(services, each.service, each.value)
    return []
  } catch (cause) {
    const tooMany = excess()
    if (tooMany !== undefined) return [tooMany]
    const place = thrownPlace(cause, found.location)
    const facts = { pluginId, cause, place, message: thrownMessage(cause) }
    return [report('FCC_SETUP_FAILED', facts)]
  } finally {
    seal()
  }
}
