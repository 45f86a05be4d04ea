import * as _fcc_contracts from '@fcc/contracts';
import {
  Action,
  AuditSource,
  Call,
  CommandOutcome,
  CommandSession,
  CommandValue,
  Constitution,
  Content,
  ContentCheck,
  Decision,
  DecisionQuery,
  DecisionReason,
  Executor,
  ExecutorFactory,
  ExecutorOptions,
  FactNamespace,
  FactValue,
  Finding,
  Gate,
  GateOutcome,
  InputKind,
  InterventionPoint,
  JsonSchema,
  LabelScheme,
  LabelSet,
  MasterKey,
  MediaType,
  Persona,
  Principal,
  ProviderAttributes,
  Rule,
  RunJob,
  RunSource,
  RunState,
  StoreBackend,
  Subject,
  Template,
  TransportFactory,
  TransportMessage,
} from '@fcc/contracts';
import {
  VisitNote,
  VisitScript,
} from './chunk-1.js';
import {
  ObjectBackend,
} from '@fcc/contracts/store-checks';
import * as _fcc_contracts_vocabularies from '@fcc/contracts/vocabularies';

/** An executor whose runs play a script, in whichever process it advances them. */
interface OpenExecutor {
    readonly executor: Executor;
    /** What happened so far, in order. */
    notes(): readonly VisitNote[];
    /** Lets the visits continue that wait for a latch, those to come too. */
    open(latch: string): void;
    /** Releases everything, what never settles included; idempotent. */
    discard(): Promise<void>;
}
/** Opens executors for the suite, each with a queue of its own. */
interface ExecutorSubject {
    open(options: {
        readonly script: VisitScript;
        readonly concurrency: number;
        readonly slotsPerTenant: number;
        /** A tenant's share beside the others; all have the same where it is absent. */
        readonly weightOf?: ExecutorOptions['weightOf'];
    }): Promise<OpenExecutor>;
}
/** An executor whose queue outlives the process that works through it. */
interface DurableExecutorSubject extends ExecutorSubject {
    open(options: Parameters<ExecutorSubject['open']>[0]): Promise<DurableOpenExecutor>;
}
interface DurableOpenExecutor extends OpenExecutor {
    /** Ends the working process without notice. */
    kill(): Promise<void>;
    /** Starts another one on the same queue, with the same script from its beginning. */
    restart(): Promise<void>;
}
/**
 * Waits for something to hold, and throws where it does not within 30 seconds.
 *
 * @example
 * await eventually(() => heard.length === 2)
 */
declare function eventually(holds: () => boolean): Promise<void>;
/** A job of a run, due at once unless given otherwise. */
declare function sampleJob(name: string, changes?: Partial<RunJob>): RunJob;
/** An executor that advances runs in this process, as a subject. */
declare function inProcessSubject(factory: ExecutorFactory): ExecutorSubject;

/** One assertion of a contract suite: a sentence, and what speaks against it. */
interface Check {
    /** What holds, as a sentence for a test report. */
    readonly name: string;
    /** How long finding out may take, in milliseconds, where a test runner's own limit is too short. */
    readonly timeoutMs?: number | undefined;
    /** The problems, each a sentence; none where the check holds. What throws is a problem, too. */
    find(): Promise<readonly string[]>;
}
/** What came of one check. */
interface CheckResult {
    readonly name: string;
    readonly problems: readonly string[];
}
/**
 * Makes a check of a function that gives problems. A function that throws could not check, and that
 * is never taken for passed.
 *
 * @example
 * defineCheck('it has a title', () => (scorer.title === '' ? ['The title is empty.'] : []))
 */
declare function defineCheck(name: string, find: () => readonly string[] | Promise<readonly string[]>, timeoutMs?: number): Check;
/**
 * Runs checks one after the other, without any test runner.
 *
 * @example
 * const broken = (await runChecks(scorerChecks(scorer, { cases }))).filter(({ problems }) => problems.length > 0)
 */
declare function runChecks(checks: readonly Check[]): Promise<readonly CheckResult[]>;

/** How long one check may take where it says nothing of its own, in milliseconds. */
declare const DEFAULT_CHECK_TIMEOUT_MS = 30000;
/** What is needed of a test runner; `node:test` as it is imported is one. */
interface TestRunner {
    describe(title: string, define: () => void | Promise<void>): unknown;
    it(name: string, options: {
        readonly timeout: number;
    }, run: () => Promise<void>): unknown;
    after(close: () => Promise<void>): unknown;
}
/** Checks of something that was opened for them and is closed after them. */
interface OpenChecks {
    readonly checks: readonly Check[];
    close(): Promise<void>;
}
/**
 * Registers checks with a test runner, each as a test of its own under one title. Where what they ask
 * cannot be opened, that is the one test, and red.
 *
 * @param checks the checks, or how to open them
 * @example
 * registerChecks('acme/readability is a scorer', checksOf(scorerSuite, readability, { cases }))
 */
declare function registerChecks(title: string, checks: readonly Check[] | (() => Promise<OpenChecks>), { describe, it, after }?: TestRunner): void;

