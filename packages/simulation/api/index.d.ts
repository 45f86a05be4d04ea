import {
  Activity,
  AdmissionPorts,
  ArtifactReference,
  AuditEntry,
  Call,
  Connection,
  Constitution,
  Decision,
  DecisionInput,
  FactValue,
  Gate,
  GateOutcome,
  InterventionPoint,
  Issue,
  LabelScheme,
  LabelSet,
  Layer,
  MediaType,
  ModelNeed,
  NewMovement,
  Persona,
  Principal,
  Prompt,
  Provider,
  ProviderAbility,
  ProviderAttributes,
  Reason,
  ReferenceData,
  RunEnvelope,
  RunRecord,
  RunSignal,
  Scenario,
  Scorer,
  Skill,
  Subject,
  Template,
  Validator,
  VisitRecord,
  Waiting,
  Workflow,
  WorkflowEdge,
  WorkflowNode,
} from '@fcc/contracts';
import {
  ContentGovernor,
  Governance,
} from '@fcc/governance';
import {
  FccError,
} from '@fcc/plugin-api';

/** The bounds on what one visit may do when it acts. */
interface ActLimits {
    /** The most requests to models. */
    readonly turns: number;
    /** The most calls of tools. */
    readonly toolCalls: number;
    /** How deep tools may use tools. */
    readonly toolDepth: number;
    /** How long a provider or a service may take to answer, in milliseconds. */
    readonly callMs: number;
    /** How long one that failed is left alone where it does not say itself, in milliseconds; doubles each time in a row. */
    readonly retryMs: number;
    /** The longest that one is left alone, in milliseconds. */
    readonly longestRetryMs: number;
    /** The most that a service may answer, in bytes. */
    readonly serviceBytes: number;
}
/** The bounds where nobody sets any. */
declare const DEFAULT_ACT_LIMITS: ActLimits;

/** A provider as a run is planned with it. */
interface PlannedProvider {
    /** What rules read, as the host's configuration has it. */
    readonly attributes: ProviderAttributes;
    readonly deterministic: boolean;
    readonly abilities: readonly ProviderAbility[];
    /** The kind and the connection of one that the configuration set up. */
    readonly connected?: {
        readonly kind: string;
        readonly connection: Connection;
    } | undefined;
}
/** What is asked of a choice. */
interface ProviderQuestion {
    /** The provider that the step names; nothing else is taken in its place. */
    readonly step?: string | undefined;
    /** The one that the caller asked for. */
    readonly caller?: string | undefined;
    /** The tenant's own choice. */
    readonly tenant: string;
    readonly needs: readonly ModelNeed[];
}
/** The provider, or why there is none. */
type ProviderChoice = {
    readonly kind: 'chosen';
    readonly id: string;
    readonly provider: PlannedProvider;
}
/** Nobody has the provider that is wanted. */
 | {
    readonly kind: 'missing';
    readonly wanted: string;
}
/** It is there, and cannot do what the step needs. */
 | {
    readonly kind: 'unfit';
    readonly wanted: string;
    readonly lacks: readonly ModelNeed[];
};
/**
 * Chooses the provider of a step. Pure. A step's own provider is the only one that may play it. Else
 * the caller's choice comes first and the tenant's second, each where it can do what the step needs;
 * where neither can, one inside this process that can, in order of id: content is never sent to a
 * provider that nobody chose.
 *
 * @example
 * chooseProvider(providers, { tenant: 'acme/hosted', needs: ['structure'] })
 * // { kind: 'chosen', id: 'provider-deterministic/deterministic', … }
 */
declare function chooseProvider(providers: Readonly<Record<string, PlannedProvider>>, { step, caller, tenant, needs }: ProviderQuestion): ProviderChoice;

/**
 * What a run was planned with: every name resolved to a full id, every piece of data as it stood.
 * It is stored, sealed, with the run, and pinned by digest; a resumed run reads this and not the
 * files of today.
 */
