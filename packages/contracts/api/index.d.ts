import {
  Principal,
  RunState,
} from './chunk-1.js';
export {
  Awaited,
  Digested,
  ListedRun,
  RUN_STATES,
  RunHead,
  RunRow,
  RunRowKey,
  RunSignal,
  START_ROW,
  StoredRun,
  WaitingFor,
  isFinal,
  nextRunState,
} from './chunk-1.js';
import {
  Finding,
  NodeState,
  Provider,
  Reason,
  Scenario,
  ScenarioInput,
  Waiting,
} from './chunk-2.js';
export {
  ArtifactsByName,
  AttachedFile,
  CHOSEN_BECAUSE,
  ChosenBecause,
  Connection,
  ConnectionForm,
  ConnectionLimits,
  DEFAULT_CONNECTION_LIMITS,
  Decision,
  DecisionError,
  DecisionInput,
  DecisionPersona,
  DecisionQuery,
  DecisionReason,
  FeedbackState,
  GRANTED_KINDS,
  GrantedKind,
  INPUT_KINDS,
  InputKind,
  ModelChoice,
  ModelTokens,
  NodeStatus,
  Obligation,
  PROVIDER_ABILITIES,
  PROVIDER_LOCATIONS,
  PassedOver,
  PassedOverFor,
  ProviderAbility,
  ProviderAttributes,
  ScenarioOutcome,
  TextForm,
  TextSpan,
  artifactKey,
  connectionProblems,
  declaredModel,
  estimatedTokens,
  isLoopback,
  nodeState,
  ownValue,
  questionsOf,
  readableTypes,
  textForm,
} from './chunk-2.js';
import {
  FailureKind,
  ModelAnswer,
  ModelChunk,
  StopReason,
  TokenUsage,
} from './chunk-3.js';
export {
  FAILURE_KINDS,
  FailureDetails,
  PASSING_FAILURES,
  ProviderFailure,
  STOP_REASONS,
  answerText,
  asJsonValue,
  textAnswer,
  toolCallsOf,
} from './chunk-3.js';
import {
  AuditType,
  CloudEvent,
  Domain,
  EventType,
  Gate,
  GateOutcome,
  GateTest,
  RunEnvelope,
  Usage,
  VisitRecord,
} from './chunk-4.js';
export {
  AUDIT_TYPES,
  ArtifactEventData,
  CheckOutcome,
  DOMAINS,
  DeadLetter,
  EVENT_TYPES,
  EndedEventData,
  EventBus,
  EventData,
  EventFilter,
  EventListener,
  GateCheck,
  Issue,
  MessageReceiver,
  NodeEventData,
  NotTaken,
  RECORD_TYPES,
  RecordType,
  RunEventData,
  ShownRecord,
  ShownText,
  TenantEvent,
  Transport,
  TransportFactory,
  TransportMessage,
  TransportShape,
  TrimmedText,
  Validator,
  ValidatorShape,
  VisitEventData,
  VisitRoute,
  WaitingEventData,
  transports,
  validators,
} from './chunk-4.js';
import {
  LedgerMovement,
  NewReferenceData,
  ReferenceData,
  ReferenceText,
  ReferenceVersion,
  RunQuery,
} from './chunk-5.js';
export {
  AcceptedCapabilities,
  Activity,
  CarriedCommand,
  ControlStore,
  CreatedRow,
  CredentialKind,
  CredentialRow,
  CredentialStore,
  DirectoryChange,
  DirectoryRow,
  Erasure,
  JournalStep,
  KeyCursor,
  ListedContent,
  MasterKey,
  NewAuditEntry,
  NewEvent,
  REFERENCE_DATA_NAME,
  RUN_COMMANDS,
  RecordRemoval,
  ReferenceDataStore,
  RemovalMarker,
  RemovedCounts,
  RemovedKind,
  RunCommand,
  RunCommandKind,
  RunCreation,
  RunLease,
  RunRemoval,
  StoreBackend,
  StoreFactory,
  StoreMark,
  StoreOptions,
  StoreShape,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredEvent,
  StoredTree,
  TenantStore,
  UnplacedAuditEntry,
  VisitCommit,
  WorkNote,
  WrappedKey,
  abortsVisit,
  objectStores,
  stores,
} from './chunk-5.js';
import * as _fcc_plugin_api from '@fcc/plugin-api';
import {
  AnyHook,
  AnyPoint,
  Diagnostic,
  Plugin,
  PointShape,
  SetupContext,
} from '@fcc/plugin-api';
import {
  z,
} from 'zod';
import {
  Content,
  MediaType,
} from './chunk-6.js';
export {
  MEDIA_TYPES,
} from './chunk-6.js';
import {
  Action,
  Actor,
  Artifact,
  ArtifactReference,
  Call,
  CitesCheck,
  Constitution,
  Constraint,
  ContentCheck,
  DistinctCheck,
  FactNamespace,
  FactValue,
  ModelCall,
  ModelNeed,
  ModelRequest,
  Persona,
  PersonaRelation,
  RetentionDemand,
  ShorterCheck,
  Subject,
  TermsCheck,
  Tier,
  TracesCheck,
  Workflow,
} from './chunk-7.js';
import {
  QuestionTerms,
} from './questions/index.js';
export {
  ACTIONS,
  ArtifactField,
  CallTenant,
  ConfiguredContribution,
  DENIED_BY_DEFAULT,
  EDGE_KINDS,
  EdgeKind,
  FactContext,
  FactDefinition,
  FactType,
  IF_MISSING,
  INTERVENTION_POINTS,
  InterventionPoint,
  Join,
  LAYERS,
  Layer,
  MODEL_NEEDS,
  MapOver,
  PHASES,
  Permit,
  PermittedAct,
  Phase,
  RECORD_KINDS,
  RELATION_TYPES,
  REMEDIES,
  RateLimit,
  RecordKind,
  RelationType,
  Remedy,
  RetentionAsked,
  Riscear,
  Rule,
  Separation,
  SourcePlace,
  TIERS,
  WorkflowEdge,
  WorkflowNode,
  contentCheckSchema,
} from './chunk-7.js';
import {
  JsonSchema,
  JsonValue,
  Message,
  MessagePart,
  Prompt,
} from './chunk-8.js';
export {
  AttachmentPart,
  TEXT_SOURCES,
  TextPart,
  TextSource,
  ToolCallPart,
  ToolDefinition,
  ToolResultPart,
  textPart,
} from './chunk-8.js';
export {
  LabelSet,
  NO_LABELS,
} from './chunk-9.js';
import {
  Rating,
} from './vocabularies/index.js';
export {
  CallRecord,
} from './chunk-10.js';
import {
  OfferedTool,
} from './chunk-11.js';
export {
  vocabularies,
} from './chunk-12.js';

/** A named action: who can do it at all, and what its object is. */
interface AccessAction {
    /** The kinds of principal that may do it where their roles allow it. */
    readonly kinds: readonly Principal['kind'][];
    /** What a pattern in a permission is held against; absent where there is nothing to name. */
    readonly object?: 'scenario' | 'workflow' | 'exporter' | 'provider' | 'role' | 'tenant' | 'reference data' | undefined;
    /** The action by which it is given too, to whoever may do that to what stands behind its object. */
    readonly alsoBy?: string | undefined;
    /** Given only by a permission that writes the action out: no `*` gives it. */
    readonly explicit?: true | undefined;
    /** Done in a tenant that is locked, too: it looks into what happened, or makes less of what may happen. */
    readonly whileLocked?: true | undefined;
    /** Done in a tenant that is suspended, as everything is that is done in a locked one: it begins no work. */
    readonly whileSuspended?: true | undefined;
}
/**
 * Every action of a tenant session and of the runtime, as `resource:verb`. The object of a run is its
 * scenario's whole id, so that `runs:start:healthcare/*` covers the scenarios of one plugin.
 */
declare const ACCESS_ACTIONS: {
    readonly 'runs:start': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly alsoBy: "workflows:start";
    };
    /** Starts every scenario that walks the workflow: another way to say `runs:start`. */
    readonly 'workflows:start': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "workflow";
    };
    readonly 'runs:list': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    readonly 'runs:read': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    readonly 'runs:explain': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    /** Made once more from what is kept of it; nothing is shown of its content. */
    readonly 'runs:replay': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "scenario";
    };
    /** What models answered in it, to be taken away in a file. */
    readonly 'runs:record': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "scenario";
        readonly explicit: true;
    };
    readonly 'runs:watch': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    readonly 'runs:cancel': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    readonly 'runs:pause': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    readonly 'runs:resume': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "scenario";
    };
    readonly 'runs:quarantine': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "scenario";
        readonly whileLocked: true;
    };
    /** What waits for an answer, and what it is about. */
    readonly 'approvals:read': {
        readonly kinds: readonly ["human"];
        readonly object: "scenario";
        readonly whileSuspended: true;
    };
    readonly 'approvals:approve': {
        readonly kinds: readonly ["human"];
        readonly object: "scenario";
    };
    readonly 'approvals:reject': {
        readonly kinds: readonly ["human"];
        readonly object: "scenario";
    };
    readonly 'approvals:waive': {
        readonly kinds: readonly ["human"];
        readonly object: "scenario";
    };
    /** Besides the above, where whoever started the run answers it. */
    readonly 'approvals:approve_own': {
        readonly kinds: readonly ["human"];
        readonly object: "scenario";
        readonly explicit: true;
    };
    readonly 'approvals:waive_own': {
        readonly kinds: readonly ["human"];
        readonly object: "scenario";
        readonly explicit: true;
    };
    /** Scenarios, workflows, personas, gates and constitutions, as they are written. */
    readonly 'catalogue:read': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly whileSuspended: true;
    };
    /** What was found wrong when the tenant was assembled, and of which plugins it is. */
    readonly 'diagnostics:read': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** Whether new runs are let in, and what keeps them out; of the host, also the figures of its processes. */
    readonly 'status:read': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** To put a document of the tenant's own into its catalogue. Nothing does that over an interface yet. */
    readonly 'documents:create': {
        readonly kinds: readonly ["human", "service"];
    };
    readonly 'files:read': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
    };
    /** Whether an act outside a run may be done; nothing is done by it. */
    readonly 'decisions:request': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
    };
    readonly 'outcomes:read': {
        readonly kinds: readonly ["human", "service", "persona", "model"];
        readonly object: "scenario";
    };
    /** What a step made and nobody released, also what a gate rejected: for whoever has to find out why. */
    readonly 'work:read': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "scenario";
        readonly explicit: true;
    };
    readonly 'subjects:shred': {
        readonly kinds: readonly ["human", "service"];
        readonly whileSuspended: true;
    };
    readonly 'records:prune': {
        readonly kinds: readonly ["human", "service"];
        readonly whileSuspended: true;
    };
    /** Entries of the log, some at a time; they hold no content. */
    readonly 'audit:read': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    readonly 'audit:export': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    readonly 'records:export': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "exporter";
        readonly whileSuspended: true;
    };
    /** How each is reached, and whether its key is there; never the key. */
    readonly 'providers:list': {
        readonly kinds: readonly ["human", "service"];
        readonly whileSuspended: true;
    };
    /** One small call with nothing of anybody in it; it may cost something. */
    readonly 'providers:test': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "provider";
    };
    /** Reports of who had access and of how data flows: of everybody, by what the log has. */
    readonly 'reports:read': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** The events of all runs, and those that subscribers could not be given; they hold no content. */
    readonly 'events:read': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** Gives a subscriber of a plugin events again. */
    readonly 'events:replay': {
        readonly kinds: readonly ["human", "service"];
    };
    /** Where events are sent, how it fares, and what was given up. */
    readonly 'webhooks:list': {
        readonly kinds: readonly ["human", "service"];
        readonly whileSuspended: true;
    };
    /** Sends an event that tells of nothing. */
    readonly 'webhooks:test': {
        readonly kinds: readonly ["human", "service"];
    };
    /** Sends again what was given up. */
    readonly 'webhooks:redrive': {
        readonly kinds: readonly ["human", "service"];
    };
    /** Keys of programs: made, looked at, given another secret, and ended. The keys themselves are shown once. */
    readonly 'api_keys:create': {
        readonly kinds: readonly ["human", "service"];
    };
    readonly 'api_keys:list': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    readonly 'api_keys:rotate': {
        readonly kinds: readonly ["human", "service"];
    };
    readonly 'api_keys:revoke': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** Besides making one: to give it a role that whoever makes it does not have. */
    readonly 'api_keys:grant': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "role";
        readonly explicit: true;
    };
    /** To end what others are signed in with. */
    readonly 'principals:sign_out': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** To let somebody of another tenant read here, by name, for a purpose and until a day. */
    readonly 'grants:create': {
        readonly kinds: readonly ["human"];
        readonly explicit: true;
    };
    readonly 'grants:list': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    readonly 'grants:revoke': {
        readonly kinds: readonly ["human", "service"];
        readonly whileLocked: true;
    };
    /** To read in another tenant, by what that tenant granted; its object is that tenant. */
    readonly 'grants:use': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    readonly 'safeguards:accept': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** A store that is empty or older than it was, with what is lost by it. */
    readonly 'stores:accept': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** To bring the tables of the store to the newest step. */
    readonly 'stores:migrate': {
        readonly kinds: readonly ["human", "service"];
    };
    /** Everything of a tenant, sealed, into another store of the host. */
    readonly 'stores:copy': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** Everything of a tenant, sealed, with its keys for whoever has the passphrase. */
    readonly 'stores:back_up': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
        readonly explicit: true;
    };
    readonly 'stores:restore': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** Which master keys wrap how many keys of each tenant; never a key. */
    readonly 'keys:read': {
        readonly kinds: readonly ["human", "service"];
    };
    /** Of the master key, no object. */
    readonly 'keys:rotate': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
        readonly explicit: true;
    };
    /** Named by the reference data; what all tenants of the host work with. */
    readonly 'reference_data:import': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "reference data";
    };
    /** Which tenants the host has, and what keeps one from starting. */
    readonly 'tenants:list': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    readonly 'tenants:add': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    readonly 'tenants:replace': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** Nothing new of it starts until it is resumed; what is under way waits. */
    readonly 'tenants:suspend': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    readonly 'tenants:resume': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    readonly 'tenants:remove': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** Its configuration and everything of it, sealed, in one archive, with its keys for whoever it is made for. */
    readonly 'tenants:export': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
        readonly explicit: true;
    };
    /** From such an archive, as it was. */
    readonly 'tenants:import': {
        readonly kinds: readonly ["human", "service"];
        readonly object: "tenant";
    };
    /** Everything of it, for good. */
    readonly 'tenants:erase': {
        readonly kinds: readonly ["human"];
        readonly object: "tenant";
        readonly explicit: true;
    };
    /** A tenant that named another one without a grant works again, by the word of a person. */
    readonly 'tenants:unlock': {
        readonly kinds: readonly ["human"];
        readonly object: "tenant";
        readonly explicit: true;
    };
};
/** The name of an action. */
type AccessActionName = keyof typeof ACCESS_ACTIONS;
/** Every action's name, in the order of the table. */
declare const ACCESS_ACTION_NAMES: readonly AccessActionName[];

/** The longest id of a person, role or key, in UTF-16 units. */
declare const MAX_ID_LENGTH = 200;
/** How an id is written. */
interface IdForm {
    /** Whether it may have single spaces inside, as the name of a role may. */
    readonly spaces?: boolean | undefined;
}
/**
 * What is wrong with an id that goes into records and log lines, or `undefined`. Refused are line breaks,
 * control and format characters (U+200B, U+202E and their like), characters that are not shown, spaces
 * unless `spaces`, and characters that only look like others in their compatibility form (Unicode NFKC),
 * such as full-width letters.
 *
 * @example
 * idProblem('ada')          // undefined
 * idProblem('ada\u200b')    // 'has a character that is not seen (U+200B)'
 */
declare function idProblem(id: unknown, form?: IdForm): string | undefined;
/**
 * The one form of a person's id: ids that differ in case or in composed and decomposed characters only
 * are one person, everywhere. Give it ids without problems.
 *
 * @example
 * personId('BO') === personId('bo')  // true
 */
declare function personId(id: string): string;

/**
 * Who may, as one layer says it: the form of `roles` and `role_assignments` in `fcc.yaml`. Where it is
 * there, what it does not allow is denied.
 */
interface RoleRules {
    /** Role → its permissions, each `resource:action[:pattern]`. */
    readonly roles: Readonly<Record<string, readonly string[]>>;
    readonly assignments: readonly RoleAssignment[];
}
/** Gives a role to one person, or to everybody of whom the host says that they have the role `group`. */
type RoleAssignment = {
    readonly user: string;
    readonly role: string;
} | {
    readonly group: string;
    readonly role: string;
};

/** A visit that is about to begin, for those who decide whether it may. */
interface AdmissionRequest {
    readonly tenant: string;
    readonly run: string;
    /** The visit's id: the same when it is asked again. */
    readonly visit: string;
    readonly node: string;
    readonly domain: Domain;
    readonly purpose: string;
    /** What the run has used so far. */
    readonly usage: Usage;
    /** Milliseconds since 1970, UTC. */
    readonly at: number;
}
/** Whether a visit may begin. */
type AdmissionAnswer = {
    readonly kind: 'admit';
}
/** Not now: the run waits for quota, and asks again at `due` (RFC 3339) where there is one. */
 | {
    readonly kind: 'wait';
    readonly ask: string;
    readonly due?: string | undefined;
}
/** Never: the run is rejected for that reason. */
 | {
    readonly kind: 'refuse';
    readonly reason: Reason;
};
/** A movement before it has its digest. */
type NewMovement = Omit<LedgerMovement, 'digest'>;
/**
 * Keeps account of what visits use. It reserves before a visit, and says what moves when the visit is
 * committed: that is written in the visit's own transaction. What was reserved for a visit that comes to
 * nothing is given back.
 */
interface Ledger {
    reserve(request: AdmissionRequest): AdmissionAnswer | Promise<AdmissionAnswer>;
    /** Pure: the movements of a visit that used so much; their ids derive from the visit's. */
    settle(request: AdmissionRequest, used: TokenUsage): readonly NewMovement[];
    /** Does nothing for a visit that was settled or reserved nothing. */
    release(request: AdmissionRequest): void;
}
/** Decides by the mode that the platform or the tenant is in: normal, read-only, in maintenance. */
interface Modes {
    admit(request: AdmissionRequest): AdmissionAnswer | Promise<AdmissionAnswer>;
}
/** Who is asked before a visit begins; an absent one lets everything pass. */
interface AdmissionPorts {
    readonly ledger?: Ledger | undefined;
    readonly modes?: Modes | undefined;
}

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
    /** The tenant's IRI, in entries that are of no run: those of runs have it in their envelope. */
    readonly fccnamespace?: string | undefined;
    readonly data: {
        readonly envelope?: RunEnvelope | undefined;
        readonly [key: string]: unknown;
    };
}

/** A document as its file says it, before anything is checked. */
interface CompiledDocument {
    readonly value: Readonly<Record<string, unknown>>;
    readonly line: number;
    /**
     * Where what stands in a list is, under the key of the list: of each member its line and column, and
     * where it has a `when`, those of its value.
     */
    readonly places: Readonly<Record<string, readonly (readonly number[])[]>>;
}
/** The documents of one file, and the digest of the text that they were taken from. */
interface CompiledFile {
    readonly digest: string;
    readonly documents: readonly CompiledDocument[];
}

/**
 * Writes down in JSON what the documents of a folder say and where, for `contributeCatalogue` to read at
 * every start instead of the YAML: reading that was a quarter of a start. For a package's build, after which
 * the folder is still needed: a file that was changed since is read itself, and so is one with a problem,
 * so that it is told from its text. A file that JSON cannot say is left out.
 *
 * @returns how many files were written down
 * @example
 * // tsup.config.ts
 * onSuccess: async () => {
 *   compileCatalogue(new URL('data/', import.meta.url), new URL('dist/catalogue.json', import.meta.url))
 * }
 */
declare function compileCatalogue(folder: URL, target: URL): number;

/** Where the documents of a package without code are: in a folder, or taken along as texts by a build. */
type DataSource = {
    readonly folder: string;
    /** The folder of the package: no link leads out of it. The one above `folder` where absent. */
    readonly within?: string | undefined;
} | {
    /** Path in the folder → text. */
    readonly files: Readonly<Record<string, string>>;
};
/**
 * The plugin that a package without code is: it contributes what its documents say. A host makes it of
 * `fcc.data` in the manifest; nobody writes it by hand.
 *
 * @throws FccError `FCC_CATALOGUE_MISSING` in `setup` where the folder is not there or has no document
 * @example
 * dataPlugin('acme-letters', { folder: 'node_modules/acme-letters/data' })
 */
declare function dataPlugin(id: string, source: DataSource): Plugin;
/**
 * The texts of a data folder by path, for a build that takes them along; `within` as in {@link DataSource}.
 *
 * @throws FccError `FCC_CATALOGUE_MISSING`
 */
declare function dataTexts(id: string, folder: string, within?: string): Readonly<Record<string, string>>;

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

/** A file of documents. */
interface CatalogueFile {
    readonly file: string;
    /** Where it is in its folder, with `/` between the parts; empty for a file that was named itself. */
    readonly path: string;
    /** Nothing for a link that leads out of the folder, or for no file: what it names belongs to somebody else. */
    readonly text: string | undefined;
}

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
    /** Documents that are not among `documents` because of a problem, as far as they say who they are. */
    readonly leftOut: readonly LeftOutDocument[];
}
/** A document that did not fit its schema: what names it fails because of that, and for no reason of its own. */
interface LeftOutDocument {
    readonly pointId: string;
    /** The local name, as it was written. */
    readonly name: string;
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
    /** Points of plugins whose documents may be there as well: those with a `document` key. */
    readonly points?: readonly AnyPoint[] | undefined;
    /** What a build wrote down of the file; believed where it is of this very text and without a problem. */
    readonly compiled?: CompiledFile | undefined;
}): CatalogueReading;
/** The number of alias expansions that a document may ask for. */
declare const MAX_ALIASES = 100;

/**
 * Reads every catalogue document under a folder (or one file), in the order of file names.
 * Messages name files relative to `base`; `points` are those of plugins that take documents; of more than
 * `maxDocuments` none is read. A link that leads out of the folder is not followed: what it
 * names belongs to somebody else.
 */
declare function readCatalogue(folder: string | URL, base?: string, points?: readonly AnyPoint[], maxDocuments?: number): CatalogueReading;
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
    readonly folder: string | URL;
    /** The files of that folder, where somebody read them already. */
    readonly files?: readonly CatalogueFile[] | undefined;
    /** Where the package's build wrote down what the folder says, by `compileCatalogue`; need not be there. */
    readonly compiled?: URL | undefined;
    /** Points of other plugins, imported from where they are defined, whose documents are there too. */
    readonly points?: readonly AnyPoint[] | undefined;
}): void;

/** The owner of everything that a tenant's own files contribute: the first part of their ids. */
declare const TENANT_OWNER = "tenant";

/** What a run was planned with: data by digest and stored, code by version. */
interface RunPins {
    /** Digest of the pinned data (constitution, workflow, personas, templates, settings). */
    readonly data: string;
    /** Plugin id → version. */
    readonly code: Readonly<Record<string, string>>;
    /** The assembly's hash. */
    readonly assembly: string;
}
/** The whole state of a run, unencrypted: ids, labels, keyed digests, counts. Never content. */
interface RunRecord {
    readonly id: string;
    readonly scenario: string;
    readonly title: string;
    readonly workflow: string;
    readonly envelope: RunEnvelope;
    readonly pins: RunPins;
    readonly state: RunState;
    /** What a waiting run waits for; with several branches that wait, the first of them. */
    readonly waiting?: Waiting | undefined;
    /**
     * The instances of a round that are yet to be committed, where a round has several: they were
     * begun side by side, and a process that takes over makes them before anything else.
     */
    readonly round?: readonly string[] | undefined;
    readonly reasons: readonly Reason[];
    /** RFC 3339, UTC, milliseconds. */
    readonly createdAt: string;
    readonly updatedAt: string;
    /** The number of committed visits; each commit raises it by one. */
    readonly sequence: number;
    /** Instance of a node → where it is; an instance that nothing happened to is not there. */
    readonly nodes: Readonly<Record<string, NodeState>>;
    /** Every artifact by its key (`artifactKey`); the run's inputs by their names. */
    readonly artifacts: Readonly<Record<string, ArtifactReference>>;
    /** Gate id → its latest outcome; in a branch or sub-workflow its name goes before: `draft[3]/acme/gate`. */
    readonly gates: Readonly<Record<string, GateOutcome>>;
    /** Duties held so far, and by which principals (dynamic separation). */
    readonly duties: Readonly<Record<string, readonly string[]>>;
    /** Outcome name → the released artifact. */
    readonly released: Readonly<Record<string, ArtifactReference>>;
    /** The provider the caller asked for. */
    readonly provider?: string | undefined;
}
/** A run in a list: where it is, without what is known of its nodes, artifacts and gates. */
type RunSummary = Omit<RunRecord, 'nodes' | 'artifacts' | 'gates' | 'duties' | 'released'>;
/**
 * The work of a run before its first visit: nothing done, nothing known.
 *
 * @example
 * const run: RunRecord = { ...NO_WORK, id, scenario, title, workflow, envelope, pins, state: 'queued', createdAt, updatedAt }
 */
