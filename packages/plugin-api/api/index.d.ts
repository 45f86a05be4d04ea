import {
  StandardSchemaV1,
} from '@standard-schema/spec';
export {
  StandardSchemaV1,
} from '@standard-schema/spec';
import {
  Diagnostic,
  FccError,
  Place,
} from './chunk-1.js';
export {
  API_VERSION,
  AnyEvent,
  AnyHook,
  AnyPoint,
  AnyService,
  Contribution,
  DeclaredPoint,
  Event,
  EventPayload,
  FccErrorDetails,
  FoundManifest,
  Hook,
  HookDefinition,
  HookKind,
  HookResult,
  Manifest,
  ManifestExample,
  Needs,
  Origin,
  Parsed,
  Plugin,
  PluginDefinition,
  Point,
  PointCombine,
  PointDefinition,
  PointFailure,
  PointScope,
  PointShape,
  PointValue,
  Reference,
  SPEC,
  Service,
  ServiceValue,
  SetupContext,
  Tap,
  TapOrder,
  Want,
  defineEvent,
  defineHook,
  definePlugin,
  definePoint,
  defineService,
  isPlugin,
} from './chunk-1.js';

/**
 * The whole id, `<owner>/<name>`, of what its owner wrote as a whole id or as a bare name;
 * `undefined` where it is no id, or another owner's.
 *
 * @example
 * wholeId('acme-toast', 'rye') // 'acme-toast/rye'
 * wholeId('acme-toast', 'acme-toast/rye') // 'acme-toast/rye'
 * wholeId('acme-toast', 'other/rye') // undefined
 */
declare function wholeId(owner: string, written: unknown): string | undefined;
/** The part of a whole id before the first slash: the plugin, tenant or host it belongs to. */
declare function ownerOf(id: string): string;
/** The part of a whole id after the first slash. */
declare function nameOf(id: string): string;

/** The names in braces that a text has to be told. */
type FactNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | FactNames<Rest> : never;
/** Whom a diagnostic concerns, together with the facts that its text names. */
type DiagnosticFacts<Text extends string> = Partial<Omit<Diagnostic, 'code' | 'why' | 'fix'>> & {
    readonly [Name in FactNames<Text>]: string | number;
};
/** Codes, each with a text of the form `what happened → how to fix it`. */
type DiagnosticTexts = Readonly<Record<string, `${string} → ${string}`>>;
/** Makes the diagnostics of one package. */
interface DiagnosticCatalogue<Texts extends DiagnosticTexts> {
    /** Every code there is, for checking that each has its page. */
    readonly codes: readonly (keyof Texts & string)[];
    /** A problem as a value; an error unless `severity` says otherwise. */
    report<Code extends keyof Texts & string>(code: Code, facts: DiagnosticFacts<Texts[Code] & string>): Diagnostic;
    /** The same letter as an error, to be thrown. */
    failure<Code extends keyof Texts & string>(code: Code, facts: DiagnosticFacts<Texts[Code] & string>): FccError;
}
/**
 * Defines the catalogue of everything a package reports. A text names its facts in braces, and
 * leaving one out is a compile error; `{pluginId}` and `{pointId}` also go into the diagnostic.
 *
 * @example
 * const { report } = defineDiagnostics({
 *   FCC_TOAST_BURNT: 'The toast of {guest} burnt. → Lower the heat of {pluginId}.',
 * })
 * report('FCC_TOAST_BURNT', { pluginId: 'acme-toast', guest: 'guest 3' })
 */
declare function defineDiagnostics<const Texts extends DiagnosticTexts>(texts: Texts): DiagnosticCatalogue<Texts>;

/**
 * Work in steps: each yields how many characters it looked at, the last gives the result. What takes the
 * same steps comes to the same result, at once or in turns.
 */
