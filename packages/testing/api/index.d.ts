import {
  Check,
  CommandCase,
  ConstitutionCase,
  ConstitutionSuiteOptions,
  DetectorCase,
  DetectorSuiteOptions,
  ExporterCase,
  FactCase,
  GateCase,
  LabelSchemeCase,
  PersonaCase,
  PointSuite,
  ProviderCase,
  ScenarioCase,
  ScorerCase,
  SkillCase,
  SuiteOptions,
  TestRunner,
  ValidatorCase,
  VocabularyCase,
} from '@fcc/conformance';
import {
  Connection,
  Layer,
  Persona,
  RunRecord,
  StoreBackend,
} from '@fcc/contracts';
import {
  Attack,
} from '@fcc/isolation';
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
  HostConfig,
  RunOptions,
  Runtime,
  TenantConfig,
  TenantRuntime,
  TenantSession,
} from '@fcc/runtime';

/** What the contract of a package of data takes besides its folder. */
interface DataContractOptions {
    /** The folder of the cases, from the package's; `cases` where left out. */
    readonly cases?: string | undefined;
    /** The test runner, such as `node:test` as it is imported; vitest where left out. */
    readonly runner?: TestRunner | undefined;
}
/**
 * Registers with a test runner everything that is asked of a package that is data alone: the contract
 * of plugins, and of each of its personas, gates, rules, label schemes and scenarios what the YAML files
 * in `cases/` say of it. One of them without a case is a failure.
 *
 * @param folder the package's folder, with its package.json
 * @throws FccError FCC_TESTING_NO_DATA, FCC_TESTING_PACKAGE_UNREADABLE, FCC_TESTING_CASES_INVALID
 * @example
 * // contract.test.js, which is all the code there is
 * import { dataContract } from '@fcc/testing'
 *
 * dataContract(import.meta.dirname)
 */
declare function dataContract(folder: string, options?: DataContractOptions): void;

/** A store that was opened for the contract alone. */
interface IsolationSubject {
    readonly backend: StoreBackend;
    close(): Promise<void>;
}
/** What one may say of the contract; everything has a default. */
interface IsolationContractOptions {
    /** The attacks that are made; all by default. */
    readonly attacks?: readonly Attack[] | undefined;
    /** How long all of them may take, in milliseconds; ten minutes by default. */
    readonly timeoutMs?: number | undefined;
    readonly runner?: TestRunner | undefined;
}
/**
 * Registers the hostile tenants of `@fcc/isolation` with a test runner: a test for each attack, which fails with
 * every attempt that got through or could not be tried.
 *
 * @example
 * isolationContract('my store keeps tenants apart', async () => {
 *   const backend = await myStore.open({ directory })
 *   return { backend, close: () => backend.close() }
 * })
 */
declare function isolationContract(title: string, open: () => Promise<IsolationSubject>, options?: IsolationContractOptions): void;

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
    /** The test runner, such as `node:test` as it is imported; vitest where left out. */
    readonly runner?: TestRunner | undefined;
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
 * Registers the contract of a plugin with a test runner. The manifest half is the nearest package.json with
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
    readonly host?: Partial<Pick<HostConfig, 'providers' | 'services' | 'platformConstitutions' | 'limits' | 'backpressure'>> | undefined;
    /** `required` denies whatever no role allows, as a server does; `configured` is the default. */
    readonly access?: 'configured' | 'required' | undefined;
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
 * const options: ContractOptions = { settings: { heat: 7 }, fakes: [fake(oven, { degrees: () => 180 })], limits: { timeLimitMs: 1_000 } }
 */
interface ContractOptions extends Pick<TestRuntimeOptions, 'fakes' | 'tenant' | 'host' | 'clock'>, Pick<SuiteOptions, 'reload' | 'limits'> {
    /** The tenant's settings for the plugin, unchecked; its schema fills in defaults. */
    readonly settings?: unknown;
    /** How a provider is reached that is set up over a connection; its calls have it as settings. */
    readonly connection?: Connection | undefined;
    /** The plugin's structural configuration. */
    readonly config?: unknown;
    /** The plugin's package.json, where the test file does not lie in the package. */
    readonly packageJson?: string | URL | undefined;
    /** Further plugins that have to be there, besides those it includes. */
    readonly plugins?: TestRuntimeOptions['plugins'] | undefined;
    /** The test runner, such as `node:test` as it is imported; vitest where left out. */
    readonly runner?: TestRunner | undefined;
}

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