interface RunPlan {
    readonly scenario: Scenario;
    readonly workflow: Workflow;
    /** Id → the workflows that nodes of it do, and nodes of those. */
    readonly workflows: Readonly<Record<string, Workflow>>;
    readonly personas: Readonly<Record<string, Persona>>;
    readonly templates: Readonly<Record<string, Template>>;
    readonly gates: Readonly<Record<string, Gate>>;
    readonly constitutions: readonly PinnedConstitution[];
    readonly schemes: readonly LabelScheme[];
    /** Plugin id → the tenant's validated settings. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** The provider that model nodes use when they name none. */
    readonly provider: string;
    /** Provider id → what is known of it. */
    readonly providers: Readonly<Record<string, PlannedProvider>>;
    /** Host of a service that skills reach → the attributes that rules read, as the host's configuration has them. */
    readonly services: Readonly<Record<string, Omit<ProviderAttributes, 'location'>>>;
    /** The bounds on what one visit may do when it acts. */
    readonly act: ActLimits;
    /** The most visits a run may make. */
    readonly maxVisits: number;
    /** The most visits of one run that are made side by side. */
    readonly maxVisitsSideBySide: number;
}
/** A constitution with the layer it was accepted at. */
interface PinnedConstitution {
    readonly layer: Layer;
    readonly constitution: Constitution;
    /** Whose it is: bare names in it mean that plugin's own first. */
    readonly pluginId: string;
}

/** Code with the settings its plugin has for this tenant. */
interface Configured<Code> {
    readonly code: Code;
    readonly settings: unknown;
}
/** The code of an assembly, by full id. */
interface VisitCode {
    skill(id: string): Configured<Skill> | undefined;
    scorer(id: string): Configured<Scorer> | undefined;
    validator(id: string): Configured<Validator> | undefined;
    provider(id: string): Configured<Provider> | undefined;
}
/** Content to be kept: addressed at once, sealed and written with the visit. */
interface ContentDraft {
    readonly name: string;
    readonly text: string;
    readonly mediaType: MediaType;
    readonly labels: LabelSet;
    readonly producedBy: string;
    /** Whose data it is, by keyed references; the run's subjects where absent. */
    readonly subjects?: readonly string[] | undefined;
}
/** A person's answer, opened. */
interface Approval {
    readonly decision: 'approved' | 'rejected' | 'waived';
    readonly by: Principal;
    readonly binding: string;
}
/** What is committed together. */
interface VisitOutcome {
    readonly run: RunRecord;
    readonly visit: VisitRecord | undefined;
    readonly entries: readonly AuditDraft[];
    /** What moves on accounts with the visit. */
    readonly ledger?: readonly NewMovement[] | undefined;
}
/** An audit entry before it has an id, a time and a source. */
interface AuditDraft {
    readonly type: AuditEntry['type'];
    readonly subject: string;
    /** The visit that the entry is the document of. */
    readonly visit?: string | undefined;
    readonly data: AuditEntry['data'];
}
/**
 * Everything a visit needs from outside, for one run. The content that goes through these ports
 * is plain; whoever implements them seals it.
 */