/** One promise of a port, as a test of any implementation: a sentence, and what must hold. */
interface ConformanceCase<Subject> {
    readonly name: string;
    run(subject: Subject): Promise<void>;
}
/** What a port promises: tables of cases, by what they are about. */
interface PortSuite<Subject> {
    /** What an implementation is: `a store`. */
    readonly title: string;
    readonly groups: Readonly<Record<string, readonly ConformanceCase<Subject>[]>>;
}
/** Every case of a suite, whatever it is about. */
declare function casesOf<Subject>({ groups, }: PortSuite<Subject>): readonly ConformanceCase<Subject>[];
/**
 * Registers the contract tests of an implementation of a port with a test runner.
 *
 * @param open gives what the suite is about, for each test anew
 * @example
 * portConformance('memory', storeSuite, async () => {
 *   const backend = await memoryStore.open({ directory: '' })
 *   return { backend, cleanup: () => backend.close() }
 * })
 */
declare function portConformance<Subject extends object>(name: string, { title, groups }: PortSuite<Subject>, open: () => Subject | Promise<Subject>, { describe, it }?: TestRunner): void;

/** What every executor must hold to. */
declare const executorSuite: PortSuite<ExecutorSubject>;
/** What an executor must hold to whose queue is durable, all that any executor does included. */
declare const durableExecutorSuite: PortSuite<DurableExecutorSubject>;
/** What an executor must hold to whose places are shared fairly among tenants. It counts turns, and no time. */
declare const fairExecutorSuite: PortSuite<ExecutorSubject>;

/** Expects a promise to be rejected with an `FccError` of this code. */
declare function expectCode(promise: Promise<unknown>, code: string): Promise<void>;

/** A master key, another one of the same kind, and how to open the first one anew. */
interface MasterKeySubject {
    readonly masterKey: MasterKey;
    readonly other: MasterKey;
    /** The same key through another handle; absent where a key cannot outlive its handle. */
    readonly again?: (() => MasterKey | Promise<MasterKey>) | undefined;
    cleanup(): void | Promise<void>;
}
/** What every master key must hold to. */
declare const masterKeySuite: PortSuite<MasterKeySubject>;

/** An empty object store, and how to open it anew. */
interface ObjectStoreSubject {
    readonly objects: ObjectBackend;
    reopen(): Promise<ObjectBackend>;
    /** Begins a put and leaves it in the middle, as a process does that is killed; absent where a put leaves nothing. */
    leaveUnfinished?(tenant: string): Promise<void>;
    cleanup(): Promise<void>;
}
/** What every object store promises. */
declare const objectStoreSuite: PortSuite<ObjectStoreSubject>;

/** What a member of a case must be. */
interface MemberRule {
    /** For people: `a list of texts`. */
    readonly expected: string;
    fits(value: unknown): boolean;
}

/** What a case of a suite may hold: what is given, and what is expected of it. */
interface CaseRules {
    readonly given: Readonly<Record<string, MemberRule>>;
    /** Members of `given` that must be there. */
    readonly required?: readonly string[] | undefined;
    /** A case asserts something through at least one of these. */
    readonly expects: Readonly<Record<string, MemberRule>>;
}
/**
 * What is wrong with the cases themselves: none at all, unknown keys, wrong types, two of one name,
 * two of one input, and cases that assert nothing. Pure; every problem is returned.
 *
 * @example
 * policeCases([{ name: 'a', txt: 'b' }], { given: { text }, required: ['text'], expects: { atLeast: share } })
 * // ['Case "a" has the unknown key txt. Did you mean text?', …]
 */
declare function policeCases(cases: unknown, rules: CaseRules): readonly string[];

/** What a text is expected to be, as data. */
interface TextExpectation {
    readonly equals?: string | undefined;
    /** Each of these occurs in it. */
    readonly includes?: readonly string[] | undefined;
    /** None of these occurs in it. */
    readonly lacks?: readonly string[] | undefined;
}

/** Words given to a command, and what comes of them. */
interface CommandCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** Argument name → value; a file is `{ name, text }`. */
    readonly arguments?: Readonly<Record<string, CommandValue>> | undefined;
    /** Option name → value. */
    readonly options?: Readonly<Record<string, CommandValue>> | undefined;
    /** Settings of this case, instead of the suite’s. */
    readonly settings?: unknown;
    /** How it ends. */
    readonly ends?: CommandOutcome | undefined;
    /** What the lines for people are, joined by line ends. */
    readonly says?: string | TextExpectation | undefined;
    /** Values at paths of the document for machines: `{ 'findings.0.category': 'phi/mrn' }`. */
    readonly tells?: Readonly<Record<string, unknown>> | undefined;
    /** The code of the error with which it refuses. */
    readonly refuses?: string | undefined;
}

/** What a probe needs besides the contribution and a text; it travels to another process as it is. */
interface ProbeContext {
    readonly settings: unknown;
    /** What else a call takes, in the form that the point's suite chose. */
    readonly base?: unknown;
}
/** Gives one text to a contribution; the problems are what no text may bring about. */
type Probe<Contribution> = (contribution: Contribution, text: string, context: ProbeContext) => Promise<readonly string[]>;
/**
 * How another process makes the same contribution: a module, one of its exports, and what to call
 * it with. The code of a contribution cannot be sent, so it has to be made again.
 *
 * @example
 * const reload = { module: import.meta.resolve('./make-detector.ts'), name: 'makeDetector', argument: {} }
 */
