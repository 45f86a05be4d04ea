import type { AskedPeriod, ReportSection, TenantSession } from '@fcc/runtime'
import { type Command, Option } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { listTable } from '../io/table.ts'
import { visible } from '../io/visible.ts'
import { forceOption, type OutputFile, outputFile } from '../options/output-file.ts'
import { reportCsv, reportPage } from '../render/report.ts'
import { runtimeModule } from '../runtime-module.ts'
import { withTenant } from '../session/open-runtime.ts'

interface ReportOptions extends AskedPeriod {
  readonly format?: 'json' | 'csv' | 'html'
  readonly output?: string
  readonly force?: boolean
}

type Report = Awaited<ReturnType<TenantSession['accessReport' | 'dataFlowReport']>>

/** `fcc report access` and `fcc report data-flow`: for whoever has to account for a tenant. */
export const registerReport: RegisterCommand = (program, cli) => {
  const report = program
    .command('report')
    .description('who had access, and how data flows')
    .addHelpText(
      'after',
      exampleText('report access --from 2026-11-01 --to 2026-12-01', 'report data-flow'),
    )
  const make = (
    name: string,
    of: (session: TenantSession, period: AskedPeriod) => Promise<Report>,
  ) =>
    report
      .command(name)
      .option(
        '--from <day>',
        'from when, a day or a time of UTC; thirty days before the end by default',
      )
      .option('--to <day>', 'until when, which does not belong to it; now by default')
      .addOption(
        new Option(
          '--format <format>',
          'to take away: json, csv for a spreadsheet, html for a page',
        ).choices(['json', 'csv', 'html']),
      )
      .option('-o, --output <file>', 'where to; standard output by default')
      .addOption(forceOption())
      .action((options: ReportOptions, command: Command) =>
        cli.perform(command, (context) =>
          withTenant(context, async ({ session }) =>
            deliver(
              context,
              { ...options, out: outputFile(context.streams.cwd, options.output, options) },
              await of(session, options),
            ),
          ),
        ),
      )
  make('access', (session, period) => session.accessReport(period))
    .description('who did what in a period, by the log, and who has which rights now')
    .addHelpText(
      'after',
      exampleText(
        'report access --from 2026-11-01 --to 2026-12-01',
        'report access --format csv -o access.csv --as olga:auditor',
      ),
    )
  make('data-flow', (session, period) => session.dataFlowReport(period))
    .description(
      'what comes in, what handles it, where it goes, how long it stays, how it is protected',
    )
    .addHelpText(
      'after',
      exampleText('report data-flow', 'report data-flow --format html -o data-flow.html'),
    )
}

function deliver(
  { terminal }: CommandContext,
  { format, output, out }: ReportOptions & { readonly out: OutputFile | undefined },
  report: Report,
): ExitCode {
  const sections = runtimeModule().reportSections(report)
  const what = report.report === 'access' ? 'Access' : 'Data flow'
  const text = {
    json: () => `${JSON.stringify(report, undefined, 2)}\n`,
    csv: () => reportCsv(sections),
    html: () => reportPage(`${what} of ${report.tenant}`, sections),
  }
  if (out !== undefined) {
    out.write(text[format ?? 'json']())
    terminal.say(`  Wrote ${output}`)
    terminal.document(report)
  } else if (format !== undefined && !terminal.json) {
    terminal.raw(text[format]())
  } else {
    for (const { title, columns, rows } of sections) {
      const [used, unused] = byUse(columns, rows)
      terminal.say('', `  ${terminal.paint.bold(title)}`)
      const shown = used.map((row) => row.map((each) => visible(each.replaceAll('\n', ' '))))
      if (shown.length > 0) terminal.say(...listTable(columns, shown, terminal.paint))
      else terminal.say('  None.')
      if (unused > 0)
        terminal.say(`  And ${unused} not used in the period: --format json has them.`)
    }
    terminal.document(report)
  }
  return EXIT_CODES.completed
}

/** At a terminal what was used is shown, and how much else there is: catalogues have hundreds of outcomes. */
function byUse(
  columns: readonly string[],
  rows: ReportSection['rows'],
): readonly [used: ReportSection['rows'], unused: number] {
  const at = columns.indexOf('count')
  const used = rows.filter((row) => row[at] !== '0')
  return [used, rows.length - used.length]
}
