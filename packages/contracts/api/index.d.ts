import * as _fcc_plugin_api from '@fcc/plugin-api';
import {
  AnyPoint,
  Diagnostic,
  PointShape,
  SetupContext,
} from '@fcc/plugin-api';
import {
  z,
} from 'zod';

/**
 * The labels of a piece of content. Labels join as content flows: the union of categories, the
 * highest level of each scheme, the intersection of each scheme's audience. Only a permitted
 * `declassify` lowers them.
 */
interface LabelSet {
    /** Sorted, without duplicates: `['mnpi/acme', 'phi']`. */
    readonly categories: readonly string[];
    /** Scheme id → level name; a scheme that is absent is at its lowest level. */
    readonly levels: Readonly<Record<string, string>>;
    /** Scheme id → who may see it, sorted; a scheme that is absent has no restriction. */
    readonly audiences: Readonly<Record<string, readonly string[]>>;
}
/** Content of which nothing is known to be sensitive. */
declare const NO_LABELS: LabelSet;

/** Who asks, or acts. */
interface Principal {
    readonly id: string;
    readonly kind: 'human' | 'service' | 'persona' | 'model';
    readonly roles: readonly string[];
    readonly onBehalfOf?: string | undefined;
}

/** Where a run belongs; pools and rules tell them apart. */
declare const DOMAINS: readonly ["LAB", "SHADOW", "PROD"];
type Domain = (typeof DOMAINS)[number];
/** What a run has used so far. */
interface Usage {
    readonly visits: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
}
/** What is fixed from a run's start and stands in every audit entry. */
interface RunEnvelope {
    readonly tenant: string;
    readonly principal: Principal;
    readonly purpose: string;
    readonly domain: Domain;
    /** The labels the caller gave the input, joined with what was found in it. */
    readonly labels: LabelSet;
    /** Keyed references to whose data this is; unknown is the run's own. */
    readonly subjects: readonly string[];
    readonly usage: Usage;
    /** A keyed digest of the caller's key. */
    readonly idempotencyKey?: string | undefined;
}

/** Every kind of audit entry: the catalogue. */
declare const AUDIT_TYPES: readonly ["fcc.run.started", "fcc.visit.recorded", "fcc.run.ended", "fcc.run.waiting", "fcc.run.resumed", "fcc.run.paused", "fcc.run.quarantined", "fcc.run.cancelled", "fcc.approval.given", "fcc.artifact.declassified", "fcc.artifact.released", "fcc.subject.shredded", "fcc.capabilities.accepted"];
type AuditType = (typeof AUDIT_TYPES)[number];
/**
 * One audit entry: a CloudEvent (1.0) in canonical JSON (RFC 8785). `data` carries ids, spans,
 * labels and keyed digests, never content; every entry of a run carries its envelope.
 */
interface AuditEntry {
    readonly specversion: '1.0';
    /** Unique in the tenant. */
    readonly id: string;
    /** `urn:fcc:tenant:<id>`. */
    readonly source: string;
    readonly type: AuditType;
    /** RFC 3339, UTC, milliseconds. */
    readonly time: string;
    /** The run, where there is one. */
    readonly subject?: string | undefined;
    readonly datacontenttype: 'application/json';
    readonly data: {
        readonly envelope?: RunEnvelope | undefined;
        readonly [key: string]: unknown;
    };
}

/** A kind of document: the key that names it, its schema, the point it goes to. */
interface DocumentKind {
    readonly key: string;
    readonly schema: z.ZodType<{
        readonly id: string;
    }>;
    readonly point: AnyPoint;
}
/** Every kind of document that YAML and JSON files may hold, by the key that names it. */
declare const DOCUMENT_KINDS: readonly DocumentKind[];

/** One document read: which point it goes to, its value, its place. */
interface CatalogueDocument {
    readonly point: AnyPoint;
    /** The local name; the origin's plugin id goes before it. */
    readonly name: string;
    readonly value: {
        readonly id: string;
    };
    readonly file: string;
    readonly line: number;
}
/** What a file held: documents, and every problem with its place. */
interface CatalogueReading {
    readonly documents: readonly CatalogueDocument[];
    readonly problems: readonly Diagnostic[];
}
/**
 * Reads a YAML or JSON file of catalogue documents. JSON is read as YAML, which contains it.
 * Never throws: problems come back with file, line, column and what was expected.
 *
 * @example
 * readDocuments('persona: RC\n…', { file: 'personas/rc.yaml' }).problems
 */
declare function readDocuments(text: string, source: {
    readonly file: string;
}): CatalogueReading;
/** The number of alias expansions that a document may ask for. */
declare const MAX_ALIASES = 100;

/**
 * Reads every catalogue document under a folder (or one file), in the order of file names.
 * Messages name files relative to `base`.
 */
declare function readCatalogue(folder: string | URL, base?: string): CatalogueReading;
/**
 * Contributes every document under a plugin's data folder, its ids qualified by the plugin's.
 *
 * @throws FccError `FCC_CATALOGUE_INVALID` with every problem, when a document is not valid.
 * @example
 * setup({ contribute }) {
 *   contributeCatalogue(contribute, { pluginId: 'fcc-healthcare', folder: new URL('../data/', import.meta.url) })
 * }
 */
declare function contributeCatalogue(contribute: SetupContext<unknown, unknown, never, never>['contribute'], source: {
    readonly pluginId: string;
    readonly folder: URL;
}): void;

/** Text with its media type. All content in a run is UTF-8 text; `mediaType` says how to read it. */
interface Content {
    readonly text: string;
    readonly mediaType: MediaType;
}
/** The media types that a run carries. */
type MediaType = 'text/plain' | 'text/markdown' | 'text/csv' | 'application/json';
/** The media types that a run carries, as a list. */
declare const MEDIA_TYPES: readonly MediaType[];

/**
 * A check that reads content. `section`: a heading with at least `minWords` words beneath it.
 * `contains` and `lacks`: a phrase, compared without regard to case. `words`: bounds on the count.
 */
type ContentCheck = {
    readonly kind: 'section';
    readonly heading: string;
    readonly minWords: number;
} | {
    readonly kind: 'contains';
    readonly phrase: string;
} | {
    readonly kind: 'lacks';
    readonly phrase: string;
} | {
    readonly kind: 'words';
    readonly atLeast: number;
    readonly atMost: number;
};
/** A content check as YAML or JSON spells it: `{ section: Quick start }`, `{ words: { at_most: 400 } }`. */
declare const contentCheckSchema: z.ZodUnion<readonly [z.ZodPipe<z.ZodObject<{
    section: z.ZodString;
    min_words: z.ZodDefault<z.ZodInt>;
}, z.core.$strict>, z.ZodTransform<{
    readonly kind: "section";
    readonly heading: string;
    readonly minWords: number;
} | {
    readonly kind: "contains";
    readonly phrase: string;
} | {
    readonly kind: "lacks";
    readonly phrase: string;
} | {
    readonly kind: "words";
    readonly atLeast: number;
    readonly atMost: number;
}, {
    section: string;
    min_words: number;
}>>, z.ZodPipe<z.ZodObject<{
    contains: z.ZodString;
}, z.core.$strict>, z.ZodTransform<{
    readonly kind: "section";
    readonly heading: string;
    readonly minWords: number;
} | {
    readonly kind: "contains";
    readonly phrase: string;
} | {
    readonly kind: "lacks";
    readonly phrase: string;
} | {
    readonly kind: "words";
    readonly atLeast: number;
    readonly atMost: number;
}, {
    contains: string;
}>>, z.ZodPipe<z.ZodObject<{
    lacks: z.ZodString;
}, z.core.$strict>, z.ZodTransform<{
    readonly kind: "section";
    readonly heading: string;
    readonly minWords: number;
} | {
    readonly kind: "contains";
    readonly phrase: string;
} | {
    readonly kind: "lacks";
    readonly phrase: string;
} | {
    readonly kind: "words";
    readonly atLeast: number;
    readonly atMost: number;
}, {
    lacks: string;
}>>, z.ZodPipe<z.ZodObject<{
    words: z.ZodObject<{
        at_least: z.ZodDefault<z.ZodInt>;
        at_most: z.ZodDefault<z.ZodInt>;
    }, z.core.$strict>;
}, z.core.$strict>, z.ZodTransform<{
    readonly kind: "section";
    readonly heading: string;
    readonly minWords: number;
} | {
    readonly kind: "contains";
    readonly phrase: string;
} | {
    readonly kind: "lacks";
    readonly phrase: string;
} | {
    readonly kind: "words";
    readonly atLeast: number;
    readonly atMost: number;
}, {
    words: {
        at_least: number;
        at_most: number;
    };
}>>]>;

/** The parts of the cycle a persona may belong to. */
declare const PHASES: readonly ["Find", "Create", "Build", "Critique", "Ops", "Orchestration"];
type Phase = (typeof PHASES)[number];
/** A limit on behaviour, in RFC 2119 words; with a check where a machine can tell. */
interface Constraint {
    readonly text: string;
    readonly check?: ContentCheck | undefined;
}
/** The ten R.I.S.C.E.A.R. components: what a persona is. */
interface Riscear {
    readonly role: string;
    readonly inputs: readonly string[];
    readonly style: string;
    readonly constraints: readonly Constraint[];
    readonly expectedOutput: readonly string[];
    readonly archetype: string;
    readonly responsibilities: readonly string[];
    readonly roleSkills: readonly string[];
    readonly roleCollaborators: readonly string[];
    readonly roleAdoptionChecklist: readonly string[];
}
/** A persona: the R.I.S.C.E.A.R. components with what places it in a catalogue. */
interface Persona {
    /** `<plugin id>/<code>`. */
    readonly id: string;
    /** Two to six upper-case letters or digits: `CDS`. */
    readonly code: string;
    readonly name: string;
    readonly phase: Phase;
    readonly roleTitle: string;
    readonly category: string;
    /** `#rrggbb`, for pages. */
    readonly color: string;
    readonly riscear: Riscear;
    /** What segregation of duties looks at: `model`, `validate`, `access-data`, `decide`. */
    readonly duties: readonly string[];
    readonly championOf?: string | undefined;
    readonly orchestrates: readonly string[];
    /** A persona that this one narrows; a core persona is never replaced silently. */
    readonly specialises?: string | undefined;
}

/**
 * An artifact as rows, events and audit entries know it: a name, a keyed address, labels.
 * The bytes are sealed elsewhere; nothing here reveals them.
 */