type Steps<Result> = Generator<number, Result, undefined>;
/** The longest text, in UTF-16 units, that a detector looks into at once. */
declare const LONG_TEXT = 20000;
/** How many characters are looked at before others have their turn: about 20 ms of expressions. */
declare const DEFAULT_SLICE = 500000;
/** How work gives way to others. */
interface TurnOptions {
    /** The most characters that are looked at in one turn, but for a step that is longer by itself. Default `DEFAULT_SLICE`. */
    readonly slice?: number;
    /** Ends the work between two turns, by its reason. */
    readonly signal?: AbortSignal | undefined;
}
/** Takes all steps at once. */
declare function atOnce<Result>(steps: Steps<Result>): Result;
/**
 * Takes the steps in turns of the event loop, so that others are not held up while a long text is looked
 * into. One step is never parted: a step of a scan is one expression up to its next match. Works that wait take
 * their turns one by one.
 *
 * @example
 * const findings = await inTurns(scanSteps(text, patterns), { signal })
 */
declare function inTurns<Result>(steps: Steps<Result>, { slice, signal }?: TurnOptions): Promise<Result>;
/**
 * A short text at once, a long one in turns: what a detector answers.
 *
 * @example
 * detect: (text, { signal }) => atOnceOrInTurns(text, scanSteps(text, patterns), { signal })
 */
declare function atOnceOrInTurns<Result>(text: string, steps: Steps<Result>, options?: TurnOptions): Result | Promise<Result>;

/** The path of a Standard Schema issue, whose parts may be keys or objects that hold one. */
declare function issuePath({ path }: StandardSchemaV1.Issue): readonly PropertyKey[];
/**
 * Issues on one line, each with its path.
 *
 * @example
 * writeIssues([{ path: ['heat'], message: 'Expected number' }]) // 'heat: Expected number'
 */
declare function writeIssues(issues: readonly StandardSchemaV1.Issue[]): string;
/**
 * What a schema has against a value, or `undefined` where it takes it. A schema that throws or
 * answers with a promise has not taken it: could not be checked is not passed.
 *
 * @example
 * findIssues(z.number(), 'three') // 'Invalid input: expected number, received string'
 */
declare function findIssues(schema: StandardSchemaV1, value: unknown): string | undefined;

/**
 * A hint for a name that nothing has: the known names closest to it by edits and swaps of
 * neighbouring letters, at most a third of its length away; or else those that are a whole part of it; or nothing. Of whole ids, the names are
 * compared. Starts with a space, to be put after a sentence.
 *
 * @example
 * suggest('toatsers', ['toasters', 'kettles']) // ' Did you mean toasters?'
 */
declare function suggest(written: string, names: Iterable<string>): string;

/**
 * What a thrown value says, whatever was thrown, on one line with the code where there is one.
 *
 * @example
 * thrownMessage(new TypeError('no bread')) // 'no bread'
 * thrownMessage('no bread') // 'no bread'
 */
declare function thrownMessage(thrown: unknown): string;

/**
 * The file and line that a thrown value comes from, as its stack says: the innermost frame in the
 * folder `within`, or the innermost of all files where none is in it. `undefined` where the stack
 * names no file, as for a value that is no error.
 *
 * V8 writes stacks in this form (https://v8.dev/docs/stack-trace-api); nothing else is understood.
 *
 * @example
 * try { plugin.setup(context) } catch (cause) { thrownPlace(cause, '/app/node_modules/acme') }
 * // { file: '/app/node_modules/acme/dist/index.js', line: 4, column: 12 }
 */
declare function thrownPlace(thrown: unknown, within?: string): Place | undefined;

/**
 * Validates by a schema whose checks may be asynchronous, each of them called once. Asked by the
 * standard's `validate`, zod first tries without waiting, which calls an asynchronous refinement and
 * leaves its rejection to nobody, and then asks it again; so zod is asked to wait from the start.
 *
 * @throws whatever the schema throws
 * @example
 * const { issues } = await validateOnce(z.strictObject({ heat: z.number() }), { heat: 'three' })
 */
declare function validateOnce(schema: StandardSchemaV1, value: unknown): Promise<StandardSchemaV1.Result<unknown>>;