interface VisitPorts {
    readonly governance: Governance;
    readonly governor: ContentGovernor;
    readonly code: VisitCode;
    readonly tenant: Call['tenant'];
    readonly signal: AbortSignal;
    /** Milliseconds since 1970, UTC. */
    now(): number;
    /** Facts of namespaces that read, at the visit's clock: `namespace.name` → value. */
    readFacts(now: number, run: RunRecord): Readonly<Record<string, FactValue>>;
    /** Whether a skill may set a fact to a value: declared by its own plugin, of the declared type and values. */
    mayFactBe(skill: string, fact: string, value: FactValue): boolean;
    composePrompt(prompt: Prompt, context: {
        readonly persona: Persona;
        readonly node: string;
    }): Prompt;
    /** A digest under the tenant's key. */
    keyedDigest(text: string): string;
    readonly contents: {
        read(reference: ArtifactReference): string | Promise<string>;
        /** Addresses a draft; it becomes durable with the visit that made it. */
        stage(draft: ContentDraft): ArtifactReference;
    };
    readonly journal: {
        /** What the journal has of a visit, request and result opened. */
        find(activity: string): {
            readonly activity: Activity;
            readonly result?: unknown;
        } | undefined;
        /** The clock as a broken-off attempt at this visit first read it. */
        startedAt(visit: string): number | undefined;
        /** The activities of a visit that were begun, and of which no result is known. */
        unsettled(visit: string): readonly string[];
        intend(activity: Activity, request: unknown): Promise<void>;
        settle(activity: string, result: unknown): Promise<void>;
    };
    /**
     * Resolves a secret that these settings name, now.
     *
     * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS
     */
    secret(settings: unknown, reference: string): Promise<string>;
    /** Reference data of every tenant, read-only. */
    readonly referenceData: {
        /** The version that is asked for, or the newest. @throws FccError FCC_REFERENCE_UNKNOWN */
        find(name: string, version?: string): Promise<ReferenceData>;
        /** @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED */
        text(which: Pick<ReferenceData, 'name' | 'version' | 'digest'>): Promise<string>;
    };
    /** Reaches a service; governance has looked at what is sent. */
    fetch(url: URL, request: RequestInit): Promise<Response>;
    readApproval(activity: string): Promise<Approval | undefined>;
    /** Who is asked before a visit begins; everything passes where absent. */
    readonly admission?: AdmissionPorts | undefined;
    /** Makes the outcome durable, all of it or nothing. */
    commit(outcome: VisitOutcome): void | Promise<void>;
}

/**
 * Makes one round: a visit of the node whose turn has come, or of each branch that is ready side by
 * side, and gives back the run after it, committed visit by visit. Executors decide when and where to
 * call it; nothing is replayed. A run that is not `running` comes back as it is.
 *
 * @throws FccError from the store, when the journal or a visit could not be written: then nothing
 * of that visit has been committed. What an abort makes a visit throw comes through as it is.
 * @example
 * while (run.state === 'running') run = await advance(run, plan, ports)
 */
declare function advance(run: RunRecord, plan: RunPlan, ports: VisitPorts): Promise<RunRecord>;

/**
 * Makes sure, before a run starts, that each step at which a model acts has a provider that may play
 * it: a run that misses one has already acted outside when it comes there.
 *
 * @param caller the provider that the caller asked for
 * @throws FccError FCC_PROVIDER_MISSING with what there is, FCC_PROVIDER_UNFIT
 */
declare function assertProviders(plan: Pick<RunPlan, 'workflow' | 'workflows' | 'providers' | 'provider'>, caller: string | undefined): void;

/** Every error this package raises. The texts carry names, sizes and places, never content. */
declare const simulationErrors: {
    unknownInput: (scenario: string, name: string, known: readonly string[]) => FccError;
    missingInput: (scenario: string, name: string) => FccError;
    unusableInput: (name: string, kind: string) => FccError;
    emptyInput: (name: string) => FccError;
    tooLargeInput: (name: string, bytes: number, limit: number) => FccError;
    binaryInput: (name: string, offset: number) => FccError;
    notUtf8Input: (name: string) => FccError;
    invalidJsonInput: (name: string) => FccError;
    inputNotAsDeclared: (scenario: string, name: string, form: string, taken: readonly string[]) => FccError;
    skillMissing: (skill: string) => FccError;
    skillInputMissing: (skill: string, name: string) => FccError;
    outcomeMissing: (scenario: string, name: string) => FccError;
    artifactName: (skill: string) => FccError;
    skillOutputMissing: (skill: string, name: string) => FccError;
    factNotDeclared: (skill: string, fact: string) => FccError;
    skillFailed: (skill: string, kind: string, cause: unknown) => FccError;
    providerMissing: (provider: string, known: readonly string[]) => FccError;
    providerUnfit: (provider: string, lacks: readonly string[]) => FccError;
    promptInvalid: () => FccError;
    serviceFailed: (service: string, failure: string) => FccError;
    serviceAddress: (node: string) => FccError;
    serviceRedacted: (node: string) => FccError;
    skillMediaType: (skill: string, name: string) => FccError;
    workflowMissing: (node: string, workflow: string) => FccError;
    nodeMissing: (node: string) => FccError;
    workflowOutputMissing: (node: string, workflow: string, name: string) => FccError;
    mapListMissing: (node: string, artifact: string) => FccError;
    mapNotAList: (node: string, artifact: string, field: readonly string[]) => FccError;
    mapTooLong: (node: string, items: number, limit: number) => FccError;
    conditionFailed: (edge: string, why: string) => FccError;
    visitTimeLimit: (node: string, limit: number) => FccError;
    workflowTimeLimit: (node: string, limit: number) => FccError;
    visitLeftOver: (node: string, join: string) => FccError;
    runTimeLimit: (workflow: string, limit: number) => FccError;
    producesNothing: (node: string) => FccError;
    couldNotInspect: (artifact: string, detectors: readonly string[]) => FccError;
    gateArtifactMissing: (gate: string, artifact: string) => FccError;
};

