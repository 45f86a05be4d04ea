import { pointLines } from './ask-options.ts'
import type { CreateError } from './diagnostics.ts'
import { DEFAULT_POINTS } from './recipes.ts'

/** What a finished package is reported with. */
export interface Report {
  readonly name: string
  readonly id: string
  readonly kind: string
  readonly points: readonly string[]
  /** Absolute. */
  readonly folder: string
  readonly files: readonly string[]
  /** The commands that come next. */
  readonly next: readonly string[]
}

/** The text of `--help`. */
export function helpText(): string {
  return `Usage: npm create @fcc/plugin [NAME] -- [options]

Makes a package that adds something to FCC. It asks for what is not given.

Options:
  --kind KIND      plugin (one capability), vertical (an industry), or data (an industry in YAML
                   alone: no code, no build)
  --points LIST    what it contributes, with commas; what they refer to comes with them
  --dir FOLDER     where it goes; a folder of the package's name otherwise
  -y, --yes        ask nothing: plugin, ${DEFAULT_POINTS.plugin.join(',')}
  --json           report as JSON, and ask nothing
  -h, --help       this text
  -V, --version    the version

Points:
${pointLines()}

Examples:
  npm create @fcc/plugin
  npm create @fcc/plugin acme-tone -- --yes
  npm create @fcc/plugin @acme/tickets -- --points detectors,constitutions --dir plugins/tickets
  npm create @fcc/plugin acme-shipping -- --kind vertical --json
  npm create @fcc/plugin acme-letters -- --kind data
`
}

/** What a person reads when it is done. */
export function reportText({ name, kind, points, folder, files, next }: Report): string {
  const steps = next.map((each) => `    ${each}\n`).join('')
  return `\n  ${name} is ${kind === 'data' ? 'a package of data' : `a ${kind}`} of ${files.length} files in\n  ${folder}\n  It contributes ${points.join(', ')}.\n\n${steps}\n`
}

/** An error as a message: its code, what happened, how to fix it. */
export function letterText({ code, why, fix }: CreateError): string {
  return `${code}\n  ${why}\n  Fix  ${fix}\n`
}
