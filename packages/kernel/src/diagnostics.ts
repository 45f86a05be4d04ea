import { defineDiagnostics } from '@fcc/plugin-api'

/** The catalogue of everything the kernel reports. */
export const {
  codes: KERNEL_CODES,
  report,
  failure,
} = defineDiagnostics({
  FCC_PLAN_DUPLICATE_PLUGIN:
    'The plugin id {pluginId} was found more than once, in different packages: {locations}. → Remove all but one of these packages; none of them was taken.',
  FCC_PLAN_INCOMPATIBLE_COPIES:
    'No copy of {pluginId} satisfies all that use it: {copies}. → Bring those that ask for {pluginId} to versions that one copy satisfies, or give them to tenants of their own.',
  FCC_PLAN_SEVERAL_COPIES:
    'There are several copies of {pluginId}: {copies}; all use {version}, the highest that satisfies everyone. → Leave it, or remove the other copies, such as with `npm dedupe`.',
  FCC_PLAN_UNSUPPORTED_SPEC:
    'The manifest of {pluginId} has spec {spec}, and this kernel speaks spec {supported}. → Install a version of {pluginId} with spec {supported}, or another version of FCC.',
  FCC_PLAN_API_OUT_OF_RANGE:
    '{pluginId} was built for @fcc/plugin-api {range}, and this host offers {version}. → Install a version of {pluginId} whose `fcc.api` includes {version}.',
  FCC_PLAN_BAD_RANGE:
    '`fcc.{field}` of {pluginId} is "{text}", which is not a semantic version or range. → Correct `fcc.{field}` in the package.json of {pluginId}.',
  FCC_PLAN_UNKNOWN_POINT:
    '{pluginId} declares contributions to {pointId}, and neither the host nor an installed plugin defines this point.{hint} → Install the plugin that defines {pointId} and list its package under `fcc.includes`, correct `fcc.contributes`, or update the host.',
  FCC_PLAN_BAD_POINT_ID:
    '{pluginId} defines {what} {id}, and what a plugin defines has an id of the form {pluginId}/<name>. → Rename it to {pluginId}/<name>, so that no two plugins can define the same.',
  FCC_PLAN_MISSING_NEED:
    '{pluginId} needs the service {service} {range}, and no installed plugin provides it. → Install a plugin that provides {service}, or remove {pluginId}.',
  FCC_PLAN_NEED_OUT_OF_RANGE:
    '{pluginId} needs the service {service} {range}, and {provider} provides {version}. → Install {service} in a version of {meets}, or a {pluginId} that takes {version}.',
  FCC_PLAN_SERVICE_TWICE:
    'The service {service} is provided by more than one plugin: {providers}. → Keep one of these plugins; none of them was taken.',
  FCC_PLAN_CYCLE:
    'These plugins need one another in a circle: {path}. → Remove one of these needs, or move what they share into a plugin of its own.',
  FCC_PLAN_MISSING_INCLUDE:
    '{pluginId} builds on the package {packageName}, which was not found. → Install {packageName} beside {pluginId}.',
  FCC_PLAN_NOT_SELECTED:
    '{pluginId} is installed and was not selected. → Add {pluginId} to the selected plugins to have it.',
  FCC_PLAN_UNKNOWN_SELECTED:
    'The plugin {pluginId} is selected, and no installed plugin has this id.{hint} → Install {pluginId}, or correct the selection.',
  FCC_PLUGIN_SKIPPED_BECAUSE:
    '{pluginId} was skipped because {other}, which it {relation}, is not available. → Fix {other} first; its own diagnostic says how.',
  FCC_LOAD_FAILED:
    'Importing {pluginId} from {location} failed: {message} → Correct the package of {pluginId} or its installation.',
  FCC_LOAD_TIMEOUT:
    'Importing {pluginId} did not end within {limit} ms. → Move the work that {pluginId} does at import into its setup.',
  FCC_LOAD_NO_PLUGIN:
    'The default export of {pluginId} is {found}, not a plugin. → Export the result of `definePlugin` as the default export.',
  FCC_LOAD_UNSUPPORTED_SPEC:
    'The code of {pluginId} has spec {spec}, and this kernel speaks spec {supported}. → Build {pluginId} with a version of @fcc/plugin-api that has spec {supported}.',
  FCC_LOAD_ID_MISMATCH:
    'The manifest says {pluginId} and the code says {found}. → Give `fcc.id` in the package.json and `id` in `definePlugin` the same value.',
  FCC_LOAD_SERVICE_DRIFT:
    'The code of {pluginId} names {found} under `{field}`, and its manifest says {declared}. → Bring `fcc.{field}` and the code of {pluginId} into agreement.',
  FCC_LOAD_POINT_DRIFT:
    'The code of {pluginId} defines the points {found}, and its manifest says {declared}. → Run `npm run manifest` in the plugin, which builds and runs `fcc manifest`.',
  FCC_PLUGIN_CONFIG_INVALID:
    'The configuration of {pluginId} is not valid at {path}: {message} → Correct {path} in the configuration of {pluginId}.',
  FCC_PLUGIN_CONFIG_UNEXPECTED:
    'There is configuration for {pluginId}, which takes none. → Remove the configuration of {pluginId}, or write it under its settings.',
  FCC_PLUGIN_CONFIG_STRAY:
    'There is configuration for {pluginId}, and no installed plugin has this id.{hint} → Install {pluginId}, or correct the key.',
  FCC_SETUP_FAILED:
    'The setup of {pluginId} threw: {message} → Read the cause, and correct {pluginId} or its configuration.',
  FCC_SETUP_TIMEOUT:
    'The setup of {pluginId} did not end within {limit} ms. → Fix what {pluginId} waits for, or raise the set-up time limit.',
  FCC_SETUP_TOO_MANY:
    '{pluginId} registered more than {limit} things in its set-up; none of them was taken. → Contribute fewer things from {pluginId}, or raise the limit `maxRegistrations` (`limits.max_registrations` in fcc.yaml).',
  FCC_SETUP_UNDECLARED_CONTRIBUTION:
    'The contribution {id} to {pointId} is not declared in the manifest. → Run `npm run manifest` in the plugin, which builds and runs `fcc manifest`, so that reviewers see what it adds.',
  FCC_SETUP_MISSING_CONTRIBUTION:
    'The manifest declares the contribution {id} to {pointId}, and setup did not make it. → Contribute it whatever the configuration, or run `npm run manifest` in the plugin, which builds and runs `fcc manifest`.',
  FCC_SETUP_BAD_CONTRIBUTION_ID:
    '{pluginId} contributes to {pointId} a value whose id is {found}. → Give the value an id of the form {pluginId}/<name>, without spaces.',
  FCC_SETUP_DUPLICATE_CONTRIBUTION:
    'The id {id} was contributed to {pointId} more than once: {origins}. → Rename or remove one of them.',
  FCC_SETUP_INVALID_CONTRIBUTION:
    'The contribution {id} to {pointId} is not valid: {message} → Correct {id} where it was contributed.',
  FCC_SETUP_UNKNOWN_POINT:
    '{pluginId} contributes to {pointId} version {version}, and this host knows no such point.{hint} → Install the versions of {pluginId} and of the host that share this point.',
  FCC_SETUP_UNKNOWN_HOOK:
    '{pluginId} taps the {kind} hook {hook}, and this host has no such hook.{hint} → Install the versions of {pluginId} and of the host that share this hook.',
  FCC_SETUP_UNDECLARED_SERVICE:
    '{pluginId} provides the service {service} without declaring it. → Add it to `provides` in `definePlugin` and in the manifest.',
  FCC_SETUP_SERVICE_TWICE:
    '{pluginId} provides the service {service} twice. → Provide each service once.',
  FCC_SETUP_SERVICE_NOT_PROVIDED:
    '{pluginId} declares the service {service}, and its setup did not provide it. → Call `provide` in setup, or remove {service} from `provides`.',
  FCC_SETUP_LATE_REGISTRATION:
    '{pluginId} tried to {act} after its set-up was over; it was refused. → Move every registration into `setup`, and await what it depends on.',
  FCC_LINK_UNKNOWN_REFERENCE:
    '{owner} names {target}{at}, and nothing has this id.{hint} → Correct the id, or install the plugin that contributes it.',
  FCC_LINK_AMBIGUOUS_REFERENCE:
    '{owner} names {target}{at}, which may be any of {candidates}. → Write the whole id, `<plugin id>/<name>`.',
  FCC_LINK_DROPPED_REFERENCE:
    '{target} of {point} was dropped, and {owner} of {pointId} names it at {at}. → Fix {target} of {point} first; its own diagnostic says how.',
  FCC_LINK_REFERENCES_FAILED:
    'What {owner} points to could not be read: {message} → Correct the value of {owner}.',
  FCC_LINK_RESERVED_ID:
    '{owner} takes the name {name}, which is reserved for {reservedFor}. → Give {owner} another name.',
  FCC_HOOK_TAP_FAILED:
    'The tap of {pluginId} in {hook} threw: {message} → Read the cause and correct {pluginId}.',
  FCC_HOOK_TAP_ASYNC:
    'The tap of {pluginId} in {hook} returned a promise; taps are synchronous. → Do the waiting in setup, and return a value.',
  FCC_EVENT_LISTENER_FAILED:
    'A listener of {who} to {event} threw: {message} → Catch the error in the listener; nobody else was kept from hearing the event.',
  FCC_STOP_FAILED:
    'Something that {pluginId} deferred threw while stopping: {message} → Read the cause and correct the disposal in {pluginId}.',
  FCC_STOP_TIMEOUT:
    'Something that {pluginId} deferred did not end within {limit} ms. → Fix the disposal in {pluginId}, or raise the stop time limit.',
  FCC_KERNEL_NOT_READY:
    'The kernel is {state}, and answers only while it is ready. → Await `start`, look at its state, and do not call after `stop`.',
  FCC_KERNEL_UNKNOWN_SERVICE:
    'The service {service} ^{version} was asked for; provided: {found}. → Install a plugin that provides {service} in that version.',
  FCC_KERNEL_UNKNOWN_POINT:
    'The point {pointId} was asked for, and this kernel holds no such point of scope {scope}. → Ask the kernel of the other scope, or give this one the point under `points`.',
})