declare const NO_WORK: Readonly<{
    reasons: readonly never[];
    sequence: 0;
    nodes: Readonly<{}>;
    artifacts: Readonly<{}>;
    gates: Readonly<{}>;
    duties: Readonly<{}>;
    released: Readonly<{}>;
}>;

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
    /** For `file`: bytes of UTF-8; `DEFAULT_MAX_BYTES` by default. */
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
    /**
     * The text of a file as a run would take it in: labelled, looked at by the tenant's rules at `run_input`,
     * and as their remedies leave it. Whatever a command says of a file, it reads the file this way first.
     *
     * @throws FccError FCC_CONTENT_HALTED, FCC_CONTENT_REJECTED where a rule stops it,
     *   FCC_CONTENT_NOT_INSPECTED where it could not be looked into
     * @example
     * const text = await session.read(plan)
     */
    read(file: CommandFile): Promise<string>;
    runs(query?: RunQuery): Promise<readonly RunSummary[]>;
    /** @throws FccError FCC_RUN_UNKNOWN */
    run(id: string): Promise<RunRecord>;
    /** The content of an outcome that was released. @throws FccError FCC_ARTIFACT_UNKNOWN */
    outcome(run: string, name: string): Promise<Content>;
    /** Runs a scenario until it has ended or waits. @throws FccError FCC_SCENARIO_UNKNOWN, FCC_INPUT_* */
    perform(scenario: string, input: Readonly<Record<string, string>>, options?: {
        readonly purpose?: string | undefined;
        readonly labels?: readonly string[];
    }): Promise<RunRecord>;
    /**
     * Keeps a version of reference data for all tenants, where the caller may import it. It is public or the
     * host's own: nothing of a tenant, and nothing of what `read` gives, may be put here.
     *
     * @throws FccError FCC_REFERENCE_INVALID, FCC_STORE_REFERENCE_TAKEN, FCC_ACCESS_DENIED
     */
    keepReferenceData(data: NewReferenceData): Promise<ReferenceData>;
}
/** Where a command's words go. Control characters are made visible on the way. */
interface CommandReport {
    /** Lines for people; nothing where a machine reads. */
    say(...lines: readonly string[]): void;
    /** Rows for people, columns below one another. */
    table(rows: readonly (readonly string[])[]): void;
    /**
     * Text that is the result itself, such as a drawing on its way to a file: written as it is; nothing where a
     * machine reads. Who tells text and lines has lines in the file.
     */
    text(text: string): void;
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
        cites: z.ZodDefault<z.ZodArray<z.ZodString>>;
        window: z.ZodOptional<z.ZodInt>;
        if_missing: z.ZodOptional<z.ZodEnum<{
            deny: "deny";
            not_applicable: "not_applicable";
        }>>;
        expires: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>;
        on_expiry: z.ZodOptional<z.ZodEnum<{
            escalate: "escalate";
            reject: "reject";
        }>>;
        escalate_to: z.ZodOptional<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>>;
        quorum: z.ZodOptional<z.ZodInt>;
        remind_every: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>;
        id: z.ZodString;
        tier: z.ZodEnum<{
            hard_stop: "hard_stop";
            mandatory: "mandatory";
            preferred: "preferred";
        }>;
        at: z.ZodDefault<z.ZodArray<z.ZodEnum<{
            artifact: "artifact";
            cross_tenant_query: "cross_tenant_query";
            declassify: "declassify";
            egress: "egress";
            event: "event";
            handoff: "handoff";
            mode_change: "mode_change";
            output: "output";
            prompt: "prompt";
            release: "release";
            retrieved_context: "retrieved_context";
            run_input: "run_input";
            tool_call: "tool_call";
            tool_result: "tool_result";
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
    }, z.core.$strict>>>;
    permits: z.ZodDefault<z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        at: z.ZodArray<z.ZodEnum<{
            cross_tenant_query: "cross_tenant_query";
            declassify: "declassify";
            egress: "egress";
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
    retention: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodObject<{
        records: z.ZodEnum<{
            audit_entries: "audit_entries";
            commands: "commands";
            events: "events";
            runs: "runs";
        }>;
        keep_days: z.ZodNumber;
        cites: z.ZodDefault<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>, z.ZodTransform<RetentionDemand, {
        records: "audit_entries" | "commands" | "events" | "runs";
        keep_days: number;
        cites: string[];
    }>>>>;
}, z.core.$strict>, z.ZodTransform<Constitution, {
    constitution: string;
    title: string;
    rules: {
        cites: string[];
        id: string;
        tier: "hard_stop" | "mandatory" | "preferred";
        at: ("artifact" | "cross_tenant_query" | "declassify" | "egress" | "event" | "handoff" | "mode_change" | "output" | "prompt" | "release" | "retrieved_context" | "run_input" | "tool_call" | "tool_result")[];
        waivable_by: string[];
        window?: number | undefined;
        if_missing?: "deny" | "not_applicable" | undefined;
        expires?: number | undefined;
        on_expiry?: "escalate" | "reject" | undefined;
        escalate_to?: string[] | undefined;
        quorum?: number | undefined;
        remind_every?: number | undefined;
        when?: string | undefined;
        text?: string | undefined;
        say?: string | undefined;
        remedy?: "redact" | "require_approval" | undefined;
        approvable_by?: string[] | undefined;
    }[];
    permits: {
        id: string;
        at: ("cross_tenant_query" | "declassify" | "egress" | "mode_change")[];
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
    retention?: RetentionDemand[] | undefined;
}>>;

interface ConstitutionShape extends PointShape {
    readonly value: Constitution;
}
/** Constitutions: layered by origin; forbid wins; a lower layer may only tighten. */
declare const constitutions: _fcc_plugin_api.Point<ConstitutionShape>;

/**
 * The place itself, or the one before it where it stands inside a pair of surrogates: a text that is cut there
 * is cut between two characters. Takes constant time.
 *
 * @param place an offset in UTF-16 units
 * @example
 * characterStart('a😀', 2) // 1
 */
declare function characterStart(text: string, place: number): number;

/**
 * The title of a Markdown heading, from what stands behind its opening marks: without white space around
 * it and without a closing run of marks (CommonMark 0.31, section 4.2). Takes linear time.
 *
 * @example
 * headingTitle(' Findings ##') // 'Findings'
 * headingTitle(' C#')          // 'C#': a closing run stands by itself
 */
declare function headingTitle(written: string): string;

/** Maps one text. */
type MapText = (text: string) => string;
/**
 * A JSON value with its keys, texts and numbers mapped, in a fixed order: whatever in it could carry content. A
 * number that is changed becomes a text.
 *
 * @example
 * mapJson({ id: 7, say: 'a' }, (text) => text.toUpperCase()) // { ID: 7, SAY: 'A' }
 */
declare function mapJson<Value>(value: Value, map: MapText): Value;
/** The same for JSON as text; what is no JSON is one text. */
declare function mapJsonText(text: string, map: MapText): string;
/** All texts of a JSON value, in the order in which `mapJson` meets them. */
declare function textsOfJson(value: unknown): readonly string[];

declare const DETECTOR_READS: readonly ["normal_form", "as_given"];
/** Text in, findings out. Deterministic for a version and settings: results are cached. */
interface Detector<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    /** Part of the cache key; raise it when findings change. */
    readonly version: string;
    /** What it can find: categories, or prefixes ending in `/`. */
    readonly categories: readonly string[];
    /**
     * What it is given: the text in its normal form, without what nobody sees (by default), or `as_given`,
     * for a detector that looks for just that. Where there are escapes of JSON strings in it, the detector is given
     * the text with them undone as well.
     */
    readonly reads?: (typeof DETECTOR_READS)[number] | undefined;
    /**
     * How far it looks, in UTF-16 units of what it is given: a finding is no longer than this, and whether it is one depends on no
     * text farther away from it. Absent, it decides on the whole text, and nothing that it looks at is shown
     * before it is whole; unless it has `settled`.
     */
    readonly window?: number | undefined;
    /**
     * In place of a window, for a detector that looks far only where something began: the last place of what it is given,
     * while that is still being written, before which nothing can change. Whatever is written next, of all of it the same
     * is found that ends before that place. 0 where nobody can tell.
     */
    settled?(text: string, call: Call<Settings>): number | Promise<number>;
    detect(text: string, call: Call<Settings>): readonly Finding[] | Promise<readonly Finding[]>;
}
interface DetectorShape extends PointShape {
    readonly value: Detector<this['settings']>;
}
/** Detectors: all run, spans merged; a failing one is `could_not_check`, and rules that need it deny. */
declare const detectors: _fcc_plugin_api.Point<DetectorShape>;

/**
 * The points that a host starts with. They are no list of all there are: a kernel's `points` has
 * those, with the ones that plugins define.
 */
declare const DOMAIN_POINTS: readonly AnyPoint[];
/** The hooks that a host calls; plugins may define more, and call them themselves. */
declare const DOMAIN_HOOKS: readonly AnyHook[];

/** One run that has something to do: ids and numbers, so that it fits into any queue. */
interface RunJob {
    readonly tenant: string;
    readonly run: string;
    readonly domain: Domain;
    /** Higher goes first among the jobs of one tenant; 0 by default. */
    readonly priority: number;
    /** Not before this time, in milliseconds since 1970. */
    readonly due: number;
}
/** What an advance says of the next one, and how many visits it came to. */
type JobOutcome = ({
    readonly next: 'again';
} | {
    readonly next: 'stop';
}
/** `due` in milliseconds since 1970. */
 | {
    readonly next: 'later';
    readonly due: number;
}) & {
    /** How many visits the run made in this turn, 1 where absent: a fair queue counts what is beyond one as turns. */
    readonly visits?: number | undefined;
};
/** What a tenant has in a queue: its runs that may begin, those that are due later, and those given to a process. */
interface QueueFigures {
    readonly tenant: string;
    readonly ready: number;
    readonly asleep: number;
    readonly taken: number;
}
/** What one domain gets of the places of a queue. */
interface PoolSettings {
    /** Its share beside the other domains that have something to do: a whole number from 1 to 100. */
    readonly weight: number;
    /** The most of its runs that are advanced at a time; without it there is no end of its own. */
    readonly slots?: number | undefined;
}
/**
 * A queue of runs and what works through it: it decides when and in which process a run is advanced,
 * and knows nothing of what that is. Whoever enqueues does not wait for the run: that a run has ended
 * is a durable event of the run itself.
 */
interface Executor {
    /**
     * Puts a run into the queue; settles once it is in. A run is there once: one that is there already
     * gets the earlier time and the higher priority, and one that is being advanced is advanced once more
     * afterwards. Does nothing once draining has begun: a recovery scan finds the run.
     */
    enqueue(job: RunJob): Promise<void>;
    /**
     * Settles once the queue can be reached, where it is outside this process: a runtime waits for it when it starts.
     * Rejects with an FccError where it is not reached in time.
     */
    ready?(): Promise<void>;
    /**
     * Those of these jobs that nobody is to be given: neither ready nor being advanced. A recovery scan asks once for
     * many, and enqueues these alone; without it, it enqueues all.
     */
    missing?(jobs: readonly RunJob[]): Promise<readonly RunJob[]>;
    /** What each tenant has in the queue; absent where it cannot be told. */
    figures?(): Promise<readonly QueueFigures[]>;
    /**
     * Tells every process that shares the queue that a run was let go: it ended, or waits for something. Who follows it
     * looks at once, and otherwise every few seconds; so nothing depends on being heard. Absent where it cannot.
     */
    announce?(run: Pick<RunJob, 'tenant' | 'run'>): void;
    /** Begins no more, and waits for what is being advanced. */
    drain(): Promise<void>;
    /** Idempotent. */
    close(): Promise<void>;
}
/** What an executor is made with. */
interface ExecutorOptions {
    /** The most runs that this process advances at a time; with 0 it only enqueues. */
    readonly concurrency: number;
    /**
     * The most runs of one tenant that this process advances at a time. A queue that several processes work through
     * may hold a tenant to as many times that as there are processes.
     */
    readonly slotsPerTenant: number;
    /** What each domain gets of the places; where it is absent, all get the same. */
    readonly pools?: Readonly<Partial<Record<Domain, PoolSettings>>> | undefined;
    /** A tenant's share beside others that have something to do: a whole number from 1 to 100, 1 where absent. */
    weightOf?(tenant: string): number;
    /**
     * How often an advance may end with its process before its run is poisoned; without it there is no end. Only an
     * executor counts whose queue outlives its processes.
     */
    readonly tries?: number | undefined;
    /** Takes a run out of the way under which so many processes ended; it is advanced no more. */
    onPoisoned?(job: RunJob, tries: number): Promise<void>;
    /** Advances one run for one turn: a visit, or several short ones. Never called for one run twice at a time. */
    advance(job: RunJob): Promise<JobOutcome>;
    /** Hears of an advance that rejected: the job is over, as if it had said `stop`. */
    onError(job: RunJob, error: unknown): void;
    /** Hears of a run that a process announced, this one too; never where the executor announces nothing. */
    onAnnounced?(run: Pick<RunJob, 'tenant' | 'run'>): void;
    /** Resolves a secret that `plugin_config` refers to; absent where nobody knows any. */
    secret?(reference: string): Promise<string>;
    /** Milliseconds since 1970, UTC. */
    now(): number;
}
/** A kind of executor. */
interface ExecutorFactory {
    readonly id: string;
    readonly title: string;
    /**
     * Whether what a process enqueues is advanced by that process alone: then a run is created under its lease.
     * Absent where another process may be given it.
     */
    readonly isLocal?: boolean | undefined;
    create(options: ExecutorOptions): Executor;
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
/** One run, as it is kept unencrypted: ids, labels, keyed digests, counts. Never content. */
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
    /** Entries whose text was removed under retention: what proves them is left. */
    readonly removed: readonly Required<Pick<ExportedEntry, 'leafHash' | 'place'>>[];
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
 * Records in, a file's text out. It is given what is kept unencrypted and no handle to what is sealed,
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

/** How a citation is written. */
declare const CITATION = "[artifact:line]";
/**
 * What a check asks of a text, said to whoever writes it; `readContentCheckText` reads it back. Pure.
 *
 * @example
 * contentCheckText({ kind: 'words', atLeast: 0, atMost: 400 }) // 'at most 400 words'
 */
declare function contentCheckText(check: ContentCheck): string;
/**
 * A share as a percentage, digit for digit: nothing is rounded, for whoever is held to it must know it.
 *
 * @example
 * percentText(0.955) // '95.5 %'
 */
declare function percentText(share: number): string;

/** A gate as YAML or JSON spells it. */
declare const gateSchema: z.ZodPipe<z.ZodObject<{
    gate: z.ZodString;
    title: z.ZodString;
    threshold: z.ZodNumber;
    checks: z.ZodArray<z.ZodUnion<readonly [z.ZodPipe<z.ZodObject<{
        scorer: z.ZodString;
        at_least: z.ZodDefault<z.ZodNumber>;
        weight: z.ZodOptional<z.ZodNumber>;
        tenant_weight: z.ZodOptional<z.ZodObject<{
            from: z.ZodNumber;
            to: z.ZodNumber;
        }, z.core.$strict>>;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        counts: {
            tenantWeight?: {
                from: number;
                to: number;
            };
            weight?: number;
        };
        name: string;
        scorer: string;
        at_least: number;
        required: boolean;
        id?: string | undefined;
    }, {
        scorer: string;
        at_least: number;
        required: boolean;
        weight?: number | undefined;
        tenant_weight?: {
            from: number;
            to: number;
        } | undefined;
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
            constraints: "constraints";
            expected_output: "expected_output";
        }>;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        name: "constraints" | "expected_output";
        persona: "constraints" | "expected_output";
        required: boolean;
        id?: string | undefined;
    }, {
        persona: "constraints" | "expected_output";
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
            words: {
                at_least: number;
                at_most: number;
            };
        }>>, z.ZodPipe<z.ZodObject<{
            shorter: z.ZodObject<{
                than: z.ZodOptional<z.ZodString>;
                in: z.ZodOptional<z.ZodString>;
                at_most: z.ZodDefault<z.ZodNumber>;
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
            shorter: {
                at_most: number;
                than?: string | undefined;
                in?: string | undefined;
            };
        }>>, z.ZodPipe<z.ZodObject<{
            traces: z.ZodObject<{
                artifact: z.ZodOptional<z.ZodString>;
                of: z.ZodDefault<z.ZodEnum<{
                    demands: "demands";
                    statements: "statements";
                }>>;
                in: z.ZodOptional<z.ZodString>;
                at_least: z.ZodDefault<z.ZodNumber>;
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
            traces: {
                of: "demands" | "statements";
                at_least: number;
                artifact?: string | undefined;
                in?: string | undefined;
            };
        }>>, z.ZodPipe<z.ZodObject<{
            cites: z.ZodObject<{
                artifact: z.ZodOptional<z.ZodString>;
                in: z.ZodOptional<z.ZodString>;
                at_least: z.ZodDefault<z.ZodNumber>;
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
            cites: {
                at_least: number;
                artifact?: string | undefined;
                in?: string | undefined;
            };
        }>>, z.ZodPipe<z.ZodObject<{
            distinct: z.ZodObject<{
                in: z.ZodOptional<z.ZodString>;
                at_least: z.ZodDefault<z.ZodNumber>;
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
            distinct: {
                at_least: number;
                in?: string | undefined;
            };
        }>>, z.ZodPipe<z.ZodObject<{
            terms: z.ZodObject<{
                vocabulary: z.ZodString;
                in: z.ZodOptional<z.ZodString>;
                at_least: z.ZodDefault<z.ZodInt>;
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
            terms: {
                vocabulary: string;
                at_least: number;
                in?: string | undefined;
            };
        }>>]>;
        id: z.ZodOptional<z.ZodString>;
        required: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>, z.ZodTransform<{
        test: GateTest;
        name: "cites" | "contains" | "distinct" | "lacks" | "section" | "shorter" | "terms" | "traces" | "words";
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck;
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck;
        required: boolean;
        id?: string | undefined;
    }>>]>>;
}, z.core.$strict>, z.ZodTransform<Gate, {
    gate: string;
    title: string;
    threshold: number;
    checks: ({
        test: GateTest;
        counts: {
            tenantWeight?: {
                from: number;
                to: number;
            };
            weight?: number;
        };
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
        name: "constraints" | "expected_output";
        persona: "constraints" | "expected_output";
        required: boolean;
        id?: string | undefined;
    } | {
        test: GateTest;
        name: "cites" | "contains" | "distinct" | "lacks" | "section" | "shorter" | "terms" | "traces" | "words";
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
        } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck;
        required: boolean;
        id?: string | undefined;
    })[];
}>>;

interface GateShape extends PointShape {
    readonly value: Gate;
}
/** Gates: a map by id; the strictest threshold over the layers counts; a broken gate is not passed. */
declare const gates: _fcc_plugin_api.Point<GateShape>;

/** Changes the workflow a run will walk, before it is pinned and before governance looks. */
declare const planResolve: _fcc_plugin_api.Hook<Workflow, {
    readonly scenario: Scenario;
    readonly tenant: string;
}, "waterfall">;
/**
 * Changes a prompt before governance looks; after it there is no hook, which would be a way round. A
 * tap gives back the texts of `system` and `user`; whatever else it adds is not sent. The persona is a
 * frozen copy.
 */
declare const promptCompose: _fcc_plugin_api.Hook<Prompt, {
    readonly persona: Persona;
    readonly node: string;
}, "waterfall">;

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
    /**
     * What an input carries from intake that declares no labels, in every assembly with this scheme:
     * categories of it, and levels as `<scheme>:<LEVEL>`. A vertical declares its own here.
     */
    readonly intake?: readonly string[] | undefined;
}
/** The least confidence of a classification that names none. */
declare const DEFAULT_CLASSIFY_AT_LEAST = 0.5;
/** Whether a written label is one of a scheme: a category of it, or `<scheme>:<LEVEL>`. */
declare function isLabelOf({ scheme, levels, categories }: Pick<LabelScheme, 'scheme' | 'levels' | 'categories'>, label: string): boolean;
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
    intake: z.ZodOptional<z.ZodArray<z.ZodString>>;
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
    intake?: string[] | undefined;
}>>;

interface LabelSchemeShape extends PointShape {
    readonly value: LabelScheme;
}
/** Label schemes: one per name; labels join by highest level, union of categories, intersection of audiences. */
declare const labelSchemes: _fcc_plugin_api.Point<LabelSchemeShape>;

/**
 * What makes an answer invalid, in words without content. Pure. Nothing is taken for 0 or repaired:
 * usage that is text, negative, NaN or missing is a problem, and so is an answer to a request with a
 * schema that is no value of it.
 *
 * @example
 * answerProblems(null) // ['it is null and no answer']
 */
declare function answerProblems(given: unknown, request?: Pick<ModelRequest, 'wanted'>): readonly string[];

/**
 * Asks a provider for a whole answer. One that only streams is collected: both are one contract.
 *
 * @throws ProviderFailure `cut_off` where a stream ends without its `finish`; `refused` before it is
 *   asked, where the request holds what it does not read
 * @example
 * const answer = await generate(provider, request, call)
 */
declare function generate<Settings>(provider: Provider<Settings>, request: ModelRequest, call: ModelCall<Settings>): Promise<ModelAnswer>;
/**
 * Asks a provider for an answer in pieces. One that only answers whole gives it in one piece.
 *
 * @throws ProviderFailure as `generate` does
 * @example
 * for await (const chunk of stream(provider, request, call)) if (chunk.kind === 'text') show(chunk.text)
 */
declare function stream<Settings>(provider: Provider<Settings>, request: ModelRequest, call: ModelCall<Settings>): AsyncGenerator<ModelChunk>;
/**
 * Puts the pieces of an answer together.
 *
 * @param onText hears each piece of text, and is waited for
 * @throws ProviderFailure `cut_off` without a `finish`, `invalid_answer` where arguments are no JSON
 */
declare function collectAnswer(by: string, chunks: AsyncIterable<ModelChunk>, signal: AbortSignal, onText?: ModelCall['onText']): Promise<ModelAnswer>;
/** The pieces of a whole answer: the text of each part, each tool call, and the end. */
declare function chunksOf({ parts, stop, model, usage }: ModelAnswer): Generator<ModelChunk>;

/**
 * The failure that an HTTP status stands for, or `undefined` where it is none (below 400).
 *
 * @example
 * httpFailure(429) // 'rate_limited'
 */
declare function httpFailure(status: number): FailureKind | undefined;
/** The longest time that a service may ask to be left alone for, in milliseconds: a day. */
declare const MAX_RETRY_AFTER_MS: number;
/**
 * Reads `Retry-After` (RFC 9110, 10.2.3: seconds or a date) as milliseconds from `now`; what is
 * neither, or in the past, says nothing.
 *
 * @param now milliseconds since 1970, UTC
 * @example
 * retryAfterMs('2', Date.now()) // 2000
 */
declare function retryAfterMs(header: string | null | undefined, now: number): number | undefined;
/** The failure that an exception of `fetch` stands for: it never got an answer, or not in time. */
declare function fetchFailure(error: unknown): FailureKind;

/**
 * What a step is to be played for: its order of preference among models is named for it.
 * - `fast`: soon and cheaply
 * - `balanced`: what most steps are served by
 * - `quality`: as well as possible
 */
declare const MODEL_PROFILES: readonly ["fast", "balanced", "quality"];
type ModelProfile = (typeof MODEL_PROFILES)[number];
/** What must be stated of a provider for it to be asked. Absent members ask for nothing. */
interface ProviderRequirements {
    /** Every one of these agreements is in force: `BAA`. */
    readonly agreements?: readonly string[] | undefined;
    /** It runs in one of these regions. */
    readonly regions?: readonly string[] | undefined;
    /** It computes at one of these places: `in-process`, `loopback`, `remote`. */
    readonly locations?: readonly string[] | undefined;
}
/** What holds for the steps that it fits; one without a selector fits every step. */
interface ModelPolicyEntry {
    /** The id or the code of the persona that acts. */
    readonly persona?: string | undefined;
    /** The action of the step: `debug`. A skill that asks a model has none. */
    readonly action?: string | undefined;
    readonly profile?: ModelProfile | undefined;
    readonly require?: ProviderRequirements | undefined;
}
/**
 * Which models play which steps: of host and tenant each its own. The first entry that fits a step
 * counts; its profile says who is asked, in order of preference, and who stands in for whom.
 *
 * @example
 * const policy: ModelPolicy = {
 *   profiles: { balanced: ['hosted', 'here'], quality: ['large', 'hosted'] },
 *   steps: [{ action: 'debug', profile: 'quality' }, { profile: 'balanced' }],
 * }
 */
interface ModelPolicy {
    /** Profile → providers, the preferred one first. */
    readonly profiles: Readonly<Partial<Record<ModelProfile, readonly string[]>>>;
    readonly steps: readonly ModelPolicyEntry[];
}

/**
 * A message, or the texts of a prompt, as one text: for providers whose wire knows no parts. What others
 * wrote is behind a fence that says what it is and where it comes from; none of those texts can close it.
 *
 * @example
 * plainText([textPart('Sum it up.', 'task'), textPart('Four beds.', 'input', 'sketch')])
 * // 'Sum it up.\n\nWhat stands between lines with x1b2c3… \n\n=== x1b2c3… begins: input "sketch" ===\nFour beds.\n=== x1b2c3… ends ==='
 */
declare function plainText(given: Message | readonly MessagePart[]): string;

interface ProviderShape extends PointShape {
    readonly value: Provider<this['settings']>;
}
/** Providers: a map by id; chosen by policy; a failing one is a typed error. */
declare const providers: _fcc_plugin_api.Point<ProviderShape>;

/**
 * A setting that names a secret: `env:NAME` or `file:PATH`; `${NAME}` reads as `env:NAME`. A secret in
 * plain text is refused, without being repeated. It is resolved by `call.secret`, at the call.
 *
 * @example
 * settings: z.strictObject({ key: secretReference().describe('The key of the service.') })
 */
declare function secretReference(): z.ZodString;

/** An answer as the value that a schema describes, or what keeps it from being one. */
type StructuredAnswer = {
    readonly kind: 'value';
    readonly value: JsonValue;
} | {
    readonly kind: 'invalid';
    /** In words without content, for people and records. */
    readonly problems: readonly string[];
    /** For whoever answers again: places by path, with what is expected there. They may quote keys. */
    readonly issues: readonly string[];
};
/**
 * Reads a text as the JSON value that a schema describes. Pure. Nothing is repaired: a value with words
 * around it or in a fence is none, nor is one in which a key comes twice (readers differ on which counts),
 * nor the schema itself.
 *
 * @example
 * structuredAnswer('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // { kind: 'invalid', problems: ['its value does not follow the schema, in 1 place'], issues: ['/beds: …'] }
 */
declare function structuredAnswer(text: string, schema: JsonSchema): StructuredAnswer;
/**
 * What keeps a text from being the JSON value that a schema describes, in words without content. Pure.
 *
 * @example
 * structureProblems('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // ['its value does not follow the schema, in 1 place']
 */
declare function structureProblems(text: string, schema: JsonSchema): readonly string[];
/**
 * What keeps a text from being arguments of a tool whose parameters somebody outside wrote, in words without
 * content. Pure. Held to what of them `checkableSchema` leaves, so that no schema takes more than linear
 * time or throws; whoever offers the tool checks the rest.
 *
 * @param text the arguments as JSON
 * @param parameters the schema as it came
 * @example
 * argumentProblems('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // ['its value does not follow the schema, in 1 place']
 */
declare function argumentProblems(text: string, parameters: JsonSchema): readonly string[];

/** Names of tools as one side has them, and back. */
interface WireNames {
    toWire(name: string): string;
    /** The name that a wire's name stands for; itself where it stands for none. */
    fromWire(name: string): string;
}
/** The names that a wire, or a grammar, takes. */
interface WireNameForm {
    /** What it takes none of; each becomes an underscore. Global. */
    readonly other: RegExp;
    /** The longest name that it takes, in characters. */
    readonly longest: number;
}
/**
 * Names of tools in letters that the other side takes: those of the Responses, chat and Messages wires (letters,
 * digits, hyphens and underscores, 64 at most) where nothing else is said. Two of a request are never one. Pure.
 *
 * @example
 * wireNames(['acme/search']).toWire('acme/search') // 'acme_search'
 */
declare function wireNames(names: readonly string[], form?: WireNameForm): WireNames;
/** A name in those letters; two may give the same one. */
declare function wireName(name: string, { other, longest }?: WireNameForm): string;

/**
 * What a persona is asked for by one of the six actions: in the words of its author where there are any
 * (`actions` of its document), else made of its own components.
 *
 * @example
 * actionTask(persona, 'test') // 'Try what you are handed on this list, …'
 */
declare function actionTask(persona: Persona, action: Action): string;

/**
 * The tier of a persona's constraint, by its RFC 2119 word: what it MUST NOT do is a hard stop, what it
 * MUST do is mandatory, anything else is preferred. A persona's constraints in these tiers are the
 * constitution that it carries itself.
 *
 * @example
 * constraintTier({ text: 'MUST NOT index an asset without its access conditions.' }) // 'hard_stop'
 */
declare function constraintTier({ text }: Constraint): Tier;

/** A persona as YAML or JSON spells it; all ten components are required. */
declare const personaSchema: z.ZodPipe<z.ZodObject<{
    persona: z.ZodString;
    name: z.ZodString;
    phase: z.ZodEnum<{
        All: "All";
        Build: "Build";
        Create: "Create";
        Critique: "Critique";
        Find: "Find";
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
                words: {
                    at_least: number;
                    at_most: number;
                };
            }>>, z.ZodPipe<z.ZodObject<{
                shorter: z.ZodObject<{
                    than: z.ZodOptional<z.ZodString>;
                    in: z.ZodOptional<z.ZodString>;
                    at_most: z.ZodDefault<z.ZodNumber>;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
                shorter: {
                    at_most: number;
                    than?: string | undefined;
                    in?: string | undefined;
                };
            }>>, z.ZodPipe<z.ZodObject<{
                traces: z.ZodObject<{
                    artifact: z.ZodOptional<z.ZodString>;
                    of: z.ZodDefault<z.ZodEnum<{
                        demands: "demands";
                        statements: "statements";
                    }>>;
                    in: z.ZodOptional<z.ZodString>;
                    at_least: z.ZodDefault<z.ZodNumber>;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
                traces: {
                    of: "demands" | "statements";
                    at_least: number;
                    artifact?: string | undefined;
                    in?: string | undefined;
                };
            }>>, z.ZodPipe<z.ZodObject<{
                cites: z.ZodObject<{
                    artifact: z.ZodOptional<z.ZodString>;
                    in: z.ZodOptional<z.ZodString>;
                    at_least: z.ZodDefault<z.ZodNumber>;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
                cites: {
                    at_least: number;
                    artifact?: string | undefined;
                    in?: string | undefined;
                };
            }>>, z.ZodPipe<z.ZodObject<{
                distinct: z.ZodObject<{
                    in: z.ZodOptional<z.ZodString>;
                    at_least: z.ZodDefault<z.ZodNumber>;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
                distinct: {
                    at_least: number;
                    in?: string | undefined;
                };
            }>>, z.ZodPipe<z.ZodObject<{
                terms: z.ZodObject<{
                    vocabulary: z.ZodString;
                    in: z.ZodOptional<z.ZodString>;
                    at_least: z.ZodDefault<z.ZodInt>;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
                terms: {
                    vocabulary: string;
                    at_least: number;
                    in?: string | undefined;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck | undefined;
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck | undefined;
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
    relations: z.ZodOptional<z.ZodArray<z.ZodPipe<z.ZodObject<{
        to: z.ZodString;
        type: z.ZodEnum<{
            "champion-of": "champion-of";
            coordination: "coordination";
            feedback: "feedback";
            governance: "governance";
            handoff: "handoff";
        }>;
        strength: z.ZodDefault<z.ZodEnum<{
            primary: "primary";
            secondary: "secondary";
        }>>;
    }, z.core.$strict>, z.ZodTransform<PersonaRelation, {
        to: string;
        type: "champion-of" | "coordination" | "feedback" | "governance" | "handoff";
        strength: "primary" | "secondary";
    }>>>>;
    tags: z.ZodOptional<z.ZodArray<z.ZodString>>;
    discernment: z.ZodOptional<z.ZodPipe<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodNumber, z.ZodObject<{
        organisation: z.ZodOptional<z.ZodNumber>;
        peers: z.ZodOptional<z.ZodNumber>;
        self: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strict>]>>, z.ZodTransform<Readonly<Record<string, Rating>>, Record<string, number | {
        organisation?: number | undefined;
        peers?: number | undefined;
        self?: number | undefined;
    }>>>>;
    design_target: z.ZodOptional<z.ZodPipe<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodNumber, z.ZodObject<{
        organisation: z.ZodOptional<z.ZodNumber>;
        peers: z.ZodOptional<z.ZodNumber>;
        self: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strict>]>>, z.ZodTransform<Readonly<Record<string, Rating>>, Record<string, number | {
        organisation?: number | undefined;
        peers?: number | undefined;
        self?: number | undefined;
    }>>>>;
    dimensions: z.ZodOptional<z.ZodPipe<z.ZodRecord<z.ZodString, z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodRecord<z.ZodString, z.ZodString>]>>>, z.ZodTransform<Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>, Record<string, Record<string, string | Record<string, string>>>>>>;
    actions: z.ZodOptional<z.ZodRecord<z.ZodEnum<{
        compare: "compare";
        debug: "debug";
        document: "document";
        refactor: "refactor";
        scaffold: "scaffold";
        test: "test";
    }> & z.core.$partial, z.ZodString>>;
}, z.core.$strict>, z.ZodTransform<Persona, {
    persona: string;
    name: string;
    phase: "All" | "Build" | "Create" | "Critique" | "Find" | "Ops" | "Orchestration";
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
            } | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck | undefined;
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
    relations?: PersonaRelation[] | undefined;
    tags?: string[] | undefined;
    discernment?: Readonly<Record<string, Rating>> | undefined;
    design_target?: Readonly<Record<string, Rating>> | undefined;
    dimensions?: Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>> | undefined;
    actions?: Partial<Record<"compare" | "debug" | "document" | "refactor" | "scaffold" | "test", string>> | undefined;
}>>;

/** What of a persona a model is told. */
type PersonaBrief = Pick<Persona, 'code' | 'name' | 'roleTitle' | 'riscear' | 'discernment' | 'designTarget'>;
/**
 * A persona as a model is told it: who it is and its ten R.I.S.C.E.A.R. components, each beneath its
 * heading. It is text, so that governance can look at all of it, and `readPersonaText` reads it back.
 * A constraint that a machine checks says in words by what, for who is held to it must know it.
 *
 * @example
 * personaText(persona) // 'You are Garden Keeper (GK), Keeper of the kitchen garden.\n\nRole\nPlans what grows where.\n\n…'
 */
declare function personaText(persona: PersonaBrief): string;
/**
 * Reads back what `personaText` wrote, but for ratings. What is not there any more, because a hook or a remedy took it
 * out, is empty.
 */
declare function readPersonaText(text: string): PersonaBrief;

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
        type: z.ZodUnion<readonly [z.ZodEnum<{
            csv: "csv";
            gif: "gif";
            jpeg: "jpeg";
            json: "json";
            markdown: "markdown";
            pdf: "pdf";
            png: "png";
            text: "text";
            webp: "webp";
        }>, z.ZodArray<z.ZodEnum<{
            csv: "csv";
            gif: "gif";
            jpeg: "jpeg";
            json: "json";
            markdown: "markdown";
            pdf: "pdf";
            png: "png";
            text: "text";
            webp: "webp";
        }>>]>;
        forms: z.ZodOptional<z.ZodArray<z.ZodEnum<{
            "FHIR JSON": "FHIR JSON";
            "HL7 v2": "HL7 v2";
            "JSON lines": "JSON lines";
            CSV: "CSV";
            JSON: "JSON";
            XML: "XML";
        }>>>;
        kind: z.ZodOptional<z.ZodEnum<{
            clinical: "clinical";
            document: "document";
            instructions: "instructions";
            reference: "reference";
        }>>;
        labels: z.ZodOptional<z.ZodArray<z.ZodString>>;
        required: z.ZodDefault<z.ZodBoolean>;
        max_bytes: z.ZodDefault<z.ZodInt>;
        reference_data: z.ZodOptional<z.ZodString>;
        description: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>, z.ZodTransform<ScenarioInput, {
        type: "csv" | "gif" | "jpeg" | "json" | "markdown" | "pdf" | "png" | "text" | "webp" | ("csv" | "gif" | "jpeg" | "json" | "markdown" | "pdf" | "png" | "text" | "webp")[];
        required: boolean;
        max_bytes: number;
        forms?: ("CSV" | "FHIR JSON" | "HL7 v2" | "JSON lines" | "JSON" | "XML")[] | undefined;
        kind?: "clinical" | "document" | "instructions" | "reference" | undefined;
        labels?: string[] | undefined;
        reference_data?: string | undefined;
        description?: string | undefined;
    }>>>;
    workflow: z.ZodString;
    outcomes: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
        gate: z.ZodString;
        release: z.ZodOptional<z.ZodLiteral<"to_readers">>;
        declassifies: z.ZodOptional<z.ZodString>;
        streams: z.ZodOptional<z.ZodBoolean>;
        owed: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>>>;
}, z.core.$strict>, z.ZodTransform<Scenario, {
    scenario: string;
    title: string;
    purposes: string[];
    input: Record<string, ScenarioInput>;
    workflow: string;
    outcomes: Record<string, {
        gate: string;
        release?: "to_readers" | undefined;
        declassifies?: string | undefined;
        streams?: boolean | undefined;
        owed?: boolean | undefined;
    }>;
    description?: string | undefined;
}>>;

interface ScenarioShape extends PointShape {
    readonly value: Scenario;
}
/** Scenarios: what can be run, by id; what they name is looked up once all plugins are loaded. */
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

/** What a skill sends to a service. Text only; the address of the service is beside it. */
interface ServiceRequest {
    /** `GET` by default. */
    readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined;
    /** Headers that are not secret; governance looks at them. */
    readonly headers?: Readonly<Record<string, string>> | undefined;
    /**
     * Headers with a secret, whose last word is its reference: `{ authorization: 'Bearer env:CODES_KEY' }`.
     * It is resolved when it is sent, and neither looked at nor journaled.
     */
    readonly secretHeaders?: Readonly<Record<string, string>> | undefined;
    readonly body?: string | undefined;
    /** Headers of the answer that the skill reads, such as the id of a session; journaled with it. */
    readonly answerHeaders?: readonly string[] | undefined;
}
/** What a service answered. A status below 500 that says nothing of the service's health comes back as it is. */
interface ServiceResponse {
    readonly status: number;
    /** The media type, without parameters: `application/json`. */
    readonly mediaType: string;
    readonly text: string;
    /** The headers that were asked for, by their lower-case names; those that came. */
    readonly headers: Readonly<Record<string, string>>;
    /** The text as JSON. @throws SyntaxError where it is none */
    json(): unknown;
}

/** What a skill asks a model. */
interface SkillConversation {
    readonly messages: readonly Message[];
    /** What is wanted, in a word; the name of the node by default. */
    readonly wanted?: string | undefined;
    /** What the answer has to follow: its text is then one JSON value of it, and asked for again where it is not. */
    readonly schema?: JsonSchema | undefined;
    /** Ids of skills that the model may use as tools. */
    readonly tools?: readonly string[] | undefined;
    /** What the model must be able to do. */
    readonly needs?: readonly ModelNeed[] | undefined;
}
/** What the model answered when it was done with its tools. */
interface SkillConversationAnswer {
    readonly text: string;
    readonly stop: StopReason;
    /** Of all turns. */
    readonly usage: TokenUsage;
}

/** What a skill works on. */
interface SkillInput {
    /** What the node was handed, by artifact name; for a tool, the arguments. */
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
     * Performs something that is not deterministic, once: the intent is journaled before, the result
     * after, and from then on the journal answers. `perform` gets the idempotency key that outside
     * services should be given. Results are JSON values. What `perform` itself sends is not looked at as
     * `egress`: to reach a service, use `fetch`.
     *
     * @param name letters, dots and hyphens, with at most two digits at the end
     */
    activity<Result>(name: string, request: unknown, perform: (idempotencyKey: string, signal: AbortSignal) => Promise<Result>): Promise<Result>;
    /**
     * Asks a service over HTTP, as an activity: what is sent passes `egress` as it would to a provider at
     * that host, what comes back passes `tool_result`, and once it came back the journal answers. The
     * idempotency key goes along as the header `idempotency-key`.
     *
     * @throws ProviderFailure where the service fails; a skill that lets it through leaves the run
     * waiting for the service, and it continues when the service is back.
     * @example
     * const response = await call.fetch('https://codes.example.org/v1/terms', { method: 'POST', body: note.text })
     */
    fetch(url: string | URL, request?: ServiceRequest): Promise<ServiceResponse>;
    /**
     * Reads reference data: code lists and tables that many tenants share. Which version it was is journaled;
     * made again, the visit reads the same one. What of it goes into a prompt, a tool call or a request to a
     * service is looked at there like all else.
     *
     * @param version the one that was imported last where absent; `{ notAfter: '2026-03-14' }` is the one in
     *   force on that day, where versions are named by the day from which they are
     * @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED
     */
    referenceData(name: string, version?: ReferenceVersion): Promise<ReferenceText>;
    /** Asks a model, by the same governed turns as a node that a model acts at. */
    converse(conversation: SkillConversation): Promise<SkillConversationAnswer>;
    /**
     * Uses another skill as a tool, governed at `tool_call` and `tool_result`. Gives what it made, by name.
     */
    tool(skill: string, artifacts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, Content>>>;
    /**
     * Resolves a secret that the settings name (`env:NAME`, `file:PATH`), at the moment of the call.
     *
     * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS
     */
    secret(reference: string): Promise<string>;
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
    /**
     * Where the skill is several tools: those that a model may ask for. It is asked once in a conversation. A
     * call of one runs this skill on two artifacts: `tool`, its name, and `arguments`, what a model gave as JSON.
     */
    offers?(call: SkillCall<Settings>): Promise<readonly OfferedTool[]>;
    run(input: SkillInput, call: SkillCall<Settings>): SkillResult | Promise<SkillResult>;
}

interface SkillShape extends PointShape {
    readonly value: Skill<this['settings']>;
}
/** Skills: a map by id; a failing one is a typed error in its visit. */
declare const skills: _fcc_plugin_api.Point<SkillShape>;

/**
 * Hears the events of each tenant that has its plugin. It gets frozen copies with ids, labels and counts,
 * and no way to change a run. A rejected call is made again; after the last try the event is kept as
 * one that failed. An event may come twice under the same id.
 *
 * @example
 * contribute(subscribers, {
 *   id: 'acme-tally/ends',
 *   title: 'Counts how runs end',
 *   types: ['fcc.run.ended'],
 *   handle: ({ data }, { tenant }) => count(tenant.id, data),
 * })
 */
interface Subscriber<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    /** The kinds that it wants to hear of; all where absent. */
    readonly types?: readonly EventType[] | undefined;
    handle(event: CloudEvent, call: Call<Settings>): void | Promise<void>;
}
interface SubscriberShape extends PointShape {
    readonly value: Subscriber<this['settings']>;
}
/** Subscribers: each is told by itself, isolated from the others and from runs. */
declare const subscribers: _fcc_plugin_api.Point<SubscriberShape>;

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

/**
 * A prompt or document template. Without a schema `{{name}}` stands for the artifact of that name; a comment
 * of HTML tells whoever writes what belongs there: a model reads it, and without one it is answered from the
 * artifacts.
 *
 * With a schema, whoever writes answers with one JSON value of it. For `application/json` that value is the
 * artifact, and `text` says what is wanted; for any other media type the artifact is `text` as a Liquid
 * template, filled with the members of the value by code.
 */
interface Template {
    readonly id: string;
    readonly title: string;
    readonly mediaType: MediaType;
    readonly text: string;
    /** What an answer has to follow (JSON Schema, draft 2020-12): an object. */
    readonly schema?: JsonSchema | undefined;
    /** The id of a template that this one takes the place of. */
    readonly replaces?: string | undefined;
}
/** A template as YAML or JSON spells it. */
declare const templateSchema: z.ZodPipe<z.ZodObject<{
    template: z.ZodString;
    title: z.ZodString;
    media_type: z.ZodDefault<z.ZodEnum<{
        "application/json": "application/json";
        "application/pdf": "application/pdf";
        "image/gif": "image/gif";
        "image/jpeg": "image/jpeg";
        "image/png": "image/png";
        "image/webp": "image/webp";
        "text/csv": "text/csv";
        "text/markdown": "text/markdown";
        "text/plain": "text/plain";
    }>>;
    text: z.ZodString;
    schema: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodJSONSchema>>;
    replaces: z.ZodOptional<z.ZodString>;
}, z.core.$strict>, z.ZodTransform<Template, {
    template: string;
    title: string;
    media_type: "application/json" | "application/pdf" | "image/gif" | "image/jpeg" | "image/png" | "image/webp" | "text/csv" | "text/markdown" | "text/plain";
    text: string;
    schema?: Record<string, z.core.util.JSONType> | undefined;
    replaces?: string | undefined;
}>>;

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
/** The most items that a map may allow. */
declare const MAX_MAP_ITEMS = 1000;
/** The longest time that a node or a run may be given: twenty-four days, which a timer can wait, in milliseconds. */
declare const MAX_TIME_LIMIT_MS: number;
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
            compare: "compare";
            debug: "debug";
            document: "document";
            refactor: "refactor";
            scaffold: "scaffold";
            test: "test";
        }>>;
        task: z.ZodOptional<z.ZodString>;
        template: z.ZodOptional<z.ZodString>;
        provider: z.ZodOptional<z.ZodString>;
        needs: z.ZodOptional<z.ZodArray<z.ZodEnum<{
            determinism: "determinism";
            locality: "locality";
            structure: "structure";
        }>>>;
        tools: z.ZodOptional<z.ZodArray<z.ZodString>>;
        human: z.ZodOptional<z.ZodPipe<z.ZodObject<{
            expires: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>;
            on_expiry: z.ZodOptional<z.ZodEnum<{
                escalate: "escalate";
                reject: "reject";
            }>>;
            escalate_to: z.ZodOptional<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>>;
            quorum: z.ZodOptional<z.ZodInt>;
            remind_every: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>>;
            roles: z.ZodArray<z.ZodString>;
            ask: z.ZodString;
        }, z.core.$strict>, z.ZodTransform<{
            terms?: QuestionTerms;
            roles: string[];
            ask: string;
        }, {
            roles: string[];
            ask: string;
            expires?: number | undefined;
            on_expiry?: "escalate" | "reject" | undefined;
            escalate_to?: string[] | undefined;
            quorum?: number | undefined;
            remind_every?: number | undefined;
        }>>>;
        workflow: z.ZodOptional<z.ZodString>;
        produces: z.ZodDefault<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>>;
        gate: z.ZodOptional<z.ZodObject<{
            id: z.ZodString;
            on: z.ZodString;
        }, z.core.$strict>>;
        join: z.ZodOptional<z.ZodUnion<readonly [z.ZodLiteral<"all">, z.ZodLiteral<"any">, z.ZodInt]>>;
        map: z.ZodOptional<z.ZodPipe<z.ZodObject<{
            over: z.ZodString;
            field: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>>;
            as: z.ZodString;
            at_most: z.ZodInt;
            join: z.ZodDefault<z.ZodUnion<readonly [z.ZodLiteral<"all">, z.ZodLiteral<"any">, z.ZodInt]>>;
        }, z.core.$strict>, z.ZodTransform<{
            over: string;
            field: string[];
            as: string;
            atMost: number;
            join: number | "all" | "any";
        }, {
            over: string;
            as: string;
            at_most: number;
            join: number | "all" | "any";
            field?: string[] | undefined;
        }>>>;
        time_limit_ms: z.ZodOptional<z.ZodInt>;
    }, z.core.$strict>, z.ZodTransform<{
        timeLimitMs?: number;
        map?: {
            over: string;
            field: string[];
            as: string;
            atMost: number;
            join: number | "all" | "any";
        };
        join?: number | "all" | "any";
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
        action?: "compare" | "debug" | "document" | "refactor" | "scaffold" | "test" | undefined;
        task?: string | undefined;
        template?: string | undefined;
        provider?: string | undefined;
        needs?: ("determinism" | "locality" | "structure")[] | undefined;
        tools?: string[] | undefined;
        human?: {
            terms?: QuestionTerms;
            roles: string[];
            ask: string;
        } | undefined;
        workflow?: string | undefined;
        gate?: {
            id: string;
            on: string;
        } | undefined;
        join?: number | "all" | "any" | undefined;
        map?: {
            over: string;
            field: string[];
            as: string;
            atMost: number;
            join: number | "all" | "any";
        } | undefined;
        time_limit_ms?: number | undefined;
    }>>>;
    edges: z.ZodDefault<z.ZodArray<z.ZodPipe<z.ZodObject<{
        from: z.ZodString;
        to: z.ZodString;
        type: z.ZodDefault<z.ZodEnum<{
            failure: "failure";
            feedback: "feedback";
            handoff: "handoff";
            orchestration: "orchestration";
        }>>;
        carries: z.ZodDefault<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>>;
        at_most: z.ZodDefault<z.ZodInt>;
        when: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>, z.ZodTransform<{
        when?: string;
        from: string;
        to: string;
        kind: "failure" | "feedback" | "handoff" | "orchestration";
        carries: string[];
        atMost: number;
    }, {
        from: string;
        to: string;
        type: "failure" | "feedback" | "handoff" | "orchestration";
        carries: string[];
        at_most: number;
        when?: string | undefined;
    }>>>>;
    artifacts: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodPipe<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodPipe<z.ZodEnum<{
        "list<string>": "list<string>";
        bool: "bool";
        double: "double";
        int: "int";
        string: "string";
    }>, z.ZodTransform<{
        type: "bool" | "double" | "int" | "list<string>" | "string";
        path: undefined;
        values: undefined;
    }, "bool" | "double" | "int" | "list<string>" | "string">>, z.ZodObject<{
        type: z.ZodEnum<{
            "list<string>": "list<string>";
            bool: "bool";
            double: "double";
            int: "int";
            string: "string";
        }>;
        path: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>>;
        values: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>]>>, z.ZodTransform<{
        [k: string]: {
            values?: string[];
            type: "bool" | "double" | "int" | "list<string>" | "string";
            path: string[];
        };
    }, Record<string, {
        type: "bool" | "double" | "int" | "list<string>" | "string";
        path: undefined;
        values: undefined;
    } | {
        type: "bool" | "double" | "int" | "list<string>" | "string";
        path?: string[] | undefined;
        values?: string[] | undefined;
    }>>>>>;
    time_limit_ms: z.ZodOptional<z.ZodInt>;
}, z.core.$strict>, z.ZodTransform<Workflow, {
    workflow: string;
    start: string;
    nodes: {
        timeLimitMs?: number;
        map?: {
            over: string;
            field: string[];
            as: string;
            atMost: number;
            join: number | "all" | "any";
        };
        join?: number | "all" | "any";
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
        when?: string;
        from: string;
        to: string;
        kind: "failure" | "feedback" | "handoff" | "orchestration";
        carries: string[];
        atMost: number;
    }[];
    title?: string | undefined;
    artifacts?: Record<string, {
        [k: string]: {
            values?: string[];
            type: "bool" | "double" | "int" | "list<string>" | "string";
            path: string[];
        };
    }> | undefined;
    time_limit_ms?: number | undefined;
}>>;

interface WorkflowShape extends PointShape {
    readonly value: Workflow;
}
/** Workflows: steps and how work moves between them. */
declare const workflows: _fcc_plugin_api.Point<WorkflowShape>;

export {
  ACCESS_ACTIONS,
  ACCESS_ACTION_NAMES,
  Action,
  Actor,
  Artifact,
  ArtifactReference,
  AuditType,
  CITATION,
  COMMAND_OUTCOMES,
  Call,
  CitesCheck,
  CloudEvent,
  Constitution,
  Constraint,
  Content,
  ContentCheck,
  DEFAULT_CLASSIFY_AT_LEAST,
  DEFAULT_FEEDBACK_BOUND,
  DEFAULT_MAX_BYTES,
  DOCUMENT_KINDS,
  DOMAIN_HOOKS,
  DOMAIN_POINTS,
  DistinctCheck,
  Domain,
  EXPORT_SUBJECTS,
  EventType,
  FactNamespace,
  FactValue,
  FailureKind,
  Finding,
  Gate,
  GateOutcome,
  GateTest,
  JsonSchema,
  JsonValue,
  LedgerMovement,
  MAX_ALIASES,
  MAX_ID_LENGTH,
  MAX_MAP_ITEMS,
  MAX_RETRY_AFTER_MS,
  MAX_TIME_LIMIT_MS,
  MODEL_PROFILES,
  MediaType,
  Message,
  MessagePart,
  ModelAnswer,
  ModelCall,
  ModelChunk,
  ModelNeed,
  ModelRequest,
  NO_WORK,
  NewReferenceData,
  NodeState,
  OfferedTool,
  Persona,
  PersonaRelation,
  Principal,
  Prompt,
  Provider,
  RESERVED_OPTIONS,
  Reason,
  ReferenceData,
  ReferenceText,
  ReferenceVersion,
  RetentionDemand,
  RunEnvelope,
  RunQuery,
  RunState,
  Scenario,
  ScenarioInput,
  ShorterCheck,
  StopReason,
  Subject,
  TENANT_OWNER,
  Tier,
  TokenUsage,
  TracesCheck,
  Usage,
  VisitRecord,
  WORD_KINDS,
  Waiting,
  Workflow,
  actionTask,
  answerProblems,
  argumentProblems,
  characterStart,
  chunksOf,
  collectAnswer,
  commands,
  compileCatalogue,
  constitutionSchema,
  constitutions,
  constraintTier,
  contentCheckText,
  contributeCatalogue,
  dataPlugin,
  dataTexts,
  detectors,
  executors,
  exporters,
  facts,
  fetchFailure,
  fillTemplate,
  gateSchema,
  gates,
  generate,
  headingTitle,
  httpFailure,
  idProblem,
  isLabelOf,
  labelSchemeSchema,
  labelSchemes,
  mapJson,
  mapJsonText,
  percentText,
  personId,
  personaSchema,
  personaText,
  personas,
  plainText,
  planResolve,
  promptCompose,
  providers,
  readCatalogue,
  readDocuments,
  readPersonaText,
  retryAfterMs,
  scenarioSchema,
  scenarios,
  scorers,
  secretReference,
  skills,
  stream,
  structureProblems,
  structuredAnswer,
  subscribers,
  templateSchema,
  templateSlots,
  templates,
  textsOfJson,
  wireName,
  wireNames,
  workflowProblems,
  workflowSchema,
  workflows,
};
export type {
  AccessAction,
  AccessActionName,
  AdmissionAnswer,
  AdmissionPorts,
  AdmissionRequest,
  AuditEntry,
  AuditExporter,
  AuditSource,
  CatalogueDocument,
  CatalogueReading,
  Classification,
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
  ConstitutionShape,
  DataSource,
  Detector,
  DetectorShape,
  DocumentKind,
  Executor,
  ExecutorFactory,
  ExecutorOptions,
  ExecutorShape,
  ExportSubject,
  ExportedEntry,
  Exporter,
  ExporterShape,
  FactShape,
  GateShape,
  IdForm,
  JobOutcome,
  LabelScheme,
  LabelSchemeShape,
  Ledger,
  MapText,
  ModelPolicy,
  ModelPolicyEntry,
  ModelProfile,
  Modes,
  NewMovement,
  PersonaBrief,
  PersonaShape,
  ProviderRequirements,
  ProviderShape,
  RoleAssignment,
  RoleRules,
  RunExporter,
  RunJob,
  RunPins,
  RunRecord,
  RunSource,
  RunSummary,
  ScenarioShape,
  Score,
  Scorer,
  ScorerShape,
  ServiceRequest,
  ServiceResponse,
  Skill,
  SkillCall,
  SkillConversation,
  SkillConversationAnswer,
  SkillInput,
  SkillResult,
  SkillShape,
  Subscriber,
  SubscriberShape,
  Template,
  TemplateShape,
  WireNameForm,
  WireNames,
  WordKind,
  WorkflowProblem,
  WorkflowShape,
};

// chunk-1.d.ts
/** Who asks, or acts. */
interface Principal {
    readonly id: string;
    readonly kind: 'human' | 'service' | 'persona' | 'model';
    readonly roles: readonly string[];
    /** What whoever says who they are calls them a member of; roles come of it by `role_assignments` alone. */
    readonly groups?: readonly string[] | undefined;
    readonly onBehalfOf?: string | undefined;
}

/** The states of a run. The last five are final. */
declare const RUN_STATES: readonly ["queued", "running", "waiting", "paused", "quarantined", "completed", "halted", "rejected", "cancelled", "failed"];
type RunState = (typeof RUN_STATES)[number];
/** What a waiting run waits for. */
type WaitingFor = 'human' | 'provider' | 'service' | 'version' | 'quota';
/** What moves a run from state to state. */
type RunSignal = 'start' | 'wait' | 'continue' | 'pause' | 'quarantine' | 'complete' | 'halt' | 'reject' | 'cancel' | 'fail';
/** The state after a signal, or `undefined` where the chart has no such arrow. */
declare function nextRunState(state: RunState, signal: RunSignal): RunState | undefined;
/** Whether a run in this state has ended. */
declare function isFinal(state: RunState): boolean;

/**
 * The keyed digest of a row over tenant, table, primary key, sequence and content, made and checked by
 * whoever has the tenant's keys. A store keeps it and cannot make one. Empty where nothing outlives the
 * process.
 */
interface Digested {
    readonly digest: Uint8Array;
}
/** One row of a run beside its head: a node, an artifact, a gate, a fact. */
interface RunRow extends Digested {
    readonly kind: string;
    /** Unique among the run's rows of the kind; empty where there is one only. */
    readonly key: string;
    /** The run's sequence when the row was written. */
    readonly sequence: number;
    /** JSON. */
    readonly text: string;
}
/** Which row of a run. */
type RunRowKey = Pick<RunRow, 'kind' | 'key'>;
/** What a run was started as; written once, and again where somebody accepts other versions. */
declare const START_ROW: RunRowKey;
/** An activity that a person is to answer. */
interface Awaited {
    readonly activity: string;
    readonly binding?: string | undefined;
    /** How many different people must say yes; one where absent. */
    readonly quorum?: number | undefined;
    /** When it expires, RFC 3339; never where absent. */
    readonly until?: string | undefined;
}
/** Where a run is: what changes with every commit, and what a store looks for. */
interface RunHead extends Digested {
    readonly run: string;
    readonly tenant: string;
    readonly state: RunState;
    readonly sequence: number;
    /** The activities that people are to answer, and what each answer is bound to; empty unless the run waits. */
    readonly awaits: readonly Awaited[];
    /** JSON: with the counts and digests of the run's rows, entries and journal. */
    readonly text: string;
}
/** A run as a store has it, read in one step. */
interface StoredRun {
    /** Absent where a store has rows or entries of the run and no head: then something was taken away. */
    readonly head?: RunHead | undefined;
    /** A keyed digest of the caller's key. */
    readonly idempotencyKey?: string | undefined;
    /** In no order that means anything. */
    readonly rows: readonly RunRow[];
    /** The highest sequence among the run's audit entries; absent where none has one. */
    readonly newestEntry?: number | undefined;
}
/** A run in a list: its head and what it was started as. */
interface ListedRun {
    readonly head: RunHead;
    readonly start?: RunRow | undefined;
    /** The highest sequence among the run's audit entries; absent where none has one. */
    readonly newestEntry?: number | undefined;
}

export {
  RUN_STATES,
  START_ROW,
  isFinal,
  nextRunState,
};
export type {
  Awaited,
  Digested,
  ListedRun,
  Principal,
  RunHead,
  RunRow,
  RunRowKey,
  RunSignal,
  RunState,
  StoredRun,
  WaitingFor,
};

// chunk-2.d.ts
import {
  ArtifactReference,
  FactValue,
  InterventionPoint,
  ModelCall,
  ModelRequest,
  OnExpiry,
  Tier,
} from './chunk-7.js';
import {
  FailureKind,
  ModelAnswer,
  ModelChunk,
  PriceTable,
} from './chunk-3.js';
import {
  Awaited,
  Principal,
  RunState,
  WaitingFor,
} from './chunk-1.js';
import {
  LabelSet,
} from './chunk-9.js';
import {
  MediaType,
} from './chunk-6.js';

/** What a tenant can let others read: runs as they stand, artifacts that they released, personas of its own. */
declare const GRANTED_KINDS: readonly ["runs", "artifacts", "personas"];
/** One of them. */
type GrantedKind = (typeof GRANTED_KINDS)[number];

/** Why a run is where it is: names the rule, the gate or the error. Ids only, never content. */
interface Reason {
    readonly kind: 'rule' | 'gate' | 'bound' | 'not_converging' | 'not_permitted' | 'approval' | 'error' | 'request'
    /** An edge's condition. */
     | 'condition'
    /** A join that continued without it, or that cannot be satisfied. */
     | 'join';
    /** The rule, gate, act or error code. */
    readonly id: string;
    /** For people, rendered from ids, counts and labels. */
    readonly say: string;
    /** How to fix an error, where it says so: an imperative sentence, withheld where it holds content. */
    readonly fix?: string | undefined;
    readonly node?: string | undefined;
    readonly at?: string | undefined;
    readonly cites?: readonly string[] | undefined;
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

/** What one call over a connection may take. */
interface ConnectionLimits {
    /** The most tokens that an answer may have, where the request says nothing. */
    readonly outputTokens: number;
    /** The most tokens that a request and its answer may have together: what the model’s window holds. */
    readonly contextTokens: number;
    /** The most tokens that a picture takes, or a page of a PDF; what is usual for its kind and model where absent. */
    readonly attachmentTokens?: number | undefined;
    /** How long the other side may take until it begins to answer, in milliseconds. */
    readonly firstMs: number;
    /** The longest pause within an answer, in milliseconds. */
    readonly pauseMs: number;
    /** The most that it may answer, in bytes on the wire. */
    readonly answerBytes: number;
}
/** The limits where nobody sets any. */
declare const DEFAULT_CONNECTION_LIMITS: ConnectionLimits;
/**
 * How a model is reached: what stands under `providers:` in the configuration beside a `kind`. It is the
 * `settings` of each call over it.
 */
interface Connection {
    /** The model, as the other side names it. */
    readonly model: string;
    /** Where it is asked; the vendor's own address where absent. */
    readonly baseUrl?: string | undefined;
    /** The key, by reference: `env:NAME`, `file:PATH`. */
    readonly key?: string | undefined;
    readonly limits: ConnectionLimits;
    /** The media types of attachments that its model reads; what is usual for its kind where absent. */
    readonly reads?: readonly string[] | undefined;
    /** What its tokens cost; unknown, and never 0, where absent. */
    readonly price?: PriceTable | undefined;
}
/** What a connection of one kind must hold beside its model, and what it must not. */
interface ConnectionForm {
    readonly key: 'needed' | 'optional' | 'none';
    readonly baseUrl: 'needed' | 'optional' | 'none';
    /** True where nobody has yet seen an answer over this wire; people are told so. */
    readonly untried?: boolean | undefined;
}
/** Whether an address is one of this machine. */
declare function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean;
/**
 * What is wrong with a connection of a form, in words without secrets. Pure.
 *
 * @example
 * connectionProblems({ key: 'needed', baseUrl: 'optional' }, { model: 'm-1', limits })
 * // ['key: it needs one, by reference, such as env:NAME or file:PATH']
 */
declare function connectionProblems(form: ConnectionForm, { key, baseUrl, price }: Pick<Connection, 'key' | 'baseUrl' | 'price'>): readonly string[];

/** How the model behind a provider counts, and how much it takes. */
interface ModelTokens {
    /** The most tokens that a request and its answer may have together. */
    readonly context: number;
    /** Those of them that are kept for the answer, where the request says nothing. */
    readonly answer: number;
    /**
     * Counts the tokens of a text as the model does; absent where nobody knows its tokenizer, and they are
     * estimated. Called only for what might not fit.
     */
    count?(text: string): number | Promise<number>;
    /**
     * The most tokens that an attachment takes. Where it is absent, or gives `undefined` because nobody can tell, the
     * attachment is taken for more than there is room for, and is not sent to this provider.
     */
    attachment?(file: AttachedFile): number | undefined | Promise<number | undefined>;
}
/** An attachment, where its tokens are counted. */
interface AttachedFile {
    /** An IANA media type: `image/png`. */
    readonly mediaType: string;
    readonly bytes: Uint8Array;
}
/**
 * How many tokens a text may have where no tokenizer is known: a third of its bytes in UTF-8. English prose
 * has about four bytes to a token, code and numbers three, and it is better to send less than too much.
 *
 * @example
 * estimatedTokens('forty-two beds') // 5
 */
declare function estimatedTokens(text: string): number;

/**
 * Where a provider computes.
 * - `in-process`: content never leaves, and there is no egress
 */
declare const PROVIDER_LOCATIONS: readonly ["in-process", "loopback", "remote"];
/** What rules can read of a provider. The host's configuration may set all but `location`. */
interface ProviderAttributes {
    readonly location: (typeof PROVIDER_LOCATIONS)[number];
    readonly region: string;
    /** Agreements in force: `BAA`. A provider plugin claims none; the host states them. */
    readonly agreements: readonly string[];
    /** `commercial`, `government`, `on-premises`. */
    readonly cloud: string;
    /** Days that content is kept at the provider. */
    readonly retentionDays: number;
}
/**
 * What a provider can do.
 * - `structure`: keeps to a form exactly, slot by slot
 * - `tools`: asks for tools, and reads their results
 * - `schema`: answers with JSON that follows a schema
 * - `attachments`: reads what a message names by reference
 */
declare const PROVIDER_ABILITIES: readonly ["structure", "tools", "schema", "attachments"];
type ProviderAbility = (typeof PROVIDER_ABILITIES)[number];
/**
 * A language model behind a port. It has `generate`, `stream` or both, which are one contract: the
 * pieces put together are the whole. It throws a `ProviderFailure` where it knows what failed.
 */
interface Provider<Settings = unknown> {
    readonly id: string;
    readonly title: string;
    readonly attributes: ProviderAttributes;
    /** True where the same request gives the same bytes; then nothing needs journaling. */
    readonly deterministic: boolean;
    /** What it can do; nothing of these where absent. */
    readonly abilities?: readonly ProviderAbility[] | undefined;
    /**
     * The media types of attachments that it reads, where it has that ability: `image/png`. Of those over a
     * connection, what its model reads.
     */
    readonly reads?: readonly string[] | ((settings: Settings) => readonly string[]) | undefined;
    /**
     * True where a run that is started with it is answered by it and by nobody else, but for what code in this
     * process makes the same each time: a recording, beside which no model is asked.
     */
    readonly alone?: true | undefined;
    /**
     * Present where it is reached over a connection: it is then no provider by itself, but a kind of which
     * the configuration sets up as many as it likes under `providers:`, each with a name and a `Connection`
     * of its own. That connection is what its calls have as `settings`.
     */
    readonly connects?: ConnectionForm | undefined;
    /**
     * The names of its models, as records may keep them. The name that an answer carries comes from
     * elsewhere and may say anything: one that is not declared is kept as `undeclared`.
     */
    readonly models?: readonly string[] | ((settings: Settings) => readonly string[]) | undefined;
    /** How its model counts, and how much it takes; absent where it takes whatever it is sent. */
    tokens?(settings: Settings): ModelTokens;
    /** Answers whole. Needed where there is no `stream`. */
    generate?(request: ModelRequest, call: ModelCall<Settings>): Promise<ModelAnswer> | ModelAnswer;
    /** Answers in pieces. Needed where there is no `generate`. */
    stream?(request: ModelRequest, call: ModelCall<Settings>): AsyncIterable<ModelChunk>;
}
/** The media types of attachments that a provider reads; none where it does not have that ability. */
declare function readableTypes<Settings>({ abilities, reads }: Pick<Provider<Settings>, 'abilities' | 'reads'>, settings: Settings): readonly string[];
/** The name of a model as records may keep it: the declared one, or `undeclared`. */
declare function declaredModel<Settings>({ models }: Pick<Provider<Settings>, 'models'>, settings: Settings, answered: string): string;

/** The forms that are told from prose, as people call them. */
declare const TEXT_FORMS: readonly ["HL7 v2", "FHIR JSON", "JSON", "JSON lines", "XML", "CSV"];
/** A form that a text visibly has, other than prose. */
interface TextForm {
    /** For people: `HL7 v2`. */
    readonly name: (typeof TEXT_FORMS)[number];
    /** Absent where a run carries no such media type. */
    readonly mediaType?: MediaType | undefined;
}
/**
 * The form of a text that is no prose, so that it is not read as if it were; nothing where none is
 * recognised, which does not say that there is none. Takes linear time.
 *
 * Sources: HL7 v2.5.1, chapter 2 (segments of three characters, parted by `|`); FHIR R4, resource
 * definitions (`resourceType`); RFC 8259 (JSON); RFC 4180 (CSV).
 *
 * @example
 * textForm('PID|1||4711^^^HOSP^MR||ROE^JANE')?.name   // 'HL7 v2'
 * textForm('name,age\nroe,92')?.mediaType             // 'text/csv'
 * textForm('Seen today, doing well.')                 // undefined
 */
declare function textForm(text: string): TextForm | undefined;

/**
 * What an input holds: `clinical` data of people who are treated, `reference` data such as a code table,
 * `instructions` that say what is asked for, or any other `document`.
 */
declare const INPUT_KINDS: readonly ["clinical", "document", "instructions", "reference"];
type InputKind = (typeof INPUT_KINDS)[number];
/** What a scenario takes in under one name. */
interface ScenarioInput {
    readonly mediaType: MediaType;
    /** What else it may be; an input is taken for the one that its bytes show. */
    readonly otherMediaTypes?: readonly MediaType[] | undefined;
    /**
     * Forms other than prose that a text may have here, since its skill takes them apart; any other one is
     * refused.
     *
     * @example
     * forms: ['HL7 v2']
     */
    readonly forms?: readonly TextForm['name'][] | undefined;
    /**
     * `document` where absent. `reference` is read by skills only, has no subject and is not scanned at
     * intake; where any of it enters a prompt, a tool call or a provider it is scanned like all else.
     */
    readonly kind?: InputKind | undefined;
    /**
     * The labels that it carries from intake, whatever detectors find: categories, and levels as
     * `<scheme>:<LEVEL>`. An empty list says that there are none; absent, it gets what each label scheme
     * of the tenant's assembly gives at intake.
     *
     * @example
     * labels: ['phi']
     * labels: ['classification:CUI']
     */
    readonly labels?: readonly string[] | undefined;
    readonly required: boolean;
    /** Bytes of UTF-8; one more is refused, exactly as many run. */
    readonly maxBytes: number;
    /** The name of reference data that it is filled from where a caller gives no text; they may choose a version. */
    readonly referenceData?: string | undefined;
    readonly description?: string | undefined;
}
/** An artifact people wait for: released once its gate passes. */
interface ScenarioOutcome {
    readonly gate: string;
    /**
     * `to_readers`: nothing is released when the run ends. Who reads it is decided at `release` for each
     * reader, by role and purpose; it has to have passed its gate with exactly these bytes.
     */
    readonly release?: 'to_readers' | undefined;
    /** The label category that a passed gate asks to lower, by a permitted `declassify`. */
    readonly declassifies?: string | undefined;
    /**
     * Whoever starts the run may be shown it while a model writes it, before its gate has judged the whole;
     * what is shown passed the rules at `output`, `artifact` and `release`.
     */
    readonly streams?: boolean | undefined;
    /** A run that a gate rejects still owes it: it is released where it passed its own gate. */
    readonly owed?: boolean | undefined;
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

/**
 * Everything that a decision may depend on; a decision is a pure function of it. Kept with every decision,
 * so that it can be decided again, by these rules or by others. Ids, spans and labels, never content.
 */
interface DecisionInput {
    readonly at: InterventionPoint;
    /** The artifact or act it is about: a name or id, never content. */
    readonly subject: string;
    /** A keyed digest of the content; no rule reads it. */
    readonly content?: string | undefined;
    readonly labels: LabelSet;
    readonly findings: readonly Finding[];
    /** Detectors that failed on this content; rules that read findings or labels then deny. */
    readonly couldNotCheck: readonly string[];
    /**
     * The media types of attachments in this content, which no detector reads: its labels are those that were
     * declared. Rules that read findings then deny, and only a permit that reads `detection.unread` permits.
     * Absent where there are none.
     */
    readonly unread?: readonly string[] | undefined;
    readonly run: {
        readonly id: string;
        readonly scenario: string;
        readonly purpose: string;
        readonly domain: string;
        readonly state: string;
    };
    readonly tenant: {
        readonly id: string;
    };
    readonly principal: Principal;
    readonly persona?: DecisionPersona | undefined;
    /** The provider that content is about to reach, or came from. */
    readonly provider?: (ProviderAttributes & {
        readonly id: string;
    }) | undefined;
    /** The skill or service that is used, and by whom: the node it acts at, a model, or another skill. */
    readonly tool?: {
        readonly id: string;
        readonly by: 'node' | 'model' | 'skill';
    } | undefined;
    /** Where the content is an input of the run, as it was taken in: at `run_input` and `handoff`. */
    readonly input?: {
        readonly kind: InputKind;
    } | undefined;
    /** Where somebody of another tenant asks to read: at `cross_tenant_query`. */
    readonly query?: DecisionQuery | undefined;
    /** Ids of the gates that the content has passed. */
    readonly gatesPassed: readonly string[];
    /** `<namespace>.<name>` → value, of the namespaces that plugins contribute. */
    readonly facts: Readonly<Record<string, FactValue>>;
    /** Rule id → who waived it. Whether they may is decided where the waiver is granted. */
    readonly waivers: Readonly<Record<string, string>>;
    /** For `declassify`: the label category, or prefix ending in `/`, that is to be lowered. */
    readonly act?: {
        readonly label?: string | undefined;
    } | undefined;
}
/** What rules may read of a call that reads in another tenant. */
interface DecisionQuery {
    /** The tenant of whoever asks; `tenant.id` is whose data it is. */
    readonly from: string;
    /** What is asked for. */
    readonly what: GrantedKind;
    /** Whether a grant of the tenant whose data it is covers it, now. */
    readonly granted: boolean;
}
/** What rules may read of the persona at work. */
interface DecisionPersona {
    readonly id: string;
    readonly code: string;
    readonly category: string;
    readonly duties: readonly string[];
}

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
 * - `allow`: continue
 * - `block`: a mandatory rule; fix, send back or waive
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
    /**
     * What it was decided on: one input, or two where a remedy changed the content in between, the first of
     * them on the content as it came.
     */
    readonly inputs: readonly DecisionInput[];
    /** What was found, by category and place. */
    readonly findings: readonly Finding[];
    /** The facts as they were read, namespace by namespace, ids and labels only. */
    readonly facts: Readonly<Record<string, Readonly<Record<string, FactValue>>>>;
}

/**
 * Why a provider was asked.
 * - `step`: the step names it
 * - `caller`: the caller asked for it
 * - `policy`: the policy for models prefers it
 * - `tenant`: it is the tenant's own choice for all steps
 * - `inside`: nobody who was chosen can do what the step needs, and it can, inside this process
 */
declare const CHOSEN_BECAUSE: readonly ["step", "caller", "policy", "tenant", "inside"];
type ChosenBecause = (typeof CHOSEN_BECAUSE)[number];
/**
 * Why a provider was not asked, or no longer.
 * - `not_there`: nobody has it
 * - `lacks`: it cannot do what the step needs, or what is required of it is not stated of it
 * - `egress`: the rules do not let this content go to it
 * - `resting`: it failed a while ago, and is left alone
 * - `failed`: it was asked, and failed
 */
type PassedOverFor = 'not_there' | 'lacks' | 'egress' | 'resting' | 'failed';
/** A provider that was not asked, or failed, and why. Ids and words of closed lists, never content. */
interface PassedOver {
    readonly provider: string;
    readonly why: PassedOverFor;
    /** What it lacks, or the ids of the rules that deny egress. */
    readonly what?: readonly string[] | undefined;
    /** How it failed, last. */
    readonly failure?: FailureKind | undefined;
    /** Until when it is left alone, RFC 3339; absent where time alone will not heal it. */
    readonly until?: string | undefined;
}
/** The choice of a provider for one turn of a conversation with a model. */
interface ModelChoice {
    /** The turn within the visit, from 1. */
    readonly turn: number;
    readonly provider: string;
    readonly because: ChosenBecause;
    /** In the order in which they would have been asked. */
    readonly passedOver: readonly PassedOver[];
}

/** When a question expires, and what has become of it so far. */
interface QuestionDeadline {
    /** When it was asked, RFC 3339. */
    readonly asked: string;
    /** When it expires: from then on no answer is taken, and none that was given is used. RFC 3339. */
    readonly until: string;
    readonly onExpiry: OnExpiry;
    /** Whom it goes to then. */
    readonly escalateTo?: readonly string[] | undefined;
    readonly remindEveryMs?: number | undefined;
    /** How many reminders were due when watchers were last told. */
    readonly reminded?: number | undefined;
    /** The roles that did not answer in time, where others are asked now. */
    readonly escalatedFrom?: readonly string[] | undefined;
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
    /** When it is tried again by itself, RFC 3339; absent where only a command or an answer helps. */
    readonly due?: string | undefined;
    /** What a person is asked for: the answer at a node, an approval that a rule wants, a waiver of a rule. */
    readonly asks?: 'answer' | 'approval' | 'waiver' | undefined;
    /** How many different people must say yes; one where absent. */
    readonly quorum?: number | undefined;
    readonly deadline?: QuestionDeadline | undefined;
    /** Binds an approval to the exact act: a digest of content addresses, rules and pins. */
    readonly binding?: string | undefined;
    /** What a person is asked about; who may see it is decided when they read it. */
    readonly about?: readonly ArtifactReference[] | undefined;
    /** Which rules ask for it, and what was found in what it is about. */
    readonly decision?: Pick<Decision, 'at' | 'subject' | 'reasons' | 'findings'> | undefined;
    /** How the provider or the service failed that is waited for. */
    readonly failure?: FailureKind | undefined;
    /** The provider's id, or the host of the service, that is waited for. */
    readonly by?: string | undefined;
    /** Every provider that might have been asked, and why it was not, or no longer. */
    readonly passedOver?: readonly PassedOver[] | undefined;
    /** How often in a row it has failed; each time it is left alone for longer. */
    readonly attempts?: number | undefined;
}
/**
 * Everything that a run asks people for: what it waits for as a whole first, then what its branches
 * wait for while others continue. A run that was paused or quarantined asks nobody.
 */
declare function questionsOf(run: {
    readonly state: RunState;
    readonly waiting?: Waiting | undefined;
    readonly nodes: Readonly<Record<string, NodeState>>;
}): readonly Waiting[];
/** What a run asks people, as a store looks for it when it keeps an answer. */
declare function awaitsOf(run: Parameters<typeof questionsOf>[0]): readonly Awaited[];

/**
 * - `open`: its work does not persist yet: it was not visited, or feedback took its work back
 * - `done`: its work persists and was handed on
 * - `skipped`: no edge into it was taken
 * - `failed`: its work could not be done
 * - `cancelled`: a join that was satisfied without it left it over
 */
type NodeStatus = 'open' | 'done' | 'skipped' | 'failed' | 'cancelled';
/** How often a feedback edge was taken, and the scores that led to it. */
interface FeedbackState {
    readonly taken: number;
    readonly scores: readonly number[];
}
/** References by the name of the artifact, or by its key in a run. */
type ArtifactsByName = Readonly<Record<string, ArtifactReference>>;
/**
 * Where one instance of a node is: a node within its branch. Its key in a run's record is the
 * node's id (`draft`); in a branch of a map the item follows (`draft[3]`), inside a sub-workflow
 * the instance that holds it goes before (`review/draft`).
 */
interface NodeState {
    /** How many visits it had. */
    readonly visits: number;
    readonly status: NodeStatus;
    /** Why it was skipped, failed or was cancelled. */
    readonly reasons?: readonly Reason[] | undefined;
    /** For a failure: how the run ends that it ends. */
    readonly signal?: 'reject' | 'fail' | undefined;
    /** What it waits for; others may continue meanwhile. */
    readonly waiting?: Waiting | undefined;
    /** The clock of the visit that waits, or is made again after it waited: read once, kept. */
    readonly clock?: number | undefined;
    /** How often in a row its provider or its service has failed. */
    readonly attempts?: number | undefined;
    /** Somebody resumed it by hand: who is left alone is asked all the same, once. */
    readonly insisted?: true | undefined;
    /** For a workflow in a node that has a time limit: when work inside of it began, in milliseconds since 1970. */
    readonly begun?: number | undefined;
    /** For a map: how many branches it has. */
    readonly items?: number | undefined;
    /** Facts that its skill set, or that all branches it joined agree on: `namespace.name` → value. */
    readonly facts?: Readonly<Record<string, FactValue>> | undefined;
    /** What its edges that were taken hand on, by the node they lead to; there while its work persists. */
    readonly hands?: Readonly<Record<string, ArtifactsByName>> | undefined;
    /** What feedback edges carried to it. */
    readonly feedback?: ArtifactsByName | undefined;
    /** Feedback edges from it that were taken, by the node they lead to. */
    readonly taken?: Readonly<Record<string, FeedbackState>> | undefined;
}
/**
 * The key of an artifact in a run's record: what an instance made is its own, and another's of the
 * same name stays beside it. The run's inputs have their bare names.
 *
 * @example
 * artifactKey('draft[3]', 'summary') // 'draft[3]/summary'
 */
declare function artifactKey(instance: string, name: string): string;
/**
 * The state of an instance, or that of one to which nothing happened yet.
 *
 * @example
 * nodeState(run, 'draft').visits // 2
 */
declare function nodeState(run: {
    readonly nodes: Readonly<Record<string, NodeState>>;
}, instance: string): NodeState;
/**
 * A record's own value of a key. Names come from documents: one called `constructor` is a name, and
 * not what every object inherits.
 *
 * @example
 * ownValue(outputs, 'toString') // undefined, unless an artifact has that name
 */
declare function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined;

export {
  CHOSEN_BECAUSE,
  DEFAULT_CONNECTION_LIMITS,
  GRANTED_KINDS,
  INPUT_KINDS,
  PROVIDER_ABILITIES,
  PROVIDER_LOCATIONS,
  artifactKey,
  awaitsOf,
  connectionProblems,
  declaredModel,
  estimatedTokens,
  isLoopback,
  nodeState,
  ownValue,
  questionsOf,
  readableTypes,
  textForm,
};
export type {
  ArtifactsByName,
  AttachedFile,
  ChosenBecause,
  Connection,
  ConnectionForm,
  ConnectionLimits,
  Decision,
  DecisionError,
  DecisionInput,
  DecisionPersona,
  DecisionQuery,
  DecisionReason,
  FeedbackState,
  Finding,
  GrantedKind,
  InputKind,
  ModelChoice,
  ModelTokens,
  NodeState,
  NodeStatus,
  Obligation,
  PassedOver,
  PassedOverFor,
  Provider,
  ProviderAbility,
  ProviderAttributes,
  QuestionDeadline,
  Reason,
  Scenario,
  ScenarioInput,
  ScenarioOutcome,
  TextForm,
  TextSpan,
  Waiting,
};

// chunk-3.d.ts
import {
  JsonValue,
  TextPart,
  ToolCallPart,
} from './chunk-8.js';
import {
  FccError,
} from '@fcc/plugin-api';

/**
 * Why a model stopped.
 * - `end`: it is done
 * - `tool_calls`: it waits for the tools that it asked for
 * - `length`: the limit on tokens cut it off
 * - `refused`: it, or a filter before it, would not answer
 */
declare const STOP_REASONS: readonly ["end", "tool_calls", "length", "refused"];
type StopReason = (typeof STOP_REASONS)[number];
/** Tokens of one call. What a provider does not count is absent, and never 0 in its place. */
interface TokenUsage {
    readonly inputTokens: number;
    readonly outputTokens: number;
    /** Those of the input that a cache of the provider served. */
    readonly cachedTokens?: number | undefined;
    /** Those of the output that went into reasoning that is not shown. */
    readonly reasoningTokens?: number | undefined;
}
/** What a model answered. */
interface ModelAnswer {
    readonly parts: readonly (TextPart | ToolCallPart)[];
    readonly stop: StopReason;
    /** The model as the provider names it; records keep it only if the provider declares it. */
    readonly model: string;
    readonly usage: TokenUsage;
}
/** A piece of an answer, as it streams. Exactly one `finish` comes last. */
type ModelChunk = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'tool_call';
    readonly id: string;
    /** The tool; in the first piece of a call. */
    readonly tool?: string | undefined;
    /** A piece of the arguments as JSON text. */
    readonly argumentsText: string;
} | {
    readonly kind: 'finish';
    readonly stop: StopReason;
    readonly model: string;
    readonly usage: TokenUsage;
};
/**
 * A finished answer of one text.
 *
 * @example
 * textAnswer('Four beds.', { model: 'echo-1', usage: { inputTokens: 5, outputTokens: 3 } })
 */
declare function textAnswer(text: string, said: Pick<ModelAnswer, 'model' | 'usage'>): ModelAnswer;
/** All text of an answer, in order. */
declare function answerText({ parts }: Pick<ModelAnswer, 'parts'>): string;
/** The tools that an answer asks for, in order. */
declare function toolCallsOf({ parts }: Pick<ModelAnswer, 'parts'>): readonly ToolCallPart[];
/** A JSON value, or `undefined` where it is none: a function, a cycle, NaN. */
declare function asJsonValue(value: unknown): JsonValue | undefined;

/** The ways in which a provider, or a service that a skill reaches, fails. The list is closed. */
declare const FAILURE_KINDS: readonly ["rate_limited", "overloaded", "context_too_long", "refused", "invalid_answer", "cut_off", "unreachable", "not_authorised", "timed_out", "not_recorded", "failed"];
type FailureKind = (typeof FAILURE_KINDS)[number];
/** Failures that time alone may heal; whoever waits for one comes back by itself. */
declare const PASSING_FAILURES: ReadonlySet<FailureKind>;
/** What is known of a failure. */
interface FailureDetails {
    /** The provider's id, or the host of a service. */
    readonly by: string;
    /** When it says that it may be asked again, in milliseconds from now. */
    readonly retryAfterMs?: number | undefined;
    /** More words, without content and without secrets. */
    readonly detail?: string | undefined;
    readonly cause?: unknown;
}
/**
 * A typed failure of a provider. A provider throws it; the run waits for the provider, and comes back
 * by itself where the failure is one that passes.
 *
 * @example
 * throw new ProviderFailure('rate_limited', { by: 'acme/model', retryAfterMs: 2000 })
 */
declare class ProviderFailure extends FccError {
    /** Recognises one from any installed copy of this package. */
    static is(value: unknown): value is ProviderFailure;
    readonly kind: FailureKind;
    /** The provider's id, or the host of a service. */
    readonly by: string;
    constructor(kind: FailureKind, { by, retryAfterMs, detail, cause }: FailureDetails);
}

/**
 * A decimal without a sign as text: `0.025`. Sums of money are never held in binary fractions: those drift.
 * Whole numbers of the smallest digit are counted instead, without bound and without rounding.
 */
type Decimal = string;
/** Whether a text is a decimal: at most 12 digits before the point and 12 after it, no sign, no exponent. */
declare function isDecimal(text: string): boolean;
/**
 * The decimal that a number was written as, or `undefined` where a number cannot hold it exactly: with
 * more than 15 digits, below 0, or none at all.
 *
 * @example
 * decimalOf(0.025) // '0.025'
 */
declare function decimalOf(number: number): Decimal | undefined;
/** Whether one decimal is as much as another, or more. */
declare function isAtLeast(one: Decimal, other: Decimal): boolean;

/** What a million tokens cost, in one currency, over some time. */
interface ModelPrice {
    /** The first day on which it holds, UTC: `2026-06-01`. Since ever where absent. */
    readonly from?: string | undefined;
    /** The first day on which it holds no more; until the next price begins where absent. */
    readonly until?: string | undefined;
    /** An ISO 4217 code: `USD`. */
    readonly currency: string;
    readonly input: Decimal;
    readonly output: Decimal;
    /** Tokens of the input that a cache of the provider served; those of `input` where absent. */
    readonly cached?: Decimal | undefined;
}
/** The prices of one model, the earliest first, without a gap between them. */
type PriceTable = readonly ModelPrice[];
/**
 * What is wrong with a table of prices, in words. Pure. A day without a price between two that have one
 * is a mistake: its calls would cost nobody knows what.
 *
 * @example
 * priceTableProblems([{ ...price, until: '2026-03-01' }, { ...price, from: '2026-04-01' }])
 * // ['there is no price from 2026-03-01 to 2026-04-01']
 */
declare function priceTableProblems(table: PriceTable): readonly string[];
/**
 * The price that holds on the day of a moment, or `undefined` where none is stated for it.
 *
 * @param now milliseconds since 1970, UTC
 */
declare function priceAt(table: PriceTable, now: number): ModelPrice | undefined;

export {
  FAILURE_KINDS,
  PASSING_FAILURES,
  ProviderFailure,
  STOP_REASONS,
  answerText,
  asJsonValue,
  decimalOf,
  isAtLeast,
  isDecimal,
  priceAt,
  priceTableProblems,
  textAnswer,
  toolCallsOf,
};
export type {
  Decimal,
  FailureDetails,
  FailureKind,
  ModelAnswer,
  ModelChunk,
  ModelPrice,
  PriceTable,
  StopReason,
  TokenUsage,
};

// chunk-4.d.ts
import * as _fcc_plugin_api from '@fcc/plugin-api';
import {
  PointShape,
} from '@fcc/plugin-api';
import {
  LabelSet,
} from './chunk-9.js';
import {
  Decision,
  ModelChoice,
  QuestionDeadline,
  Reason,
  TextSpan,
  Waiting,
} from './chunk-2.js';
import {
  CallRecord,
  RunCost,
} from './chunk-10.js';
import {
  Principal,
  RunState,
} from './chunk-1.js';
import {
  ArtifactReference,
  Call,
  ContentCheck,
  EdgeKind,
  Subject,
} from './chunk-7.js';

/** Where a run belongs; pools and rules tell them apart. */
declare const DOMAINS: readonly ["LAB", "SHADOW", "PROD"];
type Domain = (typeof DOMAINS)[number];
/** What a run has used so far. */
interface Usage {
    readonly visits: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    /** What its calls of models cost; absent while none was made that anybody bills. */
    readonly cost?: RunCost | undefined;
}
/** What is fixed from a run's start and stands in every audit entry. */
interface RunEnvelope {
    readonly tenant: string;
    /** The IRI under which names of the tenant's data stand: no other tenant of the host has it. */
    readonly namespace?: string | undefined;
    readonly principal: Principal;
    readonly purpose: string;
    readonly domain: Domain;
    /** The domain that was asked for, where a host under pressure let it in as one in LAB. */
    readonly requestedDomain?: Domain | undefined;
    /** Higher goes first among the runs of one tenant; 0 where absent. */
    readonly priority?: number | undefined;
    /** The labels the caller gave the input, joined with what was found in it. */
    readonly labels: LabelSet;
    /** Keyed references to whose data this is; unknown is the run's own. */
    readonly subjects: readonly string[];
    readonly usage: Usage;
    /**
     * A digest of what was asked (scenario, input, purpose, principal and the rest), under the key of the
     * run's subjects: it is shredded with them.
     */
    readonly request?: string | undefined;
    /** A keyed digest of the caller's key. */
    readonly idempotencyKey?: string | undefined;
}

/** One kind of thing that happens, as it is written down and told. */
interface RecordType {
    /** Whether it is an entry of the audit log. */
    readonly entry: boolean;
    /** Whether it is an event of the bus. */
    readonly event: boolean;
    /** When it happens. */
    readonly when: string;
    /** What the `data` of its entry has besides the envelope, of its event as a whole: field → meaning. */
    readonly data: Readonly<Record<string, string>>;
}
/** Everything that is written down or told, each under one name: the catalogue of entries and events. */
declare const RECORD_TYPES: {
    readonly 'fcc.tenant.added': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The tenant was added to the directory.";
        readonly data: {
            readonly by: "who";
            readonly version: "the version of its row";
            readonly row: "the digest of the row";
        };
    };
    readonly 'fcc.tenant.replaced': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The tenant was given another configuration.";
        readonly data: {
            readonly by: "who";
            readonly version: "the version of its row";
            readonly row: "the digest of the row";
        };
    };
    readonly 'fcc.tenant.suspended': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody suspended the tenant: nothing new of it starts since, and what runs waits.";
        readonly data: {
            readonly by: "who";
            readonly reason: "why, in their words";
        };
    };
    readonly 'fcc.tenant.resumed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A suspended tenant works again.";
        readonly data: {
            readonly by: "who";
            readonly since: "since when it was suspended";
        };
    };
    readonly 'fcc.tenant.exported': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Everything of the tenant is about to be written into an archive.";
        readonly data: {
            readonly by: "who";
            readonly keys: "for whom its keys are in it: nobody, a passphrase or a public key";
        };
    };
    readonly 'fcc.tenant.imported': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The tenant was imported from an archive.";
        readonly data: {
            readonly by: "who";
            readonly at: "when the archive was made";
            readonly madeBy: "by whom, as it says";
        };
    };
    readonly 'fcc.tenant.removed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The tenant was taken out of the directory.";
        readonly data: {
            readonly by: "who";
            readonly version: "the version of its row";
            readonly row: "the digest of the row";
        };
    };
    readonly 'fcc.subscriber.redriving': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody is about to have events given to a subscriber again.";
        readonly data: {
            readonly by: "who";
            readonly subscriber: "the subscriber of a plugin, by its whole id";
            readonly of: "`letters` that it could not be given, or `events` as the store has them";
        };
    };
    readonly 'fcc.webhook.delivered': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Events were sent to a webhook, kept from it by rules, or given up; one entry for those of a while.";
        readonly data: {
            readonly webhook: "its name";
            readonly host: "the host that it is at";
            readonly delivered: "how many were taken there";
            readonly withheld: "how many rules kept from it";
            readonly rules: "rule → how many it kept from it";
            readonly given: "how many were given up, and wait to be sent again by somebody";
            readonly tries: "how many tries failed meanwhile";
            readonly first: "the first event that was settled";
            readonly last: "the last one";
        };
    };
    readonly 'fcc.webhook.redriving': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody is about to have events sent again that were given up.";
        readonly data: {
            readonly by: "who";
            readonly webhook: "its name";
            readonly letters: "how many, at most";
        };
    };
    readonly 'fcc.webhook.testing': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody is about to have an event sent to a webhook that tells of nothing.";
        readonly data: {
            readonly by: "who";
            readonly webhook: "its name";
            readonly host: "the host that it is at";
        };
    };
    readonly 'fcc.webhook.tested': {
        readonly entry: true;
        readonly event: false;
        readonly when: "That came to an end.";
        readonly data: {
            readonly by: "who";
            readonly webhook: "its name";
            readonly outcome: "how it ended";
        };
    };
    readonly 'fcc.keys.rotated': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody began to rotate keys of the tenant, or has rotated them.";
        readonly data: {
            readonly by: "who";
            readonly phase: "begun or ended";
            readonly master: "whether keys are wrapped anew, by which master key";
            readonly before: "data keys whose newest version is older than this get a new one; absent where none does";
            readonly keys: "how many there are; known at the end";
            readonly rewrapped: "how many were wrapped anew";
            readonly renewed: "how many data keys got a new version";
            readonly problems: "how many keys could not be rotated";
        };
    };
    readonly 'fcc.keys.renewed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A data key that was to seal was older than the host lets it become, and got a new version.";
        readonly data: {
            readonly key: "the subject’s keyed reference";
        };
    };
    readonly 'fcc.keys.retired': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody is about to give up a master key that wraps nothing any more.";
        readonly data: {
            readonly by: "who";
            readonly master: "which one";
        };
    };
    readonly 'fcc.store.accepted': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody accepted a store that is empty or older than it was.";
        readonly data: {
            readonly by: "who";
            readonly lost: "how many entries are lost, at which places, and since when";
        };
    };
    readonly 'fcc.store.carried': {
        readonly entry: true;
        readonly event: false;
        readonly when: "All records of the tenant are about to be copied or backed up, or were restored.";
        readonly data: {
            readonly by: "who";
            readonly act: "which of them";
            readonly from: "from where";
            readonly to: "to where";
        };
    };
    readonly 'fcc.api_key.creating': {
        readonly entry: true;
        readonly event: false;
        readonly when: "An API key is about to be made for a program. Its text is in no entry.";
        readonly data: {
            readonly by: "who makes it";
            readonly key: "its id";
            readonly name: "what it is for";
            readonly for: "whom it stands for, with the roles";
            readonly tier: "its rate tier";
            readonly expires: "when it expires";
        };
    };
    readonly 'fcc.api_key.rotating': {
        readonly entry: true;
        readonly event: false;
        readonly when: "An API key is about to get another secret.";
        readonly data: {
            readonly by: "who";
            readonly key: "its id";
            readonly until: "until when the one before it is accepted";
        };
    };
    readonly 'fcc.api_key.revoked': {
        readonly entry: true;
        readonly event: false;
        readonly when: "An API key was revoked; nobody accepts it since.";
        readonly data: {
            readonly by: "who";
            readonly key: "its id";
        };
    };
    readonly 'fcc.session.opened': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody signed in at a server.";
        readonly data: {
            readonly by: "who";
            readonly session: "its id";
            readonly issuer: "who said so";
        };
    };
    readonly 'fcc.session.renewed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The session of somebody who signed in was renewed, by what its issuer said then.";
        readonly data: {
            readonly by: "who";
            readonly session: "its id";
            readonly issuer: "who said so";
        };
    };
    readonly 'fcc.session.ended': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody signed out, or was signed out by somebody else.";
        readonly data: {
            readonly by: "who";
            readonly session: "its id";
            readonly issuer: "who had said who they are";
            readonly of: "whose sessions";
            readonly sessions: "how many";
        };
    };
    readonly 'fcc.grant.creating': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody of another tenant is about to be let in, to read.";
        readonly data: {
            readonly by: "who grants it";
            readonly grant: "its id";
            readonly to: "the tenant, and whom there: a principal or a role";
            readonly what: "what they may read: runs, artifacts, personas";
            readonly purpose: "what for";
            readonly until: "until when";
        };
    };
    readonly 'fcc.grant.revoked': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A grant was taken back; nobody reads by it since.";
        readonly data: {
            readonly by: "who";
            readonly grant: "its id";
        };
    };
    readonly 'fcc.tenant.queried': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody of one tenant asked to read in another; both logs have it.";
        readonly data: {
            readonly by: "who asked";
            readonly from: "their tenant";
            readonly of: "the tenant whose data it is";
            readonly what: "what they asked for: runs, artifacts, personas";
            readonly purpose: "what for";
            readonly grant: "the id of the grant, where one covers it";
            readonly answer: "opened or read, or why not: no grant, over, not covered, rules";
            readonly run: "the run that was read, where it was one";
            readonly decisions: "what the rules of both tenants said";
            readonly shared: "inputs that several decisions have, named in them by their places here";
        };
    };
    readonly 'fcc.tenant.locked': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A call of this tenant named another tenant without a grant: nothing of this tenant works since.";
        readonly data: {
            readonly by: "who made the call";
            readonly named: "the tenant that it named";
        };
    };
    readonly 'fcc.tenant.unlocked': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A person let a locked tenant work again.";
        readonly data: {
            readonly by: "who";
            readonly since: "since when it was locked";
            readonly lost: "whether the row that said so was not the expected one";
        };
    };
    readonly 'fcc.run.continued': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A run continued by itself on versions of plugins that these declare compatible.";
        readonly data: {
            readonly versions: "plugin → the version it was pinned to, and the one that runs from here on";
        };
    };
    readonly 'fcc.records.pruned': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Records were removed: of erased subjects, or by their age; one entry for each batch.";
        readonly data: {
            readonly by: "who";
            readonly days: "how old runs or entries had to be";
            readonly runs: "how many runs";
            readonly journals: "how many journals of runs of erased subjects";
            readonly entries: "how many texts of audit entries";
            readonly places: "which of them: ranges of the log, the end not among them";
            readonly contents: "how many contents of erased subjects";
            readonly bytes: "how many bytes these had before they were sealed";
            readonly events: "how many events, besides those of the runs";
            readonly commands: "how many commands that were carried out, besides those of the runs";
        };
    };
    readonly 'fcc.run.removed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A run was removed by its age, with its contents, journal, answers, commands and events.";
        readonly data: {
            readonly by: "who";
            readonly act: "the entry that tells of the batch";
            readonly days: "how old it had to be";
        };
    };
    readonly 'fcc.subject.shredding': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The key of a subject is about to be destroyed; an erasure that is cut short is replayed by it.";
        readonly data: {
            readonly by: "who";
        };
    };
    readonly 'fcc.erasures.replayed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Erasures that the log tells of were carried out again: the control store did not know of them.";
        readonly data: {
            readonly subjects: "the keyed references of the subjects";
        };
    };
    readonly 'fcc.subject.shredded': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The key of a subject was destroyed.";
        readonly data: {
            readonly by: "who";
            readonly found: "whether there was one";
            readonly outcomes: "how many folders with outcomes in plain text were removed beside the store";
        };
    };
    readonly 'fcc.capabilities.accepted': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody accepted that a tenant has fewer safeguards.";
        readonly data: {
            readonly by: "who";
            readonly lost: "the safeguards that are gone; or one text, where nobody knows";
            readonly present: "those that are there";
            readonly record: "the digest of the record in the control store";
        };
    };
    readonly 'fcc.safeguards.changed': {
        readonly entry: true;
        readonly event: false;
        readonly when: "The tenant’s store opened under another record of accepted safeguards than before; none was lost.";
        readonly data: {
            readonly record: "the digest of the record in the control store";
        };
    };
    readonly 'fcc.content.read': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A file was read by the rules of run input, outside a run.";
        readonly data: {
            readonly by: "who";
            readonly decisions: "what was decided of it";
            readonly shared: "inputs that several decisions have, named in them by their places here";
            readonly couldNotCheck: "detectors that could not look into it";
        };
    };
    readonly 'fcc.decision.made': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody asked whether an act outside a run may be done, and was told.";
        readonly data: {
            readonly by: "who";
            readonly for: "who is about to do it, where that is somebody else";
            readonly act: "what the act is called";
            readonly at: "where rules were asked to look";
            readonly purpose: "what for";
            readonly decision: "allow, approve, block or halt";
            readonly decisions: "what was decided at each point, with the name of the act as their subject";
            readonly shared: "inputs that several decisions have, named in them by their places here";
            readonly couldNotCheck: "detectors that could not look into the content";
            readonly approvedBy: "whose approval was there";
        };
    };
    readonly 'fcc.artifact.read': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody was shown artifacts of a run: an outcome, whole or while it was written, or what a question is about.";
        readonly data: {
            readonly by: "who";
            readonly purpose: "what for";
            readonly how: "`streamed` where it was shown while it was written; absent otherwise";
            readonly artifacts: "name of each that was shown, and its address; what is still being written has none";
            readonly visit: "the visit that wrote it meanwhile";
            readonly withheld: "the names of those that rules kept from them";
            readonly activity: "the question that it is about";
            readonly shown: "the keyed digest of what was shown of the question";
            readonly decisions: "what was decided of each, at `release`";
            readonly shared: "inputs that several decisions have, named in them by their places here";
        };
    };
    readonly 'fcc.run.recorded': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody was given what models answered in a run, sealed under a key of its own.";
        readonly data: {
            readonly by: "who";
            readonly purpose: "what for";
            readonly recording: "the digest of the file";
            readonly answers: "how many answers are in it";
            readonly scrubbed: "how many of them rules changed";
            readonly decisions: "what was decided of each, at `release`";
            readonly shared: "inputs that several decisions have, named in them by their places here";
        };
    };
    readonly 'fcc.records.exported': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody was given records to take away.";
        readonly data: {
            readonly by: "who";
            readonly of: "the audit log, a run, the proofs of a run, or a report";
            readonly exporter: "what wrote it, where a plugin did";
            readonly purpose: "what for, where it was said";
        };
    };
    readonly 'fcc.provider.testing': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody is about to have a provider asked one small thing, with nothing of anybody in it.";
        readonly data: {
            readonly by: "who";
            readonly provider: "its id";
            readonly activity: "the idempotency key of the call";
        };
    };
    readonly 'fcc.provider.tested': {
        readonly entry: true;
        readonly event: false;
        readonly when: "That came to an end.";
        readonly data: {
            readonly by: "who";
            readonly provider: "its id";
            readonly activity: "the idempotency key of the call";
            readonly outcome: "answered, failed, or not permitted by the rules";
            readonly failure: "how it failed";
            readonly decisions: "what was decided of the request";
            readonly call: "the model, its tokens and what they cost";
        };
    };
    readonly 'fcc.request.served': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A request was answered by a server. Its content is in no entry.";
        readonly data: {
            readonly by: "who";
            readonly credential: "the kind and id of what they showed";
            readonly route: "which one, by its id";
            readonly method: "how it was asked";
            readonly status: "the status of the answer";
            readonly code: "the code of what went wrong, where something did";
            readonly run: "the run that it was about";
            readonly durationMs: "how long it took";
        };
    };
    readonly 'fcc.access.denied': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody was denied an action.";
        readonly data: {
            readonly by: "who";
            readonly action: "what they wanted to do";
            readonly object: "to what";
            readonly because: "why it was denied: their kind, their roles, or rules";
            readonly artifact: "what they wanted to read of it";
            readonly purpose: "what they wanted to read it for";
            readonly decisions: "what the rules said";
            readonly shared: "inputs that several decisions have, named in them by their places here";
            readonly layer: "which rules denied it";
        };
    };
    readonly 'fcc.approval.given': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A person answered a run that waited.";
        readonly data: {
            readonly activity: "what was asked";
            readonly seat: "where the answer is kept, where a question asks several people and it is not the first";
            readonly decision: "approved, rejected or waived";
            readonly by: "who";
            readonly binding: "the act that it is bound to";
            readonly ownRun: "true where whoever answered had started the run, or acts for who did";
            readonly shown: "the keyed digest of what they were shown; absent where they had not read it";
        };
    };
    readonly 'fcc.approval.decided': {
        readonly entry: true;
        readonly event: false;
        readonly when: "It was written down what a question that can expire came to: once, before anything is done by it.";
        readonly data: {
            readonly decision: "approved, rejected, waived or expired";
            readonly by: "whose answer decided it; absent where the time did";
            readonly activity: string;
            readonly node: string;
            readonly roles: string;
            readonly needed: string;
            readonly until: string;
            readonly signed: string;
            readonly binding: string;
        };
    };
    readonly 'fcc.approval.escalated': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A question that too few people answered in time went to other roles.";
        readonly data: {
            readonly escalatedFrom: "the roles that were asked before";
            readonly activity: string;
            readonly node: string;
            readonly roles: string;
            readonly needed: string;
            readonly until: string;
            readonly signed: string;
            readonly binding: string;
        };
    };
    readonly 'fcc.approval.reminded': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A question still waits, after as long as it says.";
        readonly data: {
            readonly reminded: "how many reminders were due by now";
            readonly activity: string;
            readonly node: string;
            readonly roles: string;
            readonly needed: string;
            readonly until: string;
            readonly signed: string;
            readonly binding: string;
        };
    };
    readonly 'fcc.run.started': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A run was created from input that was accepted, or refused by governance.";
        readonly data: {
            readonly pins: "data by digest, code by version";
            readonly inputs: "name, address, bytes and labels of each";
            readonly decisions: "what was decided of the input";
            readonly shared: "inputs that several decisions have, named in them by their places here";
            readonly scenario: string;
            readonly workflow: string;
            readonly purpose: string;
            readonly domain: string;
            readonly usage: string;
            readonly state: string;
            readonly sequence: string;
            readonly labels: string;
            readonly reasons: string;
        };
    };
    readonly 'fcc.node.ready': {
        readonly entry: false;
        readonly event: true;
        readonly when: "A node is what the run goes to next.";
        readonly data: {
            readonly node: "its instance: a node within its branch";
            readonly number: "which visit of it this will be, from 1";
            readonly persona: "who acts there";
        };
    };
    readonly 'fcc.visit.recorded': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A visit was committed.";
        readonly data: {
            readonly visit: "its id";
            readonly node: "its instance";
            readonly number: "which visit of the node, from 1";
            readonly persona: "who acted, by id";
            readonly personaName: "and by name";
            readonly actor: "skill, model, human or map";
            readonly actedBy: "the skill, provider or principal";
            readonly startedAt: "when it began";
            readonly endedAt: "when it ended";
            readonly inputs: "addresses of what went in";
            readonly outputs: "name, address, bytes and labels of what came out";
            readonly decisions: "what was decided, by which rules";
            readonly shared: "inputs that several decisions have, named in them by their places here";
            readonly gates: "gates with their scores";
            readonly issues: "how many issues validators found (event), or which (entry)";
            readonly says: "the skill's sentence with its measures";
            readonly route: "where it leads";
            readonly calls: "its calls of models: provider, model, tokens, cost, and whether it may be billed twice (entry)";
            readonly services: "what services answered to its skill: host and status (entry)";
            readonly policy: "the digest of what the run was planned with (entry)";
            readonly state: "the state of the run after it";
            readonly sequence: "how many commits the run has";
        };
    };
    readonly 'fcc.run.waiting': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A run came to wait for somebody or something.";
        readonly data: {
            readonly for: "human, provider, service, version or quota";
            readonly node: "where it waits";
            readonly roles: "who may answer";
            readonly asks: "answer, approval or waiver";
            readonly due: "when it continues by itself";
            readonly failure: "how the provider or the service failed (entry)";
            readonly by: "the provider, or the declared service, that failed (entry)";
            readonly activity: "what is awaited";
            readonly binding: "what the answer is bound to";
            readonly versions: "plugins that are here in another version";
            readonly scenario: string;
            readonly workflow: string;
            readonly purpose: string;
            readonly domain: string;
            readonly usage: string;
            readonly state: string;
            readonly sequence: string;
            readonly labels: string;
            readonly reasons: string;
        };
    };
    readonly 'fcc.run.resumed': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A run continued that waited, was paused or in quarantine.";
        readonly data: {
            readonly by: "who let it continue, or `due`";
            readonly activity: "what was answered";
            readonly versions: "plugins whose other version was accepted";
            readonly scenario: string;
            readonly workflow: string;
            readonly purpose: string;
            readonly domain: string;
            readonly usage: string;
            readonly state: string;
            readonly sequence: string;
            readonly labels: string;
            readonly reasons: string;
        };
    };
    readonly 'fcc.run.paused': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A run was paused after a visit.";
        readonly data: {
            readonly by: "who commanded it";
            readonly scenario: string;
            readonly workflow: string;
            readonly purpose: string;
            readonly domain: string;
            readonly usage: string;
            readonly state: string;
            readonly sequence: string;
            readonly labels: string;
            readonly reasons: string;
        };
    };
    readonly 'fcc.run.quarantined': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A run was put into quarantine.";
        readonly data: {
            readonly by: "who commanded it, or the code of what poisoned it";
            readonly scenario: string;
            readonly workflow: string;
            readonly purpose: string;
            readonly domain: string;
            readonly usage: string;
            readonly state: string;
            readonly sequence: string;
            readonly labels: string;
            readonly reasons: string;
        };
    };
    readonly 'fcc.run.ended': {
        readonly entry: true;
        readonly event: true;
        readonly when: "A run ended.";
        readonly data: {
            readonly released: "outcome → address";
            readonly scenario: string;
            readonly workflow: string;
            readonly purpose: string;
            readonly domain: string;
            readonly usage: string;
            readonly state: string;
            readonly sequence: string;
            readonly labels: string;
            readonly reasons: string;
        };
    };
    readonly 'fcc.artifact.released': {
        readonly entry: true;
        readonly event: true;
        readonly when: "An outcome was released to people.";
        readonly data: {
            readonly name: "its name (event)";
            readonly artifact: "its name (entry)";
            readonly address: "its keyed address";
            readonly bytes: "its length (event)";
            readonly labels: "its labels";
            readonly gate: "the gate that it passed (entry)";
        };
    };
    readonly 'fcc.artifact.declassified': {
        readonly entry: true;
        readonly event: false;
        readonly when: "A label of an outcome was lowered by a permit.";
        readonly data: {
            readonly artifact: "its name";
            readonly address: "its keyed address before";
            readonly label: "what was lowered";
            readonly by: "the permits";
        };
    };
    readonly 'fcc.run.cancelled': {
        readonly entry: true;
        readonly event: false;
        readonly when: "Somebody commanded that a run ends; it ends with an entry of its own.";
        readonly data: {
            readonly by: "who";
        };
    };
};
type NamesWith<Field extends 'entry' | 'event'> = {
    [Name in keyof typeof RECORD_TYPES]: (typeof RECORD_TYPES)[Name][Field] extends true ? Name : never;
}[keyof typeof RECORD_TYPES];
/** A kind of audit entry. */
type AuditType = NamesWith<'entry'>;
/** A kind of event. */
type EventType = NamesWith<'event'>;
/** Every kind of audit entry. */
declare const AUDIT_TYPES: readonly AuditType[];
/** Every kind of event. */
declare const EVENT_TYPES: readonly EventType[];

