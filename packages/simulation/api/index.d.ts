import {
  Decimal,
} from '@fcc/contracts/prices';
import {
  Activity,
  AdmissionPorts,
  ArtifactReference,
  AuditEntry,
  Call,
  ChosenBecause,
  Connection,
  Constitution,
  Decision,
  DecisionInput,
  FactValue,
  FailureKind,
  Finding,
  Gate,
  GateOutcome,
  InterventionPoint,
  Issue,
  JsonValue,
  LabelScheme,
  LabelSet,
  Layer,
  MapText,
  MediaType,
  ModelAnswer,
  ModelCall,
  ModelNeed,
  ModelPolicy,
  ModelRequest,
  NewMovement,
  PassedOver,
  Persona,
  Principal,
  Prompt,
  Provider,
  ProviderAbility,
  ProviderAttributes,
  ProviderRequirements,
  RateLimit,
  Reason,
  ReferenceData,
  ReferenceVersion,
  RunEnvelope,
  RunRecord,
  RunSignal,
  Scenario,
  Scorer,
  ShownText,
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
  Vocabulary,
} from '@fcc/contracts/vocabularies';
import {
  GivenSignature,
} from '@fcc/contracts/questions';
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
    /** How often a model is asked again in one conversation where its answer does not follow the schema. */
    readonly repairs: number;
    /** The most calls of tools. */
    readonly toolCalls: number;
    /** The most calls of tools that one answer asks for and that are made at the same time; 1 where absent. */
    readonly toolCallsSideBySide?: number | undefined;
    /** The most tools that one skill may offer a model. */
    readonly offeredTools: number;
    /** How deep tools may use tools. */
    readonly toolDepth: number;
    /** Currency → the most that the calls of models of one visit may cost; no bound where absent. */
    readonly visitCost?: Readonly<Record<string, Decimal>> | undefined;
    /** How long a provider or a service may take to answer, in milliseconds. */
    readonly callMs: number;
    /** How long one that failed is left alone where it does not say itself, in milliseconds; doubles each time in a row. */
    readonly retryMs: number;
    /** The longest that one is left alone where it does not say itself, in milliseconds. */
    readonly longestRetryMs: number;
    /** The longest that one is left alone because it says so, in milliseconds. */
    readonly longestRetryAfterMs: number;
    /** How often in a row a step asks again by itself; from then on somebody has to resume the run. */
    readonly retries: number;
    /** The most that a service may answer, in bytes. */
    readonly serviceBytes: number;
    /** The most terms of vocabularies that a prompt explains; as {@link DEFAULT_ACT_LIMITS} where absent. */
    readonly promptTerms?: number | undefined;
    /** How much of each artifact is searched for them, in characters; as {@link DEFAULT_ACT_LIMITS} where absent. */
    readonly promptTermsCharacters?: number | undefined;
}
/** The bounds where nobody sets any. */
declare const DEFAULT_ACT_LIMITS: ActLimits;

