import { parseArgs } from 'node:util'

/** How the verifier is called. */
export const usage = `Usage: verify-main FILE [--key FILE|STRING] [--since FILE] [--partial] [--json]

Verifies an audit export offline.

  --key      the signer's verifier key, or a file that holds it; get it from the signer, not with the export
  --since    a file with a checkpoint of the same log that you kept: the export must extend it
  --partial  a file that is only part of the log will do: one that begins later, or has entries after
             the checkpoint that no signature covers
  --json     print the report as JSON
  --help     print this

Exit code: 0 verified, 1 failed, 2 usage, 3 nothing wrong but the signer is not established (no --key),
6 partial: nothing wrong in what is signed, and it is not the whole log (0 with --partial).
"Verified" says that the log is as its key's owner signed it, not that what it says is true.
`

/** A call taken apart. */
export type VerifyArguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'misused'; readonly why: string }
  | {
      readonly kind: 'verify'
      readonly file: string
      readonly key: string | undefined
      readonly since: string | undefined
      /** Whether a part of a log is what was asked for. */
      readonly partial: boolean
      readonly format: 'text' | 'json'
    }

/** Takes the words after the program's name apart. */
export function parseVerifyArguments(words: readonly string[]): VerifyArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        since: { type: 'string' },
        partial: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return { kind: 'help' }
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) {
      return { kind: 'misused', why: 'Exactly one file is to be named.' }
    }
    const format = values.json === true ? 'json' : 'text'
    const partial = values.partial === true
    return { kind: 'verify', file, key: values.key, since: values.since, partial, format }
  } catch (error) {
    return { kind: 'misused', why: error instanceof Error ? error.message : String(error) }
  }
}
