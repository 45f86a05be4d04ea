import {
  Check,
  CodeSuiteOptions,
  CommandCase,
  ConstitutionCase,
  DetectorSuiteOptions,
  ExporterCase,
  FactCase,
  GateCase,
  LabelSchemeCase,
  PersonaCase,
  ProviderCase,
  ScenarioCase,
  ScorerCase,
  SkillCase,
  ValidatorCase,
} from '@fcc/conformance';
import {
  AnyPoint,
  Contribution,
  Diagnostic,
  FoundManifest,
  Plugin,
  Point,
  PointShape,
  PointValue,
  Service,
} from '@fcc/plugin-api';
import {
  Layer,
  Persona,
  RunRecord,
} from '@fcc/contracts';
import {
  HostConfig,
  RunOptions,
  Runtime,
  TenantConfig,
  TenantRuntime,
  TenantSession,
} from '@fcc/runtime';

/**
 * What stands in for a service, or for a contribution of a plugin that is not there.
 *
 * @example
 * const fakes: readonly Fake[] = [fake(clock, { now: () => 0 }), fake(scorers, loudness)]
 */
type Fake = readonly [token: Service<unknown>, value: unknown] | readonly [token: AnyPoint, value: unknown];
/**
 * A fake with the type of its token: a service's value, or a contribution whose id names the plugin
 * that it stands in for.
 *
 * @example
 * createTestRuntime({ plugins: [toast], fakes: [fake(clock, { now: () => 0 })] })
 */
declare function fake<Token>(token: Token, value: NoInfer<FakeValue<Token>>): Fake;
/**
 * What stands in for a token: the service's value, or a value of the point.
 *
 * @example
 * type Clock = FakeValue<typeof clock> // { now(): number }
 */
type FakeValue<Token> = Token extends Service<infer Value> ? Value : Token extends Point<infer Shape> ? PointValue<Shape> : never;

/** A plugin with its static half. */
interface FoundPlugin {
    readonly plugin: Plugin;
    readonly found: FoundManifest;
}

/**
 * How long a plugin is waited for, in milliseconds each; what a host waits for, where left out.
 *
 * @example
 * pluginContract(plugin, { limits: { setupTimeoutMs: 30_000 } })
 */
interface StartLimits {
    /** For its set-up. */
    readonly setupTimeoutMs?: number | undefined;
    /** For each thing that it deferred. */
    readonly stopTimeoutMs?: number | undefined;
}

/**
 * What the contract of a plugin takes besides the plugin.
 *
 * @example
 * const options: PluginContractOptions = { fakes: [fake(clock, { now: () => 0 })], settings: { region: 'eu' } }
 */
interface PluginContractOptions {
    /** The plugin's package.json, where the test file does not lie in the package. */
    readonly packageJson?: string | URL | undefined;
    /** Stand-ins for the services it needs of others. */
    readonly fakes?: readonly Fake[] | undefined;
    /** Structural configuration, where it does not start without. */
    readonly config?: unknown;
    /** Settings of a tenant, where it does not take empty ones. */
    readonly settings?: unknown;
    /** How long it is waited for, in milliseconds; as long as a host does, where left out. */
    readonly limits?: StartLimits | undefined;
}
/**
 * The contract of a plugin, as checks: its two halves agree, importing it does nothing, it starts on
 * little, stops whenever it is told to, leaves nothing behind, and contributes the same each time.
 *
 * @example
 * const results = await runChecks(pluginChecks(plugin, { packageJson: './package.json' }))
 * results.filter(({ problems }) => problems.length > 0)
 */
declare function pluginChecks(plugin: Plugin, options?: PluginContractOptions): readonly Check[];

/**
 * Registers the contract of a plugin with vitest. The manifest half is the nearest package.json with
 * an `fcc` field, from the test file upwards.
 *
 * @example
 * import { pluginContract } from '@fcc/testing'
 * import plugin from './index.ts'
 *
 * pluginContract(plugin)
 */
declare function pluginContract(plugin: Plugin, options?: PluginContractOptions): void;

/**
 * A plugin for a test runtime: the plugin, or with the package.json that holds its static half.
 *
 * @example
 * const plugins: readonly TestPlugin[] = [toast, { plugin: bread, packageJson: '../bread/package.json' }]
 */
type TestPlugin = Plugin | {
    readonly plugin: Plugin;
    readonly packageJson: string | URL;
};
/**
 * What a test runtime is made from.
 *
 * @example
 * await createTestRuntime({ plugins: [toast], settings: { toast: { heat: 7 } }, clock: () => 0 })
 */
