import type { Diagnostic, FccError } from '@fcc/plugin-api'
import { changeErrors } from './changes/diagnostics.ts'
import { configErrors } from './config/diagnostics.ts'
import { credentialErrors } from './credentials/diagnostics.ts'
import { dutyErrors } from './duties/diagnostics.ts'
import { eventErrors } from './events/diagnostics.ts'
import { fileErrors } from './files/diagnostics.ts'
import { reportErrors } from './reports/diagnostics.ts'
import { runErrors } from './run/diagnostics.ts'
import { boundaryErrors } from './tenant/boundary/diagnostics.ts'
import { tenantErrors } from './tenant/diagnostics.ts'
import { limitErrors } from './tenant/limits/diagnostics.ts'
import { readingErrors } from './tenant/session/diagnostics.ts'
import { webhookErrors } from './webhooks/diagnostics.ts'

/** An error as the value that it is where problems are collected. */
export function asDiagnostic(error: FccError): Diagnostic {
  const { code, why, fix, pluginId, pointId, place, cause } = error
  return { severity: 'error', code, why, fix, pluginId, pointId, place, cause }
}

/** Every error this package raises, area by area. The texts carry names and places, never content. */
export const runtimeErrors = {
  ...changeErrors,
  ...configErrors,
  ...dutyErrors,
  ...eventErrors,
  ...credentialErrors,
  ...boundaryErrors,
  ...tenantErrors,
  ...limitErrors,
  ...runErrors,
  ...readingErrors,
  ...webhookErrors,
  ...reportErrors,
  ...fileErrors,
}