/** One thing a gate looks at. `required` means that no other check makes up for it. */
interface GateCheck {
    readonly id: string;
    readonly required: boolean;
    readonly test: GateTest;
    /** How much it counts in the mean, beside the others: above 0; 1 where it is absent. Of scorers alone. */
    readonly weight?: number | undefined;
    /** What a tenant may set that weight to; absent where it may not. */
    readonly tenantWeight?: {
        readonly from: number;
        readonly to: number;
    } | undefined;
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
/** A gate: passed when every check could be measured, every required one holds, and the weighted mean reaches the threshold. */
interface Gate {
    readonly id: string;
    readonly title: string;
    /** 0..1; the strictest over all layers counts. */
    readonly threshold: number;
    readonly checks: readonly GateCheck[];
    /** Gates of lower layers under the same name: it passes where all of these pass as well. */
    readonly also?: readonly Gate[] | undefined;
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

/** A message that a group could not be given, after every try. */
interface TransportLetter extends TransportMessage {
    /** The name of the error, never its message. */
    readonly error: string;
    /** When it was put aside (RFC 3339). */
    readonly at: string;
}
/**
 * The dead letters of one group. They outlive the process where the transport keeps messages; how many are kept
 * is a setting of the transport, and the newest stay.
 */
interface TransportLetters {
    /** Puts one aside; one of the same id is replaced. */
    put(letter: TransportLetter): Promise<void>;
    /** The oldest first. */
    list(limit: number): Promise<readonly TransportLetter[]>;
    /** Takes one out; an id that nobody knows changes nothing. */
    remove(id: string): Promise<void>;
}
/** Dead letters in the memory of the process, for transports that keep nothing. */
declare function createLettersInMemory(most: number): (group: string) => TransportLetters;

/** An event on its way: its bytes, and by what it is ordered and told from others. */
interface TransportMessage {
    /** Unique in its topic: a receiver tells by it what it had before. */
    readonly id: string;
    /** Messages of one key keep their order. */
    readonly key: string;
    /** The CloudEvent in JSON. */
    readonly text: string;
}
/** A message as a subscription is given it. */
interface DeliveredMessage extends TransportMessage {
    /** Where it is in its topic, as `from` takes it; absent where the transport keeps no messages. */
    readonly position?: string | undefined;
}
/** Takes one message; a rejection has it delivered again later, before the next of its key. */
type MessageReceiver = (message: DeliveredMessage) => Promise<void>;
/** A place in a topic: behind a message, or at a time (RFC 3339). */
type TransportPlace = {
    readonly after: string;
} | {
    readonly since: string;
};
/** How a topic is subscribed to. */
interface SubscribeOptions {
    /**
     * Subscriptions of one group, in whichever process, are given each message once among them. A transport that
     * keeps messages keeps the place of the group too: who comes back gets what came meanwhile.
     */
    readonly group?: string | undefined;
    /** Where it begins: with what is published from now on by default. The place that a group has goes first. */
    readonly from?: TransportPlace | undefined;
    /** How many messages the receiver has at most that it has not taken; 256 by default. The others wait. */
    readonly inFlight?: number | undefined;
}
/**
 * What becomes of a message that nobody has taken yet.
 * - `messages`: they stay for a time that the transport's settings say, whoever took them. There are places to
 *   begin from, and groups that outlive their processes.
 * - `until-taken`: it counts as published once every subscription has taken it. Whoever came later never hears it.
 * - `nothing`: who is cut off misses it. The only one that is at most once for such a subscription.
 */
type TransportKeeps = 'messages' | 'until-taken' | 'nothing';
/**
 * Carries messages between processes, topic by topic; a topic is a tenant. At least once, in order for
 * each key, and to the subscriptions of that topic only; what it does not promise, `keeps` says.
 */
interface Transport {
    readonly keeps: TransportKeeps;
    /** Settles once the messages are with the transport: from then on it delivers them. */
    publish(topic: string, messages: readonly TransportMessage[]): Promise<void>;
    /**
     * Settles once what is published from now on is delivered; the result ends it, idempotently.
     *
     * @throws FccError FCC_EVENT_NOT_KEPT where it is to begin at a place, and nothing is kept
     */
    subscribe(topic: string, receive: MessageReceiver, options?: SubscribeOptions): Promise<() => Promise<void>>;
    /** What a group of a topic could not be given. */
    letters(topic: string, group: string): TransportLetters;
    /** Delivers no more; idempotent. */
    close(): Promise<void>;
}
/** What a transport is opened with. */
interface TransportOptions {
    /** Resolves a reference (`env:NAME`, `file:PATH`) that stands in `plugin_config` of `fcc.yaml`. */
    readonly secret?: ((reference: string) => Promise<string>) | undefined;
}
/** A kind of transport. */
interface TransportFactory {
    readonly id: string;
    readonly title: string;
    /** Rejects where its server cannot be reached. */
    open(options: TransportOptions): Promise<Transport>;
}
interface TransportShape extends PointShape {
    readonly value: TransportFactory;
}
/** Transports of events: host-scoped; configuration chooses one. */
declare const transports: _fcc_plugin_api.Point<TransportShape>;

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

/**
 * What somebody who started a run is shown of an outcome while a model writes it. Rules at `output`,
 * `artifact` and `release` saw every piece before; its gate judges the whole afterwards.
 * - `streaming`: it is written now, and pieces follow; another one begins it anew, after a provider failed
 * - `buffered`: it is shown once it is whole and released, and why
 * - `text`: the next piece
 * - `stopped`: a rule lets nothing more out; what was shown is not withdrawn
 */
type ShownText = {
    readonly kind: 'streaming';
    readonly name: string;
    readonly visit: string;
} | {
    readonly kind: 'buffered';
    readonly name: string;
    readonly why: readonly string[];
} | {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'stopped';
    readonly rules: readonly string[];
};
/** How much of an answer was shown while it was written, for the record of its visit. */
interface ShownRecord {
    /** UTF-16 units, of the last attempt. */
    readonly characters: number;
    /** The rules that let nothing more out, or the detectors that could not look; absent where none did. */
    readonly stopped?: readonly string[] | undefined;
}

/** An edge that a visit did not take, and why. */
interface NotTaken {
    readonly to: string;
    readonly kind: EdgeKind;
    readonly say: string;
}
/**
 * Where a visit leads: forward along the edges that were taken, none of them at the end of a branch;
 * back along a feedback edge; along failure edges; to the run's end; or nowhere, where a join or a map
 * continued without it and it was cancelled.
 */
interface VisitRoute {
    readonly kind: 'forward' | 'feedback' | 'failure' | 'end' | 'wait' | 'cancelled';
    readonly to: readonly string[];
    /** Where it was cancelled: the instance of the join or the map that continued without it. */
    readonly by?: string | undefined;
    /** Edges with a condition that was false. */
    readonly notTaken?: readonly NotTaken[] | undefined;
}
/** A text that was cut because a request was longer than its model takes. */
interface TrimmedText {
    /** The request of the visit, from 1. */
    readonly turn: number;
    readonly source: 'input' | 'feedback' | 'tool_result';
    /** The artifact or the tool; empty where its name is none that records may keep. */
    readonly name: string;
    /** Tokens of the whole text, and of its beginning that was sent. */
    readonly tokens: number;
    readonly kept: number;
    /** Whether the model's own tokenizer counted them. */
    readonly counted: 'by_tokenizer' | 'by_estimate';
}
/** One answer of a service, as it is kept with the visit that asked. Never content. */
interface ServiceCallRecord {
    /** The activity that it is: the idempotency key that the service got. */
    readonly activity: string;
    /** The host, with its port where it has one; `a service` where the host's operator declares none of that name. */
    readonly service: string;
    /** Its status, as HTTP has them. */
    readonly status: number;
}
/** One passage through one node, as it is kept and shown. Never content. */
interface VisitRecord {
    /** `<run>/<instance>/<number>`: `r1/draft/1`, in a branch `r1/draft[3]/1`. */
    readonly id: string;
    readonly run: string;
    /** The instance of the node: its id, within its branch and sub-workflow. */
    readonly node: string;
    /** From 1. */
    readonly number: number;
    readonly persona: string;
    readonly personaName: string;
    /** `workflow` and `map` end a sub-workflow and a map: they gather what was made. */
    readonly actor: 'skill' | 'model' | 'human' | 'intake' | 'workflow' | 'map';
    /** The skill, provider or principal. */
    readonly actedBy: string;
    readonly startedAt: string;
    readonly endedAt: string;
    readonly inputs: readonly ArtifactReference[];
    readonly outputs: readonly ArtifactReference[];
    readonly decisions: readonly Decision[];
    readonly issues: readonly Issue[];
    readonly gates: readonly GateOutcome[];
    /** Where more than the tenant's one choice was looked at: who was asked in each turn, and why. */
    readonly choices?: readonly ModelChoice[] | undefined;
    /** The skill's sentence with its measures filled in. */
    readonly says: string;
    readonly route: VisitRoute;
    /** Its calls of models, in order; absent where it made none. */
    readonly calls?: readonly CallRecord[] | undefined;
    /** What services answered to what its skill fetched, by activity; absent where none did. */
    readonly services?: readonly ServiceCallRecord[] | undefined;
    /** How much of what it wrote was shown while it was written; absent where nobody watched. */
    readonly shown?: ShownRecord | undefined;
    /** What was cut from requests to a model; absent where nothing was. */
    readonly trimmed?: readonly TrimmedText[] | undefined;
    /** How often a model was asked again because its answer did not follow the schema; absent where never. */
    readonly repairs?: number | undefined;
    /**
     * Of a cancelled visit: activities that were begun and whose result nobody knows. The act outside may
     * have been done, or not; each id is the idempotency key that the service got.
     */
    readonly unfinished?: readonly string[] | undefined;
}

/** How a run is, as an event tells it. */
interface RunEventData {
    readonly scenario: string;
    readonly workflow: string;
    readonly purpose: string;
    readonly domain: Domain;
    readonly state: RunState;
    readonly sequence: number;
    readonly labels: LabelSet;
    readonly usage: Usage;
    readonly reasons: readonly Pick<Reason, 'kind' | 'id' | 'node' | 'at'>[];
}
/** What a run waits for. */
interface WaitingEventData extends RunEventData, Pick<Waiting, 'for' | 'node' | 'roles' | 'asks' | 'due'> {
}
/** A question that still waits, or went to others. */
interface QuestionEventData extends Pick<Waiting, 'node' | 'roles'>, Pick<QuestionDeadline, 'until' | 'reminded' | 'escalatedFrom'> {
    readonly activity: string;
    /** How many different people must say yes. */
    readonly needed: number;
}
/** How a run ended. */
interface EndedEventData extends RunEventData {
    /** Outcome → address. */
    readonly released: Readonly<Record<string, string>>;
}
/** A node that a run goes to next. */
interface NodeEventData {
    readonly node: string;
    readonly number: number;
    readonly persona: string;
}
/** An artifact: where it is and what it is, never what it says. */
interface ArtifactEventData {
    readonly name: string;
    readonly address: string;
    readonly bytes: number;
    readonly labels: LabelSet;
}
/** A visit, by ids, labels and counts. */
interface VisitEventData extends Pick<VisitRecord, 'node' | 'number' | 'persona' | 'personaName' | 'actor' | 'actedBy' | 'startedAt' | 'endedAt' | 'says'> {
    readonly visit: string;
    readonly outputs: readonly ArtifactEventData[];
    readonly decisions: readonly {
        readonly at: string;
        readonly subject: string;
        readonly decision: string;
        readonly rules: readonly string[];
    }[];
    readonly gates: readonly {
        readonly gate: string;
        readonly artifact: string;
        readonly passed: boolean;
        readonly score?: number | undefined;
        readonly threshold: number;
    }[];
    /** How many issues validators found. */
    readonly issues: number;
    readonly route: VisitRoute;
    readonly state: RunState;
    readonly sequence: number;
}
/** What each kind of event carries. */
interface EventData {
    readonly 'fcc.run.started': RunEventData;
    readonly 'fcc.node.ready': NodeEventData;
    readonly 'fcc.visit.recorded': VisitEventData;
    readonly 'fcc.run.waiting': WaitingEventData;
    readonly 'fcc.run.resumed': RunEventData;
    readonly 'fcc.run.paused': RunEventData;
    readonly 'fcc.run.quarantined': RunEventData;
    readonly 'fcc.run.ended': EndedEventData;
    readonly 'fcc.approval.escalated': QuestionEventData;
    readonly 'fcc.approval.reminded': QuestionEventData;
    readonly 'fcc.artifact.released': ArtifactEventData;
}
/**
 * A CloudEvent (1.0) of one tenant. It is a copy, frozen in every part: ids, labels and counts, never
 * content and never a live record.
 */
interface TenantEvent<Type extends EventType = EventType> {
    readonly specversion: '1.0';
    /** Unique in the tenant: the same event, told again, has the same id. */
    readonly id: string;
    /** `urn:fcc:tenant:<id>`. */
    readonly source: string;
    readonly type: Type;
    /** RFC 3339, UTC, milliseconds. */
    readonly time: string;
    /** The run. */
    readonly subject: string;
    readonly datacontenttype: 'application/json';
    /** Extension attributes: whose event, and the commit of its run that it belongs to. */
    readonly fcctenant: string;
    /** The IRI under which names of that tenant's data stand. */
    readonly fccnamespace: string;
    readonly fccsequence: number;
    readonly data: EventData[Type];
}
/** An event of any kind; its `type` tells what `data` is. */
type CloudEvent = {
    [Type in EventType]: TenantEvent<Type>;
}[EventType];

/** What a subscriber wants to hear of; absent means everything. */
interface EventFilter {
    readonly types?: readonly EventType[] | undefined;
    readonly run?: string | undefined;
}
/** An event that a subscriber failed on, after every try. */
interface DeadLetter {
    readonly event: CloudEvent;
    readonly subscriber: string;
    /** The name of the error, never its message. */
    readonly error: string;
}
/**
 * Hears events one after the other for each run; one that it rejects is given to it again. The place is where the
 * event is, as `from` takes it, where the transport keeps messages.
 */
type EventListener = (event: CloudEvent, place?: string) => void | Promise<void>;
/** Who subscribes, and from where on. */
interface EventSubscription {
    /** What it is called where it fails; `anonymous` by default. */
    readonly name?: string | undefined;
    /**
     * Subscriptions of one group, in whichever process, hear each event once among them; where the transport keeps
     * messages the group continues where it was, and its dead letters stay with the transport.
     */
    readonly group?: string | undefined;
    /** Where it begins: with what is published from now on by default. */
    readonly from?: TransportPlace | undefined;
}
/**
 * The events of one tenant: a capability handed out by its tenant runtime, with no call that names
 * another tenant. Delivery is asynchronous and at least once: an event may come again under the same
 * id. Order holds per run; a failing or slow subscriber harms no other, and never a run.
 */
interface EventBus {
    /**
     * Hands events of this tenant to the transport; settles once it has them.
     *
     * @throws FccError FCC_EVENT_FOREIGN for one of another tenant: then none is handed over
     */
    publish(events: readonly CloudEvent[]): Promise<void>;
    /**
     * Settles once what is published from now on is delivered; the result ends it, idempotently.
     *
     * @throws FccError FCC_EVENT_NOT_KEPT where it is to begin at a place, and the transport keeps nothing
     */
    subscribe(filter: EventFilter, listener: EventListener, subscription?: EventSubscription): Promise<() => Promise<void>>;
    /** The newest events that a subscriber of this process failed on. */
    deadLetters(): readonly DeadLetter[];
}

export {
  AUDIT_TYPES,
  DOMAINS,
  EVENT_TYPES,
  RECORD_TYPES,
  createLettersInMemory,
  transports,
  validators,
};
export type {
  ArtifactEventData,
  AuditType,
  CheckOutcome,
  CloudEvent,
  DeadLetter,
  DeliveredMessage,
  Domain,
  EndedEventData,
  EventBus,
  EventData,
  EventFilter,
  EventListener,
  EventSubscription,
  EventType,
  Gate,
  GateCheck,
  GateOutcome,
  GateTest,
  Issue,
  MessageReceiver,
  NodeEventData,
  NotTaken,
  RecordType,
  RunEnvelope,
  RunEventData,
  ShownRecord,
  ShownText,
  SubscribeOptions,
  TenantEvent,
  Transport,
  TransportFactory,
  TransportKeeps,
  TransportLetter,
  TransportLetters,
  TransportMessage,
  TransportOptions,
  TransportPlace,
  TransportShape,
  TrimmedText,
  Usage,
  Validator,
  ValidatorShape,
  VisitEventData,
  VisitRecord,
  VisitRoute,
  WaitingEventData,
};

// chunk-5.d.ts
import * as _fcc_plugin_api from '@fcc/plugin-api';
import {
  PointShape,
} from '@fcc/plugin-api';
import {
  MediaType,
} from './chunk-6.js';
import {
  Digested,
  ListedRun,
  Principal,
  RunHead,
  RunRow,
  RunRowKey,
  RunState,
  StoredRun,
} from './chunk-1.js';
import {
  LabelSet,
} from './chunk-9.js';

/** What a visit reserved, spent or gave back, written in its transaction. */
interface LedgerMovement extends Digested {
    /** Unique in the tenant: a movement is made once. */
    readonly id: string;
    readonly run: string;
    /** What is moved on: a budget's name. */
    readonly account: string;
    /** What is counted: a currency or a kind of token. */
    readonly unit: string;
    /** A whole number of the unit's smallest part; negative where it is given back. */
    readonly amount: number;
}

/** How reference data and its versions may be called. */
declare const REFERENCE_DATA_NAME: RegExp;
/** One version of reference data: a code list, a catalogue, a table that many tenants work with. */
interface ReferenceData {
    /** Letters, digits, dots, hyphens, slashes and underscores: `healthcare/icd-10-cm`. */
    readonly name: string;
    /** As its publisher calls it: `2026-10`. */
    readonly version: string;
    /** SHA-256 of the text in UTF-8, in hexadecimal digits: what the text is addressed by. */
    readonly digest: string;
    readonly mediaType: MediaType;
    /** Length of the text in bytes of UTF-8. */
    readonly bytes: number;
    /** When it was imported: RFC 3339, UTC, milliseconds. */
    readonly at: string;
    /** The id of who imported it. */
    readonly by: string;
}
/** Reference data as it is imported. */
interface NewReferenceData extends Pick<ReferenceData, 'name' | 'version' | 'mediaType'> {
    readonly text: string;
}
/**
 * Which version of reference data is meant: one by its name, or the last of those whose names are not
 * after another's, letter by letter. Versions named by the day from which they are in force (`2026-10-01`)
 * are so found by a day.
 */
type ReferenceVersion = string | {
    readonly notAfter: string;
};
/** Reference data with its text. */
interface ReferenceText extends Pick<ReferenceData, 'name' | 'version' | 'digest' | 'mediaType'> {
    readonly text: string;
}
/**
 * Reference data, shared by all tenants of a store and read-only to runs. It is public or the host's own:
 * it is not sealed, and nothing of a tenant may be put here.
 */
interface ReferenceDataStore {
    /**
     * Keeps a version. The same name and version with the same digest changes nothing; with another one it is
     * refused (`FCC_STORE_REFERENCE_TAKEN`): runs rely on what a version says.
     */
    keep(data: ReferenceData, text: string): Promise<ReferenceData>;
    /** The version of a name, or the one that was kept last. */
    find(name: string, version?: string): Promise<ReferenceData | undefined>;
    /** Every version, in the order in which they were kept. */
    list(): Promise<readonly ReferenceData[]>;
    /** The text of a digest. */
    read(digest: string): Promise<string | undefined>;
    /** Idempotent. */
    close(): Promise<void>;
}

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

/** What a run can be commanded to do, the most urgent first. */
declare const RUN_COMMANDS: readonly ["cancel", "quarantine", "pause", "resume"];
type RunCommandKind = (typeof RUN_COMMANDS)[number];
/**
 * Something that a run is commanded to do: a row that any process writes, and that whoever holds the run
 * carries out with the commit that names it.
 */
interface RunCommand extends Digested {
    /** Unique in the tenant. */
    readonly id: string;
    readonly run: string;
    readonly kind: RunCommandKind;
    readonly by: Principal;
    /** Why, in plain text without content. */
    readonly say: string;
    /** RFC 3339, UTC, milliseconds. */
    readonly at: string;
    /** For a resume: plugins whose other version is accepted, pinned and present. */
    readonly versions?: Readonly<Record<string, {
        readonly pinned: string;
        readonly here: string;
    }>> | undefined;
}
/** Whether a command ends the visit under way; the others wait until it has ended. */
declare function abortsVisit({ kind }: Pick<RunCommand, 'kind'>): boolean;

/** An audit entry as it is inserted: canonical bytes and their RFC 6962 leaf hash. */
interface NewAuditEntry extends Digested {
    readonly id: string;
    readonly run?: string | undefined;
    /** The run's sequence that it was committed with; absent for what is written beside the run's commits. */
    readonly sequence?: number | undefined;
    /** The visit that it is the document of; unique. */
    readonly visit?: string | undefined;
    readonly canonical: string;
    readonly leafHash: Uint8Array;
}
/** An audit entry with its order of insertion; its place in the tree once it is integrated. */
interface StoredAuditEntry extends NewAuditEntry {
    /** From 1, rising in commit order, without gaps. */
    readonly insertion: number;
    /** From 0; absent until the integrator has placed it. */
    readonly place?: number | undefined;
    /** What stays of its text, where that was removed: `canonical` is empty then. */
    readonly removed?: RemovalMarker | undefined;
}
/** What the integrator needs of an entry: not its text. */
type UnplacedAuditEntry = Omit<StoredAuditEntry, 'canonical' | 'place'>;
/** The tree's state and its newest checkpoint, written together. */
interface StoredTree extends Digested {
    readonly size: number;
    /** The compact right edge, serialised by the audit package. */
    readonly state: string;
    /** The newest signed checkpoint; absent before the first. */
    readonly checkpoint?: string | undefined;
}

/** What a marker can stand for: a run with all that hung on it, the journal of one, the text of an audit entry. */
type RemovedKind = 'run' | 'journal' | 'entry';
/**
 * What stays of something that was removed on purpose. Without it, that a record is gone is damage: a
 * marker has a keyed digest like every other row, so that nobody makes one without the tenant's keys.
 */
interface RemovalMarker extends Digested {
    readonly of: RemovedKind;
    /** The id of the run or of the audit entry. */
    readonly key: string;
    /** JSON: when and under which act it was removed, and the digests of what there was. */
    readonly text: string;
}
/** A run that goes, whole. */
interface RunRemoval {
    readonly marker: RemovalMarker;
    /** The sequence that it ended with: one that has another by now stays. */
    readonly sequence: number;
    /** The addresses of the contents that it names; those that no other run names go with it. */
    readonly contents: readonly string[];
}
/**
 * What one transaction of a pruner removes, and the entries that say so. Of a run everything goes but the
 * movements on accounts and its audit entries; of an audit entry only the text.
 */
interface RecordRemoval {
    /** Runs that are over. */
    readonly runs: readonly RunRemoval[];
    /** Runs that are over, whose journal goes. */
    readonly journals: readonly RemovalMarker[];
    /** Audit entries that have their place in the tree. */
    readonly entries: readonly RemovalMarker[];
    /** Addresses of contents that go whoever names them. */
    readonly contents: readonly string[];
    /** Ids of events; whoever removes them has seen to it that they were sent. */
    readonly events: readonly string[];
    /** Ids of commands that were carried out; those that are pending stay. */
    readonly commands: readonly string[];
    readonly written: readonly NewAuditEntry[];
}
/** How many rows of some tables went; of the others it is as many as were named. */
interface RemovedCounts {
    /** Those of runs and those that were named. */
    readonly contents: number;
    readonly events: number;
    readonly commands: number;
}
/** A command that was carried out, with its place among all of the tenant. */
interface CarriedCommand {
    /** Rises in the order in which commands were written. */
    readonly place: number;
    readonly command: RunCommand;
}

/** The right to commit visits of one run. A newer epoch makes an older one void. */
interface RunLease {
    readonly run: string;
    readonly holder: string;
    readonly epoch: number;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
}

/** Sealed bytes with what may be stored unencrypted. */
interface StoredContent extends Digested {
    /** HMAC-SHA-256 under the subjects' key, base64url: the primary key within a tenant. */
    readonly address: string;
    readonly sealed: Uint8Array;
    readonly mediaType: MediaType;
    /** Length of the plain text in bytes. */
    readonly bytes: number;
    readonly labels: LabelSet;
    readonly subjects: readonly string[];
}
/** Content in a list: without what is sealed. */
interface ListedContent extends Pick<StoredContent, 'address' | 'bytes' | 'subjects'> {
    /** The runs that name it; empty where that is not known, and then it goes with none. */
    readonly runs: readonly string[];
}

/** An event on its way out, written in the transaction of what it tells of. */
interface NewEvent extends Digested {
    /** Unique in the tenant; receivers tell by it what they had before. */
    readonly id: string;
    readonly run?: string | undefined;
    /** The CloudEvent in JSON: ids, labels and counts, never content. */
    readonly text: string;
}
/** An event as a store keeps it. */
interface StoredEvent extends NewEvent {
    /** From 1, rising in commit order. */
    readonly insertion: number;
}

/** A new run with everything that must be there with it, in one transaction. */
interface RunCreation {
    readonly head: RunHead;
    /** A keyed digest of the caller's key. */
    readonly idempotencyKey?: string | undefined;
    /** Who has the run's first lease, and until when (milliseconds since 1970); absent where it is free. */
    readonly lease?: {
        readonly holder: string;
        readonly expiresAt: number;
    } | undefined;
    readonly rows: readonly RunRow[];
    readonly contents: readonly StoredContent[];
    readonly entries: readonly NewAuditEntry[];
    readonly events: readonly NewEvent[];
    readonly ledger: readonly LedgerMovement[];
}
/** What a creation came to. */
interface CreatedRow {
    readonly run: string;
    readonly created: boolean;
    /** The lease that it was created under. */
    readonly lease?: RunLease | undefined;
}
/** What becomes durable with one visit, in one transaction. */
interface VisitCommit {
    /** Where the run is after the visit; its `sequence` is one above what the store holds. */
    readonly head: RunHead;
    /** Rows that are new or say something else from now on. */
    readonly rows: readonly RunRow[];
    readonly removed: readonly RunRowKey[];
    readonly contents: readonly StoredContent[];
    /** One of them names the visit, where one was made. */
    readonly entries: readonly NewAuditEntry[];
    readonly events: readonly NewEvent[];
    readonly ledger: readonly LedgerMovement[];
    /** Ids of commands that are carried out hereby, or that the run's state no longer allows. */
    readonly commands: readonly string[];
    /** Results of the journal that were not written by themselves before; as `writeResult` takes them. */
    readonly results?: readonly Extract<JournalStep, {
        part: 'result';
    }>[] | undefined;
}
/** One step of the journal, in the order in which they were written: an intent, and later its result. Both sealed. */
type JournalStep = Digested & ({
    readonly part: 'intent';
    readonly activity: Activity;
    readonly sealed: Uint8Array;
} | {
    readonly part: 'result';
    readonly activity: string;
    readonly sealed: Uint8Array;
});
/** A person's answer to a waiting run, or what a question that can expire came to. The note is sealed. */
interface StoredApproval extends Digested {
    readonly run: string;
    readonly activity: string;
    /** `expired` only as what a question came to. */
    readonly decision: 'approved' | 'rejected' | 'waived' | 'expired';
    readonly by: Principal;
    readonly at: string;
    /** The binding of the `Waiting` it answers; another one makes it void. */
    readonly binding: string;
    readonly note?: Uint8Array | undefined;
}
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
 * What one process asks for without waiting is done in the order in which it was asked, so that the first
 * intent of a run may be asked for before the run is known to be written; several such may share a transaction.
 */
interface TenantStore {
    readonly tenant: string;
    /** The random id of this store; absent until one is kept. */
    readIdentity(): Promise<string | undefined>;
    /** Keeps the first identity, and gives back the one that is kept. */
    keepIdentity(identity: string): Promise<string>;
    /**
     * Creates the run, under its first lease where one is asked for, or answers the id of the run that has the
     * same idempotency key.
     */
    createRun(creation: RunCreation): Promise<CreatedRow>;
    readRun(run: string): Promise<StoredRun | undefined>;
    /** What {@link readRun} gives but the rows: enough to tell that a run is as it was. `undefined` where it has no head. */
    readHead(run: string): Promise<Omit<StoredRun, 'rows'> | undefined>;
    listRuns(query?: RunQuery): Promise<readonly ListedRun[]>;
    /** How many runs are in these states. */
    countRuns(states: readonly RunState[]): Promise<number>;
    /**
     * How much room it takes, in bytes: of a file its pages, elsewhere what is sealed. A measure to hold against a
     * limit, not an account.
     */
    size(): Promise<number>;
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
    /** Rejects with `FCC_STORE_LEASE_LOST` when the epoch is not the newest. An intent that is there stays. */
    writeIntent(lease: RunLease, intent: Extract<JournalStep, {
        part: 'intent';
    }>): Promise<void>;
    /** The first result stays: a second one for the same activity is refused (`FCC_STORE_ALREADY_ANSWERED`). */
    writeResult(lease: RunLease, result: Extract<JournalStep, {
        part: 'result';
    }>): Promise<void>;
    /** The journal of a run, in the order in which its steps were written. */
    readJournal(run: string): Promise<readonly JournalStep[]>;
    /**
     * Commits a visit. Rejects with `FCC_STORE_LEASE_LOST` when the epoch is not the newest, and with
     * `FCC_STORE_SEQUENCE` when the run's sequence is not the stored one plus one. While a cancel or a
     * quarantine is pending that the commit does not name, it rejects with `FCC_STORE_COMMANDED`. A commit
     * that ends the run gives its lease back.
     */
    commitVisit(lease: RunLease, commit: VisitCommit): Promise<void>;
    /**
     * One answer per seat of a question (`seatsOf`), one per person, and none once enough people said yes or
     * one said no, or once its outcome is kept: then it is refused (`FCC_STORE_ALREADY_ANSWERED`), as is one
     * that the run does not wait for with exactly that binding, or that comes after the question has expired
     * (`FCC_STORE_APPROVAL_VOID`). Stores hold it against all answers to the question in the same transaction,
     * by `assertAnswerable`. Needs no lease.
     */
    writeApproval(approval: StoredApproval, entries: readonly NewAuditEntry[]): Promise<void>;
    readApproval(run: string, activity: string): Promise<StoredApproval | undefined>;
    /**
     * Keeps a command with its entries; `false`, and nothing is kept, where one of its kind is pending or the
     * run has ended. Needs no lease.
     */
    writeCommand(command: RunCommand, entries: readonly NewAuditEntry[]): Promise<boolean>;
    /** The commands of a run that no commit has carried out, the most urgent first. */
    readCommands(run: string): Promise<readonly RunCommand[]>;
    /** Commands that were carried out and are still kept, after a place. A store need not keep them. */
    listCarriedCommands(range?: {
        readonly after?: number | undefined;
        readonly limit?: number | undefined;
    }): Promise<readonly CarriedCommand[]>;
    readContent(address: string): Promise<StoredContent | undefined>;
    /** Which contents there are, in the order of their addresses, after one of them. */
    listContents(range?: {
        readonly after?: string | undefined;
        readonly limit?: number | undefined;
    }): Promise<readonly ListedContent[]>;
    /**
     * Removes records for good, leaves their markers and writes the entries that say so: all of it or nothing.
     * Contents, events and commands that are not there are passed over. Rejects with `FCC_STORE_NOT_REMOVABLE`
     * where a run is not over or not at its sequence, an entry has no place yet, or something is removed twice.
     */
    removeRecords(removal: RecordRemoval): Promise<RemovedCounts>;
    readMarker(of: RemovedKind, key: string): Promise<RemovalMarker | undefined>;
    /** What was removed of a kind, in the order of the keys, after one of them. */
    listMarkers(range: {
        readonly of: RemovedKind;
        readonly after?: string | undefined;
        readonly limit?: number | undefined;
    }): Promise<readonly RemovalMarker[]>;
    /** Gives the room of what was removed back to the system, where the store keeps files. */
    compact(): Promise<void>;
    /** Events in the order of their insertion, after one of them; of one run where it is named. */
    readEvents(range?: {
        readonly after?: number | undefined;
        readonly limit?: number | undefined;
        readonly run?: string | undefined;
        /** Only those that no transport is known to have taken. */
        readonly unsent?: boolean | undefined;
    }): Promise<readonly StoredEvent[]>;
    /** Notes that a transport has taken these events; ids that nobody knows change nothing. */
    markEventsSent(ids: readonly string[]): Promise<void>;
    /** Movements in the order of their insertion. */
    readLedger(range?: {
        readonly run?: string | undefined;
        readonly account?: string | undefined;
    }): Promise<readonly LedgerMovement[]>;
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
    readEntry(id: string): Promise<StoredAuditEntry | undefined>;
    /** Entries in the order of their places, then those without one. */
    readEntries(range?: {
        readonly from?: number;
        readonly limit?: number;
        readonly run?: string;
    }): Promise<readonly StoredAuditEntry[]>;
    /** Idempotent. */
    close(): Promise<void>;
}

/** An object in a list. */
interface ListedObject {
    readonly name: string;
    /** Of what lies there. */
    readonly bytes: number;
    /** When it was put, in milliseconds since 1970. */
    readonly writtenAt: number;
}
/**
 * Objects of one tenant, by the SHA-256 of their bytes in 64 hexadecimal digits: whatever else is given for a name is
 * refused. What is put is sealed; whoever reads checks the digest. No call reaches what another tenant has.
 */
interface TenantObjects {
    readonly tenant: string;
    /** Durable once it comes back. Putting the same again changes nothing. */
    put(name: string, bytes: Uint8Array): Promise<void>;
    /** The bytes as they lie there, whatever they are by now; nothing where there is no such object. */
    get(name: string): Promise<Uint8Array | undefined>;
    /** Removes it for good; one that is not there is passed over. */
    remove(name: string): Promise<void>;
    /** Some objects in the order of their names, after one of them. */
    list(page: {
        readonly after?: string | undefined;
        readonly limit: number;
    }): Promise<readonly ListedObject[]>;
    /** Takes away what is left of puts that were begun before a time and never ended; how many they were. */
    dropUnfinished(before: number): Promise<number>;
}
/** An open object store. */
interface ObjectBackend {
    /** Opens nothing by itself: a tenant without objects costs nothing. */
    ofTenant(tenant: string): TenantObjects;
    /** Takes away what names a tenant of which no object is left, such as its folders; absent where there is nothing. */
    forget?(tenant: string): Promise<void>;
    /** Idempotent. */
    close(): Promise<void>;
}
/** What an object store is opened with. */
interface ObjectStoreOptions {
    /** Where it keeps its files, if it has any. */
    readonly directory: string;
    /** Resolves a reference (`env:NAME`, `file:PATH`) that stands in `plugin_config` of `fcc.yaml`. */
    secret(reference: string): Promise<string>;
}
/** A kind of object store. */
interface ObjectStoreFactory {
    readonly id: string;
    readonly title: string;
    open(options: ObjectStoreOptions): Promise<ObjectBackend>;
}
interface ObjectStoreShape extends PointShape {
    readonly value: ObjectStoreFactory;
}
/** Object stores: host-scoped; configuration chooses one for contents that are too large for a row. */
declare const objectStores: _fcc_plugin_api.Point<ObjectStoreShape>;

/** The master key behind a port: a file, the environment, or a key service. */
interface MasterKey {
    /** Names the key, so that rotation can tell which one wrapped what. */
    readonly id: string;
    wrap(key: Uint8Array): Promise<Uint8Array> | Uint8Array;
    unwrap(wrapped: Uint8Array): Promise<Uint8Array> | Uint8Array;
    /** The key that wraps from now on, where another process may have made a newer one; absent where it is this one. */
    current?(): MasterKey;
    /** Another key that unwraps what it wrapped before; absent where there is none, `undefined` where it is not at hand. */
    known?(id: string): MasterKey | undefined;
    /** Which version of this key wrapped these bytes, where a service keeps versions under one id. */
    versionOf?(wrapped: Uint8Array): string;
    /**
     * Makes a new key, or a new version of this one, that wraps from now on; what was wrapped before still unwraps. Absent
     * where whoever sets up the host has to name another key.
     *
     * @param seen which key wrapped when it was found to be due, with its version where there are any: nothing is made
     * where another one wraps by now
     */
    renew?(seen?: string): Promise<void> | void;
    /**
     * When the key that wraps now was made, milliseconds since 1970, as its source has it; `undefined` where that keeps no
     * time. Absent where the source has none, as the environment.
     */
    madeAt?(): Promise<number | undefined> | number | undefined;
    /** The ids of keys of its own that wrap no longer and that `retire` would give up; the oldest first. */
    retirable?(): readonly string[];
    /** Gives up a key that wraps no longer. Refused for the one that does. */
    retire?(id: string): Promise<void> | void;
    close(): void;
}
/** Where a walk through the keys of a tenant is: after which of them. */
type KeyCursor = Pick<WrappedKey, 'kind' | 'name'>;
/** A wrapped key as the control store keeps it. */
interface WrappedKey {
    readonly tenant: string;
    /** A subject reference, or a purpose: `index`, `signing`. */
    readonly name: string;
    readonly kind: 'data' | 'index' | 'signing';
    readonly masterKeyId: string;
    readonly wrapped: Uint8Array;
    /** When it was made, or its newest version was. */
    readonly createdAt: string;
}

/**
 * What a row of the control store is of: a key of a program, the session of who signed in, where a webhook is, an
 * event that it could not deliver, the write by which a process sees that it can write, what a process measured of
 * itself, the lease of what one process does for all, a process with what it runs and says of changes, a change of a
 * tenant that is proposed to all of them, or the boundary of a tenant: what it granted to others and
 * whether it is locked, under the tenant's id.
 */
type CredentialKind = 'api_key' | 'session' | 'webhook' | 'webhook_letter' | 'readiness' | 'process' | 'duties' | 'member' | 'change' | 'boundary';
/**
 * A row of the control store that is written over the version below it, for whoever has no tenant's store at
 * hand. Of a credential what is shown is in no row: only its SHA-256 is, inside of `record`.
 */
interface CredentialRow {
    readonly kind: CredentialKind;
    /** The part of the credential that is no secret; one kind has each id once, whatever the tenant. */
    readonly id: string;
    readonly tenant: string;
    /** The id of the principal that it stands for. */
    readonly owner: string;
    /** Counts the writings of this row; its first has 1. */
    readonly version: number;
    /** Milliseconds since 1970, UTC, from which on nobody accepts it; absent where it does not expire. */
    readonly expiresAt?: number | undefined;
    /** Everything else, as JSON text. */
    readonly record: string;
    /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
    readonly digest: string;
}
/** Which row of a credential. */
type CredentialKey = Pick<CredentialRow, 'kind' | 'id'>;
/** The rows of credentials in the control store. */
interface CredentialStore {
    /** Writes a row if the stored version is the one below it (none for version 1); `false` where somebody else was first. */
    writeCredential(row: CredentialRow): Promise<boolean>;
    readCredential(kind: CredentialKind, id: string): Promise<CredentialRow | undefined>;
    /** The rows of a tenant, of one owner where one is named, in the order of their ids. */
    listCredentials(query: {
        readonly kind: CredentialKind;
        readonly tenant: string;
        readonly owner?: string | undefined;
    }): Promise<readonly CredentialRow[]>;
    /** Takes a row away; `false` where there was none. */
    removeCredential(kind: CredentialKind, id: string): Promise<boolean>;
    /** Takes away the rows of a kind that expired before `before`, in milliseconds since 1970; how many those were. */
    removeExpiredCredentials(kind: CredentialKind, before: number): Promise<number>;
}

/**
 * A row of the tenant directory: a tenant that was added, replaced, removed or erased while a process ran. What
 * `fcc.yaml` says of a tenant is no row.
 */
interface DirectoryRow {
    readonly tenant: string;
    /** Counts the changes of this tenant; its first row has 1. */
    readonly version: number;
    /**
     * `importing` until all of it is there; `erasing` until nothing is left of it; `erased` stays for good, so that no
     * older copy is taken for it.
     */
    readonly state: 'active' | 'removed' | 'importing' | 'erasing' | 'erased';
    /** The configuration as JSON text, without secrets (they are references). */
    readonly config: string;
    /** A digest of the tenant's block in `fcc.yaml` when this was written, where it had one. */
    readonly fileDigest?: string | undefined;
    readonly at: string;
    readonly by: string;
    /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
    readonly digest: string;
}
/** A row with its place in the order of all changes. */
interface DirectoryChange {
    /** Counts all changes of the directory up, from 1. */
    readonly change: number;
    readonly row: DirectoryRow;
}
/** A tenant that may have work, and when that was noted. */
interface WorkNote {
    readonly tenant: string;
    /** Milliseconds since 1970. */
    readonly at: number;
}

/**
 * What the control store remembers of a tenant's store: its identity and how far its audit log had
 * grown. A store that is missing, emptied, older or another one is told by it, and never taken for new.
 */
interface StoreMark {
    readonly tenant: string;
    /** Counts the writings of this mark; its first has 1. */
    readonly version: number;
    /** The random id that the tenant's store holds too. */
    readonly identity: string;
    /** `created` until the store itself has the identity: a creation that was cut short is finished, not refused. */
    readonly phase: 'created' | 'in use';
    /** The size of the audit tree when this was written: the store has at least as many entries. */
    readonly size: number;
    /** The state of the tree at that size, serialised by the audit package; empty at size 0. */
    readonly state: string;
    readonly at: string;
    /** A digest of the subjects that were erased by then; absent where it is not known, and the whole log is asked. */
    readonly erased?: string | undefined;
    /** The newest version of the tenant's row in the directory by then; absent or 0 where it had none. */
    readonly directory?: number | undefined;
    /** The newest version of the row of the tenant's boundary by then; absent or 0 where it had none. */
    readonly boundary?: number | undefined;
    /** The digest of the record of accepted safeguards by then; absent before the store was first used. */
    readonly accepted?: string | undefined;
    /** Who accepted another store than was expected; absent where nobody had to. */
    readonly acceptedBy?: string | undefined;
    /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
    readonly digest: string;
}

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
    /** Plugin id, or `host` or `tenant` for their own files → the safeguards it had, each by what it says. */
    readonly plugins: Readonly<Record<string, readonly string[]>>;
    readonly at: string;
    readonly by: string;
    /**
     * The digests of the records that this one came after, in their order, from the one on that the mark of the
     * tenant's store knew of: what shows that it is no older one.
     */
    readonly since: readonly string[];
    /** A keyed digest over everything above: the store keeps it, and whoever has the key checks it. */
    readonly digest: string;
}
/** The control store: keys, erasures, accepted capabilities, marks of the tenants' stores, the tenant directory and credentials. Never in a tenant's file or its backup. */
interface ControlStore extends CredentialStore {
    /** Keeps the first key of a name: gives back the one that stands. */
    putKey(key: WrappedKey): Promise<WrappedKey>;
    readKey(tenant: string, kind: WrappedKey['kind'], name: string): Promise<WrappedKey | undefined>;
    /**
     * Writes a key over the one whose wrapped bytes are `standing`, and over no other; the bytes that stood are gone.
     * `false` where they do not stand: somebody else was first, or the subject was erased.
     */
    replaceKey(key: WrappedKey, standing: Uint8Array): Promise<boolean>;
    /** Some keys of a tenant in the order of kind and name, at most `limit`, after one of them or from the first on. */
    listKeys(tenant: string, page: {
        readonly after?: KeyCursor | undefined;
        readonly limit: number;
    }): Promise<readonly WrappedKey[]>;
    /** Removes a subject's data key, every version of it, and notes the erasure, in one transaction. `false` when there was none. */
    shred(erasure: Erasure): Promise<boolean>;
    listErasures(tenant: string): Promise<readonly Erasure[]>;
    /** Whether an erasure of the subject is noted; as quick where there are many. */
    isErased(tenant: string, subject: string): Promise<boolean>;
    /**
     * Removes the keys that are there of subjects that were erased before, and notes the erasures that are
     * not noted, whether there was a key or not; one transaction. Gives back those that were not noted.
     */
    replayErasures(erasures: readonly Erasure[]): Promise<readonly Erasure[]>;
    readCapabilities(tenant: string): Promise<AcceptedCapabilities | undefined>;
    /**
     * Writes the record of a tenant. Where it is said over which one, by its digest (`undefined` for none), it is
     * written only if that is stored; `false` where somebody else was first.
     */
    writeCapabilities(capabilities: AcceptedCapabilities, over?: {
        readonly digest: string | undefined;
    }): Promise<boolean>;
    readMark(tenant: string): Promise<StoreMark | undefined>;
    /** The ids of the tenants that have a mark, in their order. */
    listMarked(): Promise<readonly string[]>;
    /** Writes the mark if the stored version is the one below it (none for version 1); `false` where somebody else was first. */
    writeMark(mark: StoreMark): Promise<boolean>;
    /**
     * Writes a row of the tenant directory over the version that is stored: the one below it, or `over` (0 for
     * none), which is below it too. `false` where somebody else was first. With `during`, only while that row of a
     * credential is there: taking it away forbids the writing, in whatever order the two come.
     */
    writeTenant(row: DirectoryRow, over?: number, during?: CredentialKey): Promise<boolean>;
    /** The newest row of a tenant, removed or not. */
    readTenant(tenant: string): Promise<DirectoryRow | undefined>;
    /** The newest row of each tenant that was changed after `change`, removed ones too, in the order of the changes. */
    listTenants(after?: number): Promise<readonly DirectoryChange[]>;
    /**
     * Notes that a tenant may have work at `at` (milliseconds since 1970), so that whoever looks for runs
     * that nobody executes need not open the store of every tenant. The latest note of a tenant stays.
     */
    noteWork(tenant: string, at: number): Promise<void>;
    /** Every tenant with a note, by id. */
    listWork(): Promise<readonly WorkNote[]>;
    /** Takes a note away, if none was written since. */
    clearWork(note: WorkNote): Promise<void>;
    /** Idempotent. */
    close(): Promise<void>;
}

/** How much of a tenant is still there, by kind: rows by their table, files, objects. Nothing is left where all are 0. */
type TenantRemains = Readonly<Record<string, number>>;
/**
 * Takes a tenant out of a store for good. The tenant's row of the directory stays: it says that it was erased.
 * Whoever calls has closed the tenant's store and lets nobody open it again.
 */
interface StoreErasure {
    /**
     * Makes sure that it could be done now, before anything happens; absent where nothing but the call itself tells.
     *
     * @throws FccError whatever erasing would fail with, whoever it is for
     */
    prepare?(): Promise<void>;
    /** What is there of the tenant, found by looking at every table and file. */
    remains(tenant: string): Promise<TenantRemains>;
    /**
     * Removes all of it, keys first. One that was cut short is called again and finishes.
     *
     * @returns what is left, the bytes of keys that it removed among it
     * @throws FccError FCC_STORE_BUSY where another process has the tenant's store open, or its rows, for longer than that is waited
     * for: nothing was removed then
     */
    erase(tenant: string): Promise<TenantRemains>;
}

/** What a column of a row holds, in every store. */
type TransferColumn = 'text' | 'number' | 'flag' | 'bytes';
/** What stands in a column. */
type TransferValue = string | number | boolean | Uint8Array | null;
/** A row as it is carried from one store to another: by the names of its columns, without its tenant. */
type TransferRow = Readonly<Record<string, TransferValue>>;
/** A table of records that every durable store has in these columns. */
interface TransferTable {
    readonly name: string;
    /** Beside the tenant's records, or in the control store. */
    readonly part: 'records' | 'control';
    readonly columns: Readonly<Record<string, TransferColumn>>;
    /** What tells rows of a tenant apart. */
    readonly key: readonly string[];
    /** The columns that rows are given in the order of; `ordinal` need not be among those that are carried. */
    readonly order: readonly string[];
    /** Whether a row that is there already is written over; otherwise the first one stays. */
    readonly replace: boolean;
}
/** Everything of one tenant as it was at one moment, whoever writes meanwhile. */
interface TenantLook {
    /** The rows of a table, some at a time, in its order. */
    rows(table: TransferTable): AsyncIterable<readonly TransferRow[]>;
}
/**
 * Records as rows that another store takes: what copies and backups are made of. Rows are sealed and have
 * digests under the keys of their tenant, so whoever carries them can neither read nor change them unnoticed.
 */
interface StoreTransfer {
    /** Every tenant that the store has records of, by id. */
    tenants(): Promise<readonly string[]>;
    look<T>(tenant: string, use: (look: TenantLook) => Promise<T>): Promise<T>;
    /** Takes rows of a table as they are, all or none. */
    take(tenant: string, table: TransferTable, rows: readonly TransferRow[]): Promise<void>;
}
/** Every table of a tenant, in an order in which its rows can be taken. */
declare const TRANSFER_TABLES: readonly TransferTable[];

/** An open store: the control store, reference data, and one store per tenant. */
interface StoreBackend {
    readonly control: ControlStore;
    readonly referenceData: ReferenceDataStore;
    /** The same handle for the same tenant while it is open. */
    openTenant(tenant: string): Promise<TenantStore>;
    /** Carries records as they are; absent where nothing outlives the process. */
    readonly transfer?: StoreTransfer | undefined;
    /** Takes a tenant out for good; absent where that is not to be had. */
    readonly erasure?: StoreErasure | undefined;
    /** Closes every handle, in reverse order; idempotent. */
    close(): Promise<void>;
}
/** What a store is opened with. */
interface StoreOptions {
    /** Where it keeps its files, if it has any. */
    readonly directory: string;
    /** Resolves a reference (`env:NAME`, `file:PATH`) that stands in `plugin_config` of `fcc.yaml`. */
    readonly secret?: ((reference: string) => Promise<string>) | undefined;
    /**
     * How long a process that opens it may hold a run without a sign of life, in milliseconds: nothing that it leaves
     * open in the store may keep others from a run for longer. Absent where nobody executes runs.
     */
    readonly leaseMs?: number | undefined;
}
/** A kind of store. */
interface StoreFactory {
    readonly id: string;
    readonly title: string;
    /** Whether anything survives the process: what is not durable is not sealed. */
    readonly durable: boolean;
    open(options: StoreOptions): Promise<StoreBackend>;
    /** Brings its tables to what this version works with; absent where opening does so. Gives back the steps that were taken. */
    migrate?(options: StoreOptions): Promise<readonly string[]>;
}
interface StoreShape extends PointShape {
    readonly value: StoreFactory;
}
/** Stores: host-scoped; configuration chooses one. */
declare const stores: _fcc_plugin_api.Point<StoreShape>;

export {
  REFERENCE_DATA_NAME,
  RUN_COMMANDS,
  TRANSFER_TABLES,
  abortsVisit,
  objectStores,
  stores,
};
export type {
  AcceptedCapabilities,
  Activity,
  CarriedCommand,
  ControlStore,
  CreatedRow,
  CredentialKind,
  CredentialRow,
  CredentialStore,
  DirectoryChange,
  DirectoryRow,
  Erasure,
  JournalStep,
  KeyCursor,
  LedgerMovement,
  ListedContent,
  ListedObject,
  MasterKey,
  NewAuditEntry,
  NewEvent,
  NewReferenceData,
  ObjectBackend,
  ObjectStoreFactory,
  ObjectStoreOptions,
  RecordRemoval,
  ReferenceData,
  ReferenceDataStore,
  ReferenceText,
  ReferenceVersion,
  RemovalMarker,
  RemovedCounts,
  RemovedKind,
  RunCommand,
  RunCommandKind,
  RunCreation,
  RunLease,
  RunQuery,
  RunRemoval,
  StoreBackend,
  StoreErasure,
  StoreFactory,
  StoreMark,
  StoreOptions,
  StoreShape,
  StoreTransfer,
  StoredApproval,
  StoredAuditEntry,
  StoredContent,
  StoredEvent,
  StoredTree,
  TenantLook,
  TenantObjects,
  TenantRemains,
  TenantStore,
  TransferColumn,
  TransferRow,
  TransferTable,
  TransferValue,
  UnplacedAuditEntry,
  VisitCommit,
  WorkNote,
  WrappedKey,
};

// chunk-6.d.ts
/**
 * The media types of what is no text and may be an input of a run. Each begins with bytes that show what it is:
 * PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81, B.1.1.3), GIF89a, WebP (RFC 9649, 2), PDF (ISO 32000-2, 7.5.2).
 */
declare const ATTACHMENT_TYPES: readonly ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"];
type AttachmentType = (typeof ATTACHMENT_TYPES)[number];
/** Whether a media type is one of an attachment. */
declare function isAttachmentType(type: string): type is AttachmentType;
/**
 * An attachment as the text that a run carries: a `data:` address (RFC 2397), so that whoever comes across it
 * sees that it is none to read.
 *
 * @example
 * attachmentText('image/png', bytes) // 'data:image/png;base64,iVBORw0KGgo…'
 */
declare function attachmentText(type: AttachmentType, bytes: Uint8Array): string;
/** The media type and the bytes of such a text; `undefined` where it is none. */
declare function readAttachment(text: string): {
    readonly mediaType: AttachmentType;
    readonly bytes: Uint8Array;
} | undefined;
/**
 * The media type of an attachment by its first bytes; `undefined` where they show none.
 *
 * @example
 * attachmentTypeOf(readFileSync('x-ray.png')) // 'image/png'
 */
declare function attachmentTypeOf(bytes: Uint8Array): AttachmentType | undefined;
/**
 * The media types of what a text is, or holds, that no detector reads: those of a `data:` address that is the
 * whole text, or of each that is anywhere in it. Takes linear time.
 */
declare function unreadTypes(text: string, where: 'whole' | 'within'): readonly string[];

/** Text with its media type. All content in a run is UTF-8 text; `mediaType` says how to read it. */
interface Content {
    readonly text: string;
    readonly mediaType: MediaType;
}
/** The media types that a run carries: texts, and attachments, which inputs alone may be. */
type MediaType = 'text/plain' | 'text/markdown' | 'text/csv' | 'application/json' | AttachmentType;
/** The media types of texts, as a list: what a step may make. */
declare const MEDIA_TYPES: readonly MediaType[];

export {
  ATTACHMENT_TYPES,
  MEDIA_TYPES,
  attachmentText,
  attachmentTypeOf,
  isAttachmentType,
  readAttachment,
  unreadTypes,
};
export type {
  AttachmentType,
  Content,
  MediaType,
};

// chunk-7.d.ts
import {
  ToolChoice,
} from './chunk-11.js';
import {
  MediaType,
} from './chunk-6.js';
import {
  Contribution,
  Point,
  PointShape,
  PointValue,
} from '@fcc/plugin-api';
import {
  LabelSet,
} from './chunk-9.js';
import {
  z,
} from 'zod';
import {
  DimensionProfile,
  RatingProfile,
} from './chunk-13.js';
import {
  AttachmentPart,
  JsonSchema,
  Message,
  ToolDefinition,
} from './chunk-8.js';

/**
 * A check that reads content.
 * - `section`: a heading with at least `minWords` words beneath it
 * - `contains` and `lacks`: a phrase, compared without regard to case
 * - `words`: bounds on the count
 * - `shorter`: no more than a share of the words that its source has
 * - `traces`: the share of the sources' statements that the text cites
 * - `cites`: the share of the text's own blocks that cite what the visit was handed
 * - `distinct`: the share of the text's blocks that say what no other of them says
 * - `terms`: how many terms of a vocabulary the text names
 *
 * A citation is `[artifact:line]` or `[artifact:first-last]`. It counts where the line holds a statement
 * and the block that cites it shares words with that statement: half of those that mean something by
 * themselves, and no more than three. A block is a paragraph, a list item or a row of a table.
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck;
/** How long a text may be, held against what it is made from. */
interface ShorterCheck {
    readonly kind: 'shorter';
    /** The artifact that is longer. Where left out, the sources: what the visit was handed and what cites nothing else of it. */
    readonly than: string | undefined;
    /** The section that is counted; the whole text where left out. */
    readonly heading: string | undefined;
    /** The largest share of the source's words, above 0 and below 1. */
    readonly atMost: number;
}
/** How much of its sources a text carries over. */
interface TracesCheck {
    readonly kind: 'traces';
    /**
     * The artifact whose statements are looked for: one that the visit was handed, or that is stored in the
     * run. Where left out, the sources: what the visit was handed and what cites nothing else of it.
     */
    readonly artifact: string | undefined;
    /** `demands`: only statements that bind; where none does, all that are no questions. */
    readonly of: 'statements' | 'demands';
    /** The section that has to carry them; the whole text where left out. */
    readonly heading: string | undefined;
    /** 0..1 */
    readonly atLeast: number;
}
/** How much of a text says where it is from. */
interface CitesCheck {
    readonly kind: 'cites';
    /** The artifact that counts; any that the visit was handed where left out. */
    readonly artifact: string | undefined;
    readonly heading: string | undefined;
    /** 0..1 */
    readonly atLeast: number;
}
/** How much of a text is not said twice. */
interface DistinctCheck {
    readonly kind: 'distinct';
    readonly heading: string | undefined;
    /** 0..1 */
    readonly atLeast: number;
}
/** How much of a field's own words a text uses. */
interface TermsCheck {
    readonly kind: 'terms';
    /** The vocabulary whose terms count, each once, by any of its names. */
    readonly vocabulary: string;
    readonly heading: string | undefined;
    /** How many different terms, 1 or more. */
    readonly atLeast: number;
}
/**
 * A content check as YAML or JSON spells it: `{ section: Quick start }`, `{ words: { at_most: 400 } }`,
 * `{ traces: { artifact: brief, of: demands, at_least: 0.8 } }`, `{ cites: { in: Findings } }`.
 */
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
    words: {
        at_least: number;
        at_most: number;
    };
}>>, z.ZodPipe<z.ZodObject<{
    shorter: z.ZodObject<{
        than: z.ZodOptional<z.ZodString>;
        in: z.ZodOptional<z.ZodString>;
        at_most: z.ZodDefault<z.ZodNumber>;
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
    shorter: {
        at_most: number;
        than?: string | undefined;
        in?: string | undefined;
    };
}>>, z.ZodPipe<z.ZodObject<{
    traces: z.ZodObject<{
        artifact: z.ZodOptional<z.ZodString>;
        of: z.ZodDefault<z.ZodEnum<{
            demands: "demands";
            statements: "statements";
        }>>;
        in: z.ZodOptional<z.ZodString>;
        at_least: z.ZodDefault<z.ZodNumber>;
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
    traces: {
        of: "demands" | "statements";
        at_least: number;
        artifact?: string | undefined;
        in?: string | undefined;
    };
}>>, z.ZodPipe<z.ZodObject<{
    cites: z.ZodObject<{
        artifact: z.ZodOptional<z.ZodString>;
        in: z.ZodOptional<z.ZodString>;
        at_least: z.ZodDefault<z.ZodNumber>;
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
    cites: {
        at_least: number;
        artifact?: string | undefined;
        in?: string | undefined;
    };
}>>, z.ZodPipe<z.ZodObject<{
    distinct: z.ZodObject<{
        in: z.ZodOptional<z.ZodString>;
        at_least: z.ZodDefault<z.ZodNumber>;
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
    distinct: {
        at_least: number;
        in?: string | undefined;
    };
}>>, z.ZodPipe<z.ZodObject<{
    terms: z.ZodObject<{
        vocabulary: z.ZodString;
        in: z.ZodOptional<z.ZodString>;
        at_least: z.ZodDefault<z.ZodInt>;
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
} | ShorterCheck | TracesCheck | CitesCheck | DistinctCheck | TermsCheck, {
    terms: {
        vocabulary: string;
        at_least: number;
        in?: string | undefined;
    };
}>>]>;

/** What becomes of a question that nobody answered in time. */
declare const ON_EXPIRY: readonly ["reject", "escalate"];
/**
 * - `reject`: as if somebody had said no
 * - `escalate`: other roles are asked, once and for as long again; then as `reject`
 */
type OnExpiry = (typeof ON_EXPIRY)[number];
/** How long a question may be answered, by how many, and what becomes of it otherwise. */
interface QuestionTerms {
    /** Milliseconds from when it is asked, within which it is answered and the answer is used; no end where absent. */
    readonly expiresMs?: number | undefined;
    /** `reject` where absent. */
    readonly onExpiry?: OnExpiry | undefined;
    /** Roles that are asked where nobody answered in time. */
    readonly escalateTo?: readonly string[] | undefined;
    /** How many different people must say yes; one where absent. */
    readonly quorum?: number | undefined;
    /** Milliseconds after which watchers are told that it still waits, and again after as long. */
    readonly remindEveryMs?: number | undefined;
}
/**
 * How terms would be looser than others, in words that follow "and"; `undefined` where they are at least as
 * tight in every respect.
 */
declare function looserTerms(higher: QuestionTerms, lower: QuestionTerms): string | undefined;
/** The terms of a question that several rules ask: what each of them demands holds. */
declare function strictestTerms(all: readonly QuestionTerms[]): QuestionTerms;

/** The kinds of record that have a period after which they may go. */
declare const RECORD_KINDS: readonly ["audit_entries", "runs", "events", "commands"];
type RecordKind = (typeof RECORD_KINDS)[number];
/**
 * What a constitution demands: that records of a kind are kept for so many days at least. Of the demands of
 * all layers the longest counts, and it goes before what a tenant asks to have removed.
 */
interface RetentionDemand {
    readonly records: RecordKind;
    /** Days: of a run since it ended, of everything else since it was written. */
    readonly keepDays: number;
    readonly cites: readonly string[];
}
/** After how many days a tenant asks to have records of a kind removed; what it does not name stays. */
type RetentionAsked = Readonly<Partial<Record<RecordKind, number>>>;

/** Where a rule can look: the whole list. */
declare const INTERVENTION_POINTS: readonly ["run_input", "retrieved_context", "prompt", "egress", "tool_call", "tool_result", "output", "artifact", "handoff", "event", "release", "declassify", "cross_tenant_query", "mode_change"];
type InterventionPoint = (typeof INTERVENTION_POINTS)[number];
/** The acts that are denied unless a permit names them. */
declare const DENIED_BY_DEFAULT: readonly ["egress", "declassify", "cross_tenant_query", "mode_change"];
type PermittedAct = (typeof DENIED_BY_DEFAULT)[number];
/**
 * The tier fixes the consequence: `hard_stop` halts the run and calls a human, never waivable;
 * `mandatory` blocks the handoff until fixed, sent back or waived; `preferred` is advice.
 */
declare const TIERS: readonly ["hard_stop", "mandatory", "preferred"];
type Tier = (typeof TIERS)[number];
/** What is tried before the consequence of a rule. */
declare const REMEDIES: readonly ["redact", "require_approval"];
type Remedy = (typeof REMEDIES)[number];
/** What becomes of a rule where a fact that it needs is not there. */
declare const IF_MISSING: readonly ["deny", "not_applicable"];
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
    readonly remedy?: Remedy | undefined;
    /** Roles that may give the approval which the remedy asks for; where it names none, nobody may. */
    readonly approvableBy?: readonly string[] | undefined;
    /** Roles that may waive it; a mandatory rule only. */
    readonly waivableBy: readonly string[];
    /** Of the approval or waiver that it asks for: how long, of how many, and what becomes of it otherwise. */
    readonly terms?: QuestionTerms | undefined;
    readonly cites: readonly string[];
    /**
     * How far it looks, in UTF-16 units: it fires on a text only where it fires on some stretch of it of this
     * length. Absent, one that reads what is found in a text decides on the whole.
     */
    readonly window?: number | undefined;
    /** When a fact it needs is not provided by any plugin or not present. */
    readonly ifMissing: (typeof IF_MISSING)[number];
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
    /** How long records have to be kept at least; absent where it demands nothing. */
    readonly retention?: readonly RetentionDemand[] | undefined;
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

/**
 * What a step may need of the provider that plays it.
 * - `structure`: it keeps to a form exactly
 * - `determinism`: the same request gives the same bytes
 * - `locality`: nothing leaves this machine
 */
declare const MODEL_NEEDS: readonly ["structure", "determinism", "locality"];
type ModelNeed = (typeof MODEL_NEEDS)[number];

/** The six actions a persona may be asked for, in their canonical order. */
declare const ACTIONS: readonly ["scaffold", "refactor", "debug", "test", "compare", "document"];
type Action = (typeof ACTIONS)[number];
/**
 * - `handoff`: forward delivery
 * - `orchestration`: a champion directs a base persona; forward too
 * - `feedback`: critique going back, taken when the node's gate does not pass
 * - `failure`: forward, taken when the node's work could not be done: an error, its time limit, a
 *   gate that no feedback made pass, a person's no. A hard stop takes none.
 */
declare const EDGE_KINDS: readonly ["handoff", "feedback", "orchestration", "failure"];
type EdgeKind = (typeof EDGE_KINDS)[number];
/** Who acts at a node. */
type Actor = {
    readonly kind: 'skill';
    readonly skill: string;
} | {
    readonly kind: 'model';
    readonly action: Action;
    /** What is asked for here, in place of what the action says by itself. */
    readonly task?: string | undefined;
    readonly template?: string | undefined;
    /** The provider, whatever the tenant or the caller would choose. */
    readonly provider?: string | undefined;
    /** What the provider must be able to do; the choice is made within it. */
    readonly needs?: readonly ModelNeed[] | undefined;
    /** Ids of skills that the model may use as tools. */
    readonly tools?: readonly string[] | undefined;
    /** The artifact with the tools that whoever asks brings (`CallerTools` as JSON), where it is handed over. */
    readonly callerTools?: string | undefined;
} | {
    readonly kind: 'human';
    readonly roles: readonly string[];
    readonly ask: string;
    /** How long it is asked, of how many, and what becomes of it otherwise. */
    readonly terms?: QuestionTerms | undefined;
} | {
    /** Another workflow does it: its nodes get what this node is handed, and it gives what `produces` names. */
    readonly kind: 'workflow';
    readonly workflow: string;
};
/**
 * How many of the nodes before a node, or of the branches of a map, it takes to continue: all that
 * were not skipped, one, or so many. What `any` or a number leaves over is cancelled.
 */
type Join = 'all' | 'any' | number;
/** A node done once for each item of a list, each in a branch of its own: `draft[0]`, `draft[1]`. */
interface MapOver {
    /** The name of the JSON artifact that holds the list. */
    readonly over: string;
    /** Where in it the list is, by field names; empty where the artifact itself is the list. */
    readonly field: readonly string[];
    /** The name under which a branch gets its item. */
    readonly as: string;
    /** The most items there may be; a longer list fails the node. */
    readonly atMost: number;
    readonly join: Join;
}
/** One node: a persona, who acts for it, and the gate its work must pass. */
interface WorkflowNode {
    readonly id: string;
    readonly persona: string;
    readonly actor: Actor;
    /** Names of the artifacts a model or human actor makes; a skill names its own. */
    readonly produces: readonly string[];
    /** In a branch of a map it looks at what that branch made. */
    readonly gate?: {
        readonly id: string;
        readonly on: string;
    } | undefined;
    /**
     * How many of the nodes before it hand it something before it is visited; `all` by default. The
     * branches that lead to a node which says so are visited side by side.
     */
    readonly join?: Join | undefined;
    readonly map?: MapOver | undefined;
    /** Milliseconds that one visit may take, or a workflow in the node as a whole, waiting included; longer is a failure. */
    readonly timeLimitMs?: number | undefined;
    /** Where it is in its file. */
    readonly place?: SourcePlace | undefined;
}
/** One edge: what goes from node to node. */
interface WorkflowEdge {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly carries: readonly string[];
    /** How often a feedback edge may be taken in one run; the bound is not the normal way to end. */
    readonly atMost: number;
    /** A CEL predicate over facts, `gates.passed` and `artifacts`; the edge is taken where it is true. */
    readonly when?: string | undefined;
    /** Where the predicate is in its file. */
    readonly place?: SourcePlace | undefined;
}
/** A field of a JSON artifact that conditions can read, as `artifacts.<artifact>.<name>`. */
interface ArtifactField {
    readonly type: FactType;
    /** Where in the artifact it is, by field names. */
    readonly path: readonly string[];
    /** The values a text may have; conditions that compare with another do not load. */
    readonly values?: readonly string[] | undefined;
}
/** A workflow. Its forward edges have no cycle; its feedback edges make the cycles, bounded. */
interface Workflow {
    readonly id: string;
    readonly title: string;
    readonly start: string;
    readonly nodes: readonly WorkflowNode[];
    readonly edges: readonly WorkflowEdge[];
    /** Artifact → the fields of it that conditions may read, by name. */
    readonly artifacts?: Readonly<Record<string, Readonly<Record<string, ArtifactField>>>> | undefined;
    /** Milliseconds that a run of it may take, from its start, waiting included. */
    readonly timeLimitMs?: number | undefined;
}

/** How one persona stands to another. */
declare const RELATION_TYPES: readonly ["handoff", "feedback", "coordination", "governance", "champion-of"];
type RelationType = (typeof RELATION_TYPES)[number];
/** A relation that starts at the persona which holds it. */
interface PersonaRelation {
    /** The code of the persona that it leads to. */
    readonly to: string;
    readonly type: RelationType;
    /** `secondary` for one that work takes now and then. */
    readonly strength: 'primary' | 'secondary';
}

/** The parts of the cycle a persona may belong to. */
declare const PHASES: readonly ["Find", "Create", "Build", "Critique", "Ops", "Orchestration", "All"];
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
    /** What goes from this persona to others; the other direction is theirs to say. */
    readonly relations?: readonly PersonaRelation[] | undefined;
    /** What it is found by: terms of a vocabulary of tags. */
    readonly tags?: readonly string[] | undefined;
    /** How it weighs what it is given: traits of a vocabulary of discernment, rated. */
    readonly discernment?: RatingProfile | undefined;
    /** How it means to come across: factors of a vocabulary of design targets, rated. */
    readonly designTarget?: RatingProfile | undefined;
    /** What else is known of it, by the dimensions of vocabularies; for hosts, and told to no model. */
    readonly dimensions?: DimensionProfile | undefined;
    /** What it is asked for by an action, in place of what its components make of it. */
    readonly actions?: Readonly<Partial<Record<Action, string>>> | undefined;
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
/** A contribution as a call for a tenant sees it: with the settings that its plugin has for this tenant. */
interface ConfiguredContribution<Value> extends Contribution<Value> {
    readonly settings: unknown;
}
/** The tenant that a call is made for. */
interface CallTenant {
    readonly id: string;
    readonly name: string;
    readonly namespace: string;
    /**
     * What this tenant has of a point, in plan order, each with the settings that its plugin has here.
     * So a plugin carries out a point that it, or another plugin, defines.
     *
     * @throws FccError FCC_KERNEL_UNKNOWN_POINT where no plugin of this tenant defines the point
     * @example
     * for (const { value, settings } of call.tenant.contributions(toasters)) value.toast('rye', { settings })
     */
    contributions<Shape extends PointShape>(point: Point<Shape>): readonly ConfiguredContribution<PointValue<Shape>>[];
}
/** What each call into a contribution carries: the plugin's settings for this tenant. */
interface Call<Settings = unknown> {
    readonly settings: Settings;
    readonly tenant: CallTenant;
    /** Aborted when the run is cancelled or a time limit passes. */
    readonly signal: AbortSignal;
}

/**
 * One request to a model. It holds nothing but what governance looked at: every text, name and
 * argument in it passed `prompt`, and `egress` where it leaves the process.
 */
interface ModelRequest {
    readonly messages: readonly Message[];
    /** The tools that it may ask for; empty where there are none. */
    readonly tools: readonly ToolDefinition[];
    /** What of them it has to ask for; a provider that cannot tell its model so leaves it out, and the answer is held to it. */
    readonly toolChoice?: ToolChoice | undefined;
    /** The artifact that is wanted. */
    readonly wanted: {
        readonly name: string;
        readonly mediaType: MediaType;
        /** What the answer has to follow: its text is then one JSON value, and nothing beside it. */
        readonly schema?: JsonSchema | undefined;
    };
    /** The same for the same run data, so that a deterministic provider gives the same bytes. */
    readonly seed: string;
    readonly limits: {
        /** The most tokens the answer may have; the provider's own limit where absent. */
        readonly outputTokens?: number | undefined;
    };
}
/** What a call to a provider carries besides settings. */
interface ModelCall<Settings = unknown> extends Call<Settings> {
    /**
     * Hears the text of the answer as it comes, piece by piece, where somebody is to be shown it; the next piece
     * waits until this one was taken. `generate` calls it, and no provider.
     */
    readonly onText?: ((text: string) => void | Promise<void>) | undefined;
    /**
     * The bytes of an attachment of this request.
     *
     * @throws ProviderFailure `failed` for one that is not of this request
     */
    attachment?(part: Pick<AttachmentPart, 'address' | 'mediaType'>): Promise<Uint8Array>;
    /** The same act has the same key, however often it is asked for. */
    readonly idempotencyKey: string;
    /**
     * Resolves a secret that the settings name (`env:NAME`, `file:PATH`), at the moment of the call.
     *
     * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS
     */
    secret(reference: string): Promise<string>;
    /**
     * Takes what the other side says of its own limits with an answer, so that nobody in this process asks
     * in vain. Absent where nobody listens.
     */
    readonly onRateLimit?: ((limit: RateLimit) => void) | undefined;
}
/** What a provider says of one of its limits on the rate of requests or tokens. */
interface RateLimit {
    /** How many requests are left, or tokens where tokens are counted. */
    readonly left: number;
    /** When they are there again, in milliseconds from now. */
    readonly resetMs: number;
    readonly of: 'requests' | 'tokens';
}

export {
  ACTIONS,
  DENIED_BY_DEFAULT,
  EDGE_KINDS,
  IF_MISSING,
  INTERVENTION_POINTS,
  LAYERS,
  MODEL_NEEDS,
  PHASES,
  RECORD_KINDS,
  RELATION_TYPES,
  REMEDIES,
  TIERS,
  contentCheckSchema,
  looserTerms,
  strictestTerms,
};
export type {
  Action,
  Actor,
  Artifact,
  ArtifactField,
  ArtifactReference,
  Call,
  CallTenant,
  CitesCheck,
  ConfiguredContribution,
  Constitution,
  Constraint,
  ContentCheck,
  DistinctCheck,
  EdgeKind,
  FactContext,
  FactDefinition,
  FactNamespace,
  FactType,
  FactValue,
  InterventionPoint,
  Join,
  Layer,
  MapOver,
  ModelCall,
  ModelNeed,
  ModelRequest,
  OnExpiry,
  Permit,
  PermittedAct,
  Persona,
  PersonaRelation,
  Phase,
  QuestionTerms,
  RateLimit,
  RecordKind,
  RelationType,
  Remedy,
  RetentionAsked,
  RetentionDemand,
  Riscear,
  Rule,
  Separation,
  ShorterCheck,
  SourcePlace,
  Subject,
  TermsCheck,
  Tier,
  TracesCheck,
  Workflow,
  WorkflowEdge,
  WorkflowNode,
};

// chunk-8.d.ts
import {
  MediaType,
} from './chunk-6.js';

/**
 * Where a text of a prompt comes from; what is `form`, `input` or `feedback` is not only the host's words.
 * - `persona`: who the model is to be
 * - `rules`: what the tenant's constitutions ask for in words
 * - `task`: what is asked
 * - `form`: a template, filled
 * - `template`: a template that tells in comments what belongs in their place: its slots and comments are
 *   filled by whoever answers, out of the inputs beside it
 * - `input`: an artifact that was handed over
 * - `feedback`: an artifact that came back
 */
declare const TEXT_SOURCES: readonly ["persona", "rules", "terms", "task", "form", "template", "input", "feedback"];
type TextSource = (typeof TEXT_SOURCES)[number];
/** A value that JSON can hold. */
type JsonValue = string | number | boolean | null | readonly JsonValue[] | {
    readonly [key: string]: JsonValue;
};
/** A JSON schema (draft 2020-12). */
type JsonSchema = {
    readonly [key: string]: JsonValue;
};
/** A piece of text. */
interface TextPart {
    readonly kind: 'text';
    readonly text: string;
    /** What a composed prompt says of it; a model's own words have none. */
    readonly source?: TextSource | undefined;
    /** The artifact (`input`, `feedback`), the template (`form`, `template`) or the action (`task`) that it is. */
    readonly name?: string | undefined;
    /** How an artifact's text is to be read. */
    readonly mediaType?: MediaType | undefined;
}
/** A model asks for a tool. */
interface ToolCallPart {
    readonly kind: 'tool_call';
    /** Ties the result to the call; unique within a conversation. */
    readonly id: string;
    readonly tool: string;
    readonly arguments: JsonValue;
}
/** What a tool gave back. */
interface ToolResultPart {
    readonly kind: 'tool_result';
    /** The id of the call. */
    readonly id: string;
    readonly tool: string;
    readonly text: string;
    /** True where the tool says that it failed; the text then says how. */
    readonly failed?: boolean | undefined;
}
/** Something that is too large or not text, by reference: the bytes are read where they are sent. */
interface AttachmentPart {
    readonly kind: 'attachment';
    readonly name: string;
    /** An IANA media type: `image/png`. */
    readonly mediaType: string;
    /** The keyed address of the bytes. */
    readonly address: string;
}
/** A part of a message. */
type MessagePart = TextPart | ToolCallPart | ToolResultPart | AttachmentPart;
/** One message of a conversation with a model. Tool results are messages of role `tool`. */
interface Message {
    readonly role: 'system' | 'user' | 'assistant' | 'tool';
    readonly parts: readonly MessagePart[];
}
/** A prompt as it is composed, and as `prompt.compose` leaves it. */
interface Prompt {
    readonly system: readonly TextPart[];
    readonly user: readonly TextPart[];
}
/** A tool that a model may ask for. */
interface ToolDefinition {
    readonly name: string;
    readonly description: string;
    /** A JSON schema (draft 2020-12) of the arguments: an object. */
    readonly parameters: JsonSchema;
}
/**
 * A text of a prompt.
 *
 * @example
 * textPart('Begin with a greeting.', 'task')
 */
declare function textPart(text: string, source?: TextSource, name?: string, mediaType?: MediaType): TextPart;

export {
  TEXT_SOURCES,
  textPart,
};
export type {
  AttachmentPart,
  JsonSchema,
  JsonValue,
  Message,
  MessagePart,
  Prompt,
  TextPart,
  TextSource,
  ToolCallPart,
  ToolDefinition,
  ToolResultPart,
};

// chunk-9.d.ts
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

export {
  NO_LABELS,
};
export type {
  LabelSet,
};

// chunk-10.d.ts
import {
  Decimal,
  FailureKind,
  ModelPrice,
  TokenUsage,
} from './chunk-3.js';

/** One call of a model, as it is kept with the visit that made it. Never content. */
interface CallRecord {
    /** The activity that it is: the idempotency key that the other side got. */
    readonly activity: string;
    readonly provider: string;
    /** The model that answered, as its provider declares it; absent where none did. */
    readonly model?: string | undefined;
    /** As the other side counts it; absent where it did not. */
    readonly usage?: TokenUsage | undefined;
    /** Unknown, and never 0, where absent. */
    readonly cost?: Money | undefined;
    /** How it failed, where it may be billed all the same. */
    readonly failure?: FailureKind | undefined;
    /** True where a process that died had begun it, and nobody knows how that ended: it may be billed twice. */
    readonly repeated?: true | undefined;
    /** True where a model in this process answered: nobody bills it. */
    readonly inProcess?: true | undefined;
}

/** An amount in one currency. */
interface Money {
    readonly amount: Decimal;
    /** An ISO 4217 code: `USD`. */
    readonly currency: string;
}
/** What the calls of a run cost so far. */
interface RunCost {
    /** Currency → the sum of what is known. Of several currencies none is turned into another. */
    readonly known: Readonly<Record<string, Decimal>>;
    /** How many calls cost nobody knows what: the sums are at least that. */
    readonly unknown: number;
    /** How many calls were made again after a crash: each may be billed twice, and is counted once. */
    readonly repeated: number;
}
/**
 * What a call costs, exactly. Unknown, and never 0, where its price is not stated or its tokens cannot be
 * what they are said to be.
 *
 * @example
 * costOf({ inputTokens: 1200, outputTokens: 7 }, { currency: 'USD', input: '0.25', output: '2' })
 * // { amount: '0.000314', currency: 'USD' }
 */
declare function costOf(usage: TokenUsage, price: ModelPrice | undefined): Money | undefined;
/**
 * Failures after which a call may be billed all the same: the other side had taken it. What such a call costs
 * is unknown.
 */
declare const BILLED_FAILURES: ReadonlySet<FailureKind>;
/** What calls cost, added to what is known so far; that itself where nobody bills any of them. Pure. */
declare function addCosts(soFar: RunCost | undefined, calls: readonly Pick<CallRecord, 'cost' | 'repeated' | 'inProcess'>[]): RunCost | undefined;

export {
  BILLED_FAILURES,
  addCosts,
  costOf,
};
export type {
  CallRecord,
  Money,
  RunCost,
};

// chunk-11.d.ts
import {
  z,
} from 'zod';
import {
  JsonSchema,
  JsonValue,
} from './chunk-8.js';

/** One tool of a skill that is several: of a server of tools, say. */
interface OfferedTool {
    /** Letters, digits, dots, hyphens and underscores, 64 at most; a model knows it as `plugin/name`. */
    readonly name: string;
    /** What it is for, as whoever offers it says; governance looks at it before a model sees it. */
    readonly description: string;
    /** The arguments that it takes. */
    readonly parameters: JsonSchema;
}

/** The most tools that a caller may bring, as in the wire format of OpenAI. */
declare const MAX_CALLER_TOOLS = 128;
/** The form of the name of a tool that a caller brings: what every vendor takes, and never that of a skill. */
declare const callerToolName: z.ZodString;
/** Which tool a model has to ask for: any of them, or one. Where absent, it asks for what it likes, or for none. */
type ToolChoice = 'required' | {
    readonly tool: string;
};
/** A tool that was asked for earlier in a conversation, and what the caller says that it gave. */
interface UsedTool {
    readonly tool: string;
    readonly arguments: JsonValue;
    readonly result: string;
}
/**
 * The tools of whoever asks a persona: offered to the model, asked for by it, and used by nobody here. Whoever
 * asked uses them, and asks again with what they gave.
 */
interface CallerTools {
    readonly offered: readonly OfferedTool[];
    readonly choice?: ToolChoice | undefined;
    /** Whether one answer may ask for one tool only. */
    readonly oneAtATime?: boolean | undefined;
    /** Those that were used so far, in order. */
    readonly used?: readonly UsedTool[] | undefined;
}
/** What a model asked of the tools of its caller: the artifact that it made in place of an answer, as JSON. */
interface AskedTools {
    /** What it says beside it; often nothing. */
    readonly text: string;
    readonly calls: readonly {
        /** Unique among all runs. */
        readonly id: string;
        readonly tool: string;
        readonly arguments: JsonSchema;
    }[];
}
/** The parameters of a tool, or the arguments of a call. */
declare const callerToolObject: z.ZodCustom<JsonSchema, JsonSchema>;
/**
 * Reads the tools of a caller out of the artifact that holds them. Pure.
 *
 * @returns `undefined` where it is none, or was changed into none
 * @example
 * readCallerTools('{"offered":[]}') // { offered: [] }
 */
declare function readCallerTools(text: string): CallerTools | undefined;
/** Reads what a model asked of the tools of its caller. Pure. @returns `undefined` where the text is none of it */
declare function readAskedTools(text: string): AskedTools | undefined;

export {
  MAX_CALLER_TOOLS,
  callerToolName,
  callerToolObject,
  readAskedTools,
  readCallerTools,
};
export type {
  AskedTools,
  CallerTools,
  OfferedTool,
  ToolChoice,
  UsedTool,
};

// chunk-12.d.ts
import * as _fcc_plugin_api from '@fcc/plugin-api';
import {
  PointShape,
} from '@fcc/plugin-api';

/**
 * What the terms of a vocabulary are for.
 * - `language`: words of a field; prompts explain them and checks look for them
 * - `tags`, `archetypes`: what personas are found by
 * - `dimensions`: one category of what a persona's profile may say; its terms without a broader one are the
 *   dimensions, those beneath them their elements
 * - `discernment`, `design-target`: what a persona is rated in
 */
declare const VOCABULARY_USES: readonly ["language", "tags", "archetypes", "dimensions", "discernment", "design-target"];
type VocabularyUse = (typeof VOCABULARY_USES)[number];
/** One thing that has a name, as its vocabulary names it. */
interface Term {
    /** The name that is preferred. */
    readonly term: string;
    /** A short form, such as `AC` of a control family. */
    readonly code?: string | undefined;
    /** Other names for the same. */
    readonly synonyms: readonly string[];
    /** What is meant by it, in a sentence or two; every term of a language has one. */
    readonly definition?: string | undefined;
    /** Terms of the same vocabulary that it belongs under, nearest first. Not transitive: each is named. */
    readonly broader: readonly string[];
}
/** A list of terms, as data. */
interface Vocabulary {
    /** `<plugin id>/<name>`. */
    readonly id: string;
    readonly title: string;
    readonly of: VocabularyUse;
    readonly terms: readonly Term[];
}
/** Every name of a term, the preferred first. */
declare function namesOf({ term, code, synonyms, }: Pick<Term, 'term' | 'code' | 'synonyms'>): readonly string[];
/**
 * A name as it is compared: in one form (NFKC), white space as one blank. In lower case, but for a name
 * without lower-case letters: `AC` is not `ac`.
 */
declare function comparedName(name: string): string;

interface VocabularyShape extends PointShape {
    readonly value: Vocabulary;
}
/**
 * Vocabularies: a map by id. Two of them may have one name: where they mean the same by it, it is one term;
 * where not, both meanings hold, each told with its vocabulary, and the conflict is reported by name.
 */
declare const vocabularies: _fcc_plugin_api.Point<VocabularyShape>;

export {
  VOCABULARY_USES,
  comparedName,
  namesOf,
  vocabularies,
};
export type {
  Term,
  Vocabulary,
  VocabularyShape,
  VocabularyUse,
};

// chunk-13.d.ts
/** Who rates a persona. */
declare const RATERS: readonly ["organisation", "peers", "self"];
type Rater = (typeof RATERS)[number];
/** A rating that all agree on, or one for each who rated. */
type Rating = number | {
    readonly [rater in Rater]?: number | undefined;
};
/** Trait or factor → rating, 1 to 7. */
type RatingProfile = Readonly<Record<string, Rating>>;
/** Category → dimension → what is so, or element → what is so. */
type DimensionProfile = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;
/** The mean of who rated, to one decimal. */
declare function meanRating(rating: Rating): number;

export {
  RATERS,
  meanRating,
};
export type {
  DimensionProfile,
  Rater,
  Rating,
  RatingProfile,
};