interface Reload {
    /** A `file:` URL. */
    readonly module: string;
    /** The name of an exported function that gives the contribution, or a promise of it. */
    readonly name: string;
    /** Its only argument: what the structured clone algorithm takes. */
    readonly argument: unknown;
    /** Conditions of `exports` that the process needs, such as `source`. */
    readonly conditions?: readonly string[] | undefined;
}

/** How hard a suite tries; each may be set for one suite. */
interface HostileLimits {
    /** Characters of the texts that are merely large. */
    readonly hugeLength: number;
    /** Characters of the texts that repeat something. */
    readonly repetitionLength: number;
    /** Milliseconds that one repetition may take, in a process of its own. */
    readonly timeLimitMs: number;
    /** Milliseconds that the process may take to load the contribution. */
    readonly loadLimitMs: number;
}
/** What holds where a suite says nothing: a quadratic search over a repetition does not end in time. */
declare const DEFAULT_HOSTILE_LIMITS: HostileLimits;

/** What every case has: a name for its test, and settings where it has its own. */
interface NamedCase {
    readonly name: string;
    readonly settings?: unknown;
}
/** What every suite of a point takes besides the contribution. */
interface SuiteOptions<Case extends NamedCase = NamedCase> {
    readonly cases: readonly Case[];
    /** The plugin's settings as its schema gave them; `{}` where it has none. */
    readonly settings?: unknown;
    /** How another process makes a contribution of code again. Without it, repetitions cannot be tried, and the suite fails. */
    readonly reload?: Reload | undefined;
    /** How hard code is tried; each limit has a default. */
    readonly limits?: Partial<HostileLimits> | undefined;
}

type Problems = readonly string[] | Promise<readonly string[]>;
/** What a suite is tried on: a contribution, with everything that its checks are handed. */
type Trial<Value, Options extends SuiteOptions> = Options & {
    readonly subject: Value;
    readonly settings: unknown;
};
interface Row<Value, Options extends SuiteOptions> {
    /** What holds, as a sentence for a test report. */
    readonly name: string;
    /** How long it may take, in milliseconds, where a test runner's own limit is too short. */
    readonly timeoutMs?: number | undefined;
    /** Whether it is asked of this contribution and its cases at all. */
    readonly applies?: ((trial: Trial<Value, Options>) => boolean) | undefined;
}
/** A row that asks the contribution as a whole. */
interface WholeCheck<Value, Options extends SuiteOptions> extends Row<Value, Options> {
    readonly asks?: undefined;
    run(trial: Trial<Value, Options>): Problems;
}
/** A row that asks by case: a check for each of them, or one that gathers the problems of all. */
interface CaseCheck<Value, Options extends SuiteOptions> extends Row<Value, Options> {
    readonly asks: 'each case' | 'all cases';
    /** Which cases it is about; all, where left out. */
    readonly of?: ((each: Options['cases'][number]) => boolean) | undefined;
    run(trial: Trial<Value, Options>, each: Options['cases'][number]): Problems;
}
/** The contract of a point: a table of checks, each a sentence, what it asks, and how. */
interface PointSuite<Value, Options extends SuiteOptions> {
    /** The id of the point. */
    readonly point: string;
    readonly checks: readonly (WholeCheck<Value, Options> | CaseCheck<Value, Options>)[];
    /** How a process of its own gives a text to the contribution, where it takes texts. */
    readonly probe?: Probe<Value> | undefined;
}
/**
 * The table of a suite as checks of one contribution, which any test runner can run.
 *
 * @example
 * const broken = (await runChecks(checksOf(scorerSuite, readability, { cases }))).filter(({ problems }) => problems.length > 0)
 */
declare function checksOf<Value, Options extends SuiteOptions>({ checks }: PointSuite<Value, Options>, subject: Value, options: Options): readonly Check[];

/** What the suite of commands takes. */
interface CommandSuiteOptions extends SuiteOptions<CommandCase> {
    /** What commands may do in their tenant; without it, a tenant that has no runs. */
    readonly session?: CommandSession | undefined;
}

/** A rule or permit that bears on a decision, and what is expected of it. */
interface ExpectedReason {
    /** Its id: `no-badges`, or with its constitution `badges/no-badges`. */
    readonly rule: string;
    /** What it leads to. */
    readonly tier?: Rule['tier'] | undefined;
    /** What it does here. */
    readonly effect?: DecisionReason['effect'] | undefined;
    /** What is to be done for the decision to hold. */
    readonly remedy?: Rule['remedy'];
    /** Exactly the roles that may give the approval. */
    readonly approvableBy?: readonly string[] | undefined;
    /** Exactly the roles that may waive it. */
    readonly waivableBy?: readonly string[] | undefined;
    /** What it says to people. */
    readonly says?: string | undefined;
    /** Exactly the sources it rests on. */
    readonly cites?: readonly string[] | undefined;
}