interface ArtifactReference {
    /** The name that edges carry: `deidentified-note`. */
    readonly name: string;
    /** HMAC-SHA-256 of the bytes under the subjects' key, base64url. */
    readonly address: string;
    readonly mediaType: MediaType;
    /** Length in bytes, UTF-8. */
    readonly bytes: number;
    readonly labels: LabelSet;
    /** Keyed references to the subjects whose data this is. */
    readonly subjects: readonly string[];
    /** The visit that made it, or `<run>/intake` for an input. */
    readonly producedBy: string;
}
/** An artifact with its content, inside a visit only. */
interface Artifact {
    readonly name: string;
    readonly text: string;
    readonly mediaType: MediaType;
    readonly labels: LabelSet;
}

/** What validators and scorers judge: one artifact, with what its visit knew. */
interface Subject {
    /** The artifact's name. */
    readonly name: string;
    readonly text: string;
    readonly mediaType: MediaType;
    readonly labels: LabelSet;
    /** What the visit had before it, by artifact name. */
    readonly inputs: Readonly<Record<string, Artifact>>;
    /** Every artifact the visit made, by name, this one among them. */
    readonly outputs: Readonly<Record<string, Artifact>>;
    readonly persona: Persona | undefined;
}
/** What each call into a contribution carries: the plugin's settings for this tenant. */
interface Call<Settings = unknown> {
    readonly settings: Settings;
    readonly tenant: {
        readonly id: string;
        readonly name: string;
        readonly namespace: string;
    };
    /** Aborted when the run is cancelled or a time limit passes. */
    readonly signal: AbortSignal;
}

/** Where a rule can look: the whole list. */
declare const INTERVENTION_POINTS: readonly ["run_input", "retrieved_context", "prompt", "egress", "tool_call", "tool_result", "output", "artifact", "handoff", "event", "release", "declassify", "cross_tenant_query", "mode_change"];
type InterventionPoint = (typeof INTERVENTION_POINTS)[number];
/** The acts that are denied unless a permit names them. */
declare const DENIED_BY_DEFAULT: readonly ["egress", "declassify", "cross_tenant_query", "mode_change"];
type PermittedAct = (typeof DENIED_BY_DEFAULT)[number];
/**
 * The tier fixes the consequence: `hard_stop` halts the run and calls a human, never waivable;
 * `mandatory` blocks the handoff until mended, sent back or waived; `preferred` is advice.
 */
declare const TIERS: readonly ["hard_stop", "mandatory", "preferred"];
type Tier = (typeof TIERS)[number];
/** The layers, highest first; a lower one may only tighten. */
declare const LAYERS: readonly ["platform", "vertical", "tenant", "persona"];
type Layer = (typeof LAYERS)[number];
/** A place in the file a rule was written in, one-based. */
interface SourcePlace {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}
/** One rule. Without a predicate it is carried honestly as not machine checkable. */
interface Rule {
    /** `<constitution>/<rule>`. */
    readonly id: string;
    readonly tier: Tier;
    readonly at: readonly InterventionPoint[];
    /** A CEL predicate; true means that the rule fires. */
    readonly when?: string | undefined;
    /** Where the predicate stands. */
    readonly place?: SourcePlace | undefined;
    /** The rule in prose, where no predicate says it. */
    readonly text?: string | undefined;
    /** What it says to people; `{provider.id}` stands for a fact. */
    readonly say?: string | undefined;
    readonly remedy?: 'redact' | 'require_approval' | undefined;
    /** Roles that may give the approval which the remedy asks for; where it names none, nobody may. */
    readonly approvableBy?: readonly string[] | undefined;
    /** Roles that may waive it; a mandatory rule only. */
    readonly waivableBy: readonly string[];
    readonly cites: readonly string[];
    /** When a fact it needs is not provided by any plugin or not present. */
    readonly ifMissing: 'deny' | 'not_applicable';
}
/** A permit: names an act that is otherwise denied. */
interface Permit {
    readonly id: string;
    readonly at: readonly PermittedAct[];
    /** For `declassify`: the label category it may lower. */
    readonly label?: string | undefined;
    readonly when: string;
    readonly place?: SourcePlace | undefined;
    readonly cites: readonly string[];
}
/** Duties that one principal may not hold together (ANSI INCITS 359, static and dynamic separation). */
interface Separation {
    readonly id: string;
    readonly duties: readonly string[];
    readonly say: string;
    readonly cites: readonly string[];
}
/** A constitution: rules, permits and separations, in the order they were written. */
interface Constitution {
    readonly id: string;
    readonly title: string;
    readonly rules: readonly Rule[];
    readonly permits: readonly Permit[];
    readonly separations: readonly Separation[];
}

/** What a fact can be. Integers are `int`, everything else numeric is `double`. */
declare const FACT_TYPES: readonly ["bool", "int", "double", "string", "list<string>"];
type FactType = (typeof FACT_TYPES)[number];
/** A fact's value as plugins give it; governance turns numbers of type `int` into CEL integers. */
type FactValue = boolean | number | string | readonly string[];
/** One fact of a namespace. */
interface FactDefinition {
    readonly type: FactType;
    readonly description: string;
    /** The values a string fact may take; required where skills set it, so that no content can hide in it. */
    readonly values?: readonly string[] | undefined;
}
/** What a namespace's reader sees. Everything here is the same on a resumed visit. */
interface FactContext {
    /** Milliseconds since 1970, UTC, as the visit's journal has it. */
    readonly now: number;
    readonly tenant: {
        readonly id: string;
    };
    readonly run: {
        readonly id: string;
        readonly purpose: string;
        readonly domain: string;
    };
}
/**
 * A namespace of typed facts that predicates use. It is read (`read`), or set by the skills of
 * the same plugin during a run.
 */
interface FactNamespace {
    readonly id: string;
    /** The word predicates use: `clock`. */
    readonly namespace: string;
    readonly title: string;
    readonly facts: Readonly<Record<string, FactDefinition>>;
    /** The lowest layer that may set them. */
    readonly lowestLayer: Layer;
    read?(context: FactContext): Readonly<Record<string, FactValue>>;
}

/** One thing a gate looks at. `required` means that no other check makes up for it. */
interface GateCheck {
    readonly id: string;
    readonly required: boolean;
    readonly test: GateTest;
}
/**
 * What a check tests.
 * - `scorer`: the scorer's value counts; below `atLeast` the check has failed
 * - `validator`: 1 without issues of severity `error`, else 0
 * - `content`: reads the artifact's text
 * - `persona`: each expected output a section, or each checkable constraint kept; the share counts
 */
type GateTest = {
    readonly kind: 'scorer';
    readonly scorer: string;
    readonly atLeast: number;
} | {
    readonly kind: 'validator';
    readonly validator: string;
} | {
    readonly kind: 'content';
    readonly check: ContentCheck;
} | {
    readonly kind: 'persona';
    readonly component: 'expected_output' | 'constraints';
};
/** A gate: passed when every check could be measured, every required one holds, and the mean reaches the threshold. */
interface Gate {
    readonly id: string;
    readonly title: string;
    /** 0..1; the strictest over all layers counts. */
    readonly threshold: number;
    readonly checks: readonly GateCheck[];
}
/** What became of one check. `not_measured` is never 0 and never passes. */
interface CheckOutcome {
    readonly id: string;
    readonly outcome: 'passed' | 'failed' | 'not_measured';
    /** 0..1, absent when not measured. */
    readonly value?: number | undefined;
    /** Ids, counts and labels only; never content. */
    readonly reason: string;
}
/** What a gate said of one artifact. */
interface GateOutcome {
    readonly gate: string;
    readonly artifact: string;
    /** The address of the artifact it judged: an outcome of other bytes says nothing. */
    readonly address: string;
    readonly passed: boolean;
    /** 0..1, absent when a check could not be measured. */
    readonly score?: number | undefined;
    readonly threshold: number;
    readonly checks: readonly CheckOutcome[];
}

/** Why a run is where it is: names the rule, the gate or the error. Ids only, never content. */
interface Reason {
    readonly kind: 'rule' | 'gate' | 'bound' | 'not_converging' | 'not_permitted' | 'approval' | 'error' | 'request';
    /** The rule, gate, act or error code. */
    readonly id: string;
    /** For people, rendered from ids, counts and labels. */
    readonly say: string;
    /** How to mend an error, where it says so: an imperative sentence, withheld where it holds content. */
    readonly fix?: string | undefined;
    readonly node?: string | undefined;
    readonly at?: string | undefined;
    readonly cites?: readonly string[] | undefined;
}

/** The states of a run. The last five are final. */
declare const RUN_STATES: readonly ["queued", "running", "waiting", "paused", "quarantined", "completed", "halted", "rejected", "cancelled", "failed"];
type RunState = (typeof RUN_STATES)[number];
/** What a waiting run waits for. */
type WaitingFor = 'human' | 'provider' | 'version' | 'quota';
/** What moves a run from state to state. */
type RunSignal = 'start' | 'wait' | 'continue' | 'pause' | 'quarantine' | 'complete' | 'halt' | 'reject' | 'cancel' | 'fail';
/** The state after a signal, or `undefined` where the chart has no such arrow. */
declare function nextRunState(state: RunState, signal: RunSignal): RunState | undefined;
/** Whether a run in this state has ended. */
declare function isFinal(state: RunState): boolean;

