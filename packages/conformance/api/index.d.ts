import {
  Action,
  AuditSource,
  Call,
  Command,
  CommandOutcome,
  CommandSession,
  CommandValue,
  Constitution,
  Content,
  ContentCheck,
  Decision,
  Detector,
  Executor,
  ExecutorFactory,
  Exporter,
  FactNamespace,
  FactValue,
  Finding,
  Gate,
  GateOutcome,
  InterventionPoint,
  LabelScheme,
  LabelSet,
  MasterKey,
  MediaType,
  Persona,
  Principal,
  Provider,
  ProviderAttributes,
  RunJob,
  RunSource,
  RunState,
  Scenario,
  Scorer,
  Skill,
  StoreBackend,
  Subject,
  Template,
  TransportFactory,
  Validator,
} from '@fcc/contracts';
import {
  VisitNote,
  VisitScript,
} from './chunk-1.js';

/** One promise of a port, as a test of any implementation: a sentence, and what must hold. */
interface ConformanceCase<Subject> {
    readonly name: string;
    run(subject: Subject): Promise<void>;
}

/** An executor whose runs play a script, in whichever process it advances them. */
interface OpenExecutor {
    readonly executor: Executor;
    /** What happened so far, in order. */
    notes(): readonly VisitNote[];
    /** Lets the visits go on that wait for a latch, those to come too. */
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

/** What an executor must hold to whose queue outlives the process that works through it. */
declare const durableExecutorCases: readonly ConformanceCase<DurableExecutorSubject>[];

/** What every executor must hold to. */
declare const executorCases: readonly ConformanceCase<ExecutorSubject>[];

/**
 * Registers the contract tests of an executor with vitest.
 *
 * @example
 * executorConformance('in-process', inProcessSubject(inProcessExecutor))
 */
declare function executorConformance(name: string, subject: ExecutorSubject): void;
/** Registers the contract tests of an executor whose queue is durable, those of every executor included. */
declare function durableExecutorConformance(name: string, subject: DurableExecutorSubject): void;

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
declare const masterKeyCases: readonly ConformanceCase<MasterKeySubject>[];

/**
 * Registers the contract tests of a master key with vitest.
 *
 * @param open gives two different keys, for each test anew
 * @example
 * masterKeyConformance('memory', () => ({
 *   masterKey: createMemoryMasterKey(), other: createMemoryMasterKey(), cleanup() {},
 * }))
 */
declare function masterKeyConformance(name: string, open: () => MasterKeySubject | Promise<MasterKeySubject>): void;

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
/**
 * Registers checks with vitest, each as a test of its own under one title.
 *
 * @example
 * registerChecks('acme/readability is a scorer', scorerChecks(readability, { cases }))
 */
declare function registerChecks(title: string, checks: readonly Check[]): void;

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

/** What every suite of code takes besides its cases. */
interface CodeSuiteOptions {
    /** The plugin's settings as its schema gave them; `{}` where it has none. */
    readonly settings?: unknown;
    /** How another process makes the contribution again. Without it, repetitions cannot be tried, and the suite fails. */
    readonly reload?: Reload | undefined;
    /** How hard it is tried; each limit has a default. */
    readonly limits?: Partial<HostileLimits> | undefined;
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

/** What the suite of commands takes. */
interface CommandSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly CommandCase[];
    /** What commands may do in their tenant; without it, a tenant that has no runs. */
    readonly session?: CommandSession | undefined;
}
/**
 * The contract of a command, as checks: what the cases say, and what holds of every command. Its
 * examples are calls of it, it ends with an outcome or refuses with a code, it tells machines what it
 * tells people, and keeps nothing from one call to the next.
 *
 * @example
 * commandChecks(scan, {
 *   cases: [{ name: 'nothing found', arguments: { note: { name: 'n.txt', text: 'Well.' } }, ends: 'completed' }],
 * })
 */
declare function commandChecks(command: Command<never>, options: CommandSuiteOptions): readonly Check[];

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
    /** Categories of what was found. */
    readonly findings?: readonly string[] | undefined;
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
    /** The gates that this very text has passed, by id. */
    readonly gatesPassed?: readonly string[] | undefined;
    /** For `declassify`: the label to be lowered. */
    readonly lowers?: string | undefined;
    /** Rule, with its constitution or without → who waived it. */
    readonly waivers?: Readonly<Record<string, string>> | undefined;
    /** What is decided: `allow`, `block` until it is fixed or waived, or `halt` of the run. */
    readonly decision: 'allow' | 'block' | 'halt';
    /** Exactly the rules and permits that bore on it: `no-badges`, or with its constitution `badges/no-badges`. */
    readonly reasons?: readonly string[] | undefined;
    /** Exactly the rules that could not be decided. */
    readonly errors?: readonly string[] | undefined;
}