/** A provider as a run is planned with it. */
interface PlannedProvider {
    /** What rules read, as the host's configuration has it. */
    readonly attributes: ProviderAttributes;
    readonly deterministic: boolean;
    readonly abilities: readonly ProviderAbility[];
    /** The media types of attachments that it reads; none where absent. */
    readonly reads?: readonly string[] | undefined;
    /** True where a run that asks for it is answered by nobody else. */
    readonly alone?: true | undefined;
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
    /** The one that the caller asked for; nothing stands in for it. */
    readonly caller?: string | undefined;
    /** The tenant's own choice, for steps that no policy says anything of. */
    readonly tenant: string;
    readonly needs: readonly ModelNeed[];
    /** The media types of the attachments that are to be read. */
    readonly attachments?: readonly string[] | undefined;
    /** What the policy for models prefers for the step; who comes later stands in for who comes before. */
    readonly order?: readonly string[] | undefined;
    /** What must be stated of whoever is asked, all of it. */
    readonly requires?: readonly ProviderRequirements[] | undefined;
}
/** What is known of providers by now, beside what is stated of them: id → why it is not to be asked. */
type ProviderStanding = ReadonlyMap<string, Omit<PassedOver, 'provider'>>;
/** A provider that may be asked. */
interface FitProvider {
    readonly id: string;
    readonly provider: PlannedProvider;
    readonly because: ChosenBecause;
}
/** Who may be asked, or why nobody. */
type ProviderChoice = {
    /** Those that were not taken, in the order in which they would have been asked. */
    readonly passedOver: readonly PassedOver[];
} & ({
    /** The first is asked; each next one stands in where those before it failed. */
    readonly kind: 'chosen';
    readonly ordered: readonly [FitProvider, ...FitProvider[]];
}
/** Nobody has the provider that is wanted. */
 | {
    readonly kind: 'missing';
    readonly wanted: string;
}
/** It is there, and lacks what is needed or required. */
 | {
    readonly kind: 'unfit';
    readonly wanted: string;
    readonly lacks: readonly string[];
}
/** The step names another provider than the one that alone answers its run. */
 | {
    readonly kind: 'alone';
    readonly wanted: string;
    readonly caller: string;
}
/** Some could play the step, and none of them now. */
 | {
    readonly kind: 'out';
});
/**
 * Chooses the provider of a step. Pure. A step's own provider is the only one that may play it. Else the
 * caller's choice comes first; then the order of the policy, or else the tenant's choice; and where
 * none of these can do what the step needs, those inside this process that can, in order of id. Content
 * is never sent to a provider that nobody chose. Only within the policy's order does one stand in for
 * another: what is needed is a matter of what providers are, an outage is none.
 *
 * Where the caller asked for a recording, nobody but it answers, and what code in this process makes the same
 * each time: a step that names another is refused.
 *
 * @param standing what is known by now: denied egress, left alone, failed
 * @example
 * chooseProvider(providers, { tenant: 'acme/hosted', needs: [], order: ['acme/hosted', 'acme/near'] }, standing)
 * // { kind: 'chosen', ordered: [{ id: 'acme/near', because: 'policy', … }], passedOver: [{ provider: 'acme/hosted', why: 'resting', … }] }
 */
declare function chooseProvider(providers: Readonly<Record<string, PlannedProvider>>, question: ProviderQuestion, standing?: ProviderStanding): ProviderChoice;

/** The policies of a host and of a tenant, as a run is planned with them. */
interface ModelPolicies {
    readonly host?: ModelPolicy | undefined;
    readonly tenant?: ModelPolicy | undefined;
}

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
    /** The words of the field, by which prompts explain and checks count; absent where there are none. */
    readonly vocabularies?: readonly Vocabulary[] | undefined;
    /** Plugin id → the tenant's validated settings. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** The provider that model nodes use when they name none. */
    readonly provider: string;
    /** Provider id → what is known of it. */
    readonly providers: Readonly<Record<string, PlannedProvider>>;
    /** Which models play which steps, by host and tenant; absent where neither says. */
    readonly models?: ModelPolicies | undefined;
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

/** Why one is left alone, and until when. */
interface Resting {
    readonly failure: FailureKind;
    /** Milliseconds since 1970, UTC. */
    readonly until: number;
}
/** A call that is under way, as whoever watches over its other side counts it. */
interface WatchedCall {
    /** What it came to; nothing where it was aborted, which says nothing of the other side. */
    end(outcome?: 'answered' | {
        readonly failure: FailureKind;
        readonly askedMs?: number;
    }): void;
    /** What the other side says of its own limits. */
    onRateLimit(limit: RateLimit): void;
}
/**
 * What one process knows of how providers and services fare, for one tenant: those that fail again and
 * again are left alone, and what they say of their limits is shared by all runs. It outlives no process.
 */