/** What a run was planned with: data by digest and stored, code by version. */
interface RunPins {
    /** Digest of the pinned data (constitution, workflow, personas, templates, settings). */
    readonly data: string;
    /** Plugin id → version. */
    readonly code: Readonly<Record<string, string>>;
    /** The assembly's hash. */
    readonly assembly: string;
}
/** What a waiting run waits for, and of whom. */
interface Waiting {
    readonly for: WaitingFor;
    /** The activity whose result is awaited. */
    readonly activity?: string | undefined;
    readonly node?: string | undefined;
    /** Roles that may answer; empty means anybody but who is excluded by a separation. */
    readonly roles: readonly string[];
    readonly ask: string;
    /** What a person is asked for: the answer at a node, an approval that a rule wants, a waiver of a rule. */
    readonly asks?: 'answer' | 'approval' | 'waiver' | undefined;
    /** Binds an approval to the exact act: a digest of content addresses, rules and pins. */
    readonly binding?: string | undefined;
}
/** How often a feedback edge was taken, and the scores that led to it. */
interface FeedbackState {
    readonly taken: number;
    readonly scores: readonly number[];
}
/** The whole state of a run, in clear: ids, labels, keyed digests, counts. Never content. */
interface RunRecord {
    readonly id: string;
    readonly scenario: string;
    readonly title: string;
    readonly workflow: string;
    readonly envelope: RunEnvelope;
    readonly pins: RunPins;
    readonly state: RunState;
    readonly waiting?: Waiting | undefined;
    /** The visit that waits, or will be made again after it waited: it keeps the clock it first read. */
    readonly interrupted?: {
        readonly visit: string;
        readonly now: number;
    } | undefined;
    readonly reasons: readonly Reason[];
    /** RFC 3339, UTC, milliseconds. */
    readonly createdAt: string;
    readonly updatedAt: string;
    /** The number of committed visits; each commit raises it by one. */
    readonly sequence: number;
    /** Node → passages. */
    readonly visits: Readonly<Record<string, number>>;
    /** Nodes whose work stands. */
    readonly done: readonly string[];
    /** The latest artifact of each name. */
    readonly artifacts: Readonly<Record<string, ArtifactReference>>;
    /** Node → what it was handed; a node that feedback brings back finds it again. */
    readonly firstInputs: Readonly<Record<string, Readonly<Record<string, ArtifactReference>>>>;
    /** Node → what feedback edges carried to it. */
    readonly feedbackInputs: Readonly<Record<string, Readonly<Record<string, ArtifactReference>>>>;
    /** Feedback edge `from→to` → its state. */
    readonly feedback: Readonly<Record<string, FeedbackState>>;
    /** Facts that skills set: `namespace.name` → value. */
    readonly facts: Readonly<Record<string, FactValue>>;
    /** Gate id → its latest outcome. */
    readonly gates: Readonly<Record<string, GateOutcome>>;
    /** Duties held so far, and by which principals (dynamic separation). */
    readonly duties: Readonly<Record<string, readonly string[]>>;
    /** Outcome name → the released artifact. */
    readonly released: Readonly<Record<string, ArtifactReference>>;
    /** Rules waived for this run, by whom. */
    readonly waivers: Readonly<Record<string, string>>;
    /** The provider the caller asked for. */
    readonly provider?: string | undefined;
}
/**
 * The work of a run before its first visit: nothing done, nothing known.
 *
 * @example
 * const run: RunRecord = { ...NO_WORK, id, scenario, title, workflow, envelope, pins, state: 'queued', createdAt, updatedAt }
 */
declare const NO_WORK: Readonly<{
    reasons: readonly never[];
    sequence: 0;
    visits: Readonly<{}>;
    done: readonly never[];
    artifacts: Readonly<{}>;
    firstInputs: Readonly<{}>;
    feedbackInputs: Readonly<{}>;
    feedback: Readonly<{}>;
    facts: Readonly<{}>;
    gates: Readonly<{}>;
    duties: Readonly<{}>;
    released: Readonly<{}>;
    waivers: Readonly<{}>;
}>;

/**
 * One act that is not deterministic: the intent is written before, the result after, and from
 * then on the journal answers. Request and result are sealed before they reach a store. A person's
 * answer is kept as an approval, and the clock of a visit that waits in the run's record.
 */
interface Activity {
    /** `<visit>/<name>#<number>`; also the idempotency key outside services get. */
    readonly id: string;
    readonly run: string;
    readonly visit: string;
    readonly kind: 'provider' | 'outside';
    readonly name: string;
    /** Milliseconds since 1970, the visit's clock as first read. */
    readonly startedAt: number;
}

/** A half-open range of UTF-16 offsets into the original text. */
interface TextSpan {
    readonly start: number;
    readonly end: number;
}
/** What a detector found, and where; never the text itself. */
interface Finding {
    /** `phi/mrn`, `mnpi/<issuer>`: label schemes turn it into labels. */
    readonly category: string;
    readonly span: TextSpan;
    /** 0..1. */
    readonly confidence: number;
    /** The detector's id. */
    readonly detector: string;
}

/** One thing a validator found wrong. The message carries ids, codes and counts, never content. */
interface Issue {
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'notice' | 'could_not_check';
    readonly message: string;
    readonly span?: TextSpan | undefined;
}
/** Subject in, issues out. */
interface Validator<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    validate(subject: Subject, call: Call<Settings>): readonly Issue[] | Promise<readonly Issue[]>;
}
interface ValidatorShape extends PointShape {
    readonly value: Validator<this['settings']>;
}
/** Validators: all run, issues joined; a failing one is an issue `could_not_check`. */
declare const validators: _fcc_plugin_api.Point<ValidatorShape>;

/** One rule or permit that bore on a decision. */
interface DecisionReason {
    readonly rule: string;
    readonly tier: Tier | 'permit' | 'separation';
    readonly effect: 'forbid' | 'advise' | 'permit' | 'remedied' | 'waived';
    readonly say: string;
    readonly cites: readonly string[];
}
/** Something to be done for the decision to hold. */
type Obligation = {
    readonly kind: 'redact';
    readonly rule: string;
    readonly findings: number;
} | {
    readonly kind: 'require_approval';
    readonly rule: string;
    readonly roles: readonly string[];
};
/** A rule that could not be decided; it counts as a deny. */
interface DecisionError {
    readonly rule: string;
    readonly code: string;
    readonly why: string;
}
/**
 * What governance said of one piece of content at one point.
 * - `allow`: go on
 * - `block`: a mandatory rule; mend, send back or waive
 * - `halt`: a hard stop, or an act that no permit names
 */
interface Decision {
    readonly decision: 'allow' | 'block' | 'halt';
    readonly at: InterventionPoint;
    /** The artifact or act it is about. */
    readonly subject: string;
    readonly reasons: readonly DecisionReason[];
    readonly obligations: readonly Obligation[];
    readonly errors: readonly DecisionError[];
    /** How many rules were indexed here, and how many of those fired. */
    readonly rules: {
        readonly considered: number;
        readonly fired: number;
    };
    /** What was found, by category and place. */
    readonly findings: readonly Finding[];
    /** The facts as they were read, namespace by namespace, ids and labels only. */
    readonly facts: Readonly<Record<string, Readonly<Record<string, FactValue>>>>;
}

/** Where a visit leads. */
interface VisitRoute {
    readonly kind: 'forward' | 'feedback' | 'end' | 'wait';
    readonly to: readonly string[];
}
/** One passage through one node, as it is kept and shown. Never content. */
interface VisitRecord {
    /** `<run>/<node>/<number>`. */
    readonly id: string;
    readonly run: string;
    readonly node: string;
    /** From 1. */
    readonly number: number;
    readonly persona: string;
    readonly personaName: string;
    readonly actor: 'skill' | 'model' | 'human' | 'intake';
    /** The skill, provider or principal. */
    readonly actedBy: string;
    readonly startedAt: string;
    readonly endedAt: string;
    readonly inputs: readonly ArtifactReference[];
    readonly outputs: readonly ArtifactReference[];
    readonly decisions: readonly Decision[];
    readonly issues: readonly Issue[];
    readonly gates: readonly GateOutcome[];
    /** The skill's sentence with its measures filled in. */
    readonly says: string;
    readonly route: VisitRoute;
}

/** The right to commit visits of one run. A newer epoch makes an older one void. */
interface RunLease {
    readonly run: string;
    readonly holder: string;
    readonly epoch: number;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
}

/** An audit entry as it is inserted: canonical bytes and their RFC 6962 leaf hash. */
interface NewAuditEntry {
    readonly id: string;
    readonly run?: string | undefined;
    readonly canonical: string;
    readonly leafHash: Uint8Array;
}
/** An audit entry with its order of insertion; its place in the tree once it is integrated. */
interface StoredAuditEntry extends NewAuditEntry {
    /** From 1, rising in commit order, without gaps. */
    readonly insertion: number;
    /** From 0; absent until the integrator has placed it. */
    readonly place?: number | undefined;
}
/** What the integrator needs of an entry: not its text. */
type UnplacedAuditEntry = Pick<StoredAuditEntry, 'id' | 'insertion' | 'leafHash'>;
/** The tree's state and its newest checkpoint, written together. */
interface StoredTree {
    readonly size: number;
    /** The compact right edge, serialised by the audit package. */
    readonly state: string;
    /** The newest signed checkpoint; absent before the first. */
    readonly checkpoint?: string | undefined;
}

/** Sealed bytes with what may stand in clear. */
interface StoredContent {
    /** HMAC-SHA-256 under the subjects' key, base64url: the primary key within a tenant. */
    readonly address: string;
    readonly sealed: Uint8Array;
    readonly mediaType: MediaType;
    /** Length of the plain text in bytes. */
    readonly bytes: number;
    readonly labels: LabelSet;
    readonly subjects: readonly string[];
}

/** A new run with everything that must be there with it, in one transaction. */
interface RunCreation {
    readonly run: RunRecord;
    readonly contents: readonly StoredContent[];
    readonly entries: readonly NewAuditEntry[];
}
/** What becomes durable with one visit, in one transaction. */
interface VisitCommit {
    /** The run after the visit; its `sequence` is one above what the store holds. */
    readonly run: RunRecord;
    /** Absent where only the run's state changes (waiting, resumed, cancelled). */
    readonly visit?: VisitRecord | undefined;
    readonly contents: readonly StoredContent[];
    readonly entries: readonly NewAuditEntry[];
}
/** An activity as the store has it; request and result are sealed. */
interface StoredActivity {
    readonly activity: Activity;
    readonly request: Uint8Array;
    /** Absent while only the intent is written. */
    readonly result?: Uint8Array | undefined;
}
/** A person's answer to a waiting run. The note is sealed. */
interface StoredApproval {
    readonly run: string;
    readonly activity: string;
    readonly decision: 'approved' | 'rejected' | 'waived';
    readonly by: Principal;
    readonly at: string;
    /** The binding of the `Waiting` it answers; another one makes it void. */
    readonly binding: string;
    readonly note?: Uint8Array | undefined;
}
/** Somebody's wish that a run ends; whoever holds the run carries it out. */
interface CancelRequest {
    readonly kind: 'cancel';
    readonly run: string;
    readonly by: Principal;
    readonly at: string;
}
/** Somebody's wish that a run stands still; it stands itself until the run does, or is over. */
interface HoldRequest {
    readonly kind: 'pause' | 'quarantine';
    readonly run: string;
    readonly by: Principal;
    /** Why, in clear. */
    readonly say: string;
    readonly at: string;
}
/** What somebody wants of a run that another process holds. */
type RunRequest = CancelRequest | HoldRequest;
/** Which runs to list: newest first. */
interface RunQuery {
    readonly states?: readonly RunState[] | undefined;
    readonly limit?: number | undefined;
    /** Runs older than this id. */
    readonly before?: string | undefined;
}
/**
 * The durable data of one tenant: a capability, given explicitly. It gets sealed bytes and leaf
 * hashes. Every method that changes something is one transaction. Ids with NUL are refused
 * (`FCC_STORE_INVALID_ID`). A full disk rejects with `FCC_STORE_FULL` and leaves nothing half done.
 */
