import { Command, CommanderError } from 'commander'
import type { Cli } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import { COMPLETING, completeWords, wholeWords } from './completing/complete-words.ts'
import { cliErrors } from './diagnostics.ts'
import { EXIT_CODES, type ExitCode, exitCodeOfError } from './exit-code.ts'
import { columnsOf, USUAL_COLUMNS } from './io/columns-of.ts'
import { layOut } from './io/lay-out.ts'
import { type CliStreams, createTerminal } from './io/terminal.ts'
import { commandCalled, unknownOfGroup } from './options/command-called.ts'
import { addGlobalOptions, type GlobalOptions } from './options/global-options.ts'
import { misplacedArgument } from './options/misplaced-argument.ts'
import { causeLines } from './render/cause-lines.ts'
import { errorLines } from './render/error-message.ts'
import { errorOf } from './render/error-of.ts'
import { loadRuntime } from './runtime-module.ts'
import { VERSION } from './version.ts'

/**
 * The program. Reads the words after its name, does what they ask, and gives back the exit code;
 * it never throws and never ends the process.
 *
 * @example
 * process.exitCode = await main(process.argv.slice(2), { stdout, stderr, cwd: process.cwd(), env: process.env })
 */
export async function main(argv: readonly string[], streams: CliStreams): Promise<ExitCode> {
  let code: ExitCode = EXIT_CODES.completed
  let names = OWN_NAMES
  const cli: Cli = {
    async perform(command, work) {
      const global = command.optsWithGlobals<GlobalOptions>()
      const commands = names
      const terminal = createTerminal(streams, { ...global, commands })
      await loadRuntime()
      code = await work({ terminal, streams, global })
    },
  }
  const unasked: string[] = []
  const program = emptyProgram(streams, unasked)
  try {
    if (argv[0] === COMPLETING) {
      const words = argv.slice(1)
      await addCommands(program, cli)
      await addOthersCommands(program, cli, { argv: wholeWords(words), streams })
      await completeWords(program, words, streams)
      return EXIT_CODES.completed
    }
    await addCommands(program, cli, neededBy(program, argv))
    await addOthersCommands(program, cli, { argv, streams })
    names = namesOf(program)
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT_CODES.completed
    if (thrown instanceof CommanderError && thrown.code === 'commander.help') {
      const columns = columnsOf(streams.stdout, streams.env)
      streams.stdout.write(fitted(unasked.join(''), columns, streams))
      return EXIT_CODES.misused
    }
    const error =
      thrown instanceof CommanderError ? misusedBy(thrown, program, argv) : errorOf(thrown)
    complain(error, argv, { streams, commands: names })
    if (streams.env.FCC_DEBUG) {
      for (const line of causeLines(thrown)) streams.stderr.write(`${line}\n`)
    }
    return exitCodeOfError(error.code)
  }
}

/** The program with every command, for describing it. */
export async function createProgram(streams: CliStreams, cli: Cli): Promise<Command> {
  const program = emptyProgram(streams, [])
  await addCommands(program, cli)
  return program
}

const OWN_NAMES: readonly string[] = COMMANDS.map(({ name }) => name)

/**
 * The commands that a call needs: the one that it names, none to tell the version, and where it names none or
 * asks for help in general, all. Most of what the others would load is needed by nobody in this process.
 */
function neededBy(program: Command, argv: readonly string[]): readonly string[] {
  const { operands } = program.parseOptions([...argv])
  const word = wordOf(operands)
  if (word !== undefined) return OWN_NAMES.includes(word) ? [word] : OWN_NAMES
  const isVersion = argv.length === 1 && ['-V', '--version'].includes(argv[0] as string)
  return isVersion ? [] : OWN_NAMES
}

async function addCommands(
  program: Command,
  cli: Cli,
  needed: readonly string[] = OWN_NAMES,
): Promise<void> {
  const loaded = await Promise.all(
    COMMANDS.filter(({ name }) => needed.includes(name)).map(({ load }) => load()),
  )
  for (const register of loaded) register(program, cli)
  inheritSettings(program)
}

