import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { secretReference } from '@fcc/contracts'
import type { BackupReceiver } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { readText } from '../io/read-text.ts'

/** The longest key or passphrase that is read, in bytes. */
const MAX_KEY_BYTES = 64 * 1024

/** Who may open a backup: a passphrase by reference, or a key in a file. A passphrase on the command line is refused. */
export function backupReceiver(
  { streams }: Pick<CommandContext, 'streams'>,
  given: { readonly passphrase?: string | undefined; readonly keyFile?: string | undefined },
): BackupReceiver {
  const { passphrase, keyFile } = given
  if (passphrase === undefined && keyFile === undefined) return {}
  if (keyFile !== undefined) return { pem: readText(streams.cwd, keyFile, MAX_KEY_BYTES) }
  const reference = passphrase ?? ''
  if (!secretReference().safeParse(reference).success) throw cliErrors.passphraseInPlainText()
  const at = reference.indexOf(':')
  const where = reference.slice(at + 1)
  const found = reference.startsWith('env:')
    ? streams.env[where]
    : readFileSync(resolve(streams.cwd, where), 'utf8').replace(/\r?\n$/, '')
  if (found === undefined || found === '') throw cliErrors.passphraseMissing(reference)
  return { passphrase: found }
}
