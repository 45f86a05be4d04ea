import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseVerifierKey } from './checkpoint/verifier-key.ts'
import type { VerificationReport } from './export/verification-report.ts'
import { verifyExport } from './export/verify-export.ts'
import { escapeText } from './verify/escape-text.ts'
import { renderReport } from './verify/render-report.ts'
import { parseVerifyArguments, usage } from './verify/verify-arguments.ts'

const exitCodes = {
  verified: 0,
  failed: 1,
  misused: 2,
  'signer-not-established': 3,
  partial: 6,
} as const

/** Where the verifier writes. */
export interface VerifyOutput {
  write(text: string): void
  writeError(text: string): void
}

const processOutput: VerifyOutput = {
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
}

/**
 * The verifier as a program: reads an export, prints a report, needs nothing but this package.
 *
 * @param argv The words after the program's name: FILE --key FILE|STRING [--since FILE] [--partial] [--json] [--help]
 * @returns The exit code: 0 verified (with `--partial` a part as well), 1 failed, 2 usage (also a file that
 * cannot be read), 3 signer not established, 6 a part of a log only.
 * @example
 * process.exitCode = main(['audit.jsonl', '--key', 'riverside.pub'])
 */
export function main(argv: readonly string[], output: VerifyOutput = processOutput): number {
  const call = parseVerifyArguments(argv)
  if (call.kind === 'help') {
    output.write(usage)
    return exitCodes.verified
  }
  try {
    if (call.kind === 'misused') throw new Error(call.why)
    const report = verifyExport(readFileSync(call.file), {
      key: call.key === undefined ? undefined : readKey(call.key),
      since: call.since === undefined ? undefined : readFileSync(call.since, 'utf8'),
    })
    output.write(call.format === 'json' ? renderJson(report) : renderReport(report))
    return exitCodes[call.partial && report.verdict === 'partial' ? 'verified' : report.verdict]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    output.writeError(`${escapeText(why)}\nRun with --help to see how it is used.\n`)
    return exitCodes.misused
  }
}

/** A key given on the command line: a file's content, or the text itself. */
function readKey(given: string): string {
  const text = existsSync(given) ? readFileSync(given, 'utf8').trim() : given
  parseVerifierKey(text)
  return text
}

function renderJson(report: VerificationReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function isProgram(): boolean {
  const program = process.argv[1]
  return (
    program !== undefined &&
    existsSync(program) &&
    realpathSync(program) === fileURLToPath(import.meta.url)
  )
}

if (isProgram()) {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever reads may have enough, as `head` has: the rest is dropped, and the exit code says the verdict.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = main(process.argv.slice(2))
}