export {
  DEFAULT_SLICE,
  Diagnostic,
  FccError,
  LONG_TEXT,
  Place,
  atOnce,
  atOnceOrInTurns,
  defineDiagnostics,
  findIssues,
  inTurns,
  issuePath,
  nameOf,
  ownerOf,
  suggest,
  thrownMessage,
  thrownPlace,
  validateOnce,
  wholeId,
  writeIssues,
};
export type {
  DiagnosticCatalogue,
  DiagnosticFacts,
  DiagnosticTexts,
  Steps,
  TurnOptions,
};

// chunk-1.d.ts
import {
  StandardSchemaV1,
} from '@standard-schema/spec';

/** What an error says: what happened, how to fix it, and whom it concerns. */
interface FccErrorDetails {
    /** Stable and catalogued, `FCC_<AREA>_<WHAT>`. */
    readonly code: string;
    /** What happened, to whom, where we looked; one or two sentences. */
    readonly why: string;
    /** The command or act that fixes it, as an imperative sentence. */
    readonly fix: string;
    readonly pluginId?: string | undefined;
    readonly pointId?: string | undefined;
    /** File, line and column, where the fault lies in something a person wrote. */
    readonly place?: Place | undefined;
    /** After how many milliseconds the same may be asked again, where that is known. */
    readonly retryAfterMs?: number | undefined;
    readonly cause?: unknown;
}
/** A place in a file, one-based. */
interface Place {
    readonly file: string;
    readonly line?: number | undefined;
    readonly column?: number | undefined;
}
/**
 * The one error class. Recognise it with `FccError.is`, never with `instanceof`:
 * two installed copies of this package have two classes and one brand.
 *
 * @example
 * throw new FccError({ code: 'FCC_TOAST_BURNT', why: 'The toast of guest 3 burnt.', fix: 'Lower the heat.' })
 */
declare class FccError extends Error {
    static is(value: unknown): value is FccError;
    readonly code: string;
    readonly why: string;
    readonly fix: string;
    readonly pluginId: string | undefined;
    readonly pointId: string | undefined;
    readonly place: Place | undefined;
    readonly retryAfterMs: number | undefined;
    constructor(details: FccErrorDetails);
    /** The place that explains this code, relative to the documentation's root: its area's page, at its heading. */
    get docs(): string;
    toJSON(): Readonly<Record<string, unknown>>;
}
/** A problem as a value: the same letter as an error, collected and shown with its fellows. */
interface Diagnostic extends FccErrorDetails {
    readonly severity: 'error' | 'warning' | 'notice';
}

/** A typed token for something that plugins may hear of, and cannot change. */
interface Event<Payload> {
    readonly '~kind': 'fcc.event';
    readonly id: string;
    readonly '~payload'?: Payload;
}
/** Any event, for code that handles events without knowing their payloads. */
type AnyEvent = Event<unknown>;
/** The payload behind an event token. */
type EventPayload<Token> = Token extends Event<infer Payload> ? Payload : never;
/**
 * Defines an event token.
 *
 * @example
 * export const toasted = defineEvent<{ readonly bread: string }>({ id: 'toast.made' })
 */
declare function defineEvent<Payload>(definition: {
    readonly id: string;
}): Event<Payload>;

/**
 * How the taps of a hook combine.
 * - `waterfall`: each tap gets the value and may return a new one; `undefined` means unchanged
 * - `bail`: the first tap that returns something other than `undefined` answers
 * - `series`: each tap is told, in order; what it returns is ignored
 */
type HookKind = 'waterfall' | 'bail' | 'series';
/** The three places a tap may take inside a hook; ties fall in plan order. */
type TapOrder = 'pre' | 'normal' | 'post';
/** A typed token for something that plugins may change in flight. Taps are synchronous. */
interface Hook<Value, Context = undefined, Kind extends HookKind = HookKind> {
    readonly '~kind': 'fcc.hook';
    readonly id: string;
    readonly hook: Kind;
    readonly '~value'?: Value;
    readonly '~context'?: Context;
}
/** Any hook, for code that handles hooks without knowing their types. */
type AnyHook = Hook<unknown, unknown>;
/** What calling a hook gives: the last value, the answer if there was one, or nothing. */
type HookResult<Value, Kind extends HookKind> = Kind extends 'waterfall' ? Value : Kind extends 'bail' ? Value | undefined : undefined;
/** A function tapped into a hook of the given token. */
type Tap<Value, Context> = (value: Value, context: Context) => Value | undefined;
/** What a hook's definition states. */
interface HookDefinition<Kind extends HookKind> {
    readonly id: string;
    readonly hook: Kind;
}
/**
 * Defines a hook token. Importing the token gives its type; nothing is registered.
 *
 * @example
 * export const spread = defineHook<string, { guest: string }>({ id: 'toast.spread', hook: 'waterfall' })
 */