/** What came of compiling a constitution: how it decides, or why it does not. */
type CompiledConstitution = {
    readonly decide: (given: Omit<ConstitutionCase, 'name' | 'decision'>) => Decision;
} | {
    readonly problems: readonly string[];
};
/** What the suite of constitutions takes. */
interface ConstitutionSuiteOptions {
    readonly cases: readonly ConstitutionCase[];
    /** How a host compiles a constitution, by itself, against the catalogue it is linked to. */
    readonly compile: (constitution: Constitution) => CompiledConstitution;
}
/**
 * The contract of a constitution, as checks: it compiles, the cases are decided as they should, and
 * the cases cover it: taking any rule or permit away, or letting it hold always, changes one of them.
 *
 * @example
 * constitutionChecks(hipaa, {
 *   compile,
 *   cases: [
 *     { name: 'PHI to a provider without agreement', at: 'egress', labels: ['phi'], decision: 'halt', reasons: ['phi-needs-agreement'] },
 *   ],
 * })
 */
declare function constitutionChecks(constitution: Constitution, options: ConstitutionSuiteOptions): readonly Check[];

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
interface DetectorSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly DetectorCase[];
    /** Texts in which nothing may be found: what looks alike and is harmless. */
    readonly mustNotFlag: readonly string[];
}
/**
 * The contract of a detector, as checks. The cases say what it finds; the rest holds of every
 * detector: findings are well formed and its own, the same text gives the same findings, nothing is
 * changed or kept, and no text breaks or stalls it.
 *
 * @example
 * detectorChecks(phi, {
 *   cases: [{ name: 'a record number', text: 'MRN 4471120', finds: [{ category: 'phi/mrn', text: '4471120' }] }],
 *   mustNotFlag: ['Room 4471'],
 * })
 */
declare function detectorChecks(detector: Detector<never>, options: DetectorSuiteOptions): readonly Check[];

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

/** What the suite of exporters takes. */
interface ExporterSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly ExporterCase[];
}
/**
 * The contract of an exporter, as checks: what the cases say, and what holds of every exporter. It
 * writes text that is of its media type, the same for the same records, also where there is nothing.
 *
 * @example
 * exporterChecks(table, { cases: [{ name: 'a run', writes: { includes: ['fcc.run.started'] } }] })
 */
declare function exporterChecks(exporter: Exporter<never>, options: ExporterSuiteOptions): readonly Check[];

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

/** What the suite of fact namespaces takes. */
interface FactSuiteOptions {
    readonly cases: readonly FactCase[];
}
/**
 * The contract of a namespace of facts, as checks: what the cases say, and what holds of every
 * namespace. Facts have the types they declare, and come from the visit's context alone, so that a
 * resumed visit sees what the first attempt saw.
 *
 * @example
 * factChecks(clockFacts, { cases: [{ name: 'noon', now: '2026-03-02T12:00:00Z', reads: { hour: 12 } }] })
 */
declare function factChecks(namespace: FactNamespace, { cases }: FactSuiteOptions): readonly Check[];

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
interface GateSuiteOptions {
    readonly cases: readonly GateCase[];
    /** How a host judges an artifact by a gate, with the scorers and validators that it names. */
    readonly evaluate: (gate: Gate, given: Omit<GateCase, 'name' | 'passes'>) => Promise<GateOutcome>;
}
/**
 * The contract of a gate, as checks: its data are valid, each of its checks is seen to hold and to
 * fail, and it opens for the cases that pass and for no other.
 *
 * @example
 * gateChecks(complete, {
 *   evaluate,
 *   cases: [
 *     { name: 'a whole report', text: report, passes: true, failed: [] },
 *     { name: 'a report without figures', text: '# Report', passes: false, failed: ['figures'] },
 *   ],
 * })
 */