interface Cases<Case> extends ContractOptions {
    readonly cases: readonly Case[];
}
/**
 * What the contract of each point takes, by the id of the point. Where a case is about a persona, its
 * `persona` may be the code of one that the plugin or what it includes contributes.
 *
 * @example
 * const options: PointContracts['scorers'] = { cases: [{ name: 'nothing', text: '', notMeasured: true }], settings: { maxGrade: 9 } }
 */
interface PointContracts {
    /**
     * What a command does with given words. It is called in a tenant that has the plugin and what it
     * includes, so a case may run scenarios for real.
     *
     * @example
     * pointContract(plugin, 'commands', 'acme-fleet/find-leaks', {
     *   cases: [{ name: 'dry', arguments: { report: { name: 'r.txt', text: 'Dry.' } }, ends: 'completed' }],
     * })
     */
    readonly commands: Cases<CommandCase>;
    /**
     * What a constitution decides by itself, compiled against the facts, labels, gates and purposes of
     * the plugin and of what it includes. The cases must cover it: a rule or permit that could be taken
     * away unnoticed is a failure, and so is a field of one; `accepts` names those that no case has to
     * notice, with the reason.
     *
     * @example
     * pointContract(plugin, 'constitutions', 'fcc-healthcare/hipaa', {
     *   cases: [
     *     { name: 'no agreement', at: 'egress', labels: ['phi'], decision: 'halt', reasons: ['phi-needs-agreement', 'not_permitted'] },
     *     { name: 'an agreement', at: 'egress', labels: ['phi'], provider: { agreements: ['BAA'] }, decision: 'allow', reasons: ['agreed-provider'] },
     *   ],
     * })
     */
    readonly constitutions: Cases<ConstitutionCase> & Pick<ConstitutionSuiteOptions, 'accepts'> & {
        /** The layer it is compiled at; where left out, the one that its package may write. */
        readonly layer?: Layer | undefined;
    };
    /**
     * What a detector finds, and what it must not flag.
     *
     * @example
     * pointContract(plugin, 'detectors', 'acme-toast/order-numbers', {
     *   cases: [{ name: 'a number', text: 'Order T-123', finds: [{ category: 'toast/order', text: 'T-123' }] }],
     *   mustNotFlag: ['Room T-1234'],
     * })
     */
    readonly detectors: Cases<DetectorCase> & Pick<DetectorSuiteOptions, 'mustNotFlag'>;
    /**
     * What an exporter writes of given records. What a case leaves out is that of a made-up run.
     *
     * @example
     * pointContract(plugin, 'exporters', 'acme-evidence/table', {
     *   cases: [{ name: 'a log', writes: { includes: ['fcc.run.started'] } }],
     * })
     */
    readonly exporters: Cases<ExporterCase>;
    /**
     * What a namespace of facts reads at a moment, or which values skills may set.
     *
     * @example
     * pointContract(plugin, 'facts', 'acme-toast/oven', {
     *   cases: [{ name: 'colours', fact: 'colour', may: ['light', 'dark'], mayNot: ['burnt'] }],
     * })
     */
    readonly facts: Cases<FactCase>;
    /**
     * For which artifacts a gate opens, judged by the very scorers and validators that it names.
     *
     * @example
     * pointContract(plugin, 'gates', 'acme-toast/crisp', {
     *   cases: [
     *     { name: 'toast', text: 'TOAST', passes: true, failed: [] },
     *     { name: 'bread', text: 'bread', passes: false, failed: ['loud'] },
     *   ],
     * })
     */
    readonly gates: Cases<GateCase>;
    /**
     * Which labels a scheme gives to findings, as governance gives them, with each classification seen
     * at work.
     *
     * @example
     * pointContract(plugin, 'label-schemes', 'acme-toast/heat', {
     *   cases: [
     *     { name: 'smoke', findings: [{ category: 'toast/smoke' }], categories: ['burnt'] },
     *     { name: 'perhaps smoke', findings: [{ category: 'toast/smoke', confidence: 0.1 }], categories: [] },
     *   ],
     * })
     */
    readonly 'label-schemes': Cases<LabelSchemeCase>;
    /**
     * That all of a persona is there and valid, and that what a machine can check tells texts which
     * keep it from texts which do not.
     *
     * @example
     * pointContract(plugin, 'personas', 'acme-toast/TST', {
     *   cases: [
     *     { name: 'toast', text: '# Toast\n\nCrisp, not burnt.', breaks: [], lacks: [] },
     *     { name: 'nothing', text: 'Later.', breaks: ['MUST say how crisp.'], lacks: ['Toast'] },
     *   ],
     * })
     */
    readonly personas: Cases<PersonaCase>;
    /**
     * What a provider answers. One that reaches out is to be tried against a server of the test's own.
     *
     * @example
     * pointContract(plugin, 'providers', 'acme-echo/echo', {
     *   cases: [{ name: 'says it again', user: 'hello', answers: { includes: ['hello'] } }],
     * })
     */
    readonly providers: Cases<NamingPersona<ProviderCase>>;
    /**
     * How a scenario ends and what it releases: it is run, in a runtime with the plugin and what it
     * includes.
     *
     * @example
     * pointContract(plugin, 'scenarios', 'acme-toast/breakfast', {
     *   cases: [{ name: 'bread', input: { bread: 'rye' }, state: 'completed', reasons: [], outcomes: { toast: 'RYE' } }],
     * })
     */
    readonly scenarios: Cases<ScenarioCase>;
    /**
     * Between which bounds, 0 to 1, a scorer scores.
     *
     * @example
     * pointContract(plugin, 'scorers', 'acme-plain-language/readability', {
     *   cases: [
     *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
     *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
     *   ],
     * })
     */
    readonly scorers: Cases<NamingPersona<ScorerCase>>;
    /**
     * What a skill makes of what, and what it refuses. Facts are held to the namespaces that the same
     * plugin contributes.
     *
     * @example
     * pointContract(plugin, 'skills', 'acme-toast/toast', {
     *   cases: [
     *     { name: 'two slices', artifacts: { bread: 'two slices' }, makes: { toast: 'TWO SLICES' } },
     *     { name: 'no bread', artifacts: { bread: 'stone' }, refuses: 'FCC_TOAST_NO_BREAD' },
     *   ],
     * })
     */
    readonly skills: Cases<NamingPersona<SkillCase>>;
    /**
     * The issues that a validator finds, with their places.
     *
     * @example
     * pointContract(plugin, 'validators', 'acme-toast/codes', {
     *   cases: [
     *     { name: 'a right code', text: 'T-123', issues: [] },
     *     { name: 'a short one', text: 'T-12', issues: [{ code: 'too-short', severity: 'error', at: 'T-12' }] },
     *   ],
     * })
     */
    readonly validators: Cases<NamingPersona<ValidatorCase>>;
    /**
     * Which terms of a vocabulary a text names, by whatever name.
     *
     * @example
     * pointContract(plugin, 'vocabularies', 'acme-toast/kitchen', {
     *   cases: [
     *     { name: 'a synonym', text: 'Two rounds of toast.', finds: ['slice'] },
     *     { name: 'a word that only begins like one', text: 'It slices well.', finds: [] },
     *   ],
     * })
     */
    readonly vocabularies: Cases<VocabularyCase>;
}

