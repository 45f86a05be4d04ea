import type { CommandContext } from '../command.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { outputFile } from '../options/output-file.ts'
import type { OpenTenant } from './open-runtime.ts'

/** Exports one run, or the audit log, by an exporter: to a file, or to standard output as it is. */
export async function deliverExport(
  { terminal, streams }: CommandContext,
  { session }: OpenTenant,
  wanted: {
    readonly format: string
    readonly run?: string | undefined
    readonly output?: string | undefined
    readonly purpose?: string | undefined
    readonly force?: boolean | undefined
  },
): Promise<ExitCode> {
  const { format, run, output, purpose } = wanted
  const out = outputFile(streams.cwd, output, wanted)
  const { text, ...exported } = await session.exportAs({
    format,
    run,
    purpose,
    signal: streams.signal,
  })
  const about = { tenant: session.tenant, ...(run === undefined ? {} : { run }), ...exported }
  if (out === undefined) {
    if (!terminal.json) terminal.raw(text)
    terminal.document({ ...about, export: text })
    return EXIT_CODES.completed
  }
  out.write(text)
  terminal.say(`  Wrote ${output} by ${exported.exporter}`)
  terminal.document({ ...about, file: out.file })
  return EXIT_CODES.completed
}