interface TestRuntimeOptions {
    /**
     * The plugins, with what their manifests include. A plugin is held to the manifest of the package
     * that the test file lies in, where that is its own; `packageJson` names another.
     */
    readonly plugins: readonly TestPlugin[];
    /** Stand-ins for services and contributions that the plugins need of others. */
    readonly fakes?: readonly Fake[] | undefined;
    /** Plugin id → the tenant's settings. */
    readonly settings?: Readonly<Record<string, unknown>> | undefined;
    /** Plugin id → structural configuration. */
    readonly config?: Readonly<Record<string, unknown>> | undefined;
    /** What the tenant is to be, where the usual one will not do. */
    readonly tenant?: Partial<Omit<TenantConfig, 'settings'>> | undefined;
    /** What the host says beside, such as `providers` with agreements. */
    readonly host?: Partial<Pick<HostConfig, 'providers' | 'services' | 'platformConstitutions' | 'limits'>> | undefined;
    /** Milliseconds since 1970, UTC; the machine's clock where left out. */
    readonly clock?: (() => number) | undefined;
    /** `throw` (the default) refuses a runtime in which anything is broken; `keep` lets a test look at it. */
    readonly problems?: 'throw' | 'keep' | undefined;
    /** `after-test` (the default) stops by itself; `by-caller` is for beforeAll and afterAll. */
    readonly stop?: 'after-test' | 'by-caller' | undefined;
}
/**
 * A run that has ended, or waits.
 *
 * @example
 * const { record, outcome }: TestRun = await run('breakfast', { bread: 'rye' })
 * expect([record.state, await outcome('toast')]).toEqual(['completed', 'RYE'])
 */
interface TestRun {
    readonly record: RunRecord;
    /** The text of a released outcome. @throws FccError FCC_ARTIFACT_UNKNOWN */
    outcome(name: string): Promise<string>;
}
/**
 * A runtime with one tenant, a store in memory, and a watch over what is left open.
 *
 * @example
 * const runtime: TestRuntime = await createTestRuntime({ plugins: [toast] })
 * await runtime.contribution(scorers, 'toast/loudness').value.score(subject, call)
 */
interface TestRuntime {
    readonly runtime: Runtime;
    readonly tenant: TenantRuntime;
    /** What a person named `tester` may do in the tenant. */
    readonly session: TenantSession;
    /** The given plugins, those they include, and the fakes. */
    readonly plugins: readonly FoundPlugin[];
    /** Everything that was found wrong. */
    readonly diagnostics: readonly Diagnostic[];
    /**
     * One contribution, by its whole id.
     * @throws FccError FCC_TESTING_UNKNOWN_CONTRIBUTION
     */
    contribution<Shape extends PointShape>(point: Point<Shape>, id: string): Contribution<PointValue<Shape>>;
    /**
     * Starts a scenario and waits until it ends, or waits for somebody.
     * @throws FccError as `start` of a session
     */
    run(scenario: string, input: Readonly<Record<string, string | Uint8Array>>, options?: RunOptions): Promise<TestRun>;
    /**
     * Closes everything; idempotent.
     * @throws FccError FCC_TESTING_LEAK where something is left open
     */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}

/**
 * What every contract of a contribution takes besides its cases.
 *
 * @example
 * const options: ContractOptions = { settings: { heat: 7 }, fakes: [fake(oven, { degrees: () => 180 })] }
 */
interface ContractOptions extends Pick<TestRuntimeOptions, 'fakes' | 'tenant' | 'host' | 'clock'> {
    /** The tenant's settings for the plugin, unchecked; its schema fills in defaults. */
    readonly settings?: unknown;
    /** The plugin's structural configuration. */
    readonly config?: unknown;
    /** The plugin's package.json, where the test file does not lie in the package. */
    readonly packageJson?: string | URL | undefined;
    /** Further plugins that have to be there, besides those it includes. */
    readonly plugins?: TestRuntimeOptions['plugins'] | undefined;
}
/**
 * The same for contributions that are code.
 *
 * @example
 * const options: CodeContractOptions = { settings: { heat: 7 }, limits: { timeLimitMs: 1_000 } }
 */
interface CodeContractOptions extends ContractOptions, Pick<CodeSuiteOptions, 'reload' | 'limits'> {
}

/**
 * What the contract of a command takes.
 *
 * @example
 * const options: CommandContractOptions = { cases: [{ name: 'no report', arguments: {}, refuses: 'FCC_FLEET_NO_REPORT' }] }
 */