declare function gateChecks(gate: Gate, { cases, evaluate }: GateSuiteOptions): readonly Check[];

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
interface LabelSchemeSuiteOptions {
    readonly cases: readonly LabelSchemeCase[];
    /** How a host turns findings into labels. */
    readonly classify: (schemes: readonly LabelScheme[], findings: readonly Finding[]) => LabelSet;
}
/**
 * The contract of a label scheme, as checks: its data are valid, each classification gives what the
 * scheme declares and is seen at work in a case, and the cases' labels come out.
 *
 * @example
 * labelSchemeChecks(phi, {
 *   classify: classifyFindings,
 *   cases: [
 *     { name: 'an identifier', findings: [{ category: 'phi/mrn', confidence: 0.9 }], categories: ['phi'] },
 *     { name: 'a guess', findings: [{ category: 'phi/mrn', confidence: 0.1 }], categories: [] },
 *   ],
 * })
 */
declare function labelSchemeChecks(scheme: LabelScheme, { cases, classify }: LabelSchemeSuiteOptions): readonly Check[];

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

/** What the suite of personas takes. */
interface PersonaSuiteOptions {
    readonly cases: readonly PersonaCase[];
    /** How a host finds out whether a content check holds of a text, which may cite what was handed over. */
    readonly holds: (given: Pick<PersonaCase, 'text' | 'inputs'>, check: ContentCheck) => boolean | Promise<boolean>;
}
/**
 * The contract of a persona, as checks: all ten components say something, its constraints say how
 * strictly they bind, what a machine can check tells good texts from bad, and it refers to others only.
 *
 * @example
 * personaChecks(gardener, {
 *   holds: ({ text }, check) => check.kind === 'contains' && text.includes(check.phrase),
 *   cases: [
 *     { name: 'a whole plan', text: plan, breaks: [], lacks: [] },
 *     { name: 'an empty one', text: 'Nothing.', breaks: ['MUST name the frost date.'], lacks: ['Bed plan'] },
 *   ],
 * })
 */
declare function personaChecks(persona: Persona, { cases, holds }: PersonaSuiteOptions): readonly Check[];

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
    /** The same seed asks for the same bytes. */
    readonly seed?: string | undefined;
    /** Settings of this case, instead of the suite’s. */
    readonly settings?: unknown;
    /** What the answer’s text must be. */
    readonly answers?: string | TextExpectation | undefined;
    /** The code of the `ProviderFailure` with which it refuses: `FCC_PROVIDER_REFUSED`. */
    readonly refuses?: string | undefined;
}

/** What the suite of providers takes. */
interface ProviderSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly ProviderCase[];
}
/**
 * The contract of a provider, as checks: what the cases say, and what holds of every provider. It
 * claims no agreement, answers in full with its usage, whole and in pieces alike, gives the same bytes where it says that it is
 * deterministic, and does not answer a call that was cancelled.
 *
 * @example
 * providerChecks(renderer, {
 *   cases: [{ name: 'fills a template', template, artifacts: { guest: 'Ada' }, answers: { includes: ['Dear Ada'] } }],
 * })
 */
declare function providerChecks(provider: Provider<never>, options: ProviderSuiteOptions): readonly Check[];

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
    /** Outcome → what was released. */
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
interface ScenarioSuiteOptions {
    readonly cases: readonly ScenarioCase[];
    /** Runs the scenario to its end, or until nobody is left to answer. Throws what it is refused with. */
    readonly run: (given: Omit<ScenarioCase, 'name'>) => Promise<ScenarioRun>;
}
/**
 * The contract of a scenario, as checks: it is run. The cases end as they should, what it does not
 * take is refused before anything happens, hostile input ends in a state with reasons, the same
 * input gives the same bytes, and no content gets into what is kept unencrypted.
 *
 * @example
 * scenarioChecks(release, {
 *   run,
 *   cases: [{ name: 'a note is released', input: { note }, state: 'completed', outcomes: { packet: { lacks: ['Ann Lee'] } } }],
 * })
 */
declare function scenarioChecks(scenario: Scenario, { cases, run }: ScenarioSuiteOptions): readonly Check[];

/** A subject, and between which bounds its score lies. */
interface ScorerCase extends SubjectCase {
    /** 0..1 */
    readonly atLeast?: number | undefined;
    /** 0..1 */
    readonly atMost?: number | undefined;
    /** `true` where there is nothing to measure. */
    readonly notMeasured?: true | undefined;
}