/** The reasons of a decision that forbids, in the order governance gave them. */
declare function reasonsOf(decision: Decision, node: string | undefined): readonly Reason[];

/** A workflow with its edges sorted by end. Compiled once per plan. */
interface WorkflowGraph {
    readonly workflow: Workflow;
    readonly node: ReadonlyMap<string, WorkflowNode>;
    /** Nodes in a topological order of the forward edges; ties fall in the order they were written. */
    readonly order: readonly string[];
    /** Every edge but feedback, by where it leads. */
    readonly forwardInto: ReadonlyMap<string, readonly WorkflowEdge[]>;
    /** Edges that are taken where work persists. */
    readonly forwardFrom: ReadonlyMap<string, readonly WorkflowEdge[]>;
    readonly failureFrom: ReadonlyMap<string, readonly WorkflowEdge[]>;
    readonly feedbackFrom: ReadonlyMap<string, readonly WorkflowEdge[]>;
    /** The nodes before a node, each once, in the order of the edges that lead here. */
    readonly before: ReadonlyMap<string, readonly string[]>;
    /** The nodes after a node, each once. */
    readonly after: ReadonlyMap<string, readonly string[]>;
    /** Nodes that say how they join, reached from a node or the node itself: its branches meet there. */
    readonly joinsOf: ReadonlyMap<string, ReadonlySet<string>>;
    /** Whether a node or a map joins by `any` or a number, so that something may be left over. */
    readonly mayLeaveOver: boolean;
}
/** The graph of a workflow. The contract's schema has refused forward cycles and unreached nodes. */
declare function workflowGraph(workflow: Workflow): WorkflowGraph;
/**
 * Whether what one node makes may be seen from another, as far as the graph goes: it is the same, one
 * leads to the other, or no node joins them as branches.
 *
 * @example
 * mayBeSeenFrom(graph, 'left', 'right') // false where both are branches of one join
 */
declare function mayBeSeenFrom(graph: WorkflowGraph, made: string, from: string): boolean;

/** One workflow at work: the run's own, or one that a node of another does. */
interface Scope {
    readonly graph: WorkflowGraph;
    /** What goes before the names of its instances: nothing, `review/`, `review[2]/`. */
    readonly prefix: string;
    /** The place that it is done for; none for the run's own workflow. */
    readonly holder: Place | undefined;
}
/** A node within its branch. */
interface Place {
    readonly scope: Scope;
    readonly node: WorkflowNode;
    /** `draft`, `draft[3]`, `review/draft`. */
    readonly instance: string;
    /** In a branch of a map: the item's index, from 0. */
    readonly item: number | undefined;
}
/** The run's own workflow. */
declare function rootScope(plan: Pick<RunPlan, 'workflow'>): Scope;
/**
 * The place that an instance names, or `undefined` where the plan has none of that name.
 *
 * @example
 * placeAt(plan, 'review[2]/draft')?.node.persona
 */
