import type { AnyEvent, Diagnostic, Needs, Plugin } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { messageOf } from '../message-of.ts'
import { checkRegistrations, type HostKnowledge } from '../registry/check-registrations.ts'
import type { ServiceRegistry } from '../registry/service-registry.ts'
import { failRecord, type PluginRecord } from './plugin-record.ts'
import { createSetupContext } from './setup-context.ts'
import { withTimeLimit } from './time-limit.ts'

/** What setting up needs of the kernel. */
export interface SetupOptions {
  readonly host: HostKnowledge
  readonly services: ServiceRegistry
  readonly setupTimeoutMs: number
  readonly stopTimeoutMs: number
  readonly clock: () => number
  readonly emit: (event: AnyEvent, payload: unknown) => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Told of each plugin as it is begun, so that stopping can go the other way. */
  readonly onBegin: (record: PluginRecord) => void
  readonly isStopping: () => boolean
}

/** Sets up every plugin after those whose services it uses, independent ones side by side. */
export async function setUpPlugins(
  records: readonly PluginRecord[],
  options: SetupOptions,
): Promise<void> {
  const done = new Map<string, Promise<void>>()
  // Plan order puts dependencies first, so their promises are there already.
  for (const record of records) {
    const before = record.planned.after.map((id) => done.get(id))
    done.set(
      record.planned.id,
      Promise.all(before).then(() => setUpPlugin(record, records, options)),
    )
  }
  await Promise.all(done.values())
}

async function setUpPlugin(
  record: PluginRecord,
  records: readonly PluginRecord[],
  options: SetupOptions,
): Promise<void> {
  if (record.failure !== undefined || record.plugin === undefined) return
  const missing = findMissingNeed(record, records, options)
  if (missing !== undefined) return failRecord(record, 'setup', [missing])
  options.onBegin(record)
  const begun = options.clock()
  const problems = await runSetup(record, record.plugin, options)
  record.setupMs = options.clock() - begun
  if (problems.length === 0) return
  failRecord(record, 'setup', problems)
  for (const problem of await record.scope.close(problems[0])) options.onDiagnostic(problem)
}

function findMissingNeed(
  record: PluginRecord,
  records: readonly PluginRecord[],
  { services, isStopping }: SetupOptions,
): Diagnostic | undefined {
  const { id, found } = record.planned
  if (isStopping()) return report('FCC_KERNEL_NOT_READY', { pluginId: id }, 'stopping')
  const unmet = Object.entries(found.manifest.needs).find((need) => !services.has(...need))
  if (unmet === undefined) return undefined
  const [service] = unmet
  const provider = records.find(({ planned }) =>
    Object.hasOwn(planned.found.manifest.provides, service),
  )
  const other = provider?.planned.id ?? `the service ${service}`
  return report('FCC_PLUGIN_SKIPPED_BECAUSE', { pluginId: id }, id, other, 'which it needs')
}

async function runSetup(
  record: PluginRecord,
  plugin: Plugin,
  options: SetupOptions,
): Promise<readonly Diagnostic[]> {
  const { id, found } = record.planned
  const { setupTimeoutMs, services } = options
  const setup = createSetupContext({
    scope: record.scope,
    config: record.config,
    needs: Object.freeze({
      ...valuesOf(plugin.optional, found.manifest.optional, services),
      ...valuesOf(plugin.needs, found.manifest.needs, services),
    }),
    stopTimeoutMs: options.stopTimeoutMs,
    emit: options.emit,
    onDiagnostic: options.onDiagnostic,
  })
  try {
    const ended = await withTimeLimit(async () => plugin.setup(setup.context), setupTimeoutMs)
    if (ended.isTimedOut) {
      return [report('FCC_SETUP_TIMEOUT', { pluginId: id }, id, setupTimeoutMs)]
    }
  } catch (cause) {
    return [report('FCC_SETUP_FAILED', { pluginId: id, cause }, id, messageOf(cause))]
  } finally {
    setup.seal()
  }
  const checked = checkRegistrations(found, setup.registrations, options.host)
  if (checked.problems.length > 0) return checked.problems
  record.registrations = setup.registrations
  record.contributions = checked.contributions
  record.dropped = checked.dropped
  for (const { service, value } of setup.registrations.services) services.provide(service, value)
  return []
}

function valuesOf(
  tokens: Needs,
  ranges: Readonly<Record<string, string>>,
  services: ServiceRegistry,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, { id }]) => [name, services.get(id, ranges[id] ?? '')]),
  )
}
