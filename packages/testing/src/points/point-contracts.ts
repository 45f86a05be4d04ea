import type {
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
  ProviderCase,
  ScenarioCase,
  ScorerCase,
  SkillCase,
  ValidatorCase,
  VocabularyCase,
} from '@fcc/conformance'
import type { Layer } from '@fcc/contracts'
import type { ContractOptions } from './contract-options.ts'
import type { NamingPersona } from './named-persona.ts'

interface Cases<Case> extends ContractOptions {
  readonly cases: readonly Case[]
}

/**
 * What the contract of each point takes, by the id of the point. Where a case is about a persona, its
 * `persona` may be the code of one that the plugin or what it includes contributes.
 *
 * @example
 * const options: PointContracts['scorers'] = { cases: [{ name: 'nothing', text: '', notMeasured: true }], settings: { maxGrade: 9 } }
 */
export interface PointContracts {
  /**
   * What a command does with given words. It is called in a tenant that has the plugin and what it
   * includes, so a case may run scenarios for real.
   *
   * @example
   * pointContract(plugin, 'commands', 'acme-fleet/find-leaks', {
   *   cases: [{ name: 'dry', arguments: { report: { name: 'r.txt', text: 'Dry.' } }, ends: 'completed' }],
   * })
   */
  readonly commands: Cases<CommandCase>
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
  readonly constitutions: Cases<ConstitutionCase> &
    Pick<ConstitutionSuiteOptions, 'accepts'> & {
      /** The layer it is compiled at; where left out, the one that its package may write. */
      readonly layer?: Layer | undefined
    }
  /**
   * What a detector finds, and what it must not flag.
   *
   * @example
   * pointContract(plugin, 'detectors', 'acme-toast/order-numbers', {
   *   cases: [{ name: 'a number', text: 'Order T-123', finds: [{ category: 'toast/order', text: 'T-123' }] }],
   *   mustNotFlag: ['Room T-1234'],
   * })
   */
  readonly detectors: Cases<DetectorCase> & Pick<DetectorSuiteOptions, 'mustNotFlag'>
  /**
   * What an exporter writes of given records. What a case leaves out is that of a made-up run.
   *
   * @example
   * pointContract(plugin, 'exporters', 'acme-evidence/table', {
   *   cases: [{ name: 'a log', writes: { includes: ['fcc.run.started'] } }],
   * })
   */
  readonly exporters: Cases<ExporterCase>
  /**
   * What a namespace of facts reads at a moment, or which values skills may set.
   *
   * @example
   * pointContract(plugin, 'facts', 'acme-toast/oven', {
   *   cases: [{ name: 'colours', fact: 'colour', may: ['light', 'dark'], mayNot: ['burnt'] }],
   * })
   */
  readonly facts: Cases<FactCase>
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
  readonly gates: Cases<GateCase>
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
  readonly 'label-schemes': Cases<LabelSchemeCase>
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
  readonly personas: Cases<PersonaCase>
  /**
   * What a provider answers. One that reaches out is to be tried against a server of the test's own.
   *
   * @example
   * pointContract(plugin, 'providers', 'acme-echo/echo', {
   *   cases: [{ name: 'says it again', user: 'hello', answers: { includes: ['hello'] } }],
   * })
   */
  readonly providers: Cases<NamingPersona<ProviderCase>>
  /**
   * How a scenario ends and what it releases: it is run, in a runtime with the plugin and what it
   * includes.
   *
   * @example
   * pointContract(plugin, 'scenarios', 'acme-toast/breakfast', {
   *   cases: [{ name: 'bread', input: { bread: 'rye' }, state: 'completed', reasons: [], outcomes: { toast: 'RYE' } }],
   * })
   */
  readonly scenarios: Cases<ScenarioCase>
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
  readonly scorers: Cases<NamingPersona<ScorerCase>>
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
  readonly skills: Cases<NamingPersona<SkillCase>>
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
  readonly validators: Cases<NamingPersona<ValidatorCase>>
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
  readonly vocabularies: Cases<VocabularyCase>
}