/**
 * Registers the contract of one contribution with a test runner: what its cases say, and what holds of every
 * contribution of its point. The plugin is started with what it includes; where it does not start,
 * that is the one test, and red.
 *
 * @param point the id of a point; or, of a point that a plugin defines, the suite that came with it
 * @param id the whole id of the contribution
 * @example
 * pointContract(plugin, 'scorers', 'acme-plain-language/readability', {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
declare function pointContract<Point extends keyof PointContracts>(plugin: Plugin, point: Point, id: string, options: PointContracts[Point]): void;
declare function pointContract<Value, Options extends SuiteOptions>(plugin: Plugin, point: PointSuite<Value, Options>, id: string, options: ContractOptions & Omit<Options, 'settings'>): void;

/**
 * The tenant of a test runtime, where a test names none.
 *
 * @example
 * runtime.tenant(TEST_TENANT).as({ kind: 'human', id: 'ada', roles: ['editor'] })
 */
declare const TEST_TENANT = "riverside";

export {
  TEST_TENANT,
  createTestRuntime,
  dataContract,
  fake,
  isolationContract,
  pluginChecks,
  pluginContract,
  pointContract,
};
export type {
  ContractOptions,
  DataContractOptions,
  Fake,
  FakeValue,
  IsolationContractOptions,
  IsolationSubject,
  NamingPersona,
  PluginContractOptions,
  PointContracts,
  StartLimits,
  TestPlugin,
  TestRun,
  TestRuntime,
  TestRuntimeOptions,
};
