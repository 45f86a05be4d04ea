/** An option or an argument, as its command declares it. */
interface OptionDescription {
    /** `--input <[name=]file>`, `<scenario>`. */
    readonly term: string;
    readonly description: string;
    /** What it may be, where that is a closed list. */
    readonly choices: readonly string[];
    readonly default: string | undefined;
}
/** A command as its own definition states it. */
interface CommandDescription {
    /** Without the program's name: `audit verify`; empty for the program itself. */
    readonly name: string;
    readonly description: string;
    /** `fcc audit verify [options] <file>`. */
    readonly usage: string;
    readonly arguments: readonly OptionDescription[];
    readonly options: readonly OptionDescription[];
    /** Lines to type, beginning with `fcc`. */
    readonly examples: readonly string[];
    /** What its help says beneath the examples, such as its exit codes. */
    readonly notes: string;
}
/**
 * Describes the program and every command that does something, from what help is made of: for the
 * reference and for shells. The first is the program itself, with the options that all commands take.
 *
 * @example
 * describeCommands().map(({ usage }) => usage)
 */
declare function describeCommands(): readonly CommandDescription[];

/** What the program ends with. Stable: scripts rely on it. */
declare const EXIT_CODES: {
    readonly completed: 0;
    readonly failed: 1;
    readonly misused: 2;
    readonly halted: 3;
    readonly rejected: 4;
    readonly waiting: 5;
    readonly partial: 6;
};
type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** What the program is given of its surroundings, so that tests can call it in their own process. */
interface CliStreams {
    readonly stdout: Output;
    readonly stderr: Output;
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Aborted when the user asks the program to stop. */
    readonly signal?: AbortSignal | undefined;
}
/** Something text goes to. */
interface Output {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    /** How wide it is, in characters, where it is a terminal. */
    readonly columns?: number | undefined;
}

/**
 * The program. Reads the words after its name, does what they ask, and gives back the exit code;
 * it never throws and never ends the process.
 *
 * @example
 * process.exitCode = await main(process.argv.slice(2), { stdout, stderr, cwd: process.cwd(), env: process.env })
 */
declare function main(argv: readonly string[], streams: CliStreams): Promise<ExitCode>;

export {
  EXIT_CODES,
  describeCommands,
  main,
};
export type {
  CliStreams,
  CommandDescription,
  ExitCode,
  OptionDescription,
};
