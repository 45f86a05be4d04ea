import { dirname, resolve } from 'node:path'
import { DOMAINS, type Domain } from '@fcc/contracts'
import type { RecordingPlace, RunHandle, RunOptions } from '@fcc/runtime'
import { type Command, Option } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { assertWritable } from '../io/assert-writable.ts'
import { readBytes } from '../io/read-file.ts'
import { collect } from '../options/collect.ts'
import { outcomeFolder } from '../options/outcome-folder.ts'
import { parseInputs } from '../options/parse-inputs.ts'
import { runtimeModule } from '../runtime-module.ts'
import { findScenario } from '../session/find-scenario.ts'
import { followRun } from '../session/follow-run.ts'
import { withTenant } from '../session/open-runtime.ts'
import { recordingFiles } from '../session/write-recording.ts'

interface RunCommandOptions {
  readonly input?: readonly string[]
  readonly purpose?: string
  readonly domain?: Domain
  readonly label?: readonly string[]
  readonly subject?: readonly string[]
  readonly provider?: string
  readonly idempotencyKey?: string
  readonly wait?: boolean
  readonly watch?: boolean
  readonly out?: string
  readonly record?: string
  readonly force?: boolean
  readonly replay?: string
}

/** `fcc run SCENARIO`: takes input in, executes the run, and writes what it releases. */
export const registerRun: RegisterCommand = (program, cli) => {
  program
    .command('run')
    .description('run a scenario on input')
    .argument('<scenario>', 'its name, or plugin/name')
    .option('--input <[name=]file>', 'a file, for the input of that name; repeatable', collect)
    .option('--purpose <id>', "one of the scenario's purposes; its first by default")
    .addOption(
      new Option('--domain <name>', 'where the run belongs; LAB by default').choices(DOMAINS),
    )
    .option('--label <category>', 'a label the input is known to carry; repeatable', collect)
    .option('--subject <id>', 'whose data this is; repeatable', collect)
    .option('--provider <id>', 'the provider for steps that name none')
    .option(
      '--record <file>',
      'write what models answer to a sealed file, and its key beside it as FILE.key',
    )
    .option('--force', 'with --record, write over a recording that is there')
    .addOption(
      new Option(
        '--replay <file>',
        'let a recording answer, with FILE.key, and no model; nothing leaves',
      ).conflicts('provider'),
    )
    .option('--idempotency-key <key>', 'the same key starts the same run once')
    .option('--wait', 'stay while a person is waited for')
    .option(
      '--watch',
      'show outcomes while a model writes them, as far as rules let them out, to whoever may read them',
    )
    .option('--out <dir>', "where outcomes go; the store's out folder by default")
    .addHelpText(
      'after',
      exampleText(
        'run deidentify-and-release --tenant riverside --input note.txt',
        'run validate-var-model --input returns=returns.csv --input memo=memo.txt',
        'run GEN-001 --input brief.md --as ada:author --json',
        'run GEN-001 --input brief.md --record demo.rec',
        'run GEN-001 --input brief.md --replay demo.rec',
      ) +
        '\nExit codes: 0 completed, 1 failed, 2 usage or configuration, 3 halted by a hard stop, 4 rejected at a gate, 5 waiting.\n',
    )
    .action((scenario: string, options: RunCommandOptions, command: Command) =>
      cli.perform(command, async (context) => {
        const { cwd } = context.streams
        const out = outcomeFolder(cwd, options.out)
        const record =
          options.record === undefined ? undefined : recordingFiles(cwd, options.record, options)
        if (record !== undefined) assertWritable(dirname(record.recording.file))
        const replayed = options.replay === undefined ? undefined : placeBeside(cwd, options.replay)
        // A file that is none is one error here, and no run that waits.
        if (replayed)
          await runtimeModule().readRecording(runtimeModule().recordingConnection(replayed))
        return withTenant(
          context,
          async (open) => {
            const inputs = findScenario(open.tenant.model, scenario)?.inputs
            const files = parseInputs(options.input ?? [], inputs)
            const handle = await open.session.start(
              scenario,
              Object.fromEntries(files.map(({ name, file }) => [name, readBytes(cwd, file)])),
              startOptions(
                replayed ? { ...options, provider: runtimeModule().RECORDING_PROVIDER } : options,
              ),
            )
            await tellOfDomain(context, options, handle)
            return followRun(context, open, { handle, out, record })
          },
          replayed && ((config) => runtimeModule().withRecording(config, replayed)),
        )
      }),
    )
}

/** Says that a run was let in elsewhere than was asked, where it was. */
async function tellOfDomain(
  { terminal }: CommandContext,
  { domain }: RunCommandOptions,
  handle: RunHandle,
): Promise<void> {
  if (domain === undefined) return
  const { envelope } = await handle.record()
  if (envelope.requestedDomain === undefined) return
  terminal.complain(
    `The run is one in ${envelope.domain}, not in ${envelope.requestedDomain}: the host has too much to do, as fcc status shows.`,
  )
}

/** A recording, and its key beside it. */
function placeBeside(cwd: string, written: string): RecordingPlace {
  const file = resolve(cwd, written)
  return { file, key: `file:${file}.key` }
}

function startOptions(options: RunCommandOptions): RunOptions {
  return {
    purpose: options.purpose,
    domain: options.domain,
    labels: options.label,
    subjects: options.subject,
    provider: options.provider,
    idempotencyKey: options.idempotencyKey,
    wait: options.wait,
    watch: options.watch,
  }
}