/** Something that was found, and how sure that is. */
interface FoundInCase {
    readonly category: string;
    /** 0 to 1. */
    readonly confidence: number;
}
/** What stands before governance at one point, and what it decides. */
interface ConstitutionCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The place at which the rules are asked. */
    readonly at: InterventionPoint;
    /** Label categories: `['phi']`. */
    readonly labels?: readonly string[] | undefined;
    /** Scheme → level. */
    readonly levels?: Readonly<Record<string, string>> | undefined;
    /** Scheme → who may see it. */
    readonly audiences?: Readonly<Record<string, readonly string[]>> | undefined;
    /** Categories of what was found; as an object where it is not certain. */
    readonly findings?: readonly (string | FoundInCase)[] | undefined;
    /** Detectors that failed. */
    readonly couldNotCheck?: readonly string[] | undefined;
    /** `namespace.name` → value. */
    readonly facts?: Readonly<Record<string, FactValue>> | undefined;
    /** What the run is for; a purpose of a scenario. */
    readonly purpose?: string | undefined;
    /** Where the run is. */
    readonly domain?: string | undefined;
    /** Who started the run. */
    readonly principal?: Partial<Principal> | undefined;
    /** The provider that the prompt is about to reach, with what the host states of it. */
    readonly provider?: (Partial<ProviderAttributes> & {
        readonly id?: string;
    }) | undefined;
    /** What the content is, where it is an input of the run. */
    readonly inputKind?: InputKind | undefined;
    /** For `cross_tenant_query`: who asks for what of another tenant, and whether a grant covers it. */
    readonly query?: Partial<DecisionQuery> | undefined;
    /** The gates that this very text has passed, by id. */
    readonly gatesPassed?: readonly string[] | undefined;
    /** For `declassify`: the label to be lowered. */
    readonly lowers?: string | undefined;
    /** Rule, with its constitution or without → who waived it. */
    readonly waivers?: Readonly<Record<string, string>> | undefined;
    /** What is decided: `allow`, `block` until it is fixed or waived, or `halt` of the run. */
    readonly decision: 'allow' | 'block' | 'halt';
    /**
     * Exactly the rules and permits that bore on it: `no-badges`, or with its constitution
     * `badges/no-badges`; as an object where more is expected of one.
     */
    readonly reasons?: readonly (string | ExpectedReason)[] | undefined;
    /** Exactly the rules that could not be decided. */
    readonly errors?: readonly string[] | undefined;
}

/** What came of compiling a constitution: how it decides, or why it does not. */
type CompiledConstitution = {
    readonly decide: (given: Omit<ConstitutionCase, 'name' | 'decision'>) => Decision;
    /** Roles that may waive a rule. */
    readonly waivableBy: (rule: string) => readonly string[];
} | {
    readonly problems: readonly string[];
};
/** What the suite of constitutions takes. */
interface ConstitutionSuiteOptions extends SuiteOptions<ConstitutionCase> {
    /** How a host compiles a constitution, by itself, against the catalogue it is linked to. */
    readonly compile: (constitution: Constitution) => CompiledConstitution;
    /**
     * Fields that no case has to notice, each with the reason why: `{ cites: '…' }` for all rules and
     * permits, `{ 'no-badges.cites': '…' }` for one.
     */
    readonly accepts?: Readonly<Record<string, string>> | undefined;
}

/** One finding that a case expects: its category, and the very characters it covers. */
interface ExpectedFinding {
    /** The category of the finding. */
    readonly category: string;
    /** The very characters that are found. */
    readonly text: string;
}
/** A text, and what is found in it. */
interface DetectorCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The text that is searched. */
    readonly text: string;
    /** Settings of this case, instead of the suite's. */
    readonly settings?: unknown;
    /** Everything that is found; an empty list says that nothing may be. */
    readonly finds?: readonly ExpectedFinding[] | undefined;
    /** Findings that must be there, whatever else is. */
    readonly findsAmongOthers?: readonly ExpectedFinding[] | undefined;
}

/** What the suite of detectors takes. */
interface DetectorSuiteOptions extends SuiteOptions<DetectorCase> {
    /** Texts in which nothing may be found: what looks alike and is harmless. */
    readonly mustNotFlag: readonly string[];
}

/** Members of a source that a case gives instead of the sample's. */
type GivenSource = Partial<RunSource> & Partial<AuditSource>;

/** Records, and what is written of them. What a case leaves out is that of a made-up run. */
interface ExporterCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The records; those that are left out are made up. */
    readonly source?: GivenSource | undefined;
    /** Settings of this case, instead of the suite’s. */
    readonly settings?: unknown;
    /** What is written. */
    readonly writes?: string | TextExpectation | undefined;
    /** Values at paths of the JSON that is written: `{ 'entity.0.id': 'note' }`. */
    readonly tells?: Readonly<Record<string, unknown>> | undefined;
    /** The code of the error with which it refuses. */
    readonly refuses?: string | undefined;
}