declare function defineHook<Value, Context = undefined>(definition: HookDefinition<'waterfall'>): Hook<Value, Context, 'waterfall'>;
declare function defineHook<Value, Context = undefined>(definition: HookDefinition<'bail'>): Hook<Value, Context, 'bail'>;
declare function defineHook<Value, Context = undefined>(definition: HookDefinition<'series'>): Hook<Value, Context, 'series'>;

/**
 * The shape of a contribution point, as a type-level function: `settings` goes in,
 * `value` comes out. A point whose values take settings refers to `this['settings']`, as an
 * argument to a named type: inside an object literal type, TypeScript has no `this`.
 *
 * @example
 * interface Toaster<Settings> {
 *   readonly id: string
 *   toast(bread: string, call: { readonly settings: Settings }): string
 * }
 * interface ToasterShape extends PointShape {
 *   readonly value: Toaster<this['settings']>
 * }
 */
interface PointShape {
    readonly settings: unknown;
    readonly value: unknown;
}
/** The value that a contributor with settings of type `Settings` gives to a point of shape `Shape`. */
type PointValue<Shape extends PointShape, Settings = unknown> = (Shape & {
    readonly settings: Settings;
})['value'];
/** Where a point's contributions live: once per process, or once per assembly of plugins. */
type PointScope = 'host' | 'assembly';
/**
 * How several contributions to one point become one thing. The kernel acts on the first two;
 * the rest is a statement to the reader and to the consumer that carries it out.
 * - `map-by-id`: the id is the key, a duplicate id is refused
 * - `choose-one`: a map by id of which configuration chooses one
 * - `merge`: the consumer merges and reports conflicts
 * - `all-run`: every contribution takes part
 * - `layers`: contributions are layered by origin
 */
type PointCombine = 'map-by-id' | 'choose-one' | 'merge' | 'all-run' | 'layers';
/** What becomes of the rest when one contribution is broken. */
type PointFailure = 'abort' | 'drop' | 'deny' | 'report';
/** One thing that a contribution points to, so that linking needs no knowledge of the domain. */
interface Reference {
    /** The id of the point that must hold the target. */
    readonly point: string;
    /** The target as written: qualified (`plugin/name`) or bare (`name`). */
    readonly id: string;
    /** The place in the value, for people: `nodes[2].persona`. */
    readonly at: string;
    /** Where that is written; the place of the contribution where absent. */
    readonly place?: Place | undefined;
}
/** What a point's definition states. */
interface PointDefinition<Shape extends PointShape> {
    readonly id: string;
    readonly version: number;
    readonly scope: PointScope;
    readonly combine: PointCombine;
    readonly onFailure: PointFailure;
    /** True where a broken contribution must keep tenants that rely on it from starting. */
    readonly safeguard?: boolean;
    /** Checks a contributed value; code values check their data part only. */
    readonly schema?: StandardSchemaV1;
    /**
     * The key that begins a document of this point in YAML and JSON files, such as `jargon` in
     * `jargon: clinic`; its value is the name there. The rest is checked by `schema`, which answers at once.
     * Absent where only code contributes.
     */
    readonly document?: string;
    /**
     * What a value points to. Written as a method so that a point of any shape is an `AnyPoint`:
     * the kernel only ever passes a point the values contributed to that same point.
     */
    references?(value: PointValue<Shape>): readonly Reference[];
}
/**
 * A typed token for a contribution point. The phantom type sits under a string key, not a
 * unique symbol: two installed copies of this package must not silently infer `unknown`.
 */
