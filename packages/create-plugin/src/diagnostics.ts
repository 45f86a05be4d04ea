import { nearestWord } from './nearest-word.ts'

/** What a refusal says; the form of every error of FCC, with no package of ours behind it. */
export interface CreateErrorDetails {
  readonly code: string
  /** What happened. */
  readonly why: string
  /** What to do, as an imperative sentence. */
  readonly fix: string
  /** 1: it could not be done. 2: it was asked for wrongly. */
  readonly exitCode: 1 | 2
  readonly cause?: unknown
}

/** Why nothing was made. */
export class CreateError extends Error {
  readonly code: string
  readonly why: string
  readonly fix: string
  readonly exitCode: 1 | 2

  constructor(details: CreateErrorDetails) {
    super(details.why, details.cause === undefined ? {} : { cause: details.cause })
    this.name = 'CreateError'
    this.code = details.code
    this.why = details.why
    this.fix = details.fix
    this.exitCode = details.exitCode
  }
}

const lookAtHelp = 'Run npm create @fcc/plugin -- --help to see how it is used.'

/** Every error this package raises. */
export const createErrors = {
  usage: (why: string) =>
    new CreateError({ code: 'FCC_CREATE_USAGE', why, fix: lookAtHelp, exitCode: 2 }),
  nameMissing: () =>
    new CreateError({
      code: 'FCC_CREATE_NAME_MISSING',
      why: 'No name was given, and there is nobody to ask.',
      fix: 'Give the name of the package: npm create @fcc/plugin acme-tone -- --yes.',
      exitCode: 2,
    }),
  nameInvalid: (name: string, problem: string) =>
    new CreateError({
      code: 'FCC_CREATE_NAME_INVALID',
      why: `${JSON.stringify(name)} cannot be the name of a plugin package: ${problem}.`,
      fix: 'Choose lower-case letters, digits and dashes, such as acme-tone or @acme/tone.',
      exitCode: 2,
    }),
  nameTaken: (name: string, owner: string) =>
    new CreateError({
      code: 'FCC_CREATE_NAME_TAKEN',
      why: `The name ${name} is taken: ${owner}.`,
      fix: 'Choose another name, with your own in front: acme-tone or @acme/tone.',
      exitCode: 2,
    }),
  pointUnknown: (point: string, known: readonly string[]) => {
    const meant = nearestWord(point, known)
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
    return new CreateError({
      code: 'FCC_CREATE_POINT_UNKNOWN',
      why: `There is no contribution point ${JSON.stringify(point)} to start from.${hint}`,
      fix: `Choose among ${known.join(', ')}.`,
      exitCode: 2,
    })
  },
  kindUnknown: (kind: string) =>
    new CreateError({
      code: 'FCC_CREATE_KIND_UNKNOWN',
      why: `A package is a plugin, a vertical or data, not ${JSON.stringify(kind)}.`,
      fix: 'Say --kind plugin for one capability, --kind vertical for an industry, or --kind data for one in YAML alone.',
      exitCode: 2,
    }),
  folderTaken: (folder: string, what: string) =>
    new CreateError({
      code: 'FCC_CREATE_FOLDER_TAKEN',
      why: `${folder} is there already and ${what}; nothing is overwritten.`,
      fix: 'Name another folder with --dir, or move away what is there.',
      exitCode: 2,
    }),
  folderUnwritable: (folder: string, cause: unknown) =>
    new CreateError({
      code: 'FCC_CREATE_FOLDER_UNWRITABLE',
      why: `${folder} could not be written: ${reasonOf(cause)}.`,
      fix: 'Name a folder where you may write with --dir, or make room.',
      exitCode: 1,
      cause,
    }),
  cancelled: () =>
    new CreateError({
      code: 'FCC_CREATE_CANCELLED',
      why: 'The questions ended without an answer, so nothing was made.',
      fix: 'Start again, or give everything as flags with --yes.',
      exitCode: 1,
    }),
  unexpected: (cause: unknown) =>
    new CreateError({
      code: 'FCC_CREATE_UNEXPECTED',
      why: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause),
      fix: 'Report it with the command that was run.',
      exitCode: 1,
      cause,
    }),
}

/** `EACCES: permission denied`, without the path that Node appends. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split(', ')[0] ?? text
}