declare function placeAt(plan: RunPlan, instance: string): Place | undefined;

/** The people behind a principal: who acts, and on whose behalf. */
declare function peopleOf(principal: Principal): readonly string[];

/** A gate's outcome with the issues its validators found. */
interface GateEvaluation {
    readonly outcome: GateOutcome;
    readonly issues: readonly Issue[];
}
/**
 * Judges one artifact under a gate and those of lower layers that tighten it: it passes where every one
 * of them does, so that no check of one makes up for another's. What did not pass first says how far off
 * it is.
 */
declare function evaluateGate(gate: Gate, judged: {
    readonly subject: Subject;
    readonly address: string;
}, ports: Pick<VisitPorts, 'code' | 'tenant' | 'signal'>): Promise<GateEvaluation>;

/** What a caller gives: text, or the bytes of a file. */
type InputValue = string | Uint8Array;
/** An input that may go in. */
interface AcceptedInput {
    readonly name: string;
    readonly text: string;
    readonly mediaType: MediaType;
}
/** Every input accepted, or every problem with them. */
type Intake = {
    readonly accepted: readonly AcceptedInput[];
    readonly problems: readonly [];
} | {
    readonly accepted: readonly [];
    readonly problems: readonly FccError[];
};
/**
 * Checks what a caller gives against what a scenario takes: names, sizes in bytes of UTF-8,
 * encoding, form; what visibly is something else, such as HL7 where a text is asked for, is refused
 * with what it is. Pure; all problems come back together, and one is enough that nothing runs.
 */
declare function intake(scenario: Scenario, given: Readonly<Record<string, InputValue>>): Intake;

/** The run after a signal that the state chart allows; a signal it does not allow changes nothing. */
declare function changed(run: RunRecord, signal: RunSignal, now: number): RunRecord;
/** The run ended, for these reasons. */
declare function ended(run: RunRecord, signal: 'complete' | 'halt' | 'reject' | 'cancel' | 'fail', reasons: readonly Reason[], now: number): RunRecord;
/** The run waiting for somebody or something. */
declare function waiting(run: RunRecord, what: Waiting, now: number): RunRecord;
/**
 * The run going on after it waited or was paused. Who waits for a person goes on waiting for the
 * answer; what waits for a provider or a service is tried again.
 */
declare function resumed(run: RunRecord, now: number): RunRecord;

/** A visit that is about to be made, as far as the record tells. */
interface NextVisit {
    readonly instance: string;
    readonly persona: string;
    readonly number: number;
}
/** The visits that a running run makes next; where a person was waited for, without those. */
declare function nextVisits(run: RunRecord, plan: RunPlan): readonly NextVisit[];

/** The whole ids of the gates that exactly these bytes have passed; another artifact's say nothing. */
declare function passedGates(run: RunRecord, address: string): readonly string[];

/** The entry of a run's end. */
declare function endEntry(run: RunRecord): AuditDraft;

type Facts = Readonly<Record<string, FactValue>>;
/** The facts that a place sees, as it sees artifacts; the latest of a name counts. */
declare function factsAt(run: RunRecord, place: Place): Facts;
/** The latest artifact of a name that a run has made, or was given. */
declare function artifactOfRun(run: RunRecord, plan: Pick<RunPlan, 'workflow'>, name: string): ArtifactReference | undefined;
/** The facts that the work of a workflow leaves. */
declare function factsOfScope(run: RunRecord, scope: Scope): Facts;