interface Point<Shape extends PointShape> extends PointDefinition<Shape> {
    readonly '~kind': 'fcc.point';
    readonly '~shape'?: Shape;
}
/** Any point, for code that handles points without knowing their shape. */
type AnyPoint = Point<PointShape>;
/**
 * Defines a contribution point. Importing the token gives its type; nothing is registered.
 *
 * @example
 * export const toasters = definePoint<ToasterShape>({
 *   id: 'toasters', version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop',
 * })
 */
declare function definePoint<Shape extends PointShape>(definition: PointDefinition<Shape>): Point<Shape>;

/**
 * The version of the authors' interface that this package offers: its own. A manifest's `api` range
 * is held against it, and kept equal to its peer dependency by a check.
 */
declare const API_VERSION: string;
/** The version of the manifest and of the plugin shape that this package speaks. */
declare const SPEC = 1;
/** What a plan must know of a point before the code that defines it has been loaded. */
type DeclaredPoint = Pick<PointDefinition<PointShape>, 'version' | 'scope' | 'combine' | 'onFailure' | 'safeguard'>;
/** The `fcc` field of a plugin's `package.json`: what a reviewer sees without running anything. */
interface Manifest {
    readonly spec: number;
    readonly kind: 'plugin' | 'vertical';
    readonly id: string;
    /** The range of `@fcc/plugin-api` versions that this plugin was built for. */
    readonly api: string;
    /** Services this plugin cannot start without: id → version range. */
    readonly needs: Readonly<Record<string, string>>;
    /** Services it uses where present: id → version range. */
    readonly optional: Readonly<Record<string, string>>;
    /** Services it provides: id → version. */
    readonly provides: Readonly<Record<string, string>>;
    /** Packages this one builds on, discovered with it. */
    readonly includes: readonly string[];
    /** Points it defines for others to contribute to, by id; written by `fcc manifest` from the code. */
    readonly points: Readonly<Record<string, DeclaredPoint>>;
    /** Point id → contribution ids; written by `fcc manifest` from the code. */
    readonly contributes: Readonly<Record<string, readonly string[]>>;
    /**
     * The range of its own versions whose waiting runs may continue on this one by themselves:
     * `>=1.2.0 <1.5.0`. By default the same major and minor.
     */
    readonly continues?: string | undefined;
    /**
     * The folder of documents of a package that is data alone, relative to its package.json: `data`. What its
     * documents say is then the plugin, and no code of the package is loaded.
     */
    readonly data?: string | undefined;
    /** What a first run of it is made of, for `fcc init` to write and to suggest. */
    readonly example?: ManifestExample | undefined;
    /** A declaration for reviewers. In-process code is not held to it. */
    readonly permissions: readonly string[];
}
/** A scenario and files of the package that it can be run on. */
interface ManifestExample {
    /** Its name, as `fcc run` takes it: `deidentify-and-release`. */
    readonly scenario: string;
    /** Input → a text file, relative to its package.json: `{ note: 'example/note.txt' }`. */
    readonly input: Readonly<Record<string, string>>;
}
/** Somebody who asks for a plugin's package. */
interface Want {
    /** The package that asks; absent where the application does. */
    readonly by?: string | undefined;
    /** The range as its package.json has it; absent where none is written. */
    readonly range?: string | undefined;
}
/** A manifest with the package it was found in. */
interface FoundManifest {
    readonly manifest: Manifest;
    readonly packageName: string;
    readonly version: string;
    /** The folder of the package, for messages and for loading. */
    readonly location: string;
    /** Who asks for this copy of the package, where it was discovered. */
    readonly wantedBy?: readonly Want[] | undefined;
    /**
     * `false` where the plugin was handed over in code and nothing lists its contributions: the kernel
     * then takes what the code contributes, and must hold it for a safeguard when it fails.
     * Absent means `true`.
     */
    readonly declared?: boolean | undefined;
}

