import type { Manifest, Plugin } from '@fcc/plugin-api'
import { wholeId } from '@fcc/plugin-api'
import { cliErrors } from '../diagnostics.ts'

type Contributes = Manifest['contributes']

/** Something that a plugin contributed while nothing was around it. */
export interface Recorded {
  readonly point: string
  /** The whole id. */
  readonly id: string
  readonly value: unknown
}

/** What a plugin contributes, as its manifest says it. @throws FccError FCC_CLI_NOT_A_PLUGIN */
export async function recordContributions(plugin: Plugin): Promise<Contributes> {
  const byPoint = Map.groupBy(await recordPlugin(plugin), ({ point }) => point)
  const sorted = [...byPoint].sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([point, all]) => [point, [...new Set(all.map(({ id }) => id))].sort()]),
  )
}

/**
 * Runs a plugin's `setup` with nothing around it and notes what it contributes. Ids do not depend on
 * configuration, so its schema's defaults will do; a plugin that needs a service gets one of which
 * nothing can be asked while it sets up.
 *
 * @throws FccError FCC_CLI_NOT_A_PLUGIN when `setup` does not get through
 */
export async function recordPlugin(plugin: Plugin): Promise<readonly Recorded[]> {
  const noted: Recorded[] = []
  const disposals: (() => void | Promise<void>)[] = []
  const stop = new AbortController()
  try {
    await plugin.setup({
      config: await defaultConfig(plugin),
      needs: {},
      contribute(point, value) {
        const { id } = value as { readonly id?: unknown }
        const whole = wholeId(plugin.id, id)
        if (whole === undefined) throw new TypeError(`${String(id)} is no id of ${plugin.id}`)
        noted.push({ point: point.id, id: whole, value })
      },
      contributions: () => notYet(plugin.id),
      call: () => notYet(plugin.id),
      provide: () => undefined,
      tap: () => undefined,
      on: () => undefined,
      emit: () => undefined,
      defer: (dispose) => void disposals.push(dispose),
      signal: stop.signal,
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw cliErrors.notAPlugin(plugin.id, `its setup fails without a host: ${why}`)
  } finally {
    stop.abort()
    for (const dispose of disposals.reverse()) await dispose()
  }
  return noted
}

function notYet(pluginId: string): never {
  throw new TypeError(
    `${pluginId} asks in setup for what is there once everyone is ready: ask in the functions that it contributes`,
  )
}

/** The points at which a manifest and the code disagree, whatever the order they were written in. */
export function differingPoints(declared: Contributes, found: Contributes): readonly string[] {
  const points = new Set([...Object.keys(declared), ...Object.keys(found)])
  const text = (ids: readonly string[] = []): string => JSON.stringify([...ids].sort())
  return [...points].filter((point) => text(declared[point]) !== text(found[point])).sort()
}

async function defaultConfig({ config }: Plugin): Promise<unknown> {
  if (!config) return {}
  const result = await config['~standard'].validate({})
  return result.issues ? {} : result.value
}