interface CommandContractOptions extends CodeContractOptions {
    readonly cases: readonly CommandCase[];
}
/**
 * Registers the contract of one command of a plugin: what it does with given words, and what holds of
 * every command. It is called in a tenant that has the plugin and what it includes, so a case may run
 * scenarios for real.
 *
 * @example
 * commandContract(plugin, 'acme-fleet/find-leaks', {
 *   cases: [{ name: 'dry', arguments: { report: { name: 'r.txt', text: 'Dry.' } }, ends: 'completed' }],
 * })
 */
declare function commandContract(plugin: Plugin, id: string, options: CommandContractOptions): void;

/**
 * What the contract of a constitution takes.
 *
 * @example
 * const options: ConstitutionContractOptions = { layer: 'vertical', cases: [{ name: 'plain', at: 'output', decision: 'allow', reasons: [] }] }
 */
interface ConstitutionContractOptions extends ContractOptions {
    readonly cases: readonly ConstitutionCase[];
    /** The layer it is compiled at; where left out, the one that its package may write. */
    readonly layer?: Layer | undefined;
}
/**
 * Registers the contract of one constitution of a plugin: what it decides by itself, compiled against
 * the facts, labels, gates and purposes of the plugin and of what it includes. The cases must cover
 * it: a rule or permit that could be taken away unnoticed is a failure.
 *
 * @example
 * constitutionContract(plugin, 'fcc-healthcare/hipaa', {
 *   cases: [
 *     { name: 'no agreement', at: 'egress', labels: ['phi'], decision: 'halt', reasons: ['phi-needs-agreement', 'not_permitted'] },
 *     { name: 'an agreement', at: 'egress', labels: ['phi'], provider: { agreements: ['BAA'] }, decision: 'allow', reasons: ['agreed-provider'] },
 *   ],
 * })
 */
declare function constitutionContract(plugin: Plugin, id: string, { cases, layer, ...options }: ConstitutionContractOptions): void;

/**
 * What the contract of a detector takes.
 *
 * @example
 * const options: DetectorContractOptions = { cases: [{ name: 'none', text: 'Toast.', finds: [] }], mustNotFlag: ['Room T-1234'] }
 */
interface DetectorContractOptions extends CodeContractOptions, Pick<DetectorSuiteOptions, 'cases' | 'mustNotFlag'> {
}
/**
 * Registers the contract of one detector of a plugin: what it finds, what it must not flag, and what
 * holds of every detector.
 *
 * @example
 * detectorContract(plugin, 'acme-toast/order-numbers', {
 *   cases: [{ name: 'a number', text: 'Order T-123', finds: [{ category: 'toast/order', text: 'T-123' }] }],
 *   mustNotFlag: ['Room T-1234'],
 * })
 */
declare function detectorContract(plugin: Plugin, id: string, options: DetectorContractOptions): void;

/**
 * What the contract of an exporter takes.
 *
 * @example
 * const options: ExporterContractOptions = { cases: [{ name: 'a log', writes: { includes: ['fcc.run.started'] } }], settings: { separator: ';' } }
 */
interface ExporterContractOptions extends CodeContractOptions {
    readonly cases: readonly ExporterCase[];
}
/**
 * Registers the contract of one exporter of a plugin: what it writes of given records, and what holds
 * of every exporter. What a case leaves out is that of a made-up run.
 *
 * @example
 * exporterContract(plugin, 'acme-evidence/table', {
 *   cases: [{ name: 'a log', writes: { includes: ['fcc.run.started'] } }],
 * })
 */
declare function exporterContract(plugin: Plugin, id: string, options: ExporterContractOptions): void;

/**
 * What the contract of a namespace of facts takes.
 *
 * @example
 * const options: FactContractOptions = { cases: [{ name: 'noon', now: '2026-11-20T12:00:00Z', reads: { is_open: true } }] }
 */
interface FactContractOptions extends ContractOptions {
    readonly cases: readonly FactCase[];
}
/**
 * Registers the contract of one namespace of facts of a plugin: what is read at a moment, or which
 * values skills may set.
 *
 * @example
 * factContract(plugin, 'acme-toast/oven', {
 *   cases: [{ name: 'colours', fact: 'colour', may: ['light', 'dark'], mayNot: ['burnt'] }],
 * })
 */
declare function factContract(plugin: Plugin, id: string, { cases, ...options }: FactContractOptions): void;

/**
 * What the contract of a gate takes.
 *
 * @example
 * const options: GateContractOptions = { cases: [{ name: 'bread', text: 'bread', passes: false, failed: ['loud'] }] }
 */
