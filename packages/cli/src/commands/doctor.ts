import { type Diagnostic, FccError, thrownMessage } from '@fcc/plugin-api'
import type { RecordsInspection, Runtime, TenantSummary } from '@fcc/runtime'
import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { listTable, type Said, table } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import {
  type PluginState,
  resolvePluginStates,
  settledDiagnostics,
} from '../listing/plugin-states.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { causeLines, rootCause } from '../render/cause-lines.ts'
import { counted } from '../render/counted.ts'
import { messageLines } from '../render/error-message.ts'
import { errorOf, problemsOf } from '../render/error-of.ts'
import { masterLines } from '../render/master-lines.ts'
import { PLUGIN_HEADS, pluginRow } from '../render/plugin-rows.ts'
import { SETTING_HEADS, settingRow } from '../render/setting-rows.ts'
import { stopProblems, stopsOf } from '../render/tenant-row.ts'
import { runtimeModule } from '../runtime-module.ts'
import { configFile, withRuntime } from '../session/open-runtime.ts'
import { environmentSettings } from '../settings/environment-settings.ts'
import { resolveSettings, settingSources } from '../settings/resolve-settings.ts'
import type { Setting } from '../settings/setting.ts'
import { VERSION } from '../version.ts'

/** `fcc doctor`: what is found and started here, and everything that is wrong with it. */
export const registerDoctor: RegisterCommand = (program, cli) => {
  program
    .command('doctor')
    .description('see whether everything starts, and what was skipped and why')
    .option('--deep', 'read everything that is stored: every digest, the audit log, every content')
    .addHelpText('after', exampleText('doctor', 'doctor --json', 'doctor --deep'))
    .action((options: { readonly deep?: boolean }, command: Command) =>
      cli.perform(command, async (context) => {
        try {
          return await withRuntime(context, (runtime) =>
            report(context, runtime, options.deep ?? false),
          )
        } catch (error) {
          const caught = errorOf(error)
          const problems = problemsOf(caught)
          return conclude(context, {
            rows: [],
            plugins: [],
            settings: [],
            diagnostics:
              problems.length > 0 ? problems : [{ ...detailsOf(caught), severity: 'error' }],
          })
        }
      }),
    )
}

interface Findings {
  readonly rows: readonly (readonly string[])[]
  readonly plugins: readonly PluginState[]
  readonly settings: readonly Setting[]
  readonly diagnostics: readonly Diagnostic[]
}

async function report(
  context: CommandContext,
  runtime: Runtime,
  isDeep: boolean,
): Promise<ExitCode> {
  const tenants = await runtime.tenants.check()
  const inspections: RecordsInspection[] = []
  for (const { id, state } of isDeep ? tenants : []) {
    if (state === 'ready') inspections.push(await runtime.tenants.inspect(id))
  }
  const keys = await masterKeyOf(runtime, context)
  const all = [
    ...keys.diagnostics,
    ...runtime.diagnostics,
    ...runtime.assemblies.flatMap(({ start }) => start.diagnostics),
    ...tenants.flatMap(({ diagnostics }) => diagnostics),
    ...tenants.flatMap(stopProblems),
    ...inspections.flatMap(({ problems }) => problems),
  ]
  return conclude(context, {
    rows: [
      ['store', `${runtime.config.store.use} in ${runtime.config.store.directory}`],
      ['executor', runtime.config.executor.use],
      ['events', runtime.config.events.use],
      ['who may', whoMay(runtime)],
      ['master key', keys.text],
      ...tenants.map((tenant) => ['tenant', standingText(tenant)]),
      ...inspections.map((inspection) => ['records', inspectionText(inspection)]),
    ],
    plugins: resolvePluginStates(runtime),
    settings: [
      ...resolveSettings(
        settingSources(runtime, runtimeModule().writtenSettings(runtime.config.file)),
      ),
      ...environmentSettings(context.streams, context.global),
    ],
    diagnostics: settledDiagnostics(runtime, all),
  })
}

/** How the master key stands; where it was not looked at, that is said. */
async function masterKeyOf(
  runtime: Runtime,
  { global }: CommandContext,
): Promise<{ readonly text: string; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const { master, problem } = await runtime.keys.status(parsePrincipal(global.as))
    return {
      text: masterLines(master).join(' ').trim(),
      diagnostics: problem ? [{ ...detailsOf(problem), severity: 'warning' }] : [],
    }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { text: `not looked at: ${error.code}`, diagnostics: [] }
  }
}