interface TenantStore {
    readonly tenant: string;
    /** Creates the run, or answers the id of the run that has the same idempotency key. */
    createRun(creation: RunCreation): Promise<{
        readonly run: string;
        readonly created: boolean;
    }>;
    readRun(run: string): Promise<RunRecord | undefined>;
    listRuns(query?: RunQuery): Promise<readonly RunRecord[]>;
    readVisits(run: string): Promise<readonly VisitRecord[]>;
    /** Takes the lease when it is free, lapsed at `now`, or already the holder's; raises the epoch. */
    acquireLease(request: {
        readonly run: string;
        readonly holder: string;
        readonly now: number;
        readonly forMs: number;
    }): Promise<RunLease | undefined>;
    /** `false` when the lease was taken over. */
    renewLease(lease: RunLease, expiresAt: number): Promise<boolean>;
    releaseLease(lease: RunLease): Promise<void>;
    readLease(run: string): Promise<RunLease | undefined>;
    /** Rejects with `FCC_STORE_LEASE_LOST` when the epoch is not the newest. */
    writeIntent(lease: RunLease, activity: Activity, request: Uint8Array): Promise<void>;
    /** The first result stays: a second one for the same activity is refused (`FCC_STORE_ALREADY_ANSWERED`). */
    writeResult(lease: RunLease, activityId: string, result: Uint8Array): Promise<void>;
    readActivities(run: string, visit?: string): Promise<readonly StoredActivity[]>;
    /**
     * Commits a visit. Rejects with `FCC_STORE_LEASE_LOST` when the epoch is not the newest, and with
     * `FCC_STORE_SEQUENCE` when the run's sequence is not the stored one plus one.
     */
    commitVisit(lease: RunLease, commit: VisitCommit): Promise<void>;
    /**
     * One answer per activity; a second one is refused (`FCC_STORE_ALREADY_ANSWERED`), as is one that
     * the run does not wait for with exactly that binding (`FCC_STORE_APPROVAL_VOID`). Needs no lease.
     */
    writeApproval(approval: StoredApproval, entries: readonly NewAuditEntry[]): Promise<void>;
    readApproval(run: string, activity: string): Promise<StoredApproval | undefined>;
    /** Keeps the first wish that a run ends, with its entries; `false` when there was one. Needs no lease. */
    requestCancel(request: CancelRequest, entries: readonly NewAuditEntry[]): Promise<boolean>;
    /**
     * Keeps the newest wish that a run stands still; a pause does not take the place of a quarantine.
     * `false` where the run is paused, quarantined or over. The commit that makes it so takes the wish away.
     */
    requestHold(request: HoldRequest): Promise<boolean>;
    /** What is wanted of who holds the run; that it ends comes first. */
    readRequest(run: string): Promise<RunRequest | undefined>;
    readContent(address: string): Promise<StoredContent | undefined>;
    /** Entries that belong to no visit. */
    appendEntries(entries: readonly NewAuditEntry[]): Promise<void>;
    /** The next entries without a place, in order of insertion. */
    unplacedEntries(limit: number): Promise<readonly UnplacedAuditEntry[]>;
    /** Gives `placed` their places and stores the new tree, if the stored size is still `from`; else `false`. */
    writeTree(from: number, placed: readonly {
        readonly insertion: number;
        readonly place: number;
    }[], tree: StoredTree): Promise<boolean>;
    readTree(): Promise<StoredTree>;
    /** Entries in the order of their places, then those without one. */
    readEntries(range?: {
        readonly from?: number;
        readonly limit?: number;
        readonly run?: string;
    }): Promise<readonly StoredAuditEntry[]>;
    /** Idempotent. */
    close(): Promise<void>;
}

/**
 * What kind of word a command takes.
 * - `text`: as it was written
 * - `number`: a finite decimal number
 * - `file`: the path of a file; the command gets its text and never opens anything itself
 */
declare const WORD_KINDS: readonly ["text", "number", "file"];
type WordKind = (typeof WORD_KINDS)[number];
/** A word after the command's name. Required ones come first; only the last may be repeated. */
interface CommandArgument {
    /** Lower-case words with dashes: `control-text`. */
    readonly name: string;
    readonly description: string;
    readonly kind: WordKind;
    readonly required: boolean;
    readonly repeatable?: boolean | undefined;
    /** For `text`: the only words it takes. */
    readonly choices?: readonly string[] | undefined;
    /** For `file`: bytes of UTF-8; `DEFAULT_MAX_BYTES` unless told. */
    readonly maxBytes?: number | undefined;
}
/** An option: `--name`, with a word after it unless it is a flag. */
interface CommandOption {
    /** Lower-case words with dashes, none of those that every command takes. */
    readonly name: string;
    readonly description: string;
    readonly kind: WordKind | 'flag';
    readonly required?: boolean | undefined;
    readonly repeatable?: boolean | undefined;
    readonly choices?: readonly string[] | undefined;
    readonly maxBytes?: number | undefined;
}
/** A file that was named, as a command gets it. */
interface CommandFile {
    /** The path as it was written. */
    readonly name: string;
    readonly text: string;
}
/** What stands at a name: `undefined` where nothing was given, a list where it may be repeated. */
type CommandValue = string | number | boolean | CommandFile | readonly (string | number | CommandFile)[] | undefined;
/** How a command ended. Each has its exit code: 0, 1, 2, 3, 4, 5 in this order. */
declare const COMMAND_OUTCOMES: readonly ["completed", "failed", "misused", "halted", "rejected", "waiting"];
type CommandOutcome = (typeof COMMAND_OUTCOMES)[number];
/** What a command may do in its tenant, as whoever called it: everything is governed and audited as always. */
interface CommandSession {
    readonly principal: Principal;
    runs(query?: RunQuery): Promise<readonly RunRecord[]>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    run(id: string): Promise<RunRecord>;
    /** The content of an outcome that was released. @throws FccError FCC_ARTIFACT_UNKNOWN */
    outcome(run: string, name: string): Promise<Content>;
    /** Runs a scenario until it has ended or waits. @throws FccError FCC_SCENARIO_UNKNOWN, FCC_INPUT_* */
    perform(scenario: string, input: Readonly<Record<string, string>>, options?: {
        readonly purpose?: string | undefined;
        readonly labels?: readonly string[];
    }): Promise<RunRecord>;
}
/** Where a command's words go. Control characters are made visible on the way. */
interface CommandReport {
    /** Lines for people; nothing where a machine reads. */
    say(...lines: readonly string[]): void;
    /** Rows for people, columns below one another. */
    table(rows: readonly (readonly string[])[]): void;
    /** The one document for machines: a JSON value. The last one told is what is written. */
    document(value: unknown): void;
}
/** What a command is called with. */
interface CommandCall<Settings = unknown> extends Call<Settings> {
    readonly arguments: Readonly<Record<string, CommandValue>>;
    readonly options: Readonly<Record<string, CommandValue>>;
    readonly session: CommandSession;
    readonly report: CommandReport;
}
/**
 * A command of the command line under its plugin's own name: `fcc healthcare scan`. What it takes is
 * declared as data, so that its help is written and its words are read before any of its code runs.
 */
interface Command<Settings = unknown> {
    /** `<plugin id>/<name>`; the name is lower-case words with dashes. */
    readonly id: string;
    /** What it does, in one line of help. */
    readonly title: string;
    readonly arguments: readonly CommandArgument[];
    readonly options: readonly CommandOption[];
    /** What follows the command's name in examples of its help, at least one. */
    readonly examples: readonly string[];
    run(call: CommandCall<Settings>): CommandOutcome | Promise<CommandOutcome>;
}

/** The options that every command of the command line takes; a plugin's own have other names. */
declare const RESERVED_OPTIONS: readonly ["as", "color", "config", "help", "json", "no-color", "tenant", "version"];

interface CommandShape extends PointShape {
    readonly value: Command<this['settings']>;
}
/** Commands of the command line under the plugin's own name; a failing one harms that command only. */
declare const commands: _fcc_plugin_api.Point<CommandShape>;

/** A constitution as YAML or JSON spells it. */
declare const constitutionSchema: z.ZodPipe<z.ZodObject<{
    constitution: z.ZodString;
    title: z.ZodString;
    rules: z.ZodDefault<z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        tier: z.ZodEnum<{
            hard_stop: "hard_stop";
            mandatory: "mandatory";
            preferred: "preferred";
        }>;
        at: z.ZodDefault<z.ZodArray<z.ZodEnum<{
            output: "output";
            run_input: "run_input";
            retrieved_context: "retrieved_context";
            prompt: "prompt";
            egress: "egress";
            tool_call: "tool_call";
            tool_result: "tool_result";
            artifact: "artifact";
            handoff: "handoff";
            event: "event";
            release: "release";
            declassify: "declassify";
            cross_tenant_query: "cross_tenant_query";
            mode_change: "mode_change";
        }>>>;
        when: z.ZodOptional<z.ZodString>;
        text: z.ZodOptional<z.ZodString>;
        say: z.ZodOptional<z.ZodString>;
        remedy: z.ZodOptional<z.ZodEnum<{
            redact: "redact";
            require_approval: "require_approval";
        }>>;
        approvable_by: z.ZodOptional<z.ZodArray<z.ZodString>>;
        waivable_by: z.ZodDefault<z.ZodArray<z.ZodString>>;
        cites: z.ZodDefault<z.ZodArray<z.ZodString>>;
        if_missing: z.ZodOptional<z.ZodEnum<{
            deny: "deny";
            not_applicable: "not_applicable";
        }>>;
    }, z.core.$strict>>>;
    permits: z.ZodDefault<z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        at: z.ZodArray<z.ZodEnum<{
            egress: "egress";
            declassify: "declassify";
            cross_tenant_query: "cross_tenant_query";
            mode_change: "mode_change";
        }>>;
        label: z.ZodOptional<z.ZodString>;
        when: z.ZodString;
        cites: z.ZodDefault<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>>>;
    separations: z.ZodDefault<z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        duties: z.ZodArray<z.ZodString>;
        say: z.ZodString;
        cites: z.ZodDefault<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>>>;
}, z.core.$strict>, z.ZodTransform<Constitution, {
    constitution: string;
    title: string;
    rules: {
        id: string;
        tier: "hard_stop" | "mandatory" | "preferred";
        at: ("output" | "run_input" | "retrieved_context" | "prompt" | "egress" | "tool_call" | "tool_result" | "artifact" | "handoff" | "event" | "release" | "declassify" | "cross_tenant_query" | "mode_change")[];
        waivable_by: string[];
        cites: string[];
        when?: string | undefined;
        text?: string | undefined;
        say?: string | undefined;
        remedy?: "redact" | "require_approval" | undefined;
        approvable_by?: string[] | undefined;
        if_missing?: "deny" | "not_applicable" | undefined;
    }[];
    permits: {
        id: string;
        at: ("egress" | "declassify" | "cross_tenant_query" | "mode_change")[];
        when: string;
        cites: string[];
        label?: string | undefined;
    }[];
    separations: {
        id: string;
        duties: string[];
        say: string;
        cites: string[];
    }[];
}>>;

