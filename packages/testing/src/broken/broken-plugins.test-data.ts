import type { PluginContractOptions } from '../plugin-contract/plugin-checks.ts'

/** Where a broken plugin is noticed, and by what words. */
export interface Noticed {
  /** The check of `pluginContract` that turns red, or why none can. */
  readonly contract: { readonly check: string; readonly says: string } | { readonly cannot: string }
  /** The code that a host reports at start, or at stop, or why it can report none. */
  readonly host:
    | { readonly atStart: string }
    | { readonly atStop: string }
    | { readonly cannot: string }
  readonly options?: PluginContractOptions | undefined
}

/** The names of the checks. */
export const AGREE = 'its manifest and its code agree, and it starts'
const BEHIND = 'stopping leaves nothing behind'
export const CONFIG = 'it starts with no configuration, or says what is missing'
export const EXPORT = 'its package gives the plugin as its default export'
export const IMPORT = 'importing it does no work'
const IS_PLUGIN = 'it is a plugin'
const KEYWORD = 'its package says by keyword what it is'
const LATE = 'it registers nothing once its set-up is over'
const MANIFEST = 'its package.json has a valid manifest'
const RANGES = 'version range, peer dependency and spec agree'
const SAME = 'it contributes the same at each start, whatever its configuration'
const SETTINGS = 'it takes empty settings, or says what is missing'
const TWICE = 'it starts and stops, twice over'
const INSTALLED = 'what it includes is installed with it'

const BY_INSTALLER = 'whoever installs packages reads this, and a host does not'
const BY_NOBODY = 'a host cannot tell whose work it is: many plugins share its process'
const NO_NEIGHBOURS = 'an author has no other plugin there to clash with'

/** Noticed on both sides; the contract may have a code of its own. */
const both = (code: string, check: string, says = code): Noticed => ({
  contract: { check, says },
  host: { atStart: code },
})
const authorOnly = (says: string, check: string, cannot: string): Noticed => ({
  contract: { check, says },
  host: { cannot },
})
const hostOnly = (code: string): Noticed => ({
  contract: { cannot: NO_NEIGHBOURS },
  host: { atStart: code },
})

