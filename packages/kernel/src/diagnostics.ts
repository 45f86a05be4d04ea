import { type Diagnostic, FccError, type FccErrorDetails } from '@fcc/plugin-api'

type Letter = readonly [why: string, fix: string]

/** A need that a plugin has, with its range written out as the versions that meet it. */
export interface ServiceNeed {
  readonly pluginId: string
  readonly service: string
  readonly range: string
  readonly meets: string
}

const given = (list: string) => (list === '' ? 'none' : list)

/** The catalogue of everything the kernel reports: code → what happened and how to mend it. */
const catalogue = {
  FCC_PLAN_DUPLICATE_PLUGIN: (id: string, locations: string): Letter => [
    `The plugin id ${id} was found more than once: ${locations}.`,
    'Remove all but one of these packages; none of them was taken.',
  ],
  FCC_PLAN_UNSUPPORTED_SPEC: (id: string, spec: number, supported: number): Letter => [
    `The manifest of ${id} has spec ${spec}, and this kernel speaks spec ${supported}.`,
    `Install a version of ${id} with spec ${supported}, or another version of FCC.`,
  ],
  FCC_PLAN_API_OUT_OF_RANGE: (id: string, range: string, version: string): Letter => [
    `${id} was built for @fcc/plugin-api ${range}, and this host offers ${version}.`,
    `Install a version of ${id} whose \`fcc.api\` includes ${version}.`,
  ],
  FCC_PLAN_BAD_RANGE: (id: string, field: string, text: string): Letter => [
    `\`fcc.${field}\` of ${id} is "${text}", which is not a semantic version or range.`,
    `Correct \`fcc.${field}\` in the package.json of ${id}.`,
  ],
  FCC_PLAN_UNKNOWN_POINT: (id: string, point: string, hint: string): Letter => [
    `${id} declares contributions to ${point}, and this host knows no such point.${hint}`,
    'Correct `fcc.contributes`, or update the host to one that reads this point.',
  ],
  FCC_PLAN_MISSING_NEED: (id: string, service: string, range: string): Letter => [
    `${id} needs the service ${service} ${range}, and no installed plugin provides it.`,
    `Install a plugin that provides ${service}, or remove ${id}.`,
  ],
  FCC_PLAN_NEED_OUT_OF_RANGE: (need: ServiceNeed, provider: string, version: string): Letter => [
    `${need.pluginId} needs ${need.service} ${need.range}, and ${provider} provides ${version}.`,
    `Install ${need.service} in a version of ${need.meets}, or a ${need.pluginId} that takes ${version}.`,
  ],
  FCC_PLAN_SERVICE_TWICE: (service: string, providers: string): Letter => [
    `The service ${service} is provided by more than one plugin: ${providers}.`,
    'Keep one of these plugins; none of them was taken.',
  ],
  FCC_PLAN_SERVICE_FROM_HOST: (id: string, service: string): Letter => [
    `${id} provides the service ${service}, and the host gives one already; the host's stands.`,
    `Do nothing if that is meant, else remove ${service} from the host's services.`,
  ],
  FCC_PLAN_CYCLE: (path: string): Letter => [
    `These plugins need one another in a circle: ${path}.`,
    'Remove one of these needs, or move what they share into a plugin of its own.',
  ],
  FCC_PLAN_MISSING_INCLUDE: (id: string, packageName: string): Letter => [
    `${id} builds on the package ${packageName}, which was not found.`,
    `Install ${packageName} beside ${id}.`,
  ],
  FCC_PLAN_NOT_SELECTED: (id: string, selected: string): Letter => [
    `${id} is installed and was not selected; selected: ${given(selected)}.`,
    `Add ${id} to the selected plugins to have it.`,
  ],
  FCC_PLAN_UNKNOWN_SELECTED: (id: string, hint: string): Letter => [
    `The plugin ${id} is selected, and no installed plugin has this id.${hint}`,
    `Install ${id}, or correct the selection.`,
  ],
  FCC_PLUGIN_SKIPPED_BECAUSE: (id: string, other: string, relation: string): Letter => [
    `${id} was skipped because ${other}, ${relation}, is not available.`,
    `Mend ${other} first; its own diagnostic says how.`,
  ],
  FCC_LOAD_FAILED: (id: string, location: string, message: string): Letter => [
    `Importing ${id} from ${location} failed: ${message}`,
    `Correct the package of ${id} or its installation.`,
  ],
  FCC_LOAD_TIMEOUT: (id: string, limit: number): Letter => [
    `Importing ${id} did not end within ${limit} ms.`,
    `Move the work that ${id} does at import into its setup.`,
  ],
  FCC_LOAD_NO_PLUGIN: (id: string, found: string): Letter => [
    `The default export of ${id} is ${found}, not a plugin.`,
    'Export the result of `definePlugin` as the default export.',
  ],
  FCC_LOAD_UNSUPPORTED_SPEC: (id: string, spec: string, supported: number): Letter => [
    `The code of ${id} has spec ${spec}, and this kernel speaks spec ${supported}.`,
    `Build ${id} with a version of @fcc/plugin-api that has spec ${supported}.`,
  ],
  FCC_LOAD_ID_MISMATCH: (manifest: string, code: string): Letter => [
    `The manifest says ${manifest} and the code says ${code}.`,
    'Give `fcc.id` in the package.json and `id` in `definePlugin` the same value.',
  ],
  FCC_LOAD_SERVICE_DRIFT: (id: string, field: string, what: string, manifest: string): Letter => [
    `The code of ${id} names ${what} under \`${field}\`, and its manifest says ${manifest}.`,
    `Bring \`fcc.${field}\` and the code of ${id} into agreement.`,
  ],
  FCC_CONFIG_INVALID: (id: string, path: string, message: string): Letter => [
    `The configuration of ${id} is not valid at ${path}: ${message}`,
    `Correct ${path} in the configuration of ${id}.`,
  ],
  FCC_CONFIG_UNEXPECTED: (id: string): Letter => [
    `There is configuration for ${id}, which takes none.`,
    `Remove the configuration of ${id}, or write it under its settings.`,
  ],
  FCC_CONFIG_UNKNOWN_PLUGIN: (id: string, hint: string): Letter => [
    `There is configuration for ${id}, and no installed plugin has this id.${hint}`,
    `Install ${id}, or correct the key.`,
  ],
  FCC_SETUP_FAILED: (id: string, message: string): Letter => [
    `The setup of ${id} threw: ${message}`,
    `Read the cause, and correct ${id} or its configuration.`,
  ],
  FCC_SETUP_TIMEOUT: (id: string, limit: number): Letter => [
    `The setup of ${id} did not end within ${limit} ms.`,
    `Mend what ${id} waits for, or raise the set-up time limit.`,
  ],
  FCC_SETUP_UNDECLARED_CONTRIBUTION: (id: string, point: string): Letter => [
    `The contribution ${id} to ${point} is not declared in the manifest.`,
    'Run `fcc manifest` in the plugin, so that reviewers see what it adds.',
  ],
  FCC_SETUP_MISSING_CONTRIBUTION: (id: string, point: string): Letter => [
    `The manifest declares the contribution ${id} to ${point}, and setup did not make it.`,
    'Contribute it whatever the configuration, or run `fcc manifest` in the plugin.',
  ],
  FCC_SETUP_BAD_CONTRIBUTION_ID: (owner: string, point: string, found: string): Letter => [
    `${owner} contributes to ${point} a value whose id is ${found}.`,
    `Give the value an id of the form ${owner}/<name>, without spaces.`,
  ],
  FCC_SETUP_DUPLICATE_CONTRIBUTION: (id: string, point: string, origins: string): Letter => [
    `The id ${id} was contributed to ${point} more than once: ${origins}.`,
    'Rename or remove one of them.',
  ],
  FCC_SETUP_INVALID_CONTRIBUTION: (id: string, point: string, issue: string): Letter => [
    `The contribution ${id} to ${point} is not valid: ${issue}`,
    `Correct ${id} where it was contributed.`,
  ],
  FCC_SETUP_UNKNOWN_POINT: (id: string, point: string, hint: string): Letter => [
    `${id} contributes to ${point}, and this host knows no such point of that version.${hint}`,
    `Install the versions of ${id} and of the host that share this point.`,
  ],
  FCC_SETUP_UNKNOWN_HOOK: (id: string, hook: string, hint: string): Letter => [
    `${id} taps ${hook}, and this host has no such hook of that kind.${hint}`,
    `Install the versions of ${id} and of the host that share this hook.`,
  ],
  FCC_SETUP_UNDECLARED_SERVICE: (id: string, service: string): Letter => [
    `${id} provides the service ${service} without declaring it.`,
    'Add it to `provides` in `definePlugin` and in the manifest.',
  ],
  FCC_SETUP_SERVICE_TWICE: (id: string, service: string): Letter => [
    `${id} provides the service ${service} twice.`,
    'Provide each service once.',
  ],
  FCC_SETUP_SERVICE_NOT_PROVIDED: (id: string, service: string): Letter => [
    `${id} declares the service ${service}, and its setup did not provide it.`,
    `Call \`provide\` in setup, or remove ${service} from \`provides\`.`,
  ],
  FCC_SETUP_LATE_REGISTRATION: (id: string, what: string): Letter => [
    `${id} tried to ${what} after its set-up was over; it was refused.`,
    'Move every registration into `setup`, and await what it depends on.',
  ],
  FCC_LINK_UNKNOWN_REFERENCE: (owner: string, at: string, target: string, hint: string): Letter => [
    `${owner} names ${target}${at}, and nothing has this id.${hint}`,
    `Correct the id, or install the plugin that contributes it.`,
  ],
  FCC_LINK_AMBIGUOUS_REFERENCE: (owner: string, at: string, name: string, ids: string): Letter => [
    `${owner} names ${name}${at}, which may be any of ${ids}.`,
    'Write the whole id, `<plugin id>/<name>`.',
  ],
  FCC_LINK_DROPPED_REFERENCE: (owner: string, at: string, target: string): Letter => [
    `${owner} names ${target}${at}, and ${target} was dropped.`,
    `Mend ${target} first; its own diagnostic says how.`,
  ],
  FCC_LINK_UNKNOWN_POINT: (owner: string, at: string, point: string): Letter => [
    `${owner} refers${at} to something in ${point}, and this host knows no such point.`,
    'Correct the point that the reference names.',
  ],
  FCC_LINK_REFERENCES_FAILED: (owner: string, point: string, message: string): Letter => [
    `What ${owner} points to could not be read by ${point}: ${message}`,
    `Correct the value of ${owner}.`,
  ],
  FCC_LINK_RESERVED_ID: (id: string, name: string, owner: string): Letter => [
    `${id} takes the name ${name}, which is reserved for ${owner}.`,
    `Give ${id} another name.`,
  ],
  FCC_HOOK_TAP_FAILED: (id: string, hook: string, message: string): Letter => [
    `The tap of ${id} in ${hook} threw: ${message}`,
    `Read the cause and correct ${id}.`,
  ],
  FCC_HOOK_TAP_ASYNC: (id: string, hook: string): Letter => [
    `The tap of ${id} in ${hook} returned a promise; taps are synchronous.`,
    'Do the waiting in setup, and return a value.',
  ],
  FCC_EVENT_LISTENER_FAILED: (who: string, event: string, message: string): Letter => [
    `A listener of ${who} to ${event} threw: ${message}`,
    'Catch the error in the listener; nobody else was kept from hearing the event.',
  ],
  FCC_STOP_FAILED: (id: string, message: string): Letter => [
    `Something that ${id} deferred threw while stopping: ${message}`,
    `Read the cause and correct the disposal in ${id}.`,
  ],
  FCC_STOP_TIMEOUT: (id: string, limit: number): Letter => [
    `Something that ${id} deferred did not end within ${limit} ms.`,
    `Mend the disposal in ${id}, or raise the stop time limit.`,
  ],
  FCC_KERNEL_NOT_READY: (state: string): Letter => [
    `The kernel is ${state}, and answers only while it is ready.`,
    'Await `start`, look at its state, and do not call after `stop`.',
  ],
  FCC_KERNEL_UNKNOWN_SERVICE: (service: string, version: string, found: string): Letter => [
    `The service ${service} ^${version} was asked for; provided: ${given(found)}.`,
    `Install a plugin that provides ${service} in that version.`,
  ],
  FCC_KERNEL_UNKNOWN_POINT: (point: string, scope: string): Letter => [
    `The point ${point} was asked for, and this kernel holds no such point of scope ${scope}.`,
    'Ask the kernel of the other scope, or give this one the point under `points`.',
  ],
  FCC_KERNEL_DUPLICATE_POINT: (id: string): Letter => [
    `The kernel was given two points or hooks with the id ${id}.`,
    'Give each token once, and install one copy of the package that defines it.',
  ],
}

type Catalogue = typeof catalogue

/** A code that the kernel can report. */
export type KernelCode = keyof Catalogue

/** Every code that the kernel can report. */
export const KERNEL_CODES = Object.freeze(Object.keys(catalogue)) as readonly KernelCode[]

/** Whom and what a diagnostic concerns. */
export type Concern = Pick<FccErrorDetails, 'pluginId' | 'pointId' | 'place' | 'cause'> & {
  readonly severity?: Diagnostic['severity']
}

/** Makes one diagnostic of the catalogue. */
export function report<Code extends KernelCode>(
  code: Code,
  concern: Concern,
  ...facts: Parameters<Catalogue[Code]>
): Diagnostic {
  const compose = catalogue[code] as (...facts: Parameters<Catalogue[Code]>) => Letter
  const [why, fix] = compose(...facts)
  return { severity: 'error', ...concern, code, why, fix }
}

/** The same letter as an error, for what only a bug in the calling code can cause. */
export function failure<Code extends KernelCode>(
  code: Code,
  concern: Concern,
  ...facts: Parameters<Catalogue[Code]>
): FccError {
  return new FccError(report(code, concern, ...facts))
}