interface ConstitutionShape extends PointShape {
    readonly value: Constitution;
}
/** Constitutions: layered by origin; forbid wins; a lower layer may only tighten. */
declare const constitutions: _fcc_plugin_api.Point<ConstitutionShape>;

/**
 * The title of a Markdown heading, from what stands behind its opening marks: without white space around
 * it and without a closing run of marks (CommonMark 0.31, section 4.2). Takes linear time.
 *
 * @example
 * headingTitle(' Findings ##') // 'Findings'
 * headingTitle(' C#')          // 'C#': a closing run stands by itself
 */
declare function headingTitle(written: string): string;

/** Text in, findings out. Deterministic for a version and settings: results are cached. */
interface Detector<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    /** Part of the cache key; raise it when findings change. */
    readonly version: string;
    /** What it can find: categories, or prefixes ending in `/`. */
    readonly categories: readonly string[];
    detect(text: string, call: Call<Settings>): readonly Finding[] | Promise<readonly Finding[]>;
}
interface DetectorShape extends PointShape {
    readonly value: Detector<this['settings']>;
}
/** Detectors: all run, spans merged; a failing one is `could_not_check`, and rules that need it deny. */
declare const detectors: _fcc_plugin_api.Point<DetectorShape>;

/** A CloudEvent (1.0) on a tenant's topics. Ids, labels and counts only, never content. */
interface CloudEvent<Data = unknown> {
    readonly specversion: '1.0';
    readonly id: string;
    readonly source: string;
    readonly type: EventType;
    readonly time: string;
    readonly subject?: string | undefined;
    readonly datacontenttype: 'application/json';
    /** Extension attributes: whose event, and its place in its run. */
    readonly fcctenant: string;
    readonly fccsequence: number;
    readonly data: Data;
}
/** Every kind of event on the bus: the catalogue. */
declare const EVENT_TYPES: readonly ["run.started", "node.entered", "visit.recorded", "run.waiting", "run.resumed", "run.paused", "run.quarantined", "run.ended", "artifact.released"];
type EventType = (typeof EVENT_TYPES)[number];
/** A run changed state. */
declare const runChanged: _fcc_plugin_api.Event<{
    readonly run: RunRecord;
}>;
/** A visit was committed. */
declare const visitRecorded: _fcc_plugin_api.Event<{
    readonly run: RunRecord;
    readonly visit: VisitRecord;
}>;

/** What a subscriber wants to hear of; absent means everything. */
interface EventFilter {
    readonly types?: readonly EventType[] | undefined;
    readonly run?: string | undefined;
}
/** An event that a subscriber failed on. */
interface DeadLetter {
    readonly event: CloudEvent;
    readonly subscriber: string;
    readonly error: string;
}
/**
 * The events of one tenant: a capability handed out by its tenant runtime, with no call that
 * names another tenant. Order holds per run; a failing subscriber harms no other.
 */
interface EventBus {
    publish(event: CloudEvent): void;
    /** Gives back what ends the subscription, idempotently. */
    subscribe(filter: EventFilter, listener: (event: CloudEvent) => void | Promise<void>, name?: string): () => void;
    /** Keeps what is published from now on, up to a bound; ends with `stop`. */
    record(filter?: EventFilter): {
        readonly events: readonly CloudEvent[];
        stop(): void;
    };
    /** Hands recorded events to the subscribers of now. */
    replay(events: readonly CloudEvent[]): void;
    deadLetters(): readonly DeadLetter[];
}

/** One run to be carried on, one visit at a time. */
interface RunJob {
    readonly tenant: string;
    readonly run: string;
}
/** What a visit says about the next one. */
type JobOutcome = {
    readonly next: 'again';
} | {
    readonly next: 'stop';
} | {
    readonly next: 'later';
    readonly afterMs: number;
};
/** Decides when and where visits happen; knows nothing of what they are. */
interface Executor {
    /** Carries the run on until it stops; the promise settles then. A run is never carried on twice at a time. */
    submit(job: RunJob): Promise<void>;
    /** Stops taking jobs and waits for the visits under way. */
    drain(): Promise<void>;
    /** Idempotent. */
    close(): Promise<void>;
}
/** A kind of executor. */
interface ExecutorFactory {
    readonly id: string;
    readonly title: string;
    create(options: {
        readonly concurrency: number;
        advance(job: RunJob): Promise<JobOutcome>;
    }): Executor;
}
interface ExecutorShape extends PointShape {
    readonly value: ExecutorFactory;
}
/** Executors: host-scoped; configuration chooses one. */
declare const executors: _fcc_plugin_api.Point<ExecutorShape>;

/** An audit entry with where it stands. */
interface ExportedEntry {
    readonly entry: AuditEntry;
    /** RFC 8785 bytes of the entry as text: what the leaf was hashed from. */
    readonly canonical: string;
    /** RFC 6962 leaf hash, base64. */
    readonly leafHash: string;
    /** From 0; absent until the integrator has given it its place in the tree. */
    readonly place?: number | undefined;
}
/** One run, as it is kept in clear: ids, labels, keyed digests, counts. Never content. */
interface RunSource {
    readonly tenant: Call['tenant'];
    readonly run: RunRecord;
    /** In the order in which they were made. */
    readonly visits: readonly VisitRecord[];
    /** The run's entries, in commit order. */
    readonly entries: readonly ExportedEntry[];
}
/** A tenant's whole audit log, under a checkpoint signed for this export. */
interface AuditSource {
    readonly tenant: Call['tenant'];
    /** In commit order. */
    readonly entries: readonly ExportedEntry[];
    /** A signed note in the C2SP form; empty where nothing was signed yet. */
    readonly checkpoint: string;
    /** Verifies the checkpoint. */
    readonly verifierKey: string;
}

/** What an exporter writes of. */
declare const EXPORT_SUBJECTS: readonly ["run", "audit"];
type ExportSubject = (typeof EXPORT_SUBJECTS)[number];
interface ExporterOutline {
    readonly id: string;
    readonly title: string;
    /** An IANA media type, without parameters: `application/json`. Text is UTF-8. */
    readonly mediaType: string;
    /** How a file of it ends, without the first dot: `prov.json`. */
    readonly extension: string;
}
/** Writes one run in some format: provenance, evidence. */
interface RunExporter<Settings = unknown> extends ExporterOutline {
    readonly of: 'run';
    write(source: RunSource, call: Call<Settings>): string | Promise<string>;
}
/** Writes a tenant's audit log in some format. */
interface AuditExporter<Settings = unknown> extends ExporterOutline {
    readonly of: 'audit';
    write(source: AuditSource, call: Call<Settings>): string | Promise<string>;
}
/**
 * Records in, a file's text out. It is given what is kept in clear and no handle to what is sealed,
 * so that content cannot leave through it. The same records give the same text.
 */
type Exporter<Settings = unknown> = RunExporter<Settings> | AuditExporter<Settings>;

interface ExporterShape extends PointShape {
    readonly value: Exporter<this['settings']>;
}
/** Exporters: audit, provenance and evidence formats. A map by id; a failing one is a typed error. */
declare const exporters: _fcc_plugin_api.Point<ExporterShape>;

interface FactShape extends PointShape {
    readonly value: FactNamespace;
}
/** Facts: by namespace; a clash names both owners; rules that need a broken one deny. */
declare const facts: _fcc_plugin_api.Point<FactShape>;

/** A gate as YAML or JSON spells it. */
declare const gateSchema: z.ZodPipe<z.ZodObject<{
    gate: z.ZodString;
    title: z.ZodString;
    threshold: z.ZodNumber;
    checks: z.ZodArray<z.ZodUnion<readonly [z.ZodPipe<z.ZodObject<{
        scorer: z.ZodString;
        at_least: z.ZodDefault<z.ZodNumber>;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        name: string;
        scorer: string;
        at_least: number;
        required: boolean;
        id?: string | undefined;
    }, {
        scorer: string;
        at_least: number;
        required: boolean;
        id?: string | undefined;
    }>>, z.ZodPipe<z.ZodObject<{
        validator: z.ZodString;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        name: string;
        validator: string;
        required: boolean;
        id?: string | undefined;
    }, {
        validator: string;
        required: boolean;
        id?: string | undefined;
    }>>, z.ZodPipe<z.ZodObject<{
        persona: z.ZodEnum<{
            expected_output: "expected_output";
            constraints: "constraints";
        }>;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        name: "expected_output" | "constraints";
        persona: "expected_output" | "constraints";
        required: boolean;
        id?: string | undefined;
    }, {
        persona: "expected_output" | "constraints";
        required: boolean;
        id?: string | undefined;
    }>>, z.ZodPipe<z.ZodObject<{
        content: z.ZodUnion<readonly [z.ZodPipe<z.ZodObject<{
            section: z.ZodString;
            min_words: z.ZodDefault<z.ZodInt>;
        }, z.core.$strict>, z.ZodTransform<{
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        }, {
            section: string;
            min_words: number;
        }>>, z.ZodPipe<z.ZodObject<{
            contains: z.ZodString;
        }, z.core.$strict>, z.ZodTransform<{
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        }, {
            contains: string;
        }>>, z.ZodPipe<z.ZodObject<{
            lacks: z.ZodString;
        }, z.core.$strict>, z.ZodTransform<{
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        }, {
            lacks: string;
        }>>, z.ZodPipe<z.ZodObject<{
            words: z.ZodObject<{
                at_least: z.ZodDefault<z.ZodInt>;
                at_most: z.ZodDefault<z.ZodInt>;
            }, z.core.$strict>;
        }, z.core.$strict>, z.ZodTransform<{
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        }, {
            words: {
                at_least: number;
                at_most: number;
            };
        }>>]>;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        name: "section" | "contains" | "lacks" | "words";
        content: {
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        };
        required: boolean;
        id?: string | undefined;
    }, {
        content: {
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        };
        required: boolean;
        id?: string | undefined;
    }>>]>>;
}, z.core.$strict>, z.ZodTransform<Gate, {
    gate: string;
    title: string;
    threshold: number;
    checks: ({
        test: GateTest;
        name: string;
        scorer: string;
        at_least: number;
        required: boolean;
        id?: string | undefined;
    } | {
        test: GateTest;
        name: string;
        validator: string;
        required: boolean;
        id?: string | undefined;
    } | {
        test: GateTest;
        name: "expected_output" | "constraints";
        persona: "expected_output" | "constraints";
        required: boolean;
        id?: string | undefined;
    } | {
        test: GateTest;
        name: "section" | "contains" | "lacks" | "words";
        content: {
            readonly kind: "section";
            readonly heading: string;
            readonly minWords: number;
        } | {
            readonly kind: "contains";
            readonly phrase: string;
        } | {
            readonly kind: "lacks";
            readonly phrase: string;
        } | {
            readonly kind: "words";
            readonly atLeast: number;
            readonly atMost: number;
        };
        required: boolean;
        id?: string | undefined;
    })[];
}>>;