/** Every broken package under `fixtures/broken`, by its folder. */
export const BROKEN_PLUGINS: Readonly<Record<string, Noticed>> = {
  // The static half.
  FCC_DISCOVERY_NO_MANIFEST: both(
    'FCC_DISCOVERY_NO_MANIFEST',
    MANIFEST,
    'FCC_MANIFEST_NOT_AN_OBJECT',
  ),
  FCC_MANIFEST_BAD_FIELD: both('FCC_MANIFEST_BAD_FIELD', MANIFEST),
  FCC_MANIFEST_NOT_AN_OBJECT: both('FCC_MANIFEST_NOT_AN_OBJECT', MANIFEST),
  FCC_MANIFEST_UNKNOWN_FIELD: both('FCC_MANIFEST_UNKNOWN_FIELD', MANIFEST),
  FCC_MANIFEST_UNSUPPORTED_SPEC: both('FCC_MANIFEST_UNSUPPORTED_SPEC', MANIFEST),
  FCC_PLAN_API_OUT_OF_RANGE: both('FCC_PLAN_API_OUT_OF_RANGE', AGREE),
  FCC_PLAN_BAD_RANGE: both('FCC_PLAN_BAD_RANGE', AGREE),
  FCC_PLAN_UNKNOWN_POINT: both('FCC_PLAN_UNKNOWN_POINT', AGREE),

  // What it needs of others.
  FCC_PLAN_CYCLE: both('FCC_PLAN_CYCLE', AGREE),
  FCC_DISCOVERY_NOT_INSTALLED: both(
    'FCC_DISCOVERY_NOT_INSTALLED',
    AGREE,
    'FCC_PLAN_MISSING_INCLUDE',
  ),
  FCC_PLAN_MISSING_NEED: both('FCC_PLAN_MISSING_NEED', AGREE),
  FCC_PLAN_NEED_OUT_OF_RANGE: both('FCC_PLAN_NEED_OUT_OF_RANGE', AGREE),
  FCC_PLUGIN_SKIPPED_BECAUSE: both('FCC_PLUGIN_SKIPPED_BECAUSE', AGREE),
  FCC_PLAN_DUPLICATE_PLUGIN: hostOnly('FCC_PLAN_DUPLICATE_PLUGIN'),
  FCC_PLAN_SERVICE_TWICE: hostOnly('FCC_PLAN_SERVICE_TWICE'),

  // Its code, before any of it is called.
  'FCC_LOAD_FAILED-not-built': both('FCC_LOAD_FAILED', EXPORT, 'FCC_TESTING_IMPORT_FAILED'),
  'FCC_LOAD_FAILED-not-declared': both('FCC_LOAD_FAILED', EXPORT, 'FCC_TESTING_IMPORT_FAILED'),
  'FCC_LOAD_FAILED-throws': both('FCC_LOAD_FAILED', EXPORT, 'FCC_TESTING_IMPORT_FAILED'),
  FCC_LOAD_ID_MISMATCH: both('FCC_LOAD_ID_MISMATCH', AGREE),
  'FCC_LOAD_NO_PLUGIN-an-object': both('FCC_LOAD_NO_PLUGIN', IS_PLUGIN, 'definePlugin'),
  'FCC_LOAD_NO_PLUGIN-nothing': both('FCC_LOAD_NO_PLUGIN', IS_PLUGIN, 'definePlugin'),
  FCC_LOAD_SERVICE_DRIFT: both('FCC_LOAD_SERVICE_DRIFT', AGREE),
  FCC_LOAD_UNSUPPORTED_SPEC: both('FCC_LOAD_UNSUPPORTED_SPEC', RANGES, 'FCC_TESTING_SPEC'),

  // Configuration and settings.
  'FCC_PLUGIN_CONFIG_INVALID-no-schema': both(
    'FCC_PLUGIN_CONFIG_INVALID',
    CONFIG,
    'FCC_TESTING_NO_SCHEMA',
  ),
  'FCC_PLUGIN_CONFIG_INVALID-says-nothing': both(
    'FCC_PLUGIN_CONFIG_INVALID',
    CONFIG,
    'FCC_TESTING_NAMES_NOTHING',
  ),
  FCC_SETTINGS_INVALID: both('FCC_SETTINGS_INVALID', SETTINGS, 'FCC_TESTING_NAMES_NOTHING'),
  'FCC_SETTINGS_INVALID-no-schema': both('FCC_SETTINGS_INVALID', SETTINGS, 'FCC_TESTING_NO_SCHEMA'),

  // Its set-up, and what it contributes.
  FCC_LINK_UNKNOWN_REFERENCE: both('FCC_LINK_UNKNOWN_REFERENCE', AGREE),
  FCC_PERSONA_RESERVED: both('FCC_PERSONA_RESERVED', AGREE, 'FCC_LINK_RESERVED_ID'),
  FCC_SAFEGUARD_BROKEN: both('FCC_SAFEGUARD_BROKEN', AGREE, 'FCC_SETUP_FAILED'),
  'FCC_SAFEGUARD_BROKEN-constitution': both(
    'FCC_SAFEGUARD_BROKEN',
    AGREE,
    'FCC_SETUP_INVALID_CONTRIBUTION',
  ),
  'FCC_SAFEGUARD_BROKEN-remedy': both(
    'FCC_SAFEGUARD_BROKEN',
    AGREE,
    'expected one of redact, require_approval, got "redcat"',
  ),
  FCC_SETUP_BAD_CONTRIBUTION_ID: both('FCC_SETUP_BAD_CONTRIBUTION_ID', AGREE),
  FCC_SETUP_DUPLICATE_CONTRIBUTION: both('FCC_SETUP_DUPLICATE_CONTRIBUTION', AGREE),
  FCC_SETUP_FAILED: both('FCC_SETUP_FAILED', AGREE),
  FCC_SETUP_INVALID_CONTRIBUTION: both('FCC_SETUP_INVALID_CONTRIBUTION', AGREE),
  FCC_SETUP_LATE_REGISTRATION: both('FCC_SETUP_LATE_REGISTRATION', LATE),
  FCC_SETUP_MISSING_CONTRIBUTION: both('FCC_SETUP_MISSING_CONTRIBUTION', AGREE),
  FCC_SETUP_SERVICE_NOT_PROVIDED: both('FCC_SETUP_SERVICE_NOT_PROVIDED', AGREE),
  FCC_SETUP_TIMEOUT: {
    ...both('FCC_SETUP_TIMEOUT', AGREE),
    options: { limits: { setupTimeoutMs: 100 } },
  },
  FCC_SETUP_UNDECLARED_CONTRIBUTION: both('FCC_SETUP_UNDECLARED_CONTRIBUTION', AGREE),
  FCC_SETUP_UNDECLARED_SERVICE: both('FCC_SETUP_UNDECLARED_SERVICE', AGREE),
  FCC_SETUP_UNKNOWN_HOOK: both('FCC_SETUP_UNKNOWN_HOOK', AGREE),
  FCC_SETUP_UNKNOWN_POINT: both('FCC_SETUP_UNKNOWN_POINT', AGREE),

  // Its end.
  FCC_STOP_FAILED: {
    contract: { check: TWICE, says: 'FCC_TESTING_STOP_FAILED' },
    host: { atStop: 'FCC_STOP_FAILED' },
  },
  FCC_STOP_TIMEOUT: {
    ...authorOnly(
      'FCC_TESTING_STOP_FAILED',
      TWICE,
      'a host waits ten seconds for it when it stops, and says FCC_STOP_TIMEOUT then',
    ),
    options: { limits: { stopTimeoutMs: 100 } },
  },

  // What only its author can see.
  FCC_TESTING_INCLUDE_NO_DEPENDENCY: authorOnly(
    'FCC_TESTING_INCLUDE_NO_DEPENDENCY',
    INSTALLED,
    'in a host somebody else may have brought the package along',
  ),
  'FCC_TESTING_IMPORT_WORK-environment': authorOnly('the variable TOASTER', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-file': authorOnly('it calls fs.writeFile', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-global': authorOnly('the global toaster', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-listener': authorOnly('it leaves a listener', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-network': authorOnly('it opens a connection', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-output': authorOnly('toaster loaded', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-process': authorOnly('it starts ', IMPORT, BY_NOBODY),
  'FCC_TESTING_IMPORT_WORK-timer': authorOnly('it leaves a timer', IMPORT, BY_NOBODY),
  'FCC_TESTING_LEAK-handle': authorOnly('FCC_TESTING_LEAK', BEHIND, BY_NOBODY),
  'FCC_TESTING_LEAK-listener': authorOnly('FCC_TESTING_LEAK', BEHIND, BY_NOBODY),
  'FCC_TESTING_LEAK-timer': authorOnly('FCC_TESTING_LEAK', BEHIND, BY_NOBODY),
  FCC_TESTING_NO_KEYWORD: authorOnly('FCC_TESTING_NO_KEYWORD', KEYWORD, BY_INSTALLER),
  'FCC_TESTING_PEER_RANGE-missing': authorOnly('FCC_TESTING_PEER_RANGE', RANGES, BY_INSTALLER),
  'FCC_TESTING_PEER_RANGE-other': authorOnly('FCC_TESTING_PEER_RANGE', RANGES, BY_INSTALLER),
  FCC_TESTING_STARTS_DIFFER: authorOnly(
    'FCC_TESTING_STARTS_DIFFER',
    SAME,
    'a host starts an assembly once, and has nothing to compare with',
  ),
}
