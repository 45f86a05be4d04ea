import {
  Activity,
  ArtifactReference,
  AuditEntry,
  Call,
  Constitution,
  Decision,
  FactValue,
  Gate,
  GateOutcome,
  InterventionPoint,
  Issue,
  LabelScheme,
  LabelSet,
  Layer,
  MediaType,
  Persona,
  Principal,
  Prompt,
  Provider,
  ProviderAttributes,
  Reason,
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

/**
 * What a run was planned with: every name resolved to a full id, every piece of data as it stood.
 * It is stored, sealed, with the run, and pinned by digest; a resumed run reads this and not the
 * files of today.
 */
interface RunPlan {
    readonly scenario: Scenario;
    readonly workflow: Workflow;
    readonly personas: Readonly<Record<string, Persona>>;
    readonly templates: Readonly<Record<string, Template>>;
    readonly gates: Readonly<Record<string, Gate>>;
    readonly constitutions: readonly PinnedConstitution[];
    readonly schemes: readonly LabelScheme[];
    /** Plugin id → the tenant's validated settings. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** The provider that model nodes use when they name none. */
    readonly provider: string;
    /** Provider id → the attributes that rules read, as the host's configuration has them. */
    readonly providerAttributes: Readonly<Record<string, ProviderAttributes>>;
    /** The most visits a run may make. */
    readonly maxVisits: number;
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
}
/** An audit entry before it has an id, a time and a source. */
interface AuditDraft {
    readonly type: AuditEntry['type'];
    readonly subject: string;
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
        intend(activity: Activity, request: unknown): Promise<void>;
        settle(activity: string, result: unknown): Promise<void>;
    };
    readApproval(activity: string): Promise<Approval | undefined>;
    /** Makes the outcome durable, all of it or nothing. */
    commit(outcome: VisitOutcome): void | Promise<void>;
}

/**
 * Makes one visit of one node and gives back the run after it, committed. Executors decide when
 * and where to call it; nothing is replayed. A run that is not `running` comes back as it is.
 *
 * @throws FccError from the store, when the journal or the visit could not be written: then nothing
 * has been committed. What an abort makes the visit throw comes through as it is.
 * @example
 * while (run.state === 'running') run = await advance(run, plan, ports)
 */
declare function advance(run: RunRecord, plan: RunPlan, ports: VisitPorts): Promise<RunRecord>;

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
    skillMissing: (skill: string) => FccError;
    skillInputMissing: (skill: string, name: string) => FccError;
    outcomeMissing: (scenario: string, name: string) => FccError;
    artifactName: (skill: string) => FccError;
    skillOutputMissing: (skill: string, name: string) => FccError;
    factNotDeclared: (skill: string, fact: string) => FccError;
    skillFailed: (skill: string, kind: string, cause: unknown) => FccError;
    providerMissing: (provider: string) => FccError;
    providerFailed: (provider: string, kind: string, cause: unknown) => FccError;
    producesNothing: (node: string) => FccError;
    couldNotInspect: (artifact: string, detectors: readonly string[]) => FccError;
    gateArtifactMissing: (gate: string, artifact: string) => FccError;
};

/** A workflow with its edges sorted by end. Compiled once per plan. */
interface WorkflowGraph {
    readonly workflow: Workflow;
    readonly node: ReadonlyMap<string, WorkflowNode>;
    /** Nodes in a topological order of the forward edges; ties fall in the order they were written. */
    readonly order: readonly string[];
    readonly forwardInto: ReadonlyMap<string, readonly WorkflowEdge[]>;
    readonly forwardFrom: ReadonlyMap<string, readonly WorkflowEdge[]>;
    readonly feedbackFrom: ReadonlyMap<string, readonly WorkflowEdge[]>;
    /** A node with everything that forward edges reach from it. */
    readonly downstream: ReadonlyMap<string, ReadonlySet<string>>;
}
/** The graph of a workflow. The contract's schema has refused forward cycles and unreached nodes. */
declare function workflowGraph(workflow: Workflow): WorkflowGraph;
/** The node to visit next: the first whose work does not stand and whose forerunners' work does. */
declare function nextNode(graph: WorkflowGraph, done: RunRecord['done']): WorkflowNode | undefined;

/** The reasons of a decision that forbids, in the order governance gave them. */
declare function reasonsOf(decision: Decision, node: string | undefined): readonly Reason[];

/** The people behind a principal: who acts, and on whose behalf. */
declare function peopleOf(principal: Principal): readonly string[];

/** A gate's outcome with the issues its validators found. */
interface GateEvaluation {
    readonly outcome: GateOutcome;
    readonly issues: readonly Issue[];
}
/**
 * Judges one artifact. A check that could not be measured leaves the gate unpassed, never at 0; an
 * artifact without content fails every check, for there is nothing that it could hold of.
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
 * encoding, kind. Pure; all problems come back together, and one is enough that nothing runs.
 */
declare function intake(scenario: Scenario, given: Readonly<Record<string, InputValue>>): Intake;

/** The run after a signal that the state chart allows; a signal it does not allow changes nothing. */
declare function changed(run: RunRecord, signal: RunSignal, now: number): RunRecord;
/** The run ended, for these reasons. */
declare function ended(run: RunRecord, signal: 'complete' | 'halt' | 'reject' | 'cancel' | 'fail', reasons: readonly Reason[], now: number): RunRecord;
/** The run waiting for somebody or something. */
declare function waiting(run: RunRecord, what: Waiting, now: number): RunRecord;
/** The run going on after it waited or was paused. */
declare function resumed(run: RunRecord, now: number): RunRecord;

/** The entry of a run's end. */
declare function endEntry(run: RunRecord): AuditDraft;

/**
 * The points at which a run looks in this version. Rules may name the others, which belong to
 * knowledge, events between tenants and operational modes; whoever assembles a tenant says that
 * such a rule does not fire yet.
 */
declare const WATCHED_POINTS: readonly InterventionPoint[];

export {
  WATCHED_POINTS,
  advance,
  changed,
  endEntry,
  ended,
  evaluateGate,
  intake,
  nextNode,
  peopleOf,
  reasonsOf,
  resumed,
  simulationErrors,
  waiting,
  workflowGraph,
};
export type {
  AcceptedInput,
  Approval,
  AuditDraft,
  Configured,
  ContentDraft,
  GateEvaluation,
  InputValue,
  Intake,
  PinnedConstitution,
  RunPlan,
  VisitCode,
  VisitOutcome,
  VisitPorts,
};
