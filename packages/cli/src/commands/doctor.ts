import type { Diagnostic } from '@fcc/plugin-api'
import type { Runtime } from '@fcc/runtime'
import type { Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { tableLines } from '../io/table.ts'
import { counted } from '../render/counted.ts'
import { errorOf, problemsOf } from '../render/error-of.ts'
import { oneLetter } from '../render/letter.ts'
import { configFile, withRuntime } from '../session/open-runtime.ts'
import { VERSION } from '../version.ts'

/** `fcc doctor`: what is found and started here, and everything that is wrong with it. */
export const registerDoctor: RegisterCommand = (program, cli) => {
  program
    .command('doctor')
    .description('see whether everything starts, and what was skipped and why')
    .addHelpText('after', exampleText('doctor', 'doctor --json'))
    .action((_: unknown, command: Command) =>
      cli.perform(command, async (context) => {
        try {
          return await withRuntime(context, async (runtime) => report(context, runtime))
        } catch (error) {
          const letter = errorOf(error)
          const problems = problemsOf(letter)
          return conclude(context, {
            rows: [],
            diagnostics:
              problems.length > 0 ? problems : [{ ...letterOf(letter), severity: 'error' }],
          })
        }
      }),
    )
}

interface Findings {
  readonly rows: readonly (readonly string[])[]
  readonly diagnostics: readonly Diagnostic[]
}

function report(context: CommandContext, runtime: Runtime): ExitCode {
  const tenants = runtime.tenants()
  const rows = [
    ['store', `${runtime.config.store.use} in ${runtime.config.store.directory}`],
    ['executor', runtime.config.executor.use],
    ['plugins', runtime.manifests.map(({ manifest }) => manifest.id).join(', ') || 'none'],
    ...tenants.map(({ id, name, state }) => ['tenant', `${id} (${name}) is ${state}`]),
  ]
  const all = [
    ...runtime.diagnostics,
    ...runtime.assemblies.flatMap(({ start }) => start.diagnostics),
    ...tenants.flatMap(({ diagnostics }) => diagnostics),
  ]
  return conclude(context, { rows, diagnostics: distinct(all) })
}

function conclude(context: CommandContext, { rows, diagnostics }: Findings): ExitCode {
  const { terminal, streams } = context
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const facts = [
    ['fcc', `${VERSION} on Node ${process.versions.node}`],
    ['configuration', configFile(context)],
    ...rows,
  ]
  terminal.say(...tableLines(facts))
  for (const diagnostic of diagnostics) {
    terminal.say('', ...oneLetter(diagnostic, terminal.paint, streams.cwd))
  }
  terminal.say(
    '',
    errors === 0
      ? '  Nothing is wrong.'
      : `  ${counted(errors, 'thing')} ${errors === 1 ? 'is' : 'are'} wrong.`,
  )
  terminal.document({
    healthy: errors === 0,
    facts: facts.map(([what, is]) => ({ what, is })),
    diagnostics: diagnostics.map(({ cause: _, ...diagnostic }) => diagnostic),
  })
  return errors === 0 ? EXIT_CODES.completed : EXIT_CODES.misused
}

/** The same letter reaches us from the runtime, an assembly and each tenant. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((each) => [`${each.code}\n${each.why}`, each]))
  return [...seen.values()]
}

function letterOf({ code, why, fix, place, pluginId, pointId }: ReturnType<typeof errorOf>) {
  return { code, why, fix, place, pluginId, pointId }
}
