import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { forceOption, outputFile } from '../options/output-file.ts'
import { runtimeModule } from '../runtime-module.ts'
import { deliverExport } from '../session/deliver-export.ts'
import { withTenant } from '../session/open-runtime.ts'
import { verifyAudit } from './audit-verify.ts'

interface ExportOptions {
  readonly output?: string
  readonly force?: boolean
  readonly format?: string
  readonly run?: string
  readonly purpose?: string
}

/** `fcc audit export` and `fcc audit verify`. */
export const registerAudit: RegisterCommand = (program, cli) => {
  const audit = program
    .command('audit')
    .description('export the audit log, verify an export')
    .addHelpText('after', exampleText('audit export -o audit.jsonl', 'audit verify audit.jsonl'))
  audit
    .command('export')
    .description("write a tenant's audit log to one file that an outsider can verify")
    .option('-o, --output <file>', 'where to; standard output by default')
    .addOption(forceOption())
    .option('--run <id>', 'the entries of this run alone, each with its proof')
    .option('--purpose <name>', 'what for; it is kept in the log')
    .option(
      '--format <id>',
      "another exporter's format, to read and not to verify; @fcc/plugin-exporters-common contributes some",
    )
    .addHelpText(
      'after',
      exampleText(
        'audit export --tenant riverside -o audit.jsonl',
        'audit export --run 01JD5V8R3N4T6W8Y0Z2B4D6F8H -o run.jsonl',
        'audit export --format audit-csv -o audit.csv',
      ),
    )
    .action((options: ExportOptions, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async (open) => {
          const { runtime, session } = open
          const { format, output, run, purpose, force } = options
          if (format !== undefined)
            return deliverExport(context, open, { format, run, output, purpose, force })
          const { terminal, streams } = context
          const out = outputFile(streams.cwd, output, options)
          const { text, verifierKey, checkpoint } =
            run === undefined ? await session.exportAudit({ purpose }) : await session.proofs(run)
          const keyFile = join(
            runtimeModule().outcomesFolder(runtime.config),
            `${session.tenant}.pub`,
          )
          runtimeModule().writeContentFile(keyFile, `${verifierKey}\n`, { force: true })
          if (out !== undefined) {
            out.write(text)
            terminal.say(
              `  Wrote ${options.output}`,
              `  Verify   fcc audit verify ${options.output} --key ${relative(streams.cwd, keyFile)}`,
            )
          } else if (!terminal.json) terminal.raw(text)
          terminal.document({
            tenant: session.tenant,
            ...(out === undefined ? { export: text } : { file: out.file }),
            verifierKey,
            verifierKeyFile: keyFile,
            checkpoint,
          })
          return EXIT_CODES.completed
        }),
      ),
    )
  audit
    .command('verify')
    .description('verify an export offline; needs no configuration')
    .argument('<file>', 'the export')
    .option('--key <file|string>', "the signer's verifier key; without it nobody is established")
    .option(
      '--since <file>',
      'a checkpoint of the same log that you kept: the export must extend it',
    )
    .option('--partial', 'a part of the log will do; without it one ends with exit code 6')
    .option('--svg <file>', 'also draw it to a file: a chain of entries with the checkpoint')
    .addOption(forceOption())
    .addHelpText(
      'after',
      exampleText(
        'audit verify audit.jsonl --key riverside.pub',
        'audit verify audit.jsonl --key riverside.pub --svg proof.svg',
        'audit verify audit.jsonl --key riverside.pub --since checkpoint-of-march.txt --json',
      ) +
        '\n"Verified" says that the log is as its key’s owner signed it, not that what it says is true.\n',
    )
    .action(
      (
        file: string,
        options: {
          readonly key?: string
          readonly since?: string
          readonly partial?: boolean
          readonly svg?: string
          readonly force?: boolean
        },
        command: Command,
      ) => cli.perform(command, async (context) => verifyAudit(context, { file, ...options })),
    )
}
