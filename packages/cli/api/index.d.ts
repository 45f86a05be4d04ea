export {
  CliStreams,
  EXIT_CODES,
  ExitCode,
  main,
} from './chunk-1.js';
import {
  RelationPicture,
  WorkflowGraph,
} from '@fcc/diagrams';
import {
  TenantModel,
} from '@fcc/runtime';
import {
  Gate,
  Persona,
  RelationType,
  Workflow,
  WorkflowNode,
} from '@fcc/contracts';
import {
  Origin,
} from '@fcc/plugin-api';
import 'commander';
import 'picocolors';

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
 * (await describeCommands()).map(({ usage }) => usage)
 */
declare function describeCommands(): Promise<readonly CommandDescription[]>;

/** A persona with where it comes from and where it is at work. */
interface ShownPersona {
    readonly persona: Persona;
    readonly origin: Origin;
    /** What its archetype is a name of, and what that belongs under. */
    readonly archetype: {
        readonly role: string;
        readonly family: string | undefined;
    } | undefined;
    /** Its tags, each with what it belongs under, the widest first. */
    readonly tags: readonly (readonly string[])[];
    /** Every node that it is bound to. */
    readonly usedBy: readonly {
        readonly workflow: string;
        readonly node: string;
        readonly actedBy: string;
        /** Scenarios that go through the workflow. */
        readonly scenarios: readonly string[];
    }[];
    /** Personas that name it: as what they specialise, champion, or direct. */
    readonly namedBy: readonly {
        readonly persona: string;
        readonly as: PersonaRelation;
    }[];
    /** Who works towards it, by the relations of others. */
    readonly upstream: readonly Related[];
    /** Whom it works towards, by its own relations. */
    readonly downstream: readonly Related[];
}
/** Somebody whom a relation joins with a persona. */
interface Related {
    readonly persona: string;
    readonly type: RelationType;
    readonly strength: 'primary' | 'secondary';
}
type PersonaRelation = 'specialises' | 'champion_of' | 'orchestrates';
/** Puts together what is known of a persona. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
declare function resolveShownPersona(model: TenantModel, written: string): ShownPersona;

/** Makes a picture of who works with a persona. Pure. */
declare function resolveRelationPicture({ catalogue }: Pick<TenantModel, 'catalogue'>, { persona, upstream, downstream }: ShownPersona): RelationPicture;

/** A workflow with where it comes from, who is at work in it, and what it has to pass. */
interface ShownWorkflow {
    readonly workflow: Workflow;
    readonly origin: Origin;
    readonly nodes: readonly ShownNode[];
    /** The scenarios that go through it. */
    readonly scenarios: readonly string[];
}
/** One node, its references followed. */
interface ShownNode {
    readonly id: string;
    readonly persona: string;
    readonly personaName: string;
    readonly actor: WorkflowNode['actor']['kind'];
    readonly actedBy: string;
    /** What it makes: a skill's own outputs, or what the node says of a model or a person. */
    readonly produces: readonly string[];
    /** What a skill makes of some inputs only. */
    readonly mayProduce: readonly string[];
    readonly gate: ShownGate | undefined;
    /** How it joins, whether it is done for each item of a list, how long it may take. */
    readonly conditions: Pick<WorkflowNode, 'join' | 'map' | 'timeLimitMs'>;
    /** The workflow that it does, where it does one. */
    readonly inner: InnerWorkflow | undefined;
}
/** A workflow inside a node. */
interface InnerWorkflow {
    readonly workflow: Workflow;
    readonly nodes: readonly ShownNode[];
}
/** The gate of a node or an outcome, as this tenant has it. */
interface ShownGate {
    readonly id: string;
    /** The artifact it judges. */
    readonly on: string;
    readonly title: string | undefined;
    /** 0..1, the strictest over all layers. */
    readonly threshold: number | undefined;
    readonly checks: Gate['checks'];
}
/** Puts together what is known of a workflow. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
declare function resolveShownWorkflow(model: TenantModel, written: string): ShownWorkflow;

/** Makes a graph of a workflow. Pure. */
declare function resolveWorkflowGraph({ workflow, nodes, }: Pick<ShownWorkflow, 'workflow' | 'nodes'>): WorkflowGraph;

export {
  describeCommands,
  resolveRelationPicture,
  resolveShownPersona,
  resolveShownWorkflow,
  resolveWorkflowGraph,
};
export type {
  CommandDescription,
  OptionDescription,
  ShownPersona,
  ShownWorkflow,
};

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
