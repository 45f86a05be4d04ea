import colors from 'picocolors'
import { columnsOf } from './columns-of.ts'
import { layOut } from './lay-out.ts'
import type { Said } from './table.ts'
import { prefixHere, typedAs } from './typed-as.ts'

/** What the program is given of its surroundings, so that tests can call it in their own process. */
export interface CliStreams {
  readonly stdout: Output
  readonly stderr: Output
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted when the user asks the program to stop. */
  readonly signal?: AbortSignal | undefined
  /** What makes lines of what is said: a test lays the same words out for several terminals. */
  readonly layOut?: typeof layOut | undefined
}

/** Something text goes to. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  /** How wide it is, in characters, where it is a terminal. */
  readonly columns?: number | undefined
}

/**
 * Colours that say nothing where they are switched off, each with one meaning: red is what failed or was
 * stopped, yellow what needs somebody, green what is done, bold what to read or type, dim what stands beside it.
 */
export type Paint = Pick<
  ReturnType<typeof colors.createColors>,
  'red' | 'yellow' | 'green' | 'bold' | 'dim' | 'isColorSupported'
>

/** Where a command's words go: for people as lines, for machines as one JSON document. */
export interface Terminal {
  readonly json: boolean
  readonly paint: Paint
  /** Lines and tables for people, none wider than the terminal; nothing where a machine reads. */
  say(...said: readonly Said[]): void
  /** The one document for machines; nothing where people read. */
  document(value: unknown): void
  /** Text that is the result itself, such as an export on its way to a file. */
  raw(text: string): void
  /** For people, beside the result: warnings and errors. */
  complain(...said: readonly Said[]): void
}

/** Decides by options and surroundings how to write, and writes. */
export function createTerminal(
  streams: CliStreams,
  options: {
    readonly json?: boolean | undefined
    readonly color: boolean
    /** The names of this program's commands, which are shown as they can be typed here. */
    readonly commands?: readonly string[]
  },
): Terminal {
  const json = options.json ?? false
  const paint = colors.createColors(options.color && wantsColor(streams))
  const lines = (output: Output, all: readonly Said[]): void => {
    const typed = typedAs(all, { prefix: prefixHere(streams), commands: options.commands ?? [] })
    for (const line of (streams.layOut ?? layOut)(typed, columnsOf(output, streams.env)))
      output.write(`${line}\n`)
  }
  return {
    json,
    paint,
    say: (...all) => {
      if (!json) lines(streams.stdout, all)
    },
    document: (value) => {
      if (json) streams.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
    },
    raw: (text) => {
      streams.stdout.write(text)
    },
    complain: (...all) => lines(streams.stderr, all),
  }
}

/** https://no-color.org: any value but the empty one switches colour off. */
function wantsColor({ env, stdout }: CliStreams): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stdout.isTTY === true && env.TERM !== 'dumb'
}