/** A decision's input as a document has it: what other inputs have too is named by its place in `shared`. */
interface WrittenInput extends Pick<DecisionInput, 'content' | 'tool' | 'act'> {
    readonly couldNotCheck?: readonly string[] | undefined;
    readonly gatesPassed?: readonly string[] | undefined;
    readonly run: number;
    readonly labels?: number | undefined;
    readonly findings?: number | undefined;
    readonly facts?: number | undefined;
    readonly persona?: number | undefined;
    readonly provider?: number | undefined;
    readonly waivers?: number | undefined;
}
/** A decision as a document has it. Findings, labels and facts are those of its inputs. */
interface WrittenDecision extends Pick<Decision, 'at' | 'subject' | 'decision'>, Partial<Pick<Decision, 'reasons' | 'obligations' | 'errors' | 'facts'>> {
    readonly considered: number;
    readonly fired?: number;
    readonly inputs: readonly WrittenInput[];
}
/** The decisions of one document, quiet ones too, each with all that it was decided on. */
interface WrittenDecisions {
    readonly decisions: readonly WrittenDecision[];
    /** Labels, findings, facts, personas and providers, each once. */
    readonly shared: readonly unknown[];
}
/** Writes decisions with their inputs; what several of them have stands there once. */
declare function writeDecisions(decisions: readonly Decision[]): WrittenDecisions;
/** Reads decisions back, with their inputs as they were decided on. */
declare function readDecisions({ decisions, shared }: WrittenDecisions, envelope: Pick<RunEnvelope, 'tenant' | 'principal'>): readonly Decision[];

/** An artifact that a visit made, as its document has it; whose data it is says the envelope. */
type MadeReference = Omit<ArtifactReference, 'subjects' | 'producedBy'>;
/** What of a visit's record is written as it is. */
type PlainPart = Omit<VisitRecord, 'id' | 'run' | 'inputs' | 'outputs' | 'decisions'>;
/**
 * One passage through one node as it is kept: the data of its audit entry, and the only place where it
 * is written. Ids, spans, labels and keyed digests, never content.
 */
type VisitDocument = AuditEntry['data'] & PlainPart & {
    readonly visit: string;
    /** The digest of what the run was planned with: the rules that decided. */
    readonly policy: string;
    /** Made in other visits, whose documents have the rest. */
    readonly inputs: readonly Pick<ArtifactReference, 'name' | 'address'>[];
    readonly outputs: readonly MadeReference[];
} & WrittenDecisions;
/** The document of a visit, for its audit entry. */
declare function writeVisitDocument(run: RunRecord, visit: VisitRecord): VisitDocument;
/** Finds the reference of an artifact that some visit of the run made, or the run began with. */
type FindReference = (name: string, address: string) => ArtifactReference | undefined;
/** A visit back from its document. An input that nobody made is left out. */
declare function readVisitDocument(run: Pick<RunRecord, 'id' | 'envelope'>, document: VisitDocument, find: FindReference): VisitRecord;

/**
 * The points at which a run looks in this version. Rules may name the others, which belong to
 * knowledge, events between tenants and operational modes; whoever assembles a tenant says that
 * such a rule does not fire yet.
 */
declare const WATCHED_POINTS: readonly InterventionPoint[];

export {
  DEFAULT_ACT_LIMITS,
  WATCHED_POINTS,
  advance,
  artifactOfRun,
  assertProviders,
  changed,
  chooseProvider,
  endEntry,
  ended,
  evaluateGate,
  factsAt,
  factsOfScope,
  intake,
  mayBeSeenFrom,
  nextVisits,
  passedGates,
  peopleOf,
  placeAt,
  readDecisions,
  readVisitDocument,
  reasonsOf,
  resumed,
  rootScope,
  simulationErrors,
  waiting,
  workflowGraph,
  writeDecisions,
  writeVisitDocument,
};
export type {
  AcceptedInput,
  ActLimits,
  Approval,
  AuditDraft,
  Configured,
  ContentDraft,
  FindReference,
  GateEvaluation,
  InputValue,
  Intake,
  NextVisit,
  PinnedConstitution,
  Place,
  PlannedProvider,
  ProviderChoice,
  ProviderQuestion,
  RunPlan,
  VisitCode,
  VisitDocument,
  VisitOutcome,
  VisitPorts,
  WrittenDecision,
  WrittenDecisions,
};