/** The program with the options of all commands and with no command. */
function emptyProgram(streams: CliStreams, unasked: string[]): Command {
  const columns = columnsOf(streams.stdout, streams.env)
  return (
    addGlobalOptions(new Command('fcc'))
      .description('Governed persona workflows for many tenants.')
      .version(VERSION, '-V, --version')
      .configureHelp({ showGlobalOptions: true })
      .showSuggestionAfterError(true)
      .exitOverride()
      // Errors are written below, once, and as JSON where that was asked for; help that
      // nobody asked for is what a command without its subcommand gets.
      .configureOutput({
        writeOut: (text) => void streams.stdout.write(fitted(text, columns, streams)),
        getOutHelpWidth: () => columns ?? USUAL_COLUMNS,
        getErrHelpWidth: () => columns ?? USUAL_COLUMNS,
        writeErr: (text) => void unasked.push(text),
        outputError: () => undefined,
      })
  )
}

/** Where the first word is none of the program's own, it may be a plugin's; help names theirs, too. */
async function addOthersCommands(
  program: Command,
  cli: Cli,
  { argv, streams }: { readonly argv: readonly string[]; readonly streams: CliStreams },
): Promise<void> {
  const { operands } = program.parseOptions([...argv])
  const word = wordOf(operands)
  if (program.commands.some((command) => command.name() === word)) return
  const { addPluginCommands } = await import('./plugin-commands/add-plugin-commands.ts')
  const { config } = program.opts<GlobalOptions>()
  await addPluginCommands(program, cli, { word, cwd: streams.cwd, config })
  inheritSettings(program)
}

/** The word that names a command. */
function wordOf([first, second]: readonly string[]): string | undefined {
  return first === 'help' ? second : first
}

/** Help in lines that the terminal has room for: descriptions are wrapped already, examples are not. */
function fitted(
  text: string,
  columns: number | undefined,
  streams: Pick<CliStreams, 'layOut'>,
): string {
  return (streams.layOut ?? layOut)(text.split('\n'), columns).join('\n')
}

function inheritSettings(program: Command): void {
  for (const command of allCommands(program)) {
    command.copyInheritedSettings(program)
    command.configureHelp({ showGlobalOptions: command !== program })
  }
}

/** What its commands are called, whether they were loaded or not, and those of plugins that were added. */
function namesOf(program: Command): readonly string[] {
  return [...new Set([...OWN_NAMES, ...program.commands.map((command) => command.name())])]
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)]
}

/** An error that was thrown before a command could begin has no terminal yet. */
function complain(
  error: ReturnType<typeof errorOf>,
  argv: readonly string[],
  { streams, commands }: { readonly streams: CliStreams; readonly commands: readonly string[] },
): void {
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  const options = { json: words.includes('--json'), color: !words.includes('--no-color'), commands }
  const terminal = createTerminal(streams, options)
  terminal.document({ error })
  if (!terminal.json) terminal.complain(...errorLines(error, terminal.paint, streams.cwd))
}

/** What is wrong with how the program was called. */
function misusedBy(
  { code, message }: CommanderError,
  program: Command,
  argv: readonly string[],
): ReturnType<typeof errorOf> {
  const { command, words, next } = commandCalled(program, argv)
  const said =
    code === 'commander.missingArgument'
      ? misplacedArgument(command)
      : code === 'commander.excessArguments'
        ? unknownOfGroup(command, words, next)
        : undefined
  return cliErrors.usage(said ?? sentenceOf(message), words)
}

/** `error: unknown option '--x'\n(Did you mean --y?)` as sentences. */
function sentenceOf(message: string): string {
  const text = message.replace(/^error: /, '').replace(/\n\((.*)\)$/, '. $1')
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
}