interface GateShape extends PointShape {
    readonly value: Gate;
}
/** Gates: a map by id; the strictest threshold over the layers counts; a broken gate is not passed. */
declare const gates: _fcc_plugin_api.Point<GateShape>;

/** A prompt or document template; `{{name}}` stands for the artifact of that name. */
interface Template {
    readonly id: string;
    readonly title: string;
    readonly mediaType: MediaType;
    readonly text: string;
    /** The id of a template that this one takes the place of. */
    readonly replaces?: string | undefined;
}
/** A template as YAML or JSON spells it. */
declare const templateSchema: z.ZodPipe<z.ZodObject<{
    template: z.ZodString;
    title: z.ZodString;
    media_type: z.ZodDefault<z.ZodEnum<{
        "text/plain": "text/plain";
        "text/markdown": "text/markdown";
        "text/csv": "text/csv";
        "application/json": "application/json";
    }>>;
    text: z.ZodString;
    replaces: z.ZodOptional<z.ZodString>;
}, z.core.$strict>, z.ZodTransform<Template, {
    template: string;
    title: string;
    media_type: "text/plain" | "text/markdown" | "text/csv" | "application/json";
    text: string;
    replaces?: string | undefined;
}>>;

/** The six actions a persona may be asked for, in their canonical order. */
declare const ACTIONS: readonly ["scaffold", "refactor", "debug", "test", "compare", "document"];
type Action = (typeof ACTIONS)[number];
/**
 * - `handoff`: forward delivery
 * - `orchestration`: a champion directs a base persona; forward too
 * - `feedback`: critique going back, taken when the node's gate does not pass
 */
declare const EDGE_KINDS: readonly ["handoff", "feedback", "orchestration"];
type EdgeKind = (typeof EDGE_KINDS)[number];
/** Who acts at a node. */
type Actor = {
    readonly kind: 'skill';
    readonly skill: string;
} | {
    readonly kind: 'model';
    readonly action: Action;
    readonly template?: string | undefined;
    readonly provider?: string | undefined;
} | {
    readonly kind: 'human';
    readonly roles: readonly string[];
    readonly ask: string;
};
/** One node: a persona, who acts for it, and the gate its work must pass. */
interface WorkflowNode {
    readonly id: string;
    readonly persona: string;
    readonly actor: Actor;
    /** Names of the artifacts a model or human actor makes; a skill names its own. */
    readonly produces: readonly string[];
    readonly gate?: {
        readonly id: string;
        readonly on: string;
    } | undefined;
}
/** One edge: what goes from node to node. */
interface WorkflowEdge {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly carries: readonly string[];
    /** How often a feedback edge may be taken in one run; the bound is not the normal way to end. */
    readonly atMost: number;
}
/** A workflow. Its forward edges have no cycle; its feedback edges make the cycles, bounded. */
interface Workflow {
    readonly id: string;
    readonly title: string;
    readonly start: string;
    readonly nodes: readonly WorkflowNode[];
    readonly edges: readonly WorkflowEdge[];
}

/** What rules can read of a provider. The host's configuration may set all but `location`. */
interface ProviderAttributes {
    /** `in-process`: content never leaves, and there is no egress. */
    readonly location: 'in-process' | 'loopback' | 'remote';
    readonly region: string;
    /** Agreements in force: `BAA`. A provider plugin claims none; the host states them. */
    readonly agreements: readonly string[];
    /** `commercial`, `government`, `on-premises`. */
    readonly cloud: string;
    /** Days that content is kept at the provider. */
    readonly retentionDays: number;
}
/** A prompt as `prompt.compose` leaves it. */
interface Prompt {
    readonly system: string;
    readonly user: string;
}
/** One request to a model. */
interface ProviderRequest {
    readonly prompt: Prompt;
    readonly persona: Persona;
    readonly action: Action;
    readonly template: Template | undefined;
    readonly artifacts: Readonly<Record<string, Artifact>>;
    readonly feedback: Readonly<Record<string, Artifact>>;
    /** The name of the artifact wanted, and the media type it should have. */
    readonly produces: string;
    readonly mediaType: MediaType;
    /** The same for the same run data, so that a deterministic provider gives the same bytes. */
    readonly seed: string;
}
/** What a model answered. */
interface ProviderAnswer {
    readonly text: string;
    readonly model: string;
    readonly usage: {
        readonly inputTokens: number;
        readonly outputTokens: number;
    };
}
/** What a call to a provider carries besides settings. */
interface ProviderCall<Settings = unknown> extends Call<Settings> {
    readonly idempotencyKey: string;
}
/** A language model behind a port. */
interface Provider<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    readonly attributes: ProviderAttributes;
    /** True where the same request gives the same bytes; then nothing needs journaling. */
    readonly deterministic: boolean;
    generate(request: ProviderRequest, call: ProviderCall<Settings>): Promise<ProviderAnswer> | ProviderAnswer;
}
interface ProviderShape extends PointShape {
    readonly value: Provider<this['settings']>;
}
/** Providers: a map by id; chosen by policy; a failing one is a typed error. */
declare const providers: _fcc_plugin_api.Point<ProviderShape>;

/** What a scenario takes in under one name. */
interface ScenarioInput {
    readonly mediaType: MediaType;
    readonly required: boolean;
    /** Bytes of UTF-8; one more is refused, exactly as many run. */
    readonly maxBytes: number;
    readonly description?: string | undefined;
}
/** An artifact people wait for: released once its gate passes. */
interface ScenarioOutcome {
    readonly gate: string;
    /** The label category that a passed gate asks to lower, by a permitted `declassify`. */
    readonly declassifies?: string | undefined;
}
/** A scenario: what goes in, for which purposes, through which workflow, and what comes out. */
interface Scenario {
    readonly id: string;
    readonly title: string;
    readonly description?: string | undefined;
    /** A caller chooses among them; the first is the default. */
    readonly purposes: readonly string[];
    readonly inputs: Readonly<Record<string, ScenarioInput>>;
    readonly workflow: string;
    readonly outcomes: Readonly<Record<string, ScenarioOutcome>>;
}

/** Changes the workflow a run will walk, before it is pinned and before governance looks. */
declare const planResolve: _fcc_plugin_api.Hook<Workflow, {
    readonly scenario: Scenario;
    readonly tenant: string;
}, "waterfall">;
/** Changes a prompt before governance looks; after it there is no hook, which would be a way round. */
declare const promptCompose: _fcc_plugin_api.Hook<Prompt, {
    readonly persona: Persona;
    readonly node: string;
}, "waterfall">;

/** The master key behind a port: a file, the environment, or a key service. */
interface MasterKey {
    /** Names the key, so that rotation can tell which one wrapped what. */
    readonly id: string;
    wrap(key: Uint8Array): Promise<Uint8Array> | Uint8Array;
    unwrap(wrapped: Uint8Array): Promise<Uint8Array> | Uint8Array;
    close(): void;
}
/** A wrapped key as the control store keeps it. */
interface WrappedKey {
    readonly tenant: string;
    /** A subject reference, or a purpose: `index`, `signing`. */
    readonly name: string;
    readonly kind: 'data' | 'index' | 'signing';
    readonly masterKeyId: string;
    readonly wrapped: Uint8Array;
    readonly createdAt: string;
}

/** How a finding becomes a label. */
interface Classification {
    /** A finding's category, or a prefix ending in `/`. */
    readonly finding: string;
    /** The label category; `same` takes the finding's own. */
    readonly category?: string | undefined;
    /** The level of this scheme. */
    readonly level?: string | undefined;
    /** Who may see it; an intersection with what is there. */
    readonly audience?: readonly string[] | undefined;
    /** The least confidence, 0..1. */
    readonly atLeast: number;
}
/** A label scheme, as data. Its id is a word, so that predicates can say `<scheme>.level`. */
interface LabelScheme {
    readonly id: string;
    /** The word predicates use; equal to the id's local name. */
    readonly scheme: string;
    readonly title: string;
    /** Ordered, lowest first; empty where the scheme has none. */
    readonly levels: readonly string[];
    /** Categories, or prefixes ending in `/` of an open set. */
    readonly categories: readonly string[];
    readonly classify: readonly Classification[];
}
/** The least confidence of a classification that names none. */
declare const DEFAULT_CLASSIFY_AT_LEAST = 0.5;
/** A label scheme as YAML or JSON spells it. */
declare const labelSchemeSchema: z.ZodPipe<z.ZodObject<{
    scheme: z.ZodString;
    title: z.ZodString;
    levels: z.ZodDefault<z.ZodArray<z.ZodString>>;
    categories: z.ZodDefault<z.ZodArray<z.ZodString>>;
    classify: z.ZodDefault<z.ZodArray<z.ZodObject<{
        finding: z.ZodString;
        category: z.ZodOptional<z.ZodString>;
        level: z.ZodOptional<z.ZodString>;
        audience: z.ZodOptional<z.ZodArray<z.ZodString>>;
        at_least: z.ZodDefault<z.ZodNumber>;
    }, z.core.$strict>>>;
}, z.core.$strict>, z.ZodTransform<LabelScheme, {
    scheme: string;
    title: string;
    levels: string[];
    categories: string[];
    classify: {
        finding: string;
        at_least: number;
        category?: string | undefined;
        level?: string | undefined;
        audience?: string[] | undefined;
    }[];
}>>;