interface GateContractOptions extends ContractOptions {
    readonly cases: readonly GateCase[];
}
/**
 * Registers the contract of one gate of a plugin: for which artifacts it opens, judged by the very
 * scorers and validators that it names.
 *
 * @example
 * gateContract(plugin, 'acme-toast/crisp', {
 *   cases: [
 *     { name: 'toast', text: 'TOAST', passes: true, failed: [] },
 *     { name: 'bread', text: 'bread', passes: false, failed: ['loud'] },
 *   ],
 * })
 */
declare function gateContract(plugin: Plugin, id: string, { cases, ...options }: GateContractOptions): void;

/**
 * What the contract of a label scheme takes.
 *
 * @example
 * const options: LabelSchemeContractOptions = { cases: [{ name: 'smoke', findings: [{ category: 'toast/smoke' }], categories: ['burnt'] }] }
 */
interface LabelSchemeContractOptions extends ContractOptions {
    readonly cases: readonly LabelSchemeCase[];
}
/**
 * Registers the contract of one label scheme of a plugin: which labels findings give, as governance
 * gives them, with each classification seen at work.
 *
 * @example
 * labelSchemeContract(plugin, 'acme-toast/heat', {
 *   cases: [
 *     { name: 'smoke', findings: [{ category: 'toast/smoke' }], categories: ['burnt'] },
 *     { name: 'perhaps smoke', findings: [{ category: 'toast/smoke', confidence: 0.1 }], categories: [] },
 *   ],
 * })
 */
declare function labelSchemeContract(plugin: Plugin, id: string, { cases, ...options }: LabelSchemeContractOptions): void;

/**
 * Makes a runtime for one test: the given plugins, one tenant, a store in memory. It stops when the
 * test ends, and the test fails where a timer, handle, listener or scope is left open then.
 *
 * @throws FccError FCC_TESTING_PLUGIN_BROKEN, FCC_TESTING_NOT_IN_A_TEST, FCC_TESTING_PACKAGE_UNREADABLE
 * @example
 * const { run } = await createTestRuntime({ plugins: [healthcare] })
 * const { record } = await run('deidentify-and-release', { note: 'Seen by Dr. Lee.' })
 * expect(record.state).toBe('completed')
 */
declare function createTestRuntime(options: TestRuntimeOptions): Promise<TestRuntime>;

/**
 * A case whose persona may be named by its code or id.
 *
 * @example
 * const each: NamingPersona<ScorerCase> = { name: 'toast', text: 'Toast', persona: 'TST', atLeast: 0.9 }
 */
type NamingPersona<Case> = Omit<Case, 'persona'> & {
    readonly persona?: Persona | string | undefined;
};

/**
 * What the contract of a persona takes.
 *
 * @example
 * const options: PersonaContractOptions = { cases: [{ name: 'nothing', text: 'Later.', lacks: ['Toast'] }] }
 */
interface PersonaContractOptions extends ContractOptions {
    readonly cases: readonly PersonaCase[];
}
/**
 * Registers the contract of one persona of a plugin: that all of it is there and valid, and that
 * what a machine can check tells texts which keep it from texts which do not.
 *
 * @example
 * personaContract(plugin, 'acme-toast/TST', {
 *   cases: [
 *     { name: 'toast', text: '# Toast\n\nCrisp, not burnt.', breaks: [], lacks: [] },
 *     { name: 'nothing', text: 'Later.', breaks: ['MUST say how crisp.'], lacks: ['Toast'] },
 *   ],
 * })
 */
declare function personaContract(plugin: Plugin, id: string, { cases, ...options }: PersonaContractOptions): void;

/**
 * What the contract of a provider takes.
 *
 * @example
 * const options: ProviderContractOptions = { cases: [{ name: 'a note', produces: 'note', answers: { includes: ['# note'] } }] }
 */
interface ProviderContractOptions extends CodeContractOptions {
    /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
    readonly cases: readonly NamingPersona<ProviderCase>[];
}
/**
 * Registers the contract of one provider of a plugin: what it answers, and what holds of every
 * provider. A provider that reaches out is to be tried against a server of the test's own.
 *
 * @example
 * providerContract(plugin, 'acme-echo/echo', {
 *   cases: [{ name: 'says it again', user: 'hello', answers: { includes: ['hello'] } }],
 * })
 */
declare function providerContract(plugin: Plugin, id: string, options: ProviderContractOptions): void;

/**
 * What the contract of a scenario takes.
 *
 * @example
 * const options: ScenarioContractOptions = { cases: [{ name: 'no bread', input: {}, refused: 'FCC_INPUT_MISSING' }] }
 */
