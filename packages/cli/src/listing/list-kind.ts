import type { Diagnostic } from '@fcc/plugin-api'
import type { CommandContext } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { table } from '../io/table.ts'
import { messageLines } from '../render/error-message.ts'
import { withRuntime, withTenant } from '../session/open-runtime.ts'
import { environmentSettings } from '../settings/environment-settings.ts'
import { listCatalogue } from './list-catalogue.ts'
import { listPlugins, listSettings, listTenants } from './list-runtime.ts'
import { type Listable, type Listed, originText } from './listed.ts'
import { settledDiagnostics } from './plugin-states.ts'
import { taggedPersonas } from './tagged-personas.ts'

/** How a list is told. */
export interface ListOptions {
  /** Also where each thing comes from, and what was left out and why. */
  readonly why?: boolean
  /** Of personas, those that have this tag or one beneath it. */
  readonly tag?: string
}

/** Lists the things of one kind, as `fcc list KIND` and the groups of commands that are named for a kind do. */
export function listKind(
  context: CommandContext,
  kind: Listable,
  options: ListOptions,
): Promise<ExitCode> {
  if (kind === 'plugins' || kind === 'tenants') {
    return withRuntime(context, async (runtime) => {
      const items = kind === 'plugins' ? listPlugins(runtime) : listTenants(runtime)
      const refusals =
        kind === 'tenants' ? runtime.tenants.list().flatMap((each) => each.diagnostics) : []
      const skipped = runtime.assemblies.flatMap(({ plan }) =>
        plan.skipped.map(({ reason }) => reason),
      )
      const left =
        kind === 'plugins'
          ? settledDiagnostics(runtime, [...runtime.diagnostics, ...skipped])
          : refusals
      return show(context, { kind, items, left, why: options.why ?? false })
    })
  }
  return withTenant(context, async ({ runtime, tenant }) => {
    const { model } = tenant
    if (kind === 'settings') {
      const { cwd } = context.streams
      const more = environmentSettings(context.streams, context.global)
      const items = listSettings(runtime, { tenant: tenant.id, cwd, more })
      return show(context, { kind, items, left: [] })
    }
    const tagged = options.tag === undefined ? undefined : taggedPersonas(model, options.tag)
    const items = listCatalogue(model, kind).filter(({ id }) => tagged?.has(id) ?? true)
    const left = [...model.diagnostics, ...model.assembly.start.diagnostics].filter(
      ({ pointId }) => pointId === kind,
    )
    return show(context, { kind, items, left, why: options.why ?? false })
  })
}

async function show(
  { terminal, streams }: CommandContext,
  list: {
    readonly kind: Listable
    readonly items: readonly Listed[]
    readonly left: readonly Diagnostic[]
    readonly why?: boolean
  },
): Promise<ExitCode> {
  const { kind, items, left, why } = list
  const rows = items.map(({ id, title, detail, origin }) => [
    id,
    title,
    detail,
    ...(why ? [originText(origin)] : []),
  ])
  const filled = filledColumns(headsOf(kind, why ?? false), rows)
  terminal.say(
    ...(rows.length > 0
      ? table(filled.rows, { heads: filled.heads, paintHead: terminal.paint.dim })
      : [`  There are no ${kind}.`]),
  )
  if (why) {
    for (const diagnostic of left)
      terminal.say('', ...messageLines(diagnostic, terminal.paint, streams.cwd))
  }
  terminal.document({ kind, items, ...(why ? { diagnostics: left.map(withoutCause) } : {}) })
  return EXIT_CODES.completed
}

/** What the columns of a kind are, where they are no ids and names. */
const HEADS: Partial<Record<Listable, readonly string[]>> = {
  settings: ['KEY', 'VALUE', 'FROM'],
  facts: ['FACT', 'TYPE', 'WHAT'],
  plugins: ['ID', 'PACKAGE', 'WHAT'],
  commands: ['COMMAND', 'DOES', 'TAKES'],
}

function headsOf(kind: Listable, why: boolean): readonly string[] {
  return [...(HEADS[kind] ?? ['ID', 'NAME', 'WHAT']), ...(why ? ['COMES FROM'] : [])]
}

/** Only columns in which something stands: of scorers nothing is told but what they are called. */
function filledColumns(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const isFilled = heads.map((_, at) => rows.some((row) => (row[at] ?? '') !== ''))
  const kept = (cells: readonly string[]) => cells.filter((_, at) => isFilled[at])
  return { heads: kept(heads), rows: rows.map(kept) }
}

function withoutCause({ cause: _, ...diagnostic }: Diagnostic): Omit<Diagnostic, 'cause'> {
  return diagnostic
}
