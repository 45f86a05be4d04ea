import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this plugin reports. No error says anything of a key. */
export const s3Errors = {
  settings: (what: string): FccError =>
    new FccError({
      code: 'FCC_S3_SETTINGS',
      why: `The object store on S3 has no ${what}.`,
      fix: 'Name it under plugin_config.objects-s3 in fcc.yaml.',
    }),
  unreachable: (endpoint: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_S3_UNREACHABLE',
      why: `The object store at ${endpoint} did not take a request: ${what}. Nothing of the change that needed it was kept.`,
      fix: 'See that the server runs and can be reached from here, then try again. Runs that stopped are continued with fcc resume.',
      cause,
    }),
  refused: (endpoint: string, status: number, code: string): FccError =>
    new FccError({
      code: 'FCC_S3_REFUSED',
      why: `The object store at ${endpoint} refused a request: HTTP ${status}${code === '' ? '' : `, ${code}`}.`,
      fix: 'Check bucket, region and keys under plugin_config.objects-s3, what the keys may do, and the clock of this machine.',
    }),
} as const