/** What is read at a moment; or, of facts that skills set, which values may be set. */
interface FactCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** Milliseconds since 1970, or RFC 3339. */
    readonly now?: number | string | undefined;
    /** The id of the tenant. */
    readonly tenant?: string | undefined;
    /** The run in which it is asked. */
    readonly run?: {
        readonly id?: string;
        readonly purpose?: string;
        readonly domain?: string;
    } | undefined;
    /** The name of one fact, without its namespace. */
    readonly fact?: string | undefined;
    /** Facts and their values; others may be there, too. */
    readonly reads?: Readonly<Record<string, FactValue>> | undefined;
    /** Values that it may have. */
    readonly may?: readonly FactValue[] | undefined;
    /** Values that it must refuse. */
    readonly mayNot?: readonly FactValue[] | undefined;
}

/** Texts by artifact name; a plain text is `text/plain`. */
type GivenArtifacts = Readonly<Record<string, string | Content>>;
/** What a case gives of a subject. */
interface GivenSubject {
    /** The text that is judged. */
    readonly text: string;
    /** What the text is; `text/markdown` where left out. */
    readonly mediaType?: MediaType | undefined;
    /** The artifact's name; `subject` where none is given. */
    readonly artifact?: string | undefined;
    /** What the visit had before it, by name. */
    readonly inputs?: GivenArtifacts | undefined;
    /** Other artifacts that the visit made. */
    readonly outputs?: GivenArtifacts | undefined;
    /** Whose work it is. */
    readonly persona?: Persona | undefined;
}
/** A subject, made anew at each call, so that whoever changes it changes only this one. */
declare function subjectOf(given: GivenSubject): Subject;

/** An artifact before a gate, and what the gate says of it. */
interface GateCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The artifact that is judged. */
    readonly text: string;
    /** What the text is; `text/markdown` where left out. */
    readonly mediaType?: MediaType | undefined;
    /** The artifact’s name. */
    readonly artifact?: string | undefined;
    /** What the visit had before it, by name. */
    readonly inputs?: GivenArtifacts | undefined;
    /** Other artifacts that the visit made, by name. */
    readonly outputs?: GivenArtifacts | undefined;
    /** The code or id of the persona whose work it is. */
    readonly persona?: string | undefined;
    /** Settings of this case, instead of the suite’s. */
    readonly settings?: unknown;
    /** Whether the gate opens. */
    readonly passes: boolean;
    /** Exactly these checks fail, by id. */
    readonly failed?: readonly string[] | undefined;
    /** Exactly these could not be measured. */
    readonly notMeasured?: readonly string[] | undefined;
    /** 0..1 */
    readonly scoreAtLeast?: number | undefined;
    /** 0..1 */
    readonly scoreAtMost?: number | undefined;
}

/** What the suite of gates takes. */
interface GateSuiteOptions extends SuiteOptions<GateCase> {
    /** How a host judges an artifact by a gate, with the scorers and validators that it names. */
    readonly evaluate: (gate: Gate, given: Omit<GateCase, 'name' | 'passes'>) => Promise<GateOutcome>;
}

/** A text that somebody might send to break what reads it. */
interface HostileText {
    /** For people: `lone surrogates`. */
    readonly name: string;
    readonly text: string;
}
/**
 * Texts that every contribution must get through: empty, blank, huge, binary, broken and deceptive
 * Unicode, and words that other languages and formats take for commands.
 */
declare function hostileTexts({ hugeLength, }: Pick<HostileLimits, 'hugeLength'>): readonly HostileText[];

/** Flags that let a process find and read the same modules as this one. */
declare function nodeFlags(conditions: readonly string[]): readonly string[];

/** What was found, and the labels that it gives. */
interface LabelSchemeCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** What was found, and how surely; surely where left out. */
    readonly findings: readonly {
        readonly category: string;
        readonly confidence?: number;
    }[];
    /** Exactly these; an empty list says that there is none. */
    readonly categories?: readonly string[] | undefined;
    /** The level; the lowest where findings give none. */
    readonly level?: string | undefined;
    /** Who may see it; left out, nobody looks. */
    readonly audience?: readonly string[] | undefined;
}

/** What the suite of label schemes takes. */
interface LabelSchemeSuiteOptions extends SuiteOptions<LabelSchemeCase> {
    /** How a host turns findings into labels. */
    readonly classify: (schemes: readonly LabelScheme[], findings: readonly Finding[]) => LabelSet;
}

/** A text that somebody wrote as this persona, and what a machine has against it. */
interface PersonaCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** A text as the persona would write it, or would not. */
    readonly text: string;
    /** What the persona was handed, by name: what the text may cite. */
    readonly inputs?: GivenArtifacts | undefined;
    /** The texts of the checkable constraints it breaks; an empty list says that it keeps them all. */
    readonly breaks?: readonly string[] | undefined;
    /** The expected outputs it leaves out; an empty list says that all are there. */
    readonly lacks?: readonly string[] | undefined;
}

type GivenText = Pick<PersonaCase, 'text' | 'inputs'>;
/** What the suite of personas takes. */
interface PersonaSuiteOptions extends SuiteOptions<PersonaCase> {
    /** How a host finds out whether a content check holds of a text, which may cite what was handed over. */
    readonly holds: (given: GivenText, check: ContentCheck) => boolean | Promise<boolean>;
}

