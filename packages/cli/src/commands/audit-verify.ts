import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { verifyExport } from '@fcc/audit'
import { main as runVerifier } from '@fcc/audit/verify'
import type { CommandContext } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { readBytes } from '../io/read-file.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { outputFile } from '../options/output-file.ts'
import { resolveAuditChain } from '../showing/audit-chain.ts'

/** The verifier's own exit code for a call it could not make sense of. */
const MISUSED = 2

/** How its report begins: in capitals. */
const VERDICT = /^[A-Z]+(?: [A-Z]+)*\b/

/** What its other codes are here; any that is not named is a failure. */
const exitCodes: Readonly<Record<number, ExitCode>> = {
  0: EXIT_CODES.completed,
  6: EXIT_CODES.partial,
}

/**
 * Verifies an export by the verifier that also runs alone: 0 when it verified, 1 when something is
 * wrong or the signer is not established, 6 when it is a part of a log and none was asked for.
 *
 * @throws FccError FCC_CLI_FILE_MISSING, FCC_CLI_FILE_UNREADABLE, FCC_CLI_VERIFY
 */
export async function verifyAudit(
  { streams, terminal }: CommandContext,
  call: {
    readonly file: string
    readonly key?: string | undefined
    readonly since?: string | undefined
    readonly partial?: boolean | undefined
    /** Where a drawing of it goes. */
    readonly svg?: string | undefined
    readonly force?: boolean | undefined
  },
): Promise<ExitCode> {
  const { cwd } = streams
  for (const file of [call.file, call.since]) if (file !== undefined) readBytes(cwd, file)
  const svg = outputFile(cwd, call.svg, call)
  const said: string[] = []
  const complained: string[] = []
  const code = runVerifier(
    [
      ...(call.key === undefined ? [] : [`--key=${keyArgument(cwd, call.key)}`]),
      ...(call.since === undefined ? [] : [`--since=${resolve(cwd, call.since)}`]),
      ...(call.partial ? ['--partial'] : []),
      ...(terminal.json ? ['--json'] : []),
      '--',
      resolve(cwd, call.file),
    ],
    { write: (text) => said.push(text), writeError: (text) => complained.push(text) },
  )
  if (code === MISUSED) throw cliErrors.verifierKey(complained.join('').split('\n')[0] ?? '')
  if (terminal.json) terminal.document(JSON.parse(said.join('')) as unknown)
  else terminal.say(...coloured(said.join('').trimEnd().split('\n'), terminal.paint))
  if (call.svg !== undefined) {
    svg?.write(await draw(cwd, call))
    terminal.say(`  Wrote ${visible(call.svg)}`)
  }
  return exitCodes[code] ?? EXIT_CODES.failed
}

/** The verdict, which is what the first line begins with, in the colour of what it means. */
function coloured(lines: readonly string[], paint: Paint): readonly string[] {
  const colour = (verdict: string): string => {
    if (verdict === 'VERIFIED') return paint.green(verdict)
    return verdict === 'FAILED' ? paint.red(verdict) : paint.yellow(verdict)
  }
  return lines.map((line, at) => (at === 0 ? line.replace(VERDICT, colour) : line))
}

/** The drawing says what the verifier says: it is made of its report. */
async function draw(
  cwd: string,
  call: {
    readonly file: string
    readonly key?: string | undefined
    readonly since?: string | undefined
  },
): Promise<string> {
  const { auditChainSvg } = await import('@fcc/diagrams')
  const bytes = readBytes(cwd, call.file)
  const key = call.key === undefined ? undefined : keyArgument(cwd, call.key)
  const report = verifyExport(bytes, {
    key: key !== undefined && existsSync(key) ? textOf(cwd, key).trim() : key,
    since: call.since === undefined ? undefined : textOf(cwd, call.since),
  })
  return auditChainSvg(resolveAuditChain(Buffer.from(bytes).toString('utf8'), report))
}

function textOf(cwd: string, file: string): string {
  return Buffer.from(readBytes(cwd, file)).toString('utf8')
}

/** A key is a file, where there is one of that name, or the key's text. */
function keyArgument(cwd: string, written: string): string {
  const file = resolve(cwd, written)
  return existsSync(file) ? file : written
}
