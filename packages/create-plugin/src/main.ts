import { isAbsolute, relative, resolve } from 'node:path'
import { askOptions } from './ask-options.ts'
import { CreateError, createErrors } from './diagnostics.ts'
import { type Options, parseOptions } from './options.ts'
import { pluginIdOf } from './package-name.ts'
import { createConversation } from './questions.ts'
import { readTemplate } from './read-template.ts'
import { resolveRequest } from './resolve-request.ts'
import { contributedPoints, scaffold } from './scaffold.ts'
import { readKnownNames } from './taken-names.ts'
import { helpText, letterText, type Report, reportText } from './texts.ts'
import { VERSION } from './versions.ts'
import { assertFree, writePackage } from './write-package.ts'

/** What the program is given of its process. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly cwd: string
  /** Whether a person sits there who can be asked. */
  readonly isInteractive: boolean
}

/**
 * The program. Reads the words after its name, makes the package or says why not, and gives back
 * the exit code: 0 made, 1 could not be made, 2 asked for wrongly. It never throws and never ends
 * the process.
 *
 * @example
 * process.exitCode = await main(['acme-tone', '--yes'], { stdin, stdout, stderr, cwd: process.cwd(), isInteractive: false })
 */
export async function main(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  try {
    const options = parseOptions(argv)
    if (options.show === 'help') streams.stdout.write(helpText())
    else if (options.show === 'version') streams.stdout.write(`${VERSION}\n`)
    else {
      const report = await create(options, streams)
      streams.stdout.write(options.json ? document(report) : reportText(report))
    }
    return 0
  } catch (thrown) {
    const error = thrown instanceof CreateError ? thrown : createErrors.unexpected(thrown)
    const { code, why, fix } = error
    if (argv.includes('--json')) streams.stdout.write(document({ error: { code, why, fix } }))
    else streams.stderr.write(letterText(error))
    return error.exitCode
  }
}

async function create(given: Options, streams: Streams): Promise<Report> {
  const known = readKnownNames(streams.cwd)
  if (given.folder !== undefined) assertFree(resolve(streams.cwd, given.folder))
  const options = await complete(given, streams, known)
  const request = resolveRequest(options, known)
  const folder = resolve(streams.cwd, request.folder)
  const files = scaffold(
    readTemplate(request.kind === 'data' ? 'template-data' : 'template'),
    request,
  )
  writePackage(folder, files)
  return {
    name: request.packageName,
    id: pluginIdOf(request.packageName),
    kind: request.kind,
    points: contributedPoints(files, request),
    folder,
    files: files.map(({ path }) => path),
    next: [...enter(folder, streams.cwd), 'npm install', 'npm test'],
  }
}

async function complete(
  options: Options,
  { stdin, stdout, isInteractive }: Streams,
  known: Parameters<typeof askOptions>[1],
): Promise<Options> {
  if (options.yes || options.json || !isInteractive) return options
  const conversation = createConversation(stdin, stdout)
  try {
    return await askOptions(options, known, conversation)
  } finally {
    conversation.close()
  }
}

/** How to get into the folder from where the person stands. */
function enter(folder: string, cwd: string): readonly string[] {
  const near = relative(cwd, folder)
  if (near === '') return []
  const path = near.startsWith('..') || isAbsolute(near) ? folder : near
  return [`cd ${/^[\w./@-]+$/.test(path) ? path : JSON.stringify(path)}`]
}

const document = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