interface ProviderHealth {
    /** Whether one is left alone now. */
    resting(id: string): Resting | undefined;
    /** Counts a call that begins. One that was left alone is tried by one call at a time. */
    begin(id: string): WatchedCall;
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
/** A person's answer, or what a question came to; opened. */
type Approval = GivenSignature;
/** What a question that can expire has come to. */
interface QuestionOutcome {
    readonly question: Waiting & {
        readonly activity: string;
        readonly binding: string;
    };
    readonly decision: Approval['decision'];
    /** Whose answer decided it; absent where the time did. */
    readonly by?: Principal | undefined;
    /** Who had said yes, by id. */
    readonly signed: readonly string[];
    /** RFC 3339. */
    readonly at: string;
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
        /**
         * What the journal has of an activity, its result opened.
         *
         * @param asked what is asked now: a replay holds it against what was asked then
         */
        find(activity: string, asked: unknown): {
            readonly activity: Activity;
            readonly result?: unknown;
        } | undefined;
        /** Whether the result of an activity is known: which of several that might have given it was asked. */
        isSettled(activity: string): boolean;
        /** The clock as a broken-off attempt at this visit first read it. */
        startedAt(visit: string): number | undefined;
        /** The activities of a visit that were begun, and of which no result is known. */
        unsettled(visit: string): readonly string[];
        intend(activity: Activity, request: unknown): Promise<void>;
        /**
         * Notes a result, and has it durable when it settles; but for one that is for the visit's commit alone, which
         * may come with that. It is durable before another intent all the same.
         */
        settle(activity: string, result: unknown, forCommit?: boolean): Promise<void>;
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
        find(name: string, version?: ReferenceVersion): Promise<ReferenceData>;
        /** @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED */
        text(which: Pick<ReferenceData, 'name' | 'version' | 'digest'>): Promise<string>;
    };
    /** Reaches a service; governance has looked at what is sent. */
    fetch(url: URL, request: RequestInit): Promise<Response>;
    /** Knows which providers and services are left alone at present; nobody is where it is absent. */
    readonly health?: ProviderHealth | undefined;
    readApproval(activity: string): Promise<Approval | undefined>;
    /**
     * Keeps what a question came to, once and before anything is done by it.
     *
     * @throws FccError FCC_STORE_ALREADY_ANSWERED, FCC_STORE_APPROVAL_VOID where an answer or an outcome was
     * there first, so that it is to be decided anew
     *
     * Absent where nothing is written: then questions come to what is kept of them, and to nothing by the time.
     */
    readonly settleQuestion?: ((outcome: QuestionOutcome) => Promise<void>) | undefined;
    /** Who is asked before a visit begins; everything passes where absent. */
    readonly admission?: AdmissionPorts | undefined;
    /** What shows an outcome while it is written, where somebody in this process watches now. */
    readonly show?: (() => ((shown: ShownText) => void) | undefined) | undefined;
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
 * @throws FccError FCC_PROVIDER_MISSING with what there is, FCC_PROVIDER_UNFIT, FCC_PROVIDER_ALONE
 */
declare function assertProviders(plan: Pick<RunPlan, 'workflow' | 'workflows' | 'providers' | 'provider' | 'models' | 'personas'>, caller: string | undefined): void;

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
    templateUnfilled: (template: string, why: string) => FccError;
    providerMissing: (provider: string, known: readonly string[]) => FccError;
    providerUnfit: (provider: string, lacks: readonly string[]) => FccError;
    providerAlone: (caller: string, named: string) => FccError;
    promptInvalid: () => FccError;
    serviceFailed: (service: string, failure: string) => FccError;
    retriesSpent: (by: string, failure: string, attempts: number) => FccError;
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
    toolOffer: (skill: string, fault: string) => FccError;
    callerTools: (artifact: string) => FccError;
    callerToolArguments: () => FccError;
    shownDeparted: (node: string, artifact: string) => FccError;
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
/** What is judged: an artifact, where it is kept, and the words of its field. */
interface JudgedArtifact {
    readonly subject: Subject;
    readonly address: string;
    /** The vocabularies that checks may name, by whole id. */
    readonly vocabularies?: readonly Vocabulary[] | undefined;
}
/**
 * Judges one artifact under a gate and those of lower layers that tighten it: it passes where every one
 * of them does, so that no check of one makes up for another's. What did not pass first says how far off
 * it is.
 */
declare function evaluateGate(gate: Gate, judged: JudgedArtifact, ports: Pick<VisitPorts, 'code' | 'tenant' | 'signal'>): Promise<GateEvaluation>;

/**
 * Fills a template with the members of an answer that followed its schema. The same answer gives the same
 * text: no clock, file or chance goes in. A member that is not there is an error, and never left empty.
 *
 * @throws FccError FCC_TEMPLATE_UNFILLED
 * @example
 * await fillAnswer({ text: 'Beds: {{ beds }}', … }, { beds: 4 }) // 'Beds: 4'
 */
declare function fillAnswer({ id, text }: Pick<Template, 'id' | 'text'>, answer: JsonValue): Promise<string>;

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

/** What the other side asked for, where that is a time, within its limit; milliseconds. */
declare function askedFor(askedMs: number | undefined, longestMs: number): number | undefined;

/** The run after a signal that the state chart allows; a signal it does not allow changes nothing. */
declare function changed(run: RunRecord, signal: RunSignal, now: number): RunRecord;
/** The run ended, for these reasons. */
declare function ended(run: RunRecord, signal: 'complete' | 'halt' | 'reject' | 'cancel' | 'fail', reasons: readonly Reason[], now: number): RunRecord;
/** The run waiting for somebody or something. */
declare function waiting(run: RunRecord, what: Waiting, now: number): RunRecord;
/**
 * The run continuing after it waited or was paused. Who waits for a person continues waiting for the
 * answer; what waits for a provider or a service is tried again.
 *
 * @param insisted whether somebody resumed it by hand: who is left alone is asked all the same
 */
declare function resumed(run: RunRecord, now: number, insisted?: boolean): RunRecord;

/** What a stretch of text came to. */
type JudgedPart = {
    readonly kind: 'go';
    readonly text: string;
}
/** Nothing more may be shown. */
 | {
    readonly kind: 'stop';
};
/** What a text is held against while it is written. */
interface HoldBackLooks {
    /** What is found in a text, by its places; `undefined` where nobody can tell. */
    inspect(text: string): readonly Finding[] | undefined | Promise<readonly Finding[] | undefined>;
    /**
     * The last place before another between which at least so much stands as who looks sees, counted as they
     * count: what is no character to them takes no room.
     */
    before(text: string, place: number): number | Promise<number>;
    /**
     * Whether who looks may read anything of what stands before: all of the text is kept then, and where something of it
     * is replaced the rest is held until it ends, for what is put there may make something of what stands around.
     */
    readonly readsAllBefore?: boolean | undefined;
    /** What a part of a text comes to, by what is found in it where it stands. */
    judge(text: string, part: {
        readonly from: number;
        readonly to: number;
    }): Promise<JudgedPart>;
}
/** A text that is let out piece by piece, each once nothing that is still to come can change it. */
interface HoldBack {
    /** Takes what was written in, and gives what may be shown of all that was. */
    push(text: string): Promise<string>;
    /** Takes the end in, and gives the rest. */
    end(): Promise<string>;
    /** Whether something was found that lets nothing more out. */
    readonly isStopped: boolean;
}
/**
 * Lets a text out behind whoever writes it. Everything within twice the `width` of the end is held back, for what
 * is still to come may make something of it: a finding is as long, and what makes it one may stand as far behind
 * it. So is everything from the beginning of a finding that reaches
 * over, or only up to there. Where those that look keep to the width that they declare, what is let out is a beginning of the
 * text as it is left when it is judged as a whole, however it was cut into pieces.
 *
 * @param width how far those that look see, in UTF-16 units of the text as they read it
 * @example
 * const held = createHoldBack(200, looks)
 * for await (const piece of written) show(await held.push(piece))
 * show(await held.end())
 */
declare function createHoldBack(width: number, looks: HoldBackLooks): HoldBack;

/** A visit that is about to be made, as far as the record tells. */
interface NextVisit {
    readonly instance: string;
    readonly persona: string;
    readonly number: number;
}
/** The visits that a running run makes next; where a person was waited for, without those. */
declare function nextVisits(run: RunRecord, plan: RunPlan): readonly NextVisit[];

/** What asking a provider needs of a visit: its limit, and what a call is handed. */
interface Asking {
    readonly ports: Pick<VisitPorts, 'signal' | 'tenant' | 'secret'>;
    readonly plan: {
        readonly act: Pick<RunPlan['act'], 'callMs'>;
    };
}
/**
 * Asks a provider once, within the limit on calls, and checks what it answers: an answer that is none,
 * was cut off or refused is a failure, never content.
 *
 * @throws ProviderFailure whatever it threw itself; what an abort throws comes through as it is
 */
declare function askProvider(asking: Asking, { id, code, settings }: Configured<Provider> & {
    readonly id: string;
}, asked: {
    readonly request: ModelRequest;
    /** The idempotency key. */
    readonly key: string;
    /** The texts of attachments, by address; none where absent. */
    readonly attachments?: ReadonlyMap<string, string> | undefined;
    /** Hears the text as it comes. */
    readonly onText?: ModelCall['onText'];
    /** Hears what the other side says of its limits. */
    readonly onRateLimit?: ModelCall['onRateLimit'];
}): Promise<ModelAnswer>;

/** Texts as one, to be looked at together, and the way back. */
interface JoinedTexts {
    readonly text: string;
    /** The texts of a joined text that a remedy changed, or nothing where it reached across two of them. */
    split(changed: string): readonly string[] | undefined;
}
/**
 * Joins texts so that what is found across two of them is found, and each can be told again: by a
 * separator that is in none of them.
 */
declare function joinTexts(texts: readonly string[]): JoinedTexts;

/**
 * What rules read of a service: what the host's configuration states of its host, and where it states
 * nothing, the worst. Where it runs is told by its address.
 */
declare function serviceAttributes(plan: Pick<RunPlan, 'services'>, url: URL): ProviderAttributes;

/**
 * A request with each of its texts mapped, in a fixed order: whatever in it could carry content, names,
 * ids, numbers and keys of arguments included. Roles, kinds and sources are words of a closed list, and
 * the seed is a digest; nothing else is left out.
 */
declare function mapTexts(request: ModelRequest, map: MapText): ModelRequest;
/** All texts of a request, in the order in which `mapTexts` meets them. */
declare function textsOf(request: ModelRequest): readonly string[];

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
interface WrittenInput extends Pick<DecisionInput, 'content' | 'tool' | 'input' | 'act' | 'query'> {
    readonly couldNotCheck?: readonly string[] | undefined;
    readonly unread?: readonly string[] | undefined;
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
 * The points at which rules are asked in this version: in a run, where its events are sent out, and where one
 * tenant reads in another. Rules may name the others, which belong to knowledge and operational modes; whoever
 * assembles a tenant says that such a rule does not fire yet.
 */
declare const WATCHED_POINTS: readonly InterventionPoint[];

export {
  DEFAULT_ACT_LIMITS,
  WATCHED_POINTS,
  advance,
  artifactOfRun,
  askProvider,
  askedFor,
  assertProviders,
  changed,
  chooseProvider,
  createHoldBack,
  endEntry,
  ended,
  evaluateGate,
  factsAt,
  factsOfScope,
  fillAnswer,
  intake,
  joinTexts,
  mapTexts,
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
  serviceAttributes,
  simulationErrors,
  textsOf,
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
  FitProvider,
  GateEvaluation,
  HoldBack,
  HoldBackLooks,
  InputValue,
  Intake,
  JoinedTexts,
  ModelPolicies,
  NextVisit,
  PinnedConstitution,
  Place,
  PlannedProvider,
  ProviderChoice,
  ProviderHealth,
  ProviderQuestion,
  ProviderStanding,
  QuestionOutcome,
  Resting,
  RunPlan,
  VisitCode,
  VisitDocument,
  VisitOutcome,
  VisitPorts,
  WatchedCall,
  WrittenDecision,
  WrittenDecisions,
};