/** A request, and what is answered. What a case leaves out is made up. */
interface ProviderCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The system prompt. */
    readonly system?: string | undefined;
    /** The prompt. */
    readonly user?: string | undefined;
    /** What the step was given, by name. */
    readonly artifacts?: GivenArtifacts | undefined;
    /** What was sent back to it, by name. */
    readonly feedback?: GivenArtifacts | undefined;
    /** The template of what is wanted. */
    readonly template?: Template | undefined;
    /** What the persona does. */
    readonly action?: Action | undefined;
    /** The name of the artifact that is wanted. */
    readonly produces?: string | undefined;
    /** The media type that is wanted. */
    readonly mediaType?: MediaType | undefined;
    /** Whose work it is. */
    readonly persona?: Persona | undefined;
    /** The schema that the answer has to follow; only for one that says that it can. */
    readonly schema?: JsonSchema | undefined;
    /** The same seed asks for the same bytes. */
    readonly seed?: string | undefined;
    /** Settings of this case, instead of the suite’s. */
    readonly settings?: unknown;
    /** What the answer’s text must be. */
    readonly answers?: string | TextExpectation | undefined;
    /** The code of the `ProviderFailure` with which it refuses: `FCC_PROVIDER_REFUSED`. */
    readonly refuses?: string | undefined;
    /** When it says, refusing, that it may be asked again: in milliseconds. */
    readonly retryAfterMs?: number | undefined;
}

/** A made-up persona, for what needs one and is about something else. */
declare const SAMPLE_PERSONA: Persona;

/** Two made-up tenants, to find out whether anything is kept from one for the other. */
declare const SAMPLE_TENANTS: {
    readonly riverside: {
        readonly id: "riverside";
        readonly name: "Riverside";
        readonly namespace: "urn:fcc:tenant:riverside";
        readonly contributions: () => never[];
    };
    readonly lakeside: {
        readonly id: "lakeside";
        readonly name: "Lakeside";
        readonly namespace: "urn:fcc:tenant:lakeside";
        readonly contributions: () => never[];
    };
};
/** A call with settings for one of them. */
declare function sampleCall(settings: unknown, tenant?: Call['tenant']): Call<unknown>;

/** What a case gives whose subject is an artifact. */
interface SubjectCase extends GivenSubject {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The text that is judged. */
    readonly text: string;
    /** What the text is; `text/markdown` where left out. */
    readonly mediaType?: MediaType | undefined;
    /** Settings of this case, instead of the suite's. */
    readonly settings?: unknown;
}

/** A person's answer to a run that waits. */
interface GivenAnswer {
    /** What is answered. */
    readonly decision: 'approved' | 'rejected' | 'waived';
    /** Who answers. */
    readonly by: string;
    /** The roles in which it is answered. */
    readonly roles: readonly string[];
    /** Why, as a waiver has to say. */
    readonly note?: string | undefined;
}
/** What a scenario is run on, and what becomes of it. */
interface ScenarioCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** Input → its text. */
    readonly input: Readonly<Record<string, string>>;
    /** What the run is for; the first purpose of the scenario where left out. */
    readonly purpose?: string | undefined;
    /** Plugin id → settings, instead of the suite's. */
    readonly settings?: Readonly<Record<string, unknown>> | undefined;
    /** The provider that the caller asks for. */
    readonly provider?: string | undefined;
    /** What people answer, one after the other, while the run waits. */
    readonly answers?: readonly GivenAnswer[] | undefined;
    /** The state in which the run ends, or waits. */
    readonly state?: RunState | undefined;
    /** Exactly these rules, gates and codes as reasons; `no-badges`, or with its owner `badges/no-badges`. */
    readonly reasons?: readonly string[] | undefined;
    /** The roles of whoever reads the outcomes; those of who started the run where left out. */
    readonly readers?: readonly string[] | undefined;
    /** Outcome → what was released, or what a reader with these roles is shown. */
    readonly outcomes?: Readonly<Record<string, string | TextExpectation>> | undefined;
    /** The nodes visited, in order. */
    readonly visits?: readonly string[] | undefined;
    /** The code of the error with which it is refused before anything runs. */
    readonly refused?: string | undefined;
}

/** What became of one run. */
interface ScenarioRun {
    readonly state: RunState;
    /** Ids of rules, gates and codes. */
    readonly reasons: readonly string[];
    /** What each of the reasons says, in the same order; where left out, failures show ids only. */
    readonly said?: readonly string[] | undefined;
    /** Outcome → the released text. */
    readonly outcomes: Readonly<Record<string, string>>;
    /** Nodes in the order they were visited. */
    readonly visits: readonly string[];
    /** Everything that is kept unencrypted: the record, visits, audit entries, events. */
    readonly records: unknown;
}
/** What the suite of scenarios takes. */
interface ScenarioSuiteOptions extends SuiteOptions<ScenarioCase> {
    /** Runs the scenario to its end, or until nobody is left to answer. Throws what it is refused with. */
    readonly run: (given: Omit<ScenarioCase, 'name'>) => Promise<ScenarioRun>;
}

