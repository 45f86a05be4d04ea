import { defineDiagnostics } from '@fcc/plugin-api'

/** The catalogue of what the author's kit reports. */
export const { report: reportTesting, failure: testingError } = defineDiagnostics({
  FCC_TESTING_LEAK:
    'After it was closed, this was still open: {leaks}. → Clear timers, close handles and remove listeners in a `defer` of setup.',
  FCC_TESTING_NOT_IN_A_TEST:
    'A test runtime that stops itself was made outside of a test. → Make it inside a test or beforeEach, or say `stop: "by-caller"` and close it in afterAll.',
  FCC_TESTING_PLUGIN_BROKEN:
    'The test runtime started with problems: {problems} → Fix them, or say `problems: "keep"` and read `diagnostics`.',
  FCC_TESTING_NO_PACKAGE:
    'No package.json with an `fcc` field was found for {plugin}, from {from} upwards. → Keep the test inside the plugin’s package, or give `packageJson`.',
  FCC_TESTING_PACKAGE_UNREADABLE:
    'The package at {file} cannot be used: {message} → Correct the package.json.',
  FCC_TESTING_UNKNOWN_CONTRIBUTION:
    '{plugin} contributes no {id} to {point}.{hint} → Correct the id in the test, or contribute it.',
  FCC_TESTING_UNKNOWN_POINT:
    'There is no contract of the point {point}.{hint} The kit has those of {known}. → Correct the id of the point, or give the suite that came with a point of a plugin, and the plugin that defines it.',
  FCC_TESTING_UNKNOWN_PERSONA:
    'A case names the persona {persona}, and no plugin here contributes it.{hint} → Correct the code, or give the plugin that has it.',
  FCC_TESTING_SETTINGS_INVALID:
    'The settings given for {plugin} are not valid: {message} → Correct the settings in the test.',
  FCC_TESTING_NO_KEYWORD:
    'The package of {plugin} has no keyword "fcc-plugin". → Add "fcc-plugin" to `keywords`, so that people and tools find it.',
  FCC_TESTING_PEER_RANGE:
    'The peer dependency on @fcc/plugin-api is {peer}, and `fcc.api` is {api}. → Give both the same range.',
  FCC_TESTING_SPEC:
    'The code of {plugin} has spec {code} and its manifest spec {manifest}. → Build with one version of @fcc/plugin-api, and write its spec in the manifest.',
  FCC_TESTING_INCLUDE_NO_DEPENDENCY:
    '`fcc.includes` of {plugin} lists {packageName}, which is no dependency. → Add {packageName} to `dependencies`, so that it is installed with the plugin.',
  FCC_TESTING_OTHER_PLUGIN:
    'The package exports {found}, and the test is about {plugin}. → Export the plugin as the default export of the package’s main entry.',
  FCC_TESTING_IMPORT_WORK:
    'Importing {plugin} does work: {work}. → Move it into `setup`, and release it in a `defer`.',
  FCC_TESTING_IMPORT_FAILED:
    'Importing {plugin} in a process of its own failed: {message} → Build the package if its exports are built, and have every import among the dependencies.',
  FCC_TESTING_BUILD_OUTDATED:
    '{plugin} exports {build}, which is older than {source}: other processes would try what it was before. → Build it before its tests, as `tsup --no-dts --no-clean && vitest run` does.',
  FCC_TESTING_NAMES_NOTHING:
    'The {what} of {plugin} refuses an empty object and does not say which key is missing. → Give keys defaults, or a schema whose issues have paths.',
  FCC_TESTING_NO_SCHEMA:
    'The {what} of {plugin} is no schema that a host can call. → Give a Standard Schema, such as one of zod.',
  FCC_TESTING_STARTS_DIFFER:
    '{plugin} contributes otherwise when {when}: {difference}. → Contribute the same ids and data at each start, whatever the configuration.',
  FCC_TESTING_NO_DATA:
    'The package at {file} is not one of data alone: its `fcc` field names no folder in `data`. → Name it, or test the plugin with `pluginContract` and `pointContract`.',
  FCC_TESTING_NO_CASES:
    'No case says what {id} of {point} does. → Write a file in {folder} that begins with `cases_of: {point}/{name}`.',
  FCC_TESTING_CASES_INVALID:
    '{file} is no list of cases: {message} → Correct it there; each document names what it is about and has its cases, as in `cases_of: gates/short` and `cases: [...]`.',
  FCC_TESTING_STOP_FAILED:
    'Stopping {plugin} {when} failed: {message} → Make every `defer` safe to run, also after half a set-up.',
})