/** Where a contribution comes from. The layer a rule may write follows from this, never from a file's word. */
interface Origin {
    readonly pluginId: string;
    /** The npm package, or `undefined` for what a tenant's or host's own files hold. */
    readonly packageName?: string | undefined;
    readonly version?: string | undefined;
    readonly kind: 'plugin' | 'vertical' | 'host' | 'tenant';
    readonly file?: string | undefined;
    readonly line?: number | undefined;
}
/** A contribution as the kernel keeps it. */
interface Contribution<Value> {
    /** `<plugin id>/<name>`. */
    readonly id: string;
    readonly value: Value;
    readonly origin: Origin;
}

/** A typed token for a service that one plugin provides and others need. */
interface Service<Value> {
    readonly '~kind': 'fcc.service';
    readonly id: string;
    /** The version of the interface, as a full semantic version. */
    readonly version: string;
    readonly '~value'?: Value;
}
/** Any service, for code that handles services without knowing their types. */
type AnyService = Service<unknown>;
/** The value behind a service token. */
type ServiceValue<Token> = Token extends Service<infer Value> ? Value : never;
/**
 * Defines a service token.
 *
 * @example
 * export const clock = defineService<{ now(): number }>({ id: 'clock', version: '1.0.0' })
 */
declare function defineService<Value>(definition: {
    readonly id: string;
    readonly version: string;
}): Service<Value>;

/** Services by the name that a plugin's `setup` wants to call them. */
type Needs = Readonly<Record<string, Service<unknown>>>;
/**
 * A schema's output, or an object without any key where there is no schema, so that reading an
 * undeclared key is a compile error and not a silent `undefined`.
 */
type Parsed<Schema> = Schema extends StandardSchemaV1 ? StandardSchemaV1.InferOutput<Schema> : Readonly<Record<never, never>>;
/**
 * What `setup` gets. Everything registered here is let go when the plugin's scope closes.
 * Registering is for `setup` only: what comes after the runtime is ready is refused and reported
 * (`emit`, and `defer` while the plugin runs, stay open).
 */