/** A subject, and between which bounds its score lies. */
interface ScorerCase extends SubjectCase {
    /** 0..1 */
    readonly atLeast?: number | undefined;
    /** 0..1 */
    readonly atMost?: number | undefined;
    /** `true` where there is nothing to measure. */
    readonly notMeasured?: true | undefined;
}

/** What a skill is given, and what it makes of it. */
interface SkillCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** What the skill is given, by the names of its `input`. */
    readonly artifacts: GivenArtifacts;
    /** What was sent back to it, by name. */
    readonly feedback?: GivenArtifacts | undefined;
    /** Whose work it is. */
    readonly persona?: Persona | undefined;
    /** Settings of this case, instead of the suite’s. */
    readonly settings?: unknown;
    /** What outside answers, by the name of the activity; `fetch` and `converse` by those names, a tool by its id. */
    readonly activities?: Readonly<Record<string, unknown>> | undefined;
    /** Artifact → what it must be. */
    readonly makes?: Readonly<Record<string, string | TextExpectation>> | undefined;
    /** Measure → its number. */
    readonly measures?: Readonly<Record<string, number>> | undefined;
    /** Fact → its value, as `namespace.name`. */
    readonly facts?: Readonly<Record<string, FactValue>> | undefined;
    /** The code of the error with which it refuses this input. */
    readonly refuses?: string | undefined;
}
/** The namespaces of facts that the skill's plugin contributes, for what the skill may set. */
type SkillFacts = readonly FactNamespace[];

/** What the suite of skills takes. */
interface SkillSuiteOptions extends SuiteOptions<SkillCase> {
    /** The namespaces that the skill's plugin contributes; without any, the skill may set no fact. */
    readonly facts?: SkillFacts | undefined;
}

/** A text, and the terms that it names. */
interface VocabularyCase {
    /** What it shows, in a few words; the test is named by it. */
    readonly name: string;
    /** The text in which terms are looked for. */
    readonly text: string;
    /** Exactly these, by their preferred names; an empty list says that there is none. */
    readonly finds: readonly string[];
}

/** The severities that an issue may have. */
declare const SEVERITIES: readonly ["error", "warning", "notice", "could_not_check"];
/** One issue that a case expects. */
interface ExpectedIssue {
    /** The code of the issue. */
    readonly code: string;
    /** How bad it is; any where left out. */
    readonly severity?: (typeof SEVERITIES)[number] | undefined;
    /** The very characters that the issue points at. */
    readonly at?: string | undefined;
}
/** A subject, and everything that is wrong with it. */
interface ValidatorCase extends SubjectCase {
    /** Every issue, in any order; an empty list says that there is none. */
    readonly issues: readonly ExpectedIssue[];
}

/** The suite of every point whose contributions have a contract of their own, by the id of the point. */
declare const POINT_SUITES: {
    readonly commands: PointSuite<_fcc_contracts.Command<unknown>, CommandSuiteOptions>;
    readonly constitutions: PointSuite<_fcc_contracts.Constitution, ConstitutionSuiteOptions>;
    readonly detectors: PointSuite<_fcc_contracts.Detector<unknown>, DetectorSuiteOptions>;
    readonly exporters: PointSuite<_fcc_contracts.Exporter, SuiteOptions<ExporterCase>>;
    readonly facts: PointSuite<_fcc_contracts.FactNamespace, SuiteOptions<FactCase>>;
    readonly gates: PointSuite<_fcc_contracts.Gate, GateSuiteOptions>;
    readonly 'label-schemes': PointSuite<_fcc_contracts.LabelScheme, LabelSchemeSuiteOptions>;
    readonly personas: PointSuite<_fcc_contracts.Persona, PersonaSuiteOptions>;
    readonly providers: PointSuite<_fcc_contracts.Provider<unknown>, SuiteOptions<ProviderCase>>;
    readonly scenarios: PointSuite<_fcc_contracts.Scenario, ScenarioSuiteOptions>;
    readonly scorers: PointSuite<_fcc_contracts.Scorer<unknown>, SuiteOptions<ScorerCase>>;
    readonly skills: PointSuite<_fcc_contracts.Skill<unknown>, SkillSuiteOptions>;
    readonly validators: PointSuite<_fcc_contracts.Validator<unknown>, SuiteOptions<ValidatorCase>>;
    readonly vocabularies: PointSuite<_fcc_contracts_vocabularies.Vocabulary, SuiteOptions<VocabularyCase>>;
};
/** The id of a point whose contributions have a contract of their own. */
type SuitePoint = keyof typeof POINT_SUITES;

/** An open store without data, and how to be rid of it. */
interface StoreSubject {
    readonly backend: StoreBackend;
    cleanup(): Promise<void>;
}
/** A store whose data outlives its handles. */
interface DurableStoreSubject extends StoreSubject {
    /** Closes what is open and opens the same data anew. */
    reopen(): Promise<StoreBackend>;
}

/** What must never reach a statement, a file name or a key as an id. */
declare const HOSTILE_IDS: readonly string[];

