import { type Diagnostic, suggest } from '@fcc/plugin-api'
import { Argument, type Command, InvalidArgumentError } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { table } from '../io/table.ts'
import { listCatalogue } from '../listing/list-catalogue.ts'
import { listPlugins, listSettings, listTenants } from '../listing/list-runtime.ts'
import { LISTABLE, type Listable, type Listed, originText } from '../listing/listed.ts'
import { settledDiagnostics } from '../listing/plugin-states.ts'
import { taggedPersonas } from '../listing/tagged-personas.ts'
import { messageLines } from '../render/error-message.ts'
import { withRuntime, withTenant } from '../session/open-runtime.ts'
import { environmentSettings } from '../settings/environment-settings.ts'

interface ListOptions {
  readonly why?: boolean
  readonly tag?: string
}

/** `fcc list KIND`: what a tenant has; with `--why`, where each thing comes from and what was left out. */
export const registerList: RegisterCommand = (program, cli) => {
  program
    .command('list')
    .description('list what a tenant has')
    .addArgument(new Argument('<kind>', 'what to list').choices(LISTABLE).argParser(parseKind))
    .option('--tag <tag>', 'of personas, those that have this tag or one beneath it')
    .option('--why', 'say where each comes from, and what was left out and why')
    .addHelpText(
      'after',
      exampleText(
        'list scenarios',
        'list personas --tag governance-compliance',
        'list plugins --why',
        'list facts --tenant riverside --json',
      ),
    )
    .action((kind: Listable, options: ListOptions, command: Command) =>
      cli.perform(command, (context) => {
        if (options.tag !== undefined && kind !== 'personas') {
          throw cliErrors.usage(`Only personas have tags, and these are ${kind}.`, 'list')
        }
        return listKind(context, kind, options)
      }),
    )
}

/** @throws InvalidArgumentError for a kind that is none, with the one that was perhaps meant */
function parseKind(written: string): Listable {
  const word = written.toLowerCase()
  const kind = LISTABLE.find((each) => each === word || each === `${word}s`)
  if (kind !== undefined) return kind
  throw new InvalidArgumentError(
    `Allowed choices are ${LISTABLE.join(', ')}.${suggest(written, LISTABLE)}`,
  )
}

function listKind(
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
  terminal.say(
    ...(rows.length > 0
      ? table(rows, { heads: headsOf(why ?? false), paintHead: terminal.paint.dim })
      : [`  There are no ${kind}.`]),
  )
  if (why) {
    for (const diagnostic of left)
      terminal.say('', ...messageLines(diagnostic, terminal.paint, streams.cwd))
  }
  terminal.document({ kind, items, ...(why ? { diagnostics: left.map(withoutCause) } : {}) })
  return EXIT_CODES.completed
}

function headsOf(why: boolean): readonly string[] {
  return ['ID', 'NAME', 'WHAT', ...(why ? ['FROM'] : [])]
}

function withoutCause({ cause: _, ...diagnostic }: Diagnostic): Omit<Diagnostic, 'cause'> {
  return diagnostic
}