interface SetupContext<Config, Settings, Required extends Needs, Optional extends Needs> {
    readonly config: Config;
    readonly needs: {
        readonly [Name in keyof Required]: ServiceValue<Required[Name]>;
    } & {
        readonly [Name in keyof Optional]: ServiceValue<Optional[Name]> | undefined;
    };
    /**
     * Adds a thing. The value's `settings` have this plugin's own type. Its `id` is
     * `<plugin id>/<name>` or the bare name. The kernel notes the calling file and line as its origin
     * unless `origin` names another place, such as the line of a YAML file.
     */
    contribute<Shape extends PointShape>(point: Point<Shape>, value: NoInfer<PointValue<Shape, Settings>>, origin?: Pick<Origin, 'file' | 'line'>): void;
    /**
     * What the plugins of this kernel contributed to a point, in plan order, frozen. There once everyone
     * is ready: ask in the functions that you contribute, not while setting up. In a call that is made
     * for a tenant ask `call.tenant.contributions`, which knows the tenant's own files and settings.
     *
     * @throws FccError FCC_KERNEL_NOT_READY, FCC_KERNEL_UNKNOWN_POINT
     */
    contributions<Shape extends PointShape>(point: Point<Shape>): readonly Contribution<PointValue<Shape>>[];
    /**
     * Calls the taps of a hook that this plugin defines under `hooks`, once everyone is ready.
     *
     * @throws FccError FCC_KERNEL_NOT_READY, FCC_HOOK_TAP_FAILED, FCC_HOOK_TAP_ASYNC
     */
    call<Value, Context, Kind extends HookKind>(hook: Hook<Value, Context, Kind>, value: NoInfer<Value>, context: NoInfer<Context>): HookResult<Value, Kind>;
    /** Provides a service declared under `provides`. */
    provide<Value>(service: Service<Value>, value: NoInfer<Value>): void;
    /** Changes a thing in flight. A synchronous tap cannot be time-limited. */
    tap<Value, Context>(hook: Hook<Value, Context>, tap: Tap<NoInfer<Value>, NoInfer<Context>>, order?: TapOrder): void;
    /** Hears of a thing. A throwing listener is contained and reported. */
    on<Payload>(event: Event<Payload>, listener: (payload: NoInfer<Payload>) => void): void;
    /** Tells others of a thing. What is emitted during set-up is delivered once everyone is ready. */
    emit<Payload>(event: Event<Payload>, payload: NoInfer<Payload>): void;
    /** Registers work for when the plugin stops; last in, first out. */
    defer(dispose: () => void | Promise<void>): void;
    /** Aborted when the set-up's time limit passes or the plugin stops. */
    readonly signal: AbortSignal;
}
/** What an author writes. */
interface PluginDefinition<ConfigSchema extends StandardSchemaV1 | undefined, SettingsSchema extends StandardSchemaV1 | undefined, Required extends Needs, Optional extends Needs> {
    /** Kebab case, unique among all installed plugins. */
    readonly id: string;
    /** Structural configuration, one per assembly; part of the assembly's identity. */
    readonly config?: ConfigSchema;
    /** Per-tenant settings, handed to each call. Plugin closures hold no tenant state. */
    readonly settings?: SettingsSchema;
    readonly needs?: Required;
    readonly optional?: Optional;
    readonly provides?: readonly Service<unknown>[];
    /** Points it defines for other plugins to contribute to; their ids are `<plugin id>/<name>`. */
    readonly points?: readonly AnyPoint[];
    /** Hooks it defines and calls; their ids are `<plugin id>/<name>`. */
    readonly hooks?: readonly AnyHook[];
    setup(context: SetupContext<Parsed<ConfigSchema>, Parsed<SettingsSchema>, Required, Optional>): void | Promise<void>;
}
/** A plugin, ready for a kernel. Opaque but for its identity. */
interface Plugin {
    readonly '~kind': 'fcc.plugin';
    readonly spec: number;
    readonly id: string;
    readonly config: StandardSchemaV1 | undefined;
    readonly settings: StandardSchemaV1 | undefined;
    readonly needs: Needs;
    readonly optional: Needs;
    readonly provides: readonly Service<unknown>[];
    readonly points: readonly AnyPoint[];
    readonly hooks: readonly AnyHook[];
    readonly setup: (context: SetupContext<unknown, unknown, Needs, Needs>) => void | Promise<void>;
}
/**
 * Defines a plugin. The result is the package's default export; importing it does no work.
 *
 * @example
 * export default definePlugin({
 *   id: 'acme-toast',
 *   settings: z.strictObject({ heat: z.number().default(3) }),
 *   setup({ contribute }) {
 *     contribute(toasters, { id: 'acme-toast/plain', toast: (bread, { settings }) => `${bread} at ${settings.heat}` })
 *   },
 * })
 */
declare function definePlugin<ConfigSchema extends StandardSchemaV1 | undefined = undefined, SettingsSchema extends StandardSchemaV1 | undefined = undefined, Required extends Needs = Readonly<Record<never, never>>, Optional extends Needs = Readonly<Record<never, never>>>(definition: PluginDefinition<ConfigSchema, SettingsSchema, Required, Optional>): Plugin;
/** Whether a value is a plugin, whichever copy of this package made it. */
declare function isPlugin(value: unknown): value is Plugin;

export {
  API_VERSION,
  FccError,
  SPEC,
  defineEvent,
  defineHook,
  definePlugin,
  definePoint,
  defineService,
  isPlugin,
};
export type {
  AnyEvent,
  AnyHook,
  AnyPoint,
  AnyService,
  Contribution,
  DeclaredPoint,
  Diagnostic,
  Event,
  EventPayload,
  FccErrorDetails,
  FoundManifest,
  Hook,
  HookDefinition,
  HookKind,
  HookResult,
  Manifest,
  ManifestExample,
  Needs,
  Origin,
  Parsed,
  Place,
  Plugin,
  PluginDefinition,
  Point,
  PointCombine,
  PointDefinition,
  PointFailure,
  PointScope,
  PointShape,
  PointValue,
  Reference,
  Service,
  ServiceValue,
  SetupContext,
  Tap,
  TapOrder,
  Want,
};