/** What every store must hold to. */
declare const storeSuite: PortSuite<StoreSubject>;
/** What a store must hold to that survives its process, all that any store does included. */
declare const durableStoreSuite: PortSuite<DurableStoreSubject>;
/** What a store must hold to that takes tenants out for good. */
declare const erasingStoreSuite: PortSuite<StoreSubject>;

/** A transport with the server that carries its messages, which keeps them over a restart. */
interface TransportServerSubject {
    readonly factory: TransportFactory;
    /** Ends the server without a word and starts it again on what it had written. */
    restart(): Promise<void>;
}
/** What a transport that keeps messages must hold to when its server goes away and comes back. */
declare const transportServerSuite: PortSuite<TransportServerSubject>;

/** A message as the runtime publishes one: a CloudEvent of one tenant. */
declare function sampleMessage(id: string, key?: string): TransportMessage;

/** What every transport must hold to; of what it does not keep it must refuse to begin at a place. */
declare const transportSuite: PortSuite<TransportFactory>;

export {
  DEFAULT_CHECK_TIMEOUT_MS,
  DEFAULT_HOSTILE_LIMITS,
  HOSTILE_IDS,
  POINT_SUITES,
  SAMPLE_PERSONA,
  SAMPLE_TENANTS,
  casesOf,
  checksOf,
  defineCheck,
  durableExecutorSuite,
  durableStoreSuite,
  erasingStoreSuite,
  eventually,
  executorSuite,
  expectCode,
  fairExecutorSuite,
  hostileTexts,
  inProcessSubject,
  masterKeySuite,
  nodeFlags,
  objectStoreSuite,
  policeCases,
  portConformance,
  registerChecks,
  runChecks,
  sampleCall,
  sampleJob,
  sampleMessage,
  storeSuite,
  subjectOf,
  transportServerSuite,
  transportSuite,
};
export type {
  CaseCheck,
  CaseRules,
  Check,
  CheckResult,
  CommandCase,
  CommandSuiteOptions,
  CompiledConstitution,
  ConformanceCase,
  ConstitutionCase,
  ConstitutionSuiteOptions,
  DetectorCase,
  DetectorSuiteOptions,
  DurableExecutorSubject,
  DurableOpenExecutor,
  DurableStoreSubject,
  ExecutorSubject,
  ExpectedFinding,
  ExpectedIssue,
  ExpectedReason,
  ExporterCase,
  FactCase,
  GateCase,
  GateSuiteOptions,
  GivenAnswer,
  GivenArtifacts,
  GivenSource,
  GivenSubject,
  HostileLimits,
  HostileText,
  LabelSchemeCase,
  LabelSchemeSuiteOptions,
  MasterKeySubject,
  NamedCase,
  ObjectStoreSubject,
  OpenChecks,
  OpenExecutor,
  PersonaCase,
  PersonaSuiteOptions,
  PointSuite,
  PortSuite,
  Probe,
  ProbeContext,
  ProviderCase,
  Reload,
  ScenarioCase,
  ScenarioRun,
  ScenarioSuiteOptions,
  ScorerCase,
  SkillCase,
  SkillFacts,
  SkillSuiteOptions,
  StoreSubject,
  SubjectCase,
  SuiteOptions,
  SuitePoint,
  TestRunner,
  TextExpectation,
  TransportServerSubject,
  Trial,
  ValidatorCase,
  VocabularyCase,
  WholeCheck,
};

// chunk-1.d.ts
import {
  JobOutcome,
  RunJob,
} from '@fcc/contracts';

/** What a scripted run does at its next visit. All of it is data, so that any process can play it. */
type VisitStep = {
    readonly next: 'again';
} | {
    readonly next: 'stop';
}
/** Milliseconds from the visit's end. */
 | {
    readonly next: 'later';
    readonly afterMs: number;
} | {
    readonly throws: string;
}
/** Waits until the latch of this name is open. */
 | {
    readonly latch: string;
    readonly next: 'again' | 'stop';
};
/** `tenant/run` → its visits in order; a run whose script is over stops. */
type VisitScript = Readonly<Record<string, readonly VisitStep[]>>;
/** One thing that happened to a run: a visit of it began or ended, two overlapped, or one was an error. */
interface VisitNote {
    readonly what: 'began' | 'ended' | 'overlapped' | 'failed';
    /** `tenant/run`, each encoded as in a URI. */
    readonly run: string;
}
/** Where a script is played: a note is kept at once, and a latch can be waited for. */
interface VisitStage {
    note(note: VisitNote): void;
    latch(name: string): Promise<void>;
    now(): number;
}
/**
 * Plays runs by script, as what an executor is made with.
 *
 * @example
 * const { advance, onError } = playScript({ 'riverside/r1': [{ next: 'again' }] }, stage)
 */
declare function playScript(script: VisitScript, { note, latch, now }: VisitStage): {
    advance(job: RunJob): Promise<JobOutcome>;
    onError(job: RunJob, error: unknown): void;
};

export {
  playScript,
};
export type {
  VisitNote,
  VisitScript,
  VisitStage,
  VisitStep,
};
