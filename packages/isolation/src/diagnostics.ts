import { defineDiagnostics } from '@fcc/plugin-api'

/** The catalogue of what the suite reports. */
export const { failure: isolationError } = defineDiagnostics({
  FCC_ISOLATION_STORE_IN_USE:
    'The store "{use}" holds {count} tenants, and the suite leaves its own in it. → Name an empty database of the same server in the settings of the store, and run the suite on that.',
  FCC_ISOLATION_NOT_PREPARED:
    'Tenant {tenant} of the suite could not be given what is attacked: {message} → Read why with `fcc doctor`: a rule for every tenant keeps a scenario of one question from ending, or the store takes nothing.',
})