/** What the suite of scorers takes. */
interface ScorerSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly ScorerCase[];
}
/**
 * The contract of a scorer, as checks: the cases' bounds, and what holds of every scorer. A score is
 * from 0 to 1, what could not be measured is said and never 0, and reasons quote nothing.
 *
 * @example
 * scorerChecks(readability, {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
declare function scorerChecks(scorer: Scorer<never>, options: ScorerSuiteOptions): readonly Check[];

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
interface SkillSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly SkillCase[];
    /** The namespaces that the skill's plugin contributes; without any, the skill may set no fact. */
    readonly facts?: SkillFacts | undefined;
}
/**
 * The contract of a skill, as checks: what the cases say, and what holds of every skill. It makes the
 * artifacts it declares and none that no case names, the same input gives the same bytes at any moment and for any
 * tenant, and what it cannot use it refuses with an error that has a code and quotes nothing.
 *
 * @example
 * skillChecks(deidentify, {
 *   cases: [{ name: 'a name goes', artifacts: { note: 'Seen by Ann Lee.' }, makes: { 'clean-note': { lacks: ['Ann Lee'] } } }],
 * })
 */
declare function skillChecks(skill: Skill<never>, options: SkillSuiteOptions): readonly Check[];

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

/** What the suite of validators takes. */
interface ValidatorSuiteOptions extends CodeSuiteOptions {
    readonly cases: readonly ValidatorCase[];
}
/**
 * The contract of a validator, as checks: the cases' issues, and what holds of every validator.
 * Issues are well formed, messages quote nothing, the same subject gives the same issues.
 *
 * @example
 * validatorChecks(codeForm, {
 *   cases: [
 *     { name: 'a right code', text: 'E11.9', issues: [] },
 *     { name: 'a code without a dot', text: 'E119', issues: [{ code: 'no-dot', severity: 'error', at: 'E119' }] },
 *   ],
 * })
 */
declare function validatorChecks(validator: Validator<never>, options: ValidatorSuiteOptions): readonly Check[];

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

/** What outlives the process: everything. */
declare const durableCases: readonly ConformanceCase<DurableStoreSubject>[];

/** What must never reach a statement, a file name or a key as an id. */
declare const HOSTILE_IDS: readonly string[];

/** What every store must hold to, by subject. */
declare const storeCases: Readonly<Record<string, readonly ConformanceCase<StoreSubject>[]>>;
/**
 * Registers the contract tests of a store with vitest.
 *
 * @param open gives an open store without data, for each test anew
 * @example
 * storeConformance('memory', async () => {
 *   const backend = await memoryStore.open({ directory: '' })
 *   return { backend, cleanup: () => backend.close() }
 * })
 */
declare function storeConformance(name: string, open: () => Promise<StoreSubject>): void;
/** Registers, besides those of any store, the contract tests of one that survives its process. */
declare function durableStoreConformance(name: string, open: () => Promise<DurableStoreSubject>): void;

/** What every transport must hold to. */
declare const transportCases: readonly ConformanceCase<TransportFactory>[];

/**
 * Registers the contract tests of a transport with vitest.
 *
 * @example
 * transportConformance('in-process', inProcessTransport)
 */
declare function transportConformance(name: string, factory: TransportFactory): void;

export {
  DEFAULT_CHECK_TIMEOUT_MS,
  DEFAULT_HOSTILE_LIMITS,
  HOSTILE_IDS,
  SAMPLE_PERSONA,
  SAMPLE_TENANTS,
  commandChecks,
  constitutionChecks,
  defineCheck,
  detectorChecks,
  durableCases,
  durableExecutorCases,
  durableExecutorConformance,
  durableStoreConformance,
  eventually,
  executorCases,
  executorConformance,
  expectCode,
  exporterChecks,
  factChecks,
  gateChecks,
  hostileTexts,
  inProcessSubject,
  labelSchemeChecks,
  masterKeyCases,
  masterKeyConformance,
  nodeFlags,
  personaChecks,
  policeCases,
  providerChecks,
  registerChecks,
  runChecks,
  sampleCall,
  sampleJob,
  scenarioChecks,
  scorerChecks,
  skillChecks,
  storeCases,
  storeConformance,
  subjectOf,
  transportCases,
  transportConformance,
  validatorChecks,
};
export type {
  CaseRules,
  Check,
  CheckResult,
  CodeSuiteOptions,
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
  ExporterCase,
  ExporterSuiteOptions,
  FactCase,
  FactSuiteOptions,
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
  OpenExecutor,
  PersonaCase,
  PersonaSuiteOptions,
  ProviderCase,
  ProviderSuiteOptions,
  Reload,
  ScenarioCase,
  ScenarioRun,
  ScenarioSuiteOptions,
  ScorerCase,
  ScorerSuiteOptions,
  SkillCase,
  SkillFacts,
  SkillSuiteOptions,
  StoreSubject,
  SubjectCase,
  TextExpectation,
  ValidatorCase,
  ValidatorSuiteOptions,
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
