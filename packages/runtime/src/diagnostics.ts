import {
  type Diagnostic,
  FccError,
  type Origin,
  ownerOf,
  type Place,
  suggest,
  thrownMessage,
} from '@fcc/plugin-api'
import type { WiringProblem } from './catalogue/wiring-problems.ts'

const at = (place: Place): string =>
  `${place.file}${place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`}`

/** What was to be exported, and how. */
interface WantedExporter {
  readonly tenant: string
  readonly format: string
  readonly of: string
}

const exportedOf = ({ of }: WantedExporter): string => (of === 'run' ? 'a run' : 'the audit log')

/** An error as the value that it is where problems are collected. */
export function asDiagnostic(error: FccError): Diagnostic {
  const { code, why, fix, pluginId, pointId, place } = error
  return { severity: 'error', code, why, fix, pluginId, pointId, place }
}

/** Every error this package raises. The texts carry names and places, never content. */
export const runtimeErrors = {
  configNotFound: (file: string) =>
    new FccError({
      code: 'FCC_CONFIG_NOT_FOUND',
      why: `There is no ${file}.`,
      fix: 'Run fcc init in the folder of your project, or name a file with --config FILE.',
      place: { file },
    }),
  configUnreadable: (file: string, reason: string) =>
    new FccError({
      code: 'FCC_CONFIG_UNREADABLE',
      why: `${file} is there and cannot be read: ${reason}.`,
      fix: 'Make it a file that this account may read, or name another with --config FILE.',
      place: { file },
    }),
  configSyntax: (place: Place, message: string) =>
    new FccError({
      code: 'FCC_CONFIG_SYNTAX',
      why: `${at(place)} is no valid YAML: ${message}`,
      fix: 'Mend the syntax at this place.',
      place,
    }),
  configInvalid: (problems: readonly { readonly place: Place; readonly what: string }[]) =>
    new FccError({
      code: 'FCC_CONFIG_INVALID',
      why: problems.map((problem) => `${at(problem.place)} ${problem.what}`).join('\n'),
      fix: 'Write what the schema expects here.',
      place: problems[0]?.place,
    }),
  unknownTenant: (tenant: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_TENANT_UNKNOWN',
      why: `There is no tenant ${tenant}; the configuration has ${known.join(', ') || 'none'}.`,
      fix: 'Name one of them, or add it to fcc.yaml.',
    }),
  tenantRefused: (tenant: string, problems: readonly Diagnostic[]) =>
    new FccError({
      code: 'FCC_TENANT_REFUSED',
      why: `Tenant ${tenant} did not start:\n${problems.map((problem) => `${problem.code}  ${problem.place ? `${at(problem.place)} ` : ''}${problem.why}`).join('\n')}`,
      fix: problems[0]?.fix ?? 'Run fcc doctor.',
      cause: problems,
    }),
  exporterUnknown: (wanted: WantedExporter, known: readonly string[]) =>
    new FccError({
      code: 'FCC_EXPORTER_UNKNOWN',
      why: `Tenant ${wanted.tenant} has no exporter ${wanted.format} for ${exportedOf(wanted)}; it has ${known.join(', ') || 'none'}.${suggest(wanted.format, known)}`,
      fix: `Install the plugin that brings it, such as @fcc/plugin-exporters-common, or choose one of fcc list exporters --tenant ${wanted.tenant}.`,
    }),
  exporterAmbiguous: (wanted: WantedExporter, named: readonly string[]) =>
    new FccError({
      code: 'FCC_EXPORTER_UNKNOWN',
      why: `Tenant ${wanted.tenant} has ${named.length} exporters called ${wanted.format} for ${exportedOf(wanted)}: ${named.join(' and ')}.`,
      fix: `Write the whole id: --format ${named[0] ?? 'PLUGIN/NAME'}.`,
    }),
  exporterFailed: (exporter: string, reason: string, cause?: unknown) =>
    new FccError({
      code: 'FCC_EXPORTER_FAILED',
      why: `The exporter ${exporter} wrote nothing: ${reason}.`,
      fix: `Report it to whoever makes ${ownerOf(exporter)}, or export in another format.`,
      pluginId: ownerOf(exporter),
      pointId: 'exporters',
      cause,
    }),
  safeguardLost: (tenant: string, plugin: string, safeguards: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_LOST',
    why: `Tenant ${tenant} last started with ${plugin}, which brought ${safeguards.join(', ')}; it is not there any more.`,
    fix: `Install ${plugin} again, or accept the smaller set: fcc accept --tenant ${tenant}.`,
    pluginId: plugin,
  }),
  safeguardBroken: (tenant: string, plugin: string, why: string): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_BROKEN',
    why: `Tenant ${tenant} needs ${plugin}, which guards it and did not start: ${why}`,
    fix: `Mend ${plugin}, or take it out of the tenant's plugins and accept the smaller set: fcc accept --tenant ${tenant}.`,
    pluginId: plugin,
  }),
  tenantUndecided: (tenant: string, plugins: readonly string[], cause: unknown) =>
    new FccError({
      code: 'FCC_TENANT_UNDECIDED',
      why: `Tenant ${tenant} could not be put together: ${thrownMessage(cause)}. Something that one of its plugins contributes is malformed; they are ${plugins.join(', ') || 'none'}.`,
      fix: 'Take plugins out until it starts, and show the one that is to blame to its author.',
      cause,
    }),
  pluginMissing: (tenant: string, plugin: string, known: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PLUGIN_MISSING',
    why: `Tenant ${tenant} names the plugin ${plugin}, which is not installed; here are ${known.join(', ') || 'none'}.`,
    fix: `Install it with npm install ${plugin}, or take it out of fcc.yaml.`,
    pluginId: plugin,
  }),
  settingsInvalid: (tenant: string, plugin: string, problems: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SETTINGS_INVALID',
    why: `The settings of ${plugin} for tenant ${tenant} are not valid: ${problems.join('; ')}`,
    fix: `Mend settings.${plugin} in fcc.yaml.`,
    pluginId: plugin,
  }),
  sourceMissing: (tenant: string, path: string): Diagnostic => ({
    severity: 'error',
    code: 'FCC_TENANT_SOURCE_MISSING',
    why: `Tenant ${tenant} reads ${path}, which is not there.`,
    fix: 'Make the folder, or take the path out of fcc.yaml.',
    place: { file: path },
  }),
  personaReserved: (
    who: string,
    persona: {
      readonly code: string
      readonly owner: string
      readonly severity: Diagnostic['severity']
    },
  ): Diagnostic => ({
    severity: persona.severity,
    code: 'FCC_PERSONA_RESERVED',
    why: `${who} defines a persona ${persona.code}, which is ${persona.owner}'s; it is left out.`,
    fix: `Choose another code, or say specialises: ${persona.code} and give it one of its own.`,
  }),
  unwatchedPoint: (rule: string, at: readonly string[], origin: Origin): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_CONSTITUTION_UNWATCHED_POINT',
    why: `Rule ${rule} looks at ${at.join(', ')}, where no run of this version comes; it does not fire.`,
    fix: 'Let it look where content passes today as well, or keep it and know that it waits.',
    pluginId: origin.pluginId,
  }),
  platformConstitutionMissing: (id: string, severity: 'error' | 'warning'): Diagnostic => ({
    severity,
    code: 'FCC_PLATFORM_CONSTITUTION_MISSING',
    why: `The host lists the constitution ${id}, which is no installed constitution and no file.`,
    fix: 'Install the plugin that brings it, or mend governance.constitutions in fcc.yaml.',
  }),
  duplicateContribution: (point: string, id: string, owners: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_TENANT_DUPLICATE',
    why: `Two of ${point} are named ${id}: ${owners.join(' and ')}.`,
    fix: 'Rename one of them.',
    pointId: point,
  }),
  choiceMissing: (point: string, id: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_HOST_CHOICE_MISSING',
      why: `The configuration chooses ${id} of ${point}; here are ${known.join(', ')}.`,
      fix: 'Name one of them in fcc.yaml, or install the plugin that brings it.',
      pointId: point,
    }),
  hostFailed: (problems: readonly Diagnostic[]) =>
    new FccError({
      code: 'FCC_HOST_FAILED',
      why: `The host did not start:\n${problems.map((problem) => `${problem.code}  ${problem.why}`).join('\n')}`,
      fix: problems[0]?.fix ?? 'Run fcc doctor.',
      cause: problems,
    }),
  unknownScenario: (tenant: string, scenario: string, hint: string, fix: string) =>
    new FccError({
      code: 'FCC_SCENARIO_UNKNOWN',
      why: `Tenant ${tenant} has no scenario ${scenario}: ${hint}`,
      fix,
    }),
  resolvedWorkflow: (workflow: string, problems: readonly string[]) =>
    new FccError({
      code: 'FCC_WORKFLOW_RESOLVED_INVALID',
      why: `A tap of plan.resolve made a workflow of ${workflow} that does not hold: ${problems.join('; ')}.`,
      fix: 'Mend the plugin that taps plan.resolve, or remove it.',
    }),
  unknownPurpose: (scenario: string, purpose: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_PURPOSE_UNKNOWN',
      why: `Scenario ${scenario} is not for ${purpose}; it lists ${known.join(', ')}.`,
      fix: `Choose one of them: --purpose ${known[0] ?? 'ID'}.`,
    }),
  badInput: (problems: readonly FccError[]) => {
    const [only] = problems
    if (only && problems.length === 1) return only
    return new FccError({
      code: only?.code ?? 'FCC_INPUT_UNKNOWN',
      why: problems.map((problem) => problem.why).join('\n'),
      fix: only?.fix ?? 'Mend the inputs.',
      cause: problems,
    })
  },
  unknownRun: (tenant: string, run: string) =>
    new FccError({
      code: 'FCC_RUN_UNKNOWN',
      why: `Tenant ${tenant} has no run ${run}.`,
      fix: `List them: fcc runs --tenant ${tenant}.`,
    }),
  miswired: (scenario: string, problem: WiringProblem, origin: Origin): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_WORKFLOW_WIRING',
    why: `Scenario ${scenario}, ${problem.at}: ${problem.say}`,
    fix: 'Write the name as the step that makes it writes it: a skill in its output, a model or a person under produces.',
    pluginId: origin.pluginId,
    place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
  }),
  runForsaken: ({ tenant, run }: { readonly tenant: string; readonly run: string }) =>
    new FccError({
      code: 'FCC_RUN_FORSAKEN',
      why: `Run ${run} of tenant ${tenant} did not let go when the runtime was closed, nor when its visit was aborted.`,
      fix: 'Let its skill or provider heed the signal it is given; nothing of the visit was committed, and fcc resume takes the run up again.',
    }),
  runHeld: (run: string, holder: string) =>
    new FccError({
      code: 'FCC_RUN_HELD',
      why: `Run ${run} is held by another process (${holder}).`,
      fix: 'Wait for it, or try again when its lease has lapsed.',
    }),
  notWaiting: (run: string, state: string) =>
    new FccError({
      code: 'FCC_RUN_NOT_WAITING',
      why: `Run ${run} is ${state} and asks nobody.`,
      fix: `See where it is: fcc explain ${run}.`,
    }),
  runOver: (run: string, state: string) =>
    new FccError({
      code: 'FCC_RUN_OVER',
      why: `Run ${run} has ended: ${state}.`,
      fix: 'Start another one.',
    }),
  notInState: (run: string, wish: string, state: string) =>
    new FccError({
      code: 'FCC_RUN_STATE',
      why: `Run ${run} is ${state}; it cannot ${wish} from there.`,
      fix: `See where it is: fcc explain ${run}.`,
    }),
  quarantined: (run: string) =>
    new FccError({
      code: 'FCC_RUN_QUARANTINED',
      why: `Run ${run} is in quarantine.`,
      fix: `Look into it with fcc explain ${run}, then resume it out of quarantine, or cancel it.`,
    }),
  unknownLabel: (tenant: string, label: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_LABEL_UNKNOWN',
      why: `No label scheme of tenant ${tenant} knows ${label}; here are ${known.join(', ') || 'none'}.`,
      fix: 'Use one of them, or leave the label out.',
    }),
  answerKind: (run: string, asks: string, decision: string) =>
    new FccError({
      code: 'FCC_APPROVAL_KIND',
      why: `Run ${run} asks for a${asks === 'waiver' ? ' waiver with a note that says why' : `n ${asks}`}; ${decision} is no answer to that.`,
      fix:
        asks === 'waiver'
          ? `Waive it, saying why: fcc approve ${run} --waive --note TEXT.`
          : `Approve or reject it: fcc approve ${run}.`,
    }),
  notAPerson: (run: string, principal: string) =>
    new FccError({
      code: 'FCC_APPROVAL_NOT_HUMAN',
      why: `${principal} is no person; run ${run} waits for one.`,
      fix: 'Let a person answer, signed in as themselves.',
    }),
  reservedSubject: () =>
    new FccError({
      code: 'FCC_SUBJECT_RESERVED',
      why: 'A subject is not named, or by a word that is kept for the tenant itself or for a run of its own.',
      fix: "Name whose data it is, by an id that is neither 'tenant' nor begins with 'run:'.",
    }),
  notAllowedToAnswer: (run: string, principal: string, roles: readonly string[]) =>
    new FccError({
      code: 'FCC_APPROVAL_ROLE',
      why: `${principal} may not answer for run ${run}; it asks for one of the roles ${roles.join(', ')}.`,
      fix: `Answer as somebody who has one: --as ID:${roles[0] ?? 'ROLE'}.`,
    }),
  notSeparate: (run: string, principal: string, say: string) =>
    new FccError({
      code: 'FCC_APPROVAL_NOT_SEPARATE',
      why: `${principal} may not answer for run ${run}: ${say}`,
      fix: 'Let somebody else answer.',
    }),
  purposelessAnonymous: () =>
    new FccError({
      code: 'FCC_PRINCIPAL_INVALID',
      why: 'A principal needs a kind, an id without spaces, slashes or control characters, and roles that are names.',
      fix: 'Name who acts: --as ID:ROLE.',
    }),
  unknownArtifact: (run: string, name: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_ARTIFACT_UNKNOWN',
      why: `Run ${run} has released no ${name}; it has ${known.join(', ') || 'nothing released'}.`,
      fix: `See what it made: fcc explain ${run}.`,
    }),
  foreignEvent: (tenant: string, owner: string) =>
    new FccError({
      code: 'FCC_EVENT_FOREIGN',
      why: `An event of ${owner} was handed to the bus of tenant ${tenant}.`,
      fix: 'Publish and replay events on the bus of the tenant that they belong to.',
    }),
  versionGone: (run: string, plugin: string, pinned: string, here: string) =>
    new FccError({
      code: 'FCC_RUN_VERSION',
      why: `Run ${run} was planned with ${plugin} ${pinned}; here is ${here}.`,
      fix: `Install that version again, continue with fcc resume ${run} --accept-version, or cancel it.`,
      pluginId: plugin,
    }),
  closed: () =>
    new FccError({
      code: 'FCC_RUNTIME_CLOSED',
      why: 'The runtime was closed.',
      fix: 'Make another with createRuntime().',
    }),
  pluginLoad: (name: string, cause: unknown) =>
    new FccError({
      code: 'FCC_PLUGIN_LOAD',
      why: `The package ${name} could not be imported: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: `Install it again, or build it.`,
      cause,
    }),
}
