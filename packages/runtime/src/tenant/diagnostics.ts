import type { AccessActionName } from '@fcc/contracts'
import {
  type Diagnostic,
  FccError,
  type Origin,
  ownerOf,
  type Place,
  suggest,
  thrownMessage,
} from '@fcc/plugin-api'
import type { WiringProblem } from '../catalogue/wiring-problems.ts'
import { placeText } from '../place-text.ts'
import { actionWords } from './access/action-words.ts'

/** What was to be exported, and how. */
interface WantedExporter {
  readonly tenant: string
  readonly format: string
  readonly of: string
}

const exportedOf = ({ of }: WantedExporter): string => (of === 'run' ? 'a run' : 'the audit log')

/** Errors of a tenant: what it is put together from, and what it exports. The texts carry names and places, never content. */
export const tenantErrors = {
  unknownTenant: (tenant: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_TENANT_UNKNOWN',
      why: `There is no tenant ${tenant}; the configuration has ${known.join(', ') || 'none'}.`,
      fix: 'Name one of them, or add it to fcc.yaml.',
    }),
  accessDenied: (
    tenant: string,
    denial: {
      readonly principal: { readonly id: string; readonly kind: string }
      readonly action: AccessActionName
      readonly object?: string | undefined
      readonly decision: {
        readonly because: 'kind' | 'roles' | 'patterns'
        readonly layer?: string | undefined
        readonly roles: readonly string[]
      }
    },
  ) => {
    const { principal, action, object, decision } = denial
    const isHost = tenant === '' || tenant === '*'
    const where = isHost ? ' in this installation' : object === tenant ? '' : ` in tenant ${tenant}`
    const named = object ? `${action}:${object}` : action
    const wanted = `${actionWords(action, object)}${where} (${named})`
    const rules =
      decision.because === 'patterns'
        ? 'the roles of the host and of the tenant, whose patterns name no object in common,'
        : decision.layer === 'tenant'
          ? 'the tenant’s roles'
          : 'the host’s roles'
    return new FccError({
      code: 'FCC_ACCESS_DENIED',
      why:
        decision.because === 'kind'
          ? `${principal.id} is a ${principal.kind}, which may not ${wanted}, whatever its roles.`
          : `${principal.id} may not ${wanted}: under ${rules} they have ${decision.roles.join(', ') || 'none'}, and none allows it.`,
      fix:
        decision.because === 'kind'
          ? 'Let somebody do it who answers for it.'
          : action.endsWith('_own')
            ? `Let somebody answer who did not start the run, or give a role ${action} in fcc.yaml.`
            : `Ask somebody who may, or give a role ${action} in fcc.yaml.`,
    })
  },
  tenantConfig: (tenant: string, problems: readonly string[]) =>
    new FccError({
      code: 'FCC_TENANT_CONFIG',
      why: `The configuration of tenant ${tenant} is not valid: ${problems.join('; ')}.`,
      fix: 'Write it as a block under tenants in fcc.yaml would be.',
    }),
  tenantExists: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_EXISTS',
      why: `There is a tenant ${tenant} already.`,
      fix: 'Replace it with runtime.tenants.replace(), or choose another id.',
    }),
  tenantRemoved: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_UNKNOWN',
      why: `Tenant ${tenant} was removed from this runtime.`,
      fix: 'Add it again with runtime.tenants.add(), or work with another tenant.',
    }),
  tenantChanged: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_CHANGED',
      why: `Tenant ${tenant} was changed by somebody else in the meantime.`,
      fix: 'Call runtime.tenants.refresh(), look at what it is now, and decide again.',
    }),
  tenantInUse: (tenant: string) =>
    new FccError({
      code: 'FCC_TENANT_IN_USE',
      why: `Tenant ${tenant} was removed here and has runs under way still, so that its store cannot open a second time.`,
      fix: 'Wait until they have ended, or cancel them, and add it then.',
    }),
  rowTampered: (tenant: string, version: number): Diagnostic => ({
    severity: 'error',
    code: 'FCC_TENANT_ROW_TAMPERED',
    why: `Version ${version} of tenant ${tenant} in the tenant directory was not written by a process with the key: its digest does not fit.`,
    fix: 'Find out who changed the control store and put it back from a backup.',
  }),
  rowOlder: (
    tenant: string,
    { found, known }: { readonly found: number; readonly known: number },
  ) =>
    new FccError({
      code: 'FCC_TENANT_ROW_OLDER',
      why: `The tenant directory has ${found === 0 ? 'no row' : `version ${found}`} of tenant ${tenant}, and its store knows of version ${known}: the row was deleted or put back from an older copy.`,
      fix: 'Find out who changed the control store and put it back from a backup, or decide anew what the tenant is with runtime.tenants.replace().',
    }),
  rowOutdated: (tenant: string, version: number): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_TENANT_ROW_OUTDATED',
    why: `Tenant ${tenant} was edited in fcc.yaml after version ${version} was written to the tenant directory; the file counts.`,
    fix: 'Nothing, if that is meant; else call runtime.tenants.replace() again.',
  }),
  storesBusy: (
    tenant: string,
    bounds: { readonly maxOpenStores: number; readonly openStoreWaitMs: number },
  ) =>
    new FccError({
      code: 'FCC_TENANT_STORES_BUSY',
      why: `The store of tenant ${tenant} could not open within ${bounds.openStoreWaitMs} ms: ${bounds.maxOpenStores} stores are open, all of them at work.`,
      fix: 'Raise limits.max_open_stores in fcc.yaml (three file descriptors each: see ulimit -n), or try again.',
    }),
  assemblyNotStopped: (tenant: string, cause: unknown) =>
    new FccError({
      code: 'FCC_ASSEMBLY_NOT_STOPPED',
      why: `Plugins that tenant ${tenant} no longer uses did not stop cleanly: ${thrownMessage(cause)}`,
      fix: 'Report it to whoever makes the plugin; what runs now is not touched.',
      cause,
    }),
  tenantRefused: (tenant: string, problems: readonly Diagnostic[]) =>
    new FccError({
      code: 'FCC_TENANT_REFUSED',
      why: `Tenant ${tenant} did not start:\n${problems.map((problem) => `${problem.code}  ${problem.place ? `${placeText(problem.place)} ` : ''}${problem.why}`).join('\n')}`,
      fix: problems[0]?.fix ?? 'Run fcc doctor.',
      cause: problems,
    }),
  safeguardLost: (
    tenant: string,
    plugin: string,
    {
      lost,
      now,
    }: { readonly lost: readonly string[]; readonly now: 'away' | 'not selected' | 'changed' },
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_LOST',
    why: `Tenant ${tenant} last started with ${lost.join(', ')} of ${plugin}; ${
      {
        away: 'that is not installed any more',
        'not selected': 'that is installed, and the tenant does not select it any more',
        changed: 'that is there, and no longer has them as they were',
      }[now]
    }.`,
    fix: `${
      {
        away: `Install ${plugin} again`,
        'not selected': `Add ${plugin} to the plugins of tenant ${tenant} again`,
        changed: `Bring them back in ${plugin}`,
      }[now]
    }, or accept what is there now: fcc accept --tenant ${tenant}.`,
    pluginId: plugin,
  }),
  safeguardRecordMissing: (tenant: string): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_RECORD_MISSING',
    why: `The control store remembers a store of tenant ${tenant}, and not with which safeguards the tenant last started: that record was removed.`,
    fix: `Find out who changed the control store and put it back from a backup, or look at what is there now and accept it: fcc accept --tenant ${tenant}.`,
  }),
  safeguardRecordTampered: (tenant: string): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_RECORD_TAMPERED',
    why: `The record of the safeguards that tenant ${tenant} last started with, in the control store, was not written by a process with the key: it cannot be read, or its digest does not fit.`,
    fix: `Find out who changed the control store and put it back from a backup, or look at what is there now and accept it: fcc accept --tenant ${tenant}.`,
  }),
  safeguardRecordOlder: (tenant: string): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_RECORD_OLDER',
    why: `The record of the safeguards that tenant ${tenant} last started with, in the control store, does not come after the one that its store knows of: it was put back from an older copy, or was made while the mark of the store was kept away.`,
    fix: `Find out who changed the control store and put it back from a backup, or look at what is there now and accept it: fcc accept --tenant ${tenant}.`,
  }),
  safeguardBroken: (
    tenant: string,
    plugin: string,
    { why, isNamed }: { readonly why: string; readonly isNamed: boolean },
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SAFEGUARD_BROKEN',
    why: `Tenant ${tenant} needs ${plugin}, which guards it and did not start: ${why}`,
    fix: isNamed
      ? `Fix ${plugin}, or take it out of the tenant's plugins and accept the smaller set: fcc accept --tenant ${tenant}.`
      : `Fix ${plugin}, or name the plugins of tenant ${tenant} without it under plugins and accept the smaller set: fcc accept --tenant ${tenant}.`,
    pluginId: plugin,
  }),
  tenantUndecided: (tenant: string, plugins: readonly string[], cause: unknown) =>
    new FccError({
      code: 'FCC_TENANT_UNDECIDED',
      why: `Tenant ${tenant} could not be put together: ${thrownMessage(cause)}. Something that one of its plugins contributes is malformed; they are ${plugins.join(', ') || 'none'}.`,
      fix: 'Take plugins out until it starts, and show the one that is to blame to its author.',
      cause,
    }),
  severalVerticals: (tenant: string, verticals: readonly string[]): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_TENANT_SEVERAL_VERTICALS',
    why: `Tenant ${tenant} names no plugins and so has ${verticals.join(' and ')}: the rules of each look at everything, so that what is ordinary in one industry is held back by the other.`,
    fix: `Give each industry a tenant of its own, or say that it is meant: plugins: [${verticals.join(', ')}].`,
  }),
  pluginMissing: (
    tenant: string,
    plugin: string,
    {
      known,
      includedBy,
    }: { readonly known: readonly string[]; readonly includedBy: string | undefined },
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PLUGIN_MISSING',
    why: includedBy
      ? `Tenant ${tenant} has ${includedBy}, which includes the package ${plugin}, and that is not installed.`
      : `Tenant ${tenant} names the plugin ${plugin}, which is not installed; here are ${known.join(', ') || 'none'}.${suggest(plugin, known)}`,
    fix: includedBy
      ? `Install ${plugin} where ${includedBy} lies, such as with npm install.`
      : `Install it with npm install ${plugin}, or take it out of the tenant's plugins in fcc.yaml.`,
    pluginId: plugin,
  }),
  settingsInvalid: (
    tenant: string,
    plugin: string,
    problems: readonly string[],
    place?: Place,
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SETTINGS_INVALID',
    why: `The settings of ${plugin} for tenant ${tenant} are not valid: ${problems.join('; ')}`,
    fix: `Fix settings.${plugin} in fcc.yaml.`,
    pluginId: plugin,
    place,
  }),
  providerConnection: (tenant: string, name: string, problems: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PROVIDER_CONNECTION',
    why: `The provider ${name} cannot be set up for tenant ${tenant}: ${problems.join('; ')}.`,
    fix: `Fix providers.${name} in fcc.yaml.`,
  }),
  modelPolicy: (tenant: string, problems: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_PROVIDER_POLICY',
    why: `The policy for models of tenant ${tenant} cannot hold: ${problems.join('; ')}.`,
    fix: 'Fix models in fcc.yaml; fcc list providers and fcc list personas show what there is.',
  }),
  sourceMissing: (tenant: string, path: string): Diagnostic => ({
    severity: 'error',
    code: 'FCC_TENANT_SOURCE_MISSING',
    why: `Tenant ${tenant} reads ${path}, which is not there.`,
    fix: 'Make the folder, or take the path out of fcc.yaml.',
    place: { file: path },
  }),
  gateTightensNone: (
    tenant: string,
    name: string,
    ids: readonly string[],
    origin: Origin,
  ): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_GATE_TIGHTENS_NONE',
    why: `Tenant ${tenant} has a gate ${name}, and so have ${ids.join(' and ')}: it tightens none of them, and counts only where a workflow names tenant/${name}.`,
    fix: 'Give it a name that only one of them has, or another name if it is meant to stand alone.',
    place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
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
  roleUnknown: (
    by: string,
    role: string,
    known: readonly string[],
    { origin, place }: { readonly origin: Origin; readonly place: Place | undefined },
  ): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_ACCESS_ROLE_UNKNOWN',
    why: `${by} asks for the role ${role}, which no configured role has as its name; there are ${known.join(', ')}.${suggest(role, known)}`,
    fix: `Correct the name, or write ${role} under roles in fcc.yaml and give it to somebody.`,
    pluginId: origin.pluginId,
    place,
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
    fix: 'Install the plugin that contributes it, or fix governance.constitutions in fcc.yaml.',
  }),
  documentKeyTaken: (point: string, key: string, owner: string): Diagnostic => ({
    severity: 'warning',
    code: 'FCC_CATALOGUE_KEY_TAKEN',
    why: `The point ${point} reads documents that begin with ${key}, which are those of ${owner}; it gets none from files.`,
    fix: `Report it to whoever makes ${ownerOf(point)}: a key with the plugin's own name in it is nobody else's.`,
    pluginId: ownerOf(point),
    pointId: point,
  }),
  duplicateContribution: (point: string, id: string, owners: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'FCC_TENANT_DUPLICATE',
    why: `Two of ${point} are named ${id}: ${owners.join(' and ')}.`,
    fix: 'Rename one of them.',
    pointId: point,
  }),
  miswired: (scenario: string, problem: WiringProblem, origin: Origin): Diagnostic => ({
    severity: problem.isCertain ? 'error' : 'warning',
    code: 'FCC_WORKFLOW_WIRING',
    why: `Scenario ${scenario}, ${problem.at}: ${problem.say}`,
    fix: 'Write the name as the step that makes it writes it: a skill in its output, a model or a person under produces.',
    pluginId: origin.pluginId,
    place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
  }),
  inputLabelUnknown: (
    scenario: string,
    input: { readonly name: string; readonly label: string; readonly known: readonly string[] },
    origin: Origin,
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_LINK_INPUT_LABEL',
    why: `Scenario ${scenario} gives its input ${input.name} the label ${input.label}, which no label scheme here has; they have ${input.known.join(', ') || 'none'}.${suggest(input.label, input.known)}`,
    fix: 'Name a category of a scheme, or a level of it as scheme:LEVEL; or install the plugin that has it.',
    pluginId: origin.pluginId,
    place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
  }),
  inputUnlabelled: (scenario: string, name: string, origin: Origin): Diagnostic => ({
    severity: 'error',
    code: 'FCC_SCENARIO_INPUT_UNLABELLED',
    why: `Scenario ${scenario} says labels: [] of its input ${name}, and this tenant has a vertical: its own files cannot say that an input has no labels.`,
    fix: 'Name the labels of the input, or leave labels out: then it gets what the vertical gives at intake.',
    pluginId: origin.pluginId,
    place: origin.file === undefined ? undefined : { file: origin.file, line: origin.line },
  }),
  foreignEvent: (tenant: string, owner: string) =>
    new FccError({
      code: 'FCC_EVENT_FOREIGN',
      why: `An event of ${owner} was handed to the bus of tenant ${tenant}.`,
      fix: 'Publish events on the bus of the tenant that they belong to.',
    }),
  eventsNotSent: (tenant: string, cause: unknown) =>
    new FccError({
      code: 'FCC_EVENT_NOT_SENT',
      why: `Events of tenant ${tenant} could not be handed to the transport, or noted as sent: ${cause instanceof Error ? cause.name : typeof cause}.`,
      fix: 'Repair the transport or the store; the events are kept, and sent again by the recovery scan.',
      cause,
    }),
  exporterUnknown: (wanted: WantedExporter, known: readonly string[]) =>
    new FccError({
      code: 'FCC_EXPORTER_UNKNOWN',
      why: `Tenant ${wanted.tenant} has no exporter ${wanted.format} for ${exportedOf(wanted)}; it has ${known.join(', ') || 'none'}.${suggest(wanted.format, known)}`,
      fix: `Install the plugin that contributes it, such as @fcc/plugin-exporters-common, or choose one of fcc list exporters --tenant ${wanted.tenant}.`,
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
}