interface LabelSchemeShape extends PointShape {
    readonly value: LabelScheme;
}
/** Label schemes: one per name; labels join by highest level, union of categories, intersection of audiences. */
declare const labelSchemes: _fcc_plugin_api.Point<LabelSchemeShape>;

/** A persona as YAML or JSON spells it; all ten components are required. */
declare const personaSchema: z.ZodPipe<z.ZodObject<{
    persona: z.ZodString;
    name: z.ZodString;
    phase: z.ZodEnum<{
        Find: "Find";
        Create: "Create";
        Build: "Build";
        Critique: "Critique";
        Ops: "Ops";
        Orchestration: "Orchestration";
    }>;
    role_title: z.ZodString;
    category: z.ZodString;
    color: z.ZodString;
    riscear: z.ZodPipe<z.ZodObject<{
        role: z.ZodString;
        inputs: z.ZodArray<z.ZodString>;
        style: z.ZodString;
        constraints: z.ZodArray<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<{
            text: string;
            check: undefined;
        }, string>>, z.ZodObject<{
            text: z.ZodString;
            check: z.ZodOptional<z.ZodUnion<readonly [z.ZodPipe<z.ZodObject<{
                section: z.ZodString;
                min_words: z.ZodDefault<z.ZodInt>;
            }, z.core.$strict>, z.ZodTransform<{
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            }, {
                section: string;
                min_words: number;
            }>>, z.ZodPipe<z.ZodObject<{
                contains: z.ZodString;
            }, z.core.$strict>, z.ZodTransform<{
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            }, {
                contains: string;
            }>>, z.ZodPipe<z.ZodObject<{
                lacks: z.ZodString;
            }, z.core.$strict>, z.ZodTransform<{
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            }, {
                lacks: string;
            }>>, z.ZodPipe<z.ZodObject<{
                words: z.ZodObject<{
                    at_least: z.ZodDefault<z.ZodInt>;
                    at_most: z.ZodDefault<z.ZodInt>;
                }, z.core.$strict>;
            }, z.core.$strict>, z.ZodTransform<{
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            }, {
                words: {
                    at_least: number;
                    at_most: number;
                };
            }>>]>>;
        }, z.core.$strict>]>>;
        expected_output: z.ZodArray<z.ZodString>;
        archetype: z.ZodString;
        responsibilities: z.ZodArray<z.ZodString>;
        role_skills: z.ZodArray<z.ZodString>;
        role_collaborators: z.ZodArray<z.ZodString>;
        role_adoption_checklist: z.ZodArray<z.ZodString>;
    }, z.core.$strict>, z.ZodTransform<{
        role: string;
        inputs: string[];
        style: string;
        constraints: ({
            text: string;
            check: undefined;
        } | {
            text: string;
            check?: {
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            } | undefined;
        })[];
        expectedOutput: string[];
        archetype: string;
        responsibilities: string[];
        roleSkills: string[];
        roleCollaborators: string[];
        roleAdoptionChecklist: string[];
    }, {
        role: string;
        inputs: string[];
        style: string;
        constraints: ({
            text: string;
            check: undefined;
        } | {
            text: string;
            check?: {
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            } | undefined;
        })[];
        expected_output: string[];
        archetype: string;
        responsibilities: string[];
        role_skills: string[];
        role_collaborators: string[];
        role_adoption_checklist: string[];
    }>>;
    duties: z.ZodDefault<z.ZodArray<z.ZodString>>;
    champion_of: z.ZodOptional<z.ZodString>;
    orchestrates: z.ZodDefault<z.ZodArray<z.ZodString>>;
    specialises: z.ZodOptional<z.ZodString>;
}, z.core.$strict>, z.ZodTransform<Persona, {
    persona: string;
    name: string;
    phase: "Find" | "Create" | "Build" | "Critique" | "Ops" | "Orchestration";
    role_title: string;
    category: string;
    color: string;
    riscear: {
        role: string;
        inputs: string[];
        style: string;
        constraints: ({
            text: string;
            check: undefined;
        } | {
            text: string;
            check?: {
                readonly kind: "section";
                readonly heading: string;
                readonly minWords: number;
            } | {
                readonly kind: "contains";
                readonly phrase: string;
            } | {
                readonly kind: "lacks";
                readonly phrase: string;
            } | {
                readonly kind: "words";
                readonly atLeast: number;
                readonly atMost: number;
            } | undefined;
        })[];
        expectedOutput: string[];
        archetype: string;
        responsibilities: string[];
        roleSkills: string[];
        roleCollaborators: string[];
        roleAdoptionChecklist: string[];
    };
    duties: string[];
    orchestrates: string[];
    champion_of?: string | undefined;
    specialises?: string | undefined;
}>>;

interface PersonaShape extends PointShape {
    readonly value: Persona;
}
/** Personas: a map by id. An overlay may add or specialise, never replace a core one silently. */
declare const personas: _fcc_plugin_api.Point<PersonaShape>;

/** The limit of an input that names none: 10 MiB. */
declare const DEFAULT_MAX_BYTES: number;
/** A scenario as YAML or JSON spells it. */
declare const scenarioSchema: z.ZodPipe<z.ZodObject<{
    scenario: z.ZodString;
    title: z.ZodString;
    description: z.ZodOptional<z.ZodString>;
    purposes: z.ZodArray<z.ZodString>;
    input: z.ZodRecord<z.ZodString, z.ZodPipe<z.ZodObject<{
        type: z.ZodEnum<{
            text: "text";
            json: "json";
            markdown: "markdown";
            csv: "csv";
        }>;
        required: z.ZodDefault<z.ZodBoolean>;
        max_bytes: z.ZodDefault<z.ZodInt>;
        description: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>, z.ZodTransform<{
        mediaType: "text/plain" | "text/markdown" | "text/csv" | "application/json";
        required: boolean;
        maxBytes: number;
        description: string | undefined;
    }, {
        type: "text" | "json" | "markdown" | "csv";
        required: boolean;
        max_bytes: number;
        description?: string | undefined;
    }>>>;
    workflow: z.ZodString;
    outcomes: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
        gate: z.ZodString;
        declassifies: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
}, z.core.$strict>, z.ZodTransform<Scenario, {
    scenario: string;
    title: string;
    purposes: string[];
    input: Record<string, {
        mediaType: "text/plain" | "text/markdown" | "text/csv" | "application/json";
        required: boolean;
        maxBytes: number;
        description: string | undefined;
    }>;
    workflow: string;
    outcomes: Record<string, {
        gate: string;
        declassifies?: string | undefined;
    }>;
    description?: string | undefined;
}>>;

interface ScenarioShape extends PointShape {
    readonly value: Scenario;
}
/** Scenarios: a map by id, linked late. */
declare const scenarios: _fcc_plugin_api.Point<ScenarioShape>;

/** A score, or the honest word that there is none. Not measured is never 0. */
type Score = {
    readonly kind: 'scored';
    readonly value: number;
    readonly reason: string;
} | {
    readonly kind: 'not_measured';
    readonly reason: string;
};
/** Subject in, score out: 0..1, higher is better. The reason carries ids and counts, never content. */
interface Scorer<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    score(subject: Subject, call: Call<Settings>): Score | Promise<Score>;
}
interface ScorerShape extends PointShape {
    readonly value: Scorer<this['settings']>;
}
/** Scorers: a map by id; a failing one has not measured. */
declare const scorers: _fcc_plugin_api.Point<ScorerShape>;

/** What a skill works on. */
interface SkillInput {
    /** What the node was handed, by artifact name. */
    readonly artifacts: Readonly<Record<string, Artifact>>;
    /** What a feedback edge carried here, by artifact name; empty on the first passage. */
    readonly feedback: Readonly<Record<string, Artifact>>;
    readonly persona: Persona;
}
/** What a skill gives back. */
interface SkillResult {
    /** The artifacts it made, by name; a string is `text/markdown`. */
    readonly artifacts: Readonly<Record<string, string | Content>>;
    /** Counts and shares for people and logs; numbers only, so that no content can slip out. */
    readonly measures?: Readonly<Record<string, number>> | undefined;
    /** Facts of the plugin's own namespaces, for predicates: `{ 'deidentification.route': 'expert' }`. */
    readonly facts?: Readonly<Record<string, FactValue>> | undefined;
}
/** What a skill's call carries besides settings. */
interface SkillCall<Settings = unknown> extends Call<Settings> {
    /**
     * Performs something that is not deterministic or reaches outside, once: the intent is journaled
     * before, the result after, and from then on the journal answers. `perform` gets the idempotency
     * key that outside services should be given. Results are JSON values. What a skill sends out this
     * way is its plugin's doing and is not looked at as `egress`: that is for models' providers.
     */
    activity<Result>(name: string, request: unknown, perform: (idempotencyKey: string, signal: AbortSignal) => Promise<Result>): Promise<Result>;
}
/**
 * Code a persona can perform. Deterministic but for its activities: the same input, feedback and
 * settings give the same bytes.
 */
interface Skill<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    /**
     * A sentence for people with measures in braces: `{rows} rows read`. A measure with two words is the
     * first where it is 1 and the second where it is not: `{codes} {codes|code|codes}` says `1 code`.
     */
    readonly says?: string | undefined;
    /** Names of the artifacts that must be there. */
    readonly input: readonly string[];
    /** Names of the artifacts it makes. */
    readonly output: readonly string[];
    /** Names of artifacts that it makes of some inputs only; nobody may count on them. */
    readonly optionalOutput?: readonly string[] | undefined;
    run(input: SkillInput, call: SkillCall<Settings>): SkillResult | Promise<SkillResult>;
}

interface SkillShape extends PointShape {
    readonly value: Skill<this['settings']>;
}
/** Skills: a map by id; a failing one is a typed error in its visit. */
declare const skills: _fcc_plugin_api.Point<SkillShape>;

