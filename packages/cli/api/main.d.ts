import 'commander';
export {
  createProgram,
  main,
} from './chunk-1.js';
import 'picocolors';

// chunk-1.d.ts
import {
  Command,
} from 'commander';
import colors from 'picocolors';

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

/** What is written for people: a line, or a table that is laid out for where it is written. */
type Said = string | Table;
/** Rows that become lines when the width of what they are written to is known. */
interface Table {
    /** Cells below one another; a row that is one text has a line to itself, and widens no column. */
    readonly rows: readonly (readonly string[] | string)[];
    readonly indent: string;
    readonly gap: string;
    /** Colours the cells of the first column. */
    readonly paintFirst: (text: string) => string;
    /** What the columns are: above them where cells stand beside one another, before each cell where they do not. */
    readonly heads: readonly string[];
    readonly paintHead: (text: string) => string;
    /** Colours what is written of a cell of any other column, by the whole cell and its column, from 1 on. */
    readonly paintCell: (text: string, cell: string, column: number) => string;
    /** How wide the last column may get in characters, wherever it is written; as it is, by default. */
    readonly lastWidth: number | undefined;
}

/**
 * What is said as lines, none wider than so many columns. A table that is too wide wraps its cells; where
 * they would get too narrow beside one another, the cells of a row are written below its first. Without a
 * width, each row is one line.
 *
 * @param columns how many characters a line may have; not limited by default
 */
declare function layOut(said: readonly Said[], columns?: number): readonly string[];

/** What the program is given of its surroundings, so that tests can call it in their own process. */
interface CliStreams {
    readonly stdout: Output;
    readonly stderr: Output;
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Aborted when the user asks the program to stop. */
    readonly signal?: AbortSignal | undefined;
    /** What makes lines of what is said: a test lays the same words out for several terminals. */
    readonly layOut?: typeof layOut | undefined;
}
/** Something text goes to. */
interface Output {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    /** How wide it is, in characters, where it is a terminal. */
    readonly columns?: number | undefined;
}
/**
 * Colours that say nothing where they are switched off, each with one meaning: red is what failed or was
 * stopped, yellow what needs somebody, green what is done, bold what to read or type, dim what stands beside it.
 */
type Paint = Pick<ReturnType<typeof colors.createColors>, 'red' | 'yellow' | 'green' | 'bold' | 'dim' | 'isColorSupported'>;
/** Where a command's words go: for people as lines, for machines as one JSON document. */
interface Terminal {
    readonly json: boolean;
    readonly paint: Paint;
    /** Lines and tables for people, none wider than the terminal; nothing where a machine reads. */
    say(...said: readonly Said[]): void;
    /** The one document for machines; nothing where people read. */
    document(value: unknown): void;
    /** Text that is the result itself, such as an export on its way to a file. */
    raw(text: string): void;
    /** For people, beside the result: warnings and errors. */
    complain(...said: readonly Said[]): void;
}

/** The options that every command takes. */
interface GlobalOptions {
    readonly config?: string | undefined;
    readonly tenant?: string | undefined;
    readonly as?: string | undefined;
    readonly json?: boolean | undefined;
    readonly color: boolean;
    /** Whether what is counted beside the matter is told too. */
    readonly verbose?: boolean | undefined;
}

/** What a command works with. */
interface CommandContext {
    readonly terminal: Terminal;
    readonly streams: CliStreams;
    readonly global: GlobalOptions;
}
/** The program as its commands see it. */
interface Cli {
    /** Does a command's work; what it gives back is the program's exit code. */
    perform(command: Command, work: (context: CommandContext) => Promise<ExitCode>): Promise<void>;
}

/**
 * The program. Reads the words after its name, does what they ask, and gives back the exit code;
 * it never throws and never ends the process.
 *
 * @example
 * process.exitCode = await main(process.argv.slice(2), { stdout, stderr, cwd: process.cwd(), env: process.env })
 */
declare function main(argv: readonly string[], streams: CliStreams): Promise<ExitCode>;
/** The program with every command, for describing it. */
declare function createProgram(streams: CliStreams, cli: Cli): Promise<Command>;

export {
  EXIT_CODES,
  createProgram,
  main,
};
export type {
  CliStreams,
  ExitCode,
};