/** How a tenant stands. One that runs without something of its own is not said to be sound. */
function standingText(tenant: TenantSummary): string {
  const { id, name, state, diagnostics } = tenant
  const wrong = diagnostics.filter(({ severity }) => severity === 'error').length
  const lacking = state === 'ready' && wrong > 0
  const stops = stopsOf(tenant).map((stop) => `, ${stop}`)
  return `${id} (${name}) is ${state}${stops.join('')}${lacking ? `, without ${counted(wrong, 'thing')} told below` : ''}`
}

/** What was read of a tenant, and how much of it is wrong. */
function inspectionText({ tenant, problemCount, ...read }: RecordsInspection): string {
  const { runs, visits, entries, contents, erased, removed } = read
  const all = `${counted(runs, 'run')}, ${counted(visits, 'visit')}, ${counted(entries, 'audit entry', 'audit entries')}, ${counted(contents, 'content')} (${erased} erased)`
  const gone =
    removed.runs + removed.entries === 0
      ? ''
      : `; ${counted(removed.runs, 'run')} and the text of ${counted(removed.entries, 'audit entry', 'audit entries')} removed under retention`
  return `${tenant}: ${all}${gone}; ${problemCount === 0 ? 'all as written' : `${counted(problemCount, 'problem')}`}`
}

/** Whether roles keep anybody from anything; who acts is what `--as` says. */
function whoMay({ config }: Pick<Runtime, 'config'>): string {
  const places = [config, ...Object.values(config.tenants)].filter(({ access }) => access)
  return places.length === 0
    ? 'everybody may do everything: no roles are configured'
    : 'roles are configured; who acts is believed, not proven'
}

function conclude(context: CommandContext, findings: Findings): ExitCode {
  const { terminal, streams } = context
  const { rows, plugins, settings, diagnostics } = findings
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const facts = [
    ['fcc', `${VERSION} on Node ${process.versions.node}`],
    ['configuration', configFile(context)],
    ...rows,
  ]
  const given = settings.filter(({ source }) => source !== 'default' && source !== 'package')
  terminal.say(...table(facts))
  terminal.say(
    ...section('Plugins, in the order in which they start', {
      heads: PLUGIN_HEADS,
      rows: plugins.map(pluginRow),
      paint: terminal.paint,
    }),
  )
  terminal.say(
    ...section('Settings you changed; fcc list settings names all', {
      heads: SETTING_HEADS,
      rows: given.map((setting) => settingRow(setting, streams.cwd)),
      paint: terminal.paint,
    }),
  )
  for (const diagnostic of diagnostics) {
    terminal.say('', ...messageLines(diagnostic, terminal.paint, streams.cwd))
    if (streams.env.FCC_DEBUG) terminal.say(...causeLines(diagnostic.cause))
  }
  terminal.say('', `  ${conclusionText(diagnostics)}`)
  terminal.document({
    healthy: errors === 0,
    facts: facts.map(([what, is]) => ({ what, is })),
    plugins,
    settings,
    diagnostics: diagnostics.map(({ cause, ...diagnostic }) =>
      cause instanceof Error
        ? { ...diagnostic, cause: thrownMessage(rootCause(cause)) }
        : diagnostic,
    ),
  })
  return errors === 0 ? EXIT_CODES.completed : EXIT_CODES.misused
}

/** What it comes to: how much is wrong, and how much there is to look at beside it. */
function conclusionText(diagnostics: readonly Diagnostic[]): string {
  const of = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((each) => each.severity === severity).length
  const [errors, warnings] = [of('error'), of('warning')]
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  return errors === 0 ? `Everything starts: ${found}.` : `${found}.`
}

function section(
  title: string,
  list: {
    readonly heads: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly paint: Paint
  },
): readonly Said[] {
  const { heads, rows, paint } = list
  if (rows.length === 0) return []
  return ['', `  ${paint.bold(title)}`, ...listTable(heads, rows, paint, { indent: '    ' })]
}

function detailsOf({ code, why, fix, place, pluginId, pointId }: ReturnType<typeof errorOf>) {
  return { code, why, fix, place, pluginId, pointId }
}