interface ScenarioContractOptions extends ContractOptions {
    readonly cases: readonly ScenarioCase[];
}
/**
 * Registers the contract of one scenario of a plugin: it is run, in a runtime with the plugin and
 * what it includes, and ends in the states that the cases name, with the outcomes they name.
 *
 * @example
 * scenarioContract(plugin, 'acme-toast/breakfast', {
 *   cases: [{ name: 'bread', input: { bread: 'rye' }, state: 'completed', reasons: [], outcomes: { toast: 'RYE' } }],
 * })
 */
declare function scenarioContract(plugin: Plugin, id: string, { cases, ...options }: ScenarioContractOptions): void;

/**
 * What the contract of a scorer takes.
 *
 * @example
 * const options: ScorerContractOptions = { cases: [{ name: 'nothing', text: '', notMeasured: true }], settings: { maxGrade: 9 } }
 */
interface ScorerContractOptions extends CodeContractOptions {
    /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
    readonly cases: readonly NamingPersona<ScorerCase>[];
}
/**
 * Registers the contract of one scorer of a plugin: between which bounds it scores, and what holds
 * of every scorer.
 *
 * @example
 * scorerContract(plugin, 'acme-plain-language/readability', {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
declare function scorerContract(plugin: Plugin, id: string, options: ScorerContractOptions): void;

/**
 * What the contract of a skill takes.
 *
 * @example
 * const options: SkillContractOptions = { cases: [{ name: 'rye', artifacts: { bread: 'rye' }, makes: { toast: 'RYE' } }] }
 */
interface SkillContractOptions extends CodeContractOptions {
    /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
    readonly cases: readonly NamingPersona<SkillCase>[];
}
/**
 * Registers the contract of one skill of a plugin: what it makes of what, what it refuses, and what
 * holds of every skill. Facts are held to the namespaces that the same plugin contributes.
 *
 * @example
 * skillContract(plugin, 'acme-toast/toast', {
 *   cases: [
 *     { name: 'two slices', artifacts: { bread: 'two slices' }, makes: { toast: 'TWO SLICES' } },
 *     { name: 'no bread', artifacts: { bread: 'stone' }, refuses: 'FCC_TOAST_NO_BREAD' },
 *   ],
 * })
 */
declare function skillContract(plugin: Plugin, id: string, options: SkillContractOptions): void;

/**
 * What the contract of a validator takes.
 *
 * @example
 * const options: ValidatorContractOptions = { cases: [{ name: 'short', text: 'Call us.', issues: [] }] }
 */
interface ValidatorContractOptions extends CodeContractOptions {
    /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
    readonly cases: readonly NamingPersona<ValidatorCase>[];
}
/**
 * Registers the contract of one validator of a plugin: the issues it finds, and what holds of every
 * validator.
 *
 * @example
 * validatorContract(plugin, 'acme-toast/codes', {
 *   cases: [
 *     { name: 'a right code', text: 'T-123', issues: [] },
 *     { name: 'a short one', text: 'T-12', issues: [{ code: 'too-short', severity: 'error', at: 'T-12' }] },
 *   ],
 * })
 */
declare function validatorContract(plugin: Plugin, id: string, options: ValidatorContractOptions): void;

/**
 * The tenant of a test runtime, where a test names none.
 *
 * @example
 * runtime.tenant(TEST_TENANT).as({ kind: 'human', id: 'ada', roles: ['editor'] })
 */
declare const TEST_TENANT = "riverside";

export {
  TEST_TENANT,
  commandContract,
  constitutionContract,
  createTestRuntime,
  detectorContract,
  exporterContract,
  factContract,
  fake,
  gateContract,
  labelSchemeContract,
  personaContract,
  pluginChecks,
  pluginContract,
  providerContract,
  scenarioContract,
  scorerContract,
  skillContract,
  validatorContract,
};
export type {
  CodeContractOptions,
  CommandContractOptions,
  ConstitutionContractOptions,
  ContractOptions,
  DetectorContractOptions,
  ExporterContractOptions,
  FactContractOptions,
  Fake,
  FakeValue,
  GateContractOptions,
  LabelSchemeContractOptions,
  NamingPersona,
  PersonaContractOptions,
  PluginContractOptions,
  ProviderContractOptions,
  ScenarioContractOptions,
  ScorerContractOptions,
  SkillContractOptions,
  StartLimits,
  TestPlugin,
  TestRun,
  TestRuntime,
  TestRuntimeOptions,
  ValidatorContractOptions,
};