/** A subject whose key was shredded; replayed after a restore. */
interface Erasure {
    readonly tenant: string;
    /** The keyed subject reference. */
    readonly subject: string;
    readonly at: string;
    readonly by: string;
}
/** What a tenant last started with, by plugin: what must not be lost silently. */
interface AcceptedCapabilities {
    readonly tenant: string;
    /** Plugin id → the safeguards it brought, as `point/id`. */
    readonly plugins: Readonly<Record<string, readonly string[]>>;
    readonly at: string;
    readonly by: string;
}
/** The control store: keys, erasures and accepted capabilities. Never in a tenant's file or its backup. */
interface ControlStore {
    /** Keeps the first key of a name: gives back the one that stands. */
    putKey(key: WrappedKey): Promise<WrappedKey>;
    readKey(tenant: string, kind: WrappedKey['kind'], name: string): Promise<WrappedKey | undefined>;
    /** Removes a subject's data key and notes the erasure, in one transaction. `false` when there was none. */
    shred(erasure: Erasure): Promise<boolean>;
    listErasures(tenant: string): Promise<readonly Erasure[]>;
    readCapabilities(tenant: string): Promise<AcceptedCapabilities | undefined>;
    writeCapabilities(capabilities: AcceptedCapabilities): Promise<void>;
    /** Idempotent. */
    close(): Promise<void>;
}

/** An open store: the control store and one store per tenant. */
interface StoreBackend {
    readonly control: ControlStore;
    /** The same handle for the same tenant while it is open. */
    openTenant(tenant: string): Promise<TenantStore>;
    /** Closes every handle, in reverse order; idempotent. */
    close(): Promise<void>;
}
/** A kind of store. */
interface StoreFactory {
    readonly id: string;
    readonly title: string;
    /** Whether anything survives the process: what is not durable is not sealed. */
    readonly durable: boolean;
    open(options: {
        readonly directory: string;
    }): Promise<StoreBackend>;
}
interface StoreShape extends PointShape {
    readonly value: StoreFactory;
}
/** Stores: host-scoped; configuration chooses one. */
declare const stores: _fcc_plugin_api.Point<StoreShape>;

/** The names a template asks for, in order of first mention. */
declare function templateSlots(text: string): readonly string[];
/**
 * Puts texts into a template's `{{name}}` slots. A name that is not there leaves the words
 * `[name: not provided]`, so that a gap is seen and not silently empty.
 *
 * @example
 * fillTemplate('Dear {{guest}},', { guest: 'Ada' }) // 'Dear Ada,'
 */
declare function fillTemplate(text: string, values: Readonly<Record<string, string>>): string;

interface TemplateShape extends PointShape {
    readonly value: Template;
}
/** Templates: a map by id; replacing another's needs `replaces`. */
declare const templates: _fcc_plugin_api.Point<TemplateShape>;

/** A fault in a graph, with the path of the value that bears it. */
interface WorkflowProblem {
    readonly message: string;
    readonly path: readonly (string | number)[];
}
/** Faults that the shape alone does not show: doubled or unknown nodes, forward cycles, nodes never reached. */
declare function workflowProblems(workflow: Workflow): readonly WorkflowProblem[];

/** How often a feedback edge may be taken where it does not say. */
declare const DEFAULT_FEEDBACK_BOUND = 3;
/** A workflow as YAML or JSON spells it. */
declare const workflowSchema: z.ZodPipe<z.ZodObject<{
    workflow: z.ZodString;
    title: z.ZodOptional<z.ZodString>;
    start: z.ZodString;
    nodes: z.ZodArray<z.ZodPipe<z.ZodObject<{
        id: z.ZodString;
        persona: z.ZodString;
        skill: z.ZodOptional<z.ZodString>;
        action: z.ZodOptional<z.ZodEnum<{
            scaffold: "scaffold";
            refactor: "refactor";
            debug: "debug";
            test: "test";
            compare: "compare";
            document: "document";
        }>>;
        template: z.ZodOptional<z.ZodString>;
        provider: z.ZodOptional<z.ZodString>;
        human: z.ZodOptional<z.ZodObject<{
            roles: z.ZodArray<z.ZodString>;
            ask: z.ZodString;
        }, z.core.$strict>>;
        produces: z.ZodDefault<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>>;
        gate: z.ZodOptional<z.ZodObject<{
            id: z.ZodString;
            on: z.ZodString;
        }, z.core.$strict>>;
    }, z.core.$strict>, z.ZodTransform<{
        id: string;
        persona: string;
        actor: Actor;
        produces: string[];
        gate: {
            id: string;
            on: string;
        } | undefined;
    }, {
        id: string;
        persona: string;
        produces: string[];
        skill?: string | undefined;
        action?: "scaffold" | "refactor" | "debug" | "test" | "compare" | "document" | undefined;
        template?: string | undefined;
        provider?: string | undefined;
        human?: {
            roles: string[];
            ask: string;
        } | undefined;
        gate?: {
            id: string;
            on: string;
        } | undefined;
    }>>>;
    edges: z.ZodDefault<z.ZodArray<z.ZodPipe<z.ZodObject<{
        from: z.ZodString;
        to: z.ZodString;
        type: z.ZodDefault<z.ZodEnum<{
            handoff: "handoff";
            feedback: "feedback";
            orchestration: "orchestration";
        }>>;
        carries: z.ZodDefault<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>>;
        at_most: z.ZodDefault<z.ZodInt>;
    }, z.core.$strict>, z.ZodTransform<{
        from: string;
        to: string;
        kind: "handoff" | "feedback" | "orchestration";
        carries: string[];
        atMost: number;
    }, {
        from: string;
        to: string;
        type: "handoff" | "feedback" | "orchestration";
        carries: string[];
        at_most: number;
    }>>>>;
}, z.core.$strict>, z.ZodTransform<Workflow, {
    workflow: string;
    start: string;
    nodes: {
        id: string;
        persona: string;
        actor: Actor;
        produces: string[];
        gate: {
            id: string;
            on: string;
        } | undefined;
    }[];
    edges: {
        from: string;
        to: string;
        kind: "handoff" | "feedback" | "orchestration";
        carries: string[];
        atMost: number;
    }[];
    title?: string | undefined;
}>>;

interface WorkflowShape extends PointShape {
    readonly value: Workflow;
}
/** Workflows: a map by id, linked late. */
declare const workflows: _fcc_plugin_api.Point<WorkflowShape>;

export {
  ACTIONS,
  AUDIT_TYPES,
  COMMAND_OUTCOMES,
  DEFAULT_CLASSIFY_AT_LEAST,
  DEFAULT_FEEDBACK_BOUND,
  DEFAULT_MAX_BYTES,
  DENIED_BY_DEFAULT,
  DOCUMENT_KINDS,
  DOMAINS,
  EDGE_KINDS,
  EVENT_TYPES,
  EXPORT_SUBJECTS,
  INTERVENTION_POINTS,
  LAYERS,
  MAX_ALIASES,
  MEDIA_TYPES,
  NO_LABELS,
  NO_WORK,
  PHASES,
  RESERVED_OPTIONS,
  RUN_STATES,
  TIERS,
  WORD_KINDS,
  commands,
  constitutionSchema,
  constitutions,
  contentCheckSchema,
  contributeCatalogue,
  detectors,
  executors,
  exporters,
  facts,
  fillTemplate,
  gateSchema,
  gates,
  headingTitle,
  isFinal,
  labelSchemeSchema,
  labelSchemes,
  nextRunState,
  personaSchema,
  personas,
  planResolve,
  promptCompose,
  providers,
  readCatalogue,
  readDocuments,
  runChanged,
  scenarioSchema,
  scenarios,
  scorers,
  skills,
  stores,
  templateSchema,
  templateSlots,
  templates,
  validators,
  visitRecorded,
  workflowProblems,
  workflowSchema,
  workflows,
};
export type {
  AcceptedCapabilities,
  Action,
  Activity,
  Actor,
  Artifact,
  ArtifactReference,
  AuditEntry,
  AuditExporter,
  AuditSource,
  AuditType,
  Call,
  CancelRequest,
  CatalogueDocument,
  CatalogueReading,
  CheckOutcome,
  Classification,
  CloudEvent,
  Command,
  CommandArgument,
  CommandCall,
  CommandFile,
  CommandOption,
  CommandOutcome,
  CommandReport,
  CommandSession,
  CommandShape,
  CommandValue,
  Constitution,
  ConstitutionShape,
  Constraint,
  Content,
  ContentCheck,
  ControlStore,
  DeadLetter,
  Decision,
  DecisionError,
  DecisionReason,
  Detector,
  DetectorShape,
  DocumentKind,
  Domain,
  EdgeKind,
  Erasure,
  EventBus,
  EventFilter,
  EventType,
  Executor,
  ExecutorFactory,
  ExecutorShape,
  ExportSubject,
  ExportedEntry,
  Exporter,
  ExporterShape,
  FactContext,
  FactDefinition,
  FactNamespace,
  FactShape,
  FactType,
  FactValue,
  FeedbackState,
  Finding,
  Gate,
  GateCheck,
  GateOutcome,
  GateShape,
  GateTest,
  HoldRequest,
  InterventionPoint,
  Issue,
  JobOutcome,
  LabelScheme,
  LabelSchemeShape,
  LabelSet,
  Layer,
  MasterKey,
  MediaType,
  NewAuditEntry,
  Obligation,
  Permit,
  PermittedAct,
  Persona,
  PersonaShape,
  Phase,
  Principal,
  Prompt,
  Provider,
  ProviderAnswer,
  ProviderAttributes,
  ProviderCall,
  ProviderRequest,
  ProviderShape,
  Reason,
  Riscear,
  Rule,
  RunCreation,
  RunEnvelope,
  RunExporter,
  RunJob,
  RunLease,
  RunPins,
  RunQuery,
  RunRecord,
  RunRequest,
  RunSignal,
  RunSource,
  RunState,
  Scenario,
  ScenarioInput,
  ScenarioOutcome,
  ScenarioShape,
  Score,
  Scorer,
  ScorerShape,
  Separation,
  Skill,
  SkillCall,
  SkillInput,
  SkillResult,
  SkillShape,
  SourcePlace,
  StoreBackend,
  StoreFactory,
  StoreShape,
  StoredActivity,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredTree,
  Subject,
  Template,
  TemplateShape,
  TenantStore,
  TextSpan,
  Tier,
  UnplacedAuditEntry,
  Usage,
  Validator,
  ValidatorShape,
  VisitCommit,
  VisitRecord,
  VisitRoute,
  Waiting,
  WaitingFor,
  WordKind,
  Workflow,
  WorkflowEdge,
  WorkflowNode,
  WorkflowProblem,
  WorkflowShape,
  WrappedKey,
};
