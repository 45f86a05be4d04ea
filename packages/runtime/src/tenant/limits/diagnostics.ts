import { FccError } from '@fcc/plugin-api'

/** Errors of what a tenant may take. The texts carry names and numbers, never content. */
export const limitErrors = {
  queued: (tenant: string, most: number) =>
    new FccError({
      code: 'FCC_LIMIT_QUEUED',
      why: `Tenant ${tenant} has ${most} runs in its queue, which is its limit queued.`,
      fix: 'Ask again when some have begun, cancel runs that nobody needs (fcc cancel RUN), or raise queued under the limits of the tenant in fcc.yaml.',
    }),
  artifactBytes: (
    asked: { readonly tenant: string; readonly artifact: string },
    { bytes, most }: { readonly bytes: number; readonly most: number },
  ) =>
    new FccError({
      code: 'FCC_LIMIT_ARTIFACT_BYTES',
      why: `The artifact ${asked.artifact} has ${bytes} bytes; tenant ${asked.tenant} has the limit artifact_bytes of ${most}.`,
      fix: 'Make it smaller or cut it in parts, or raise artifact_bytes under the limits of the tenant in fcc.yaml.',
    }),
  storageBytes: (
    tenant: string,
    { bytes, most }: { readonly bytes: number; readonly most: number },
  ) =>
    new FccError({
      code: 'FCC_LIMIT_STORAGE_BYTES',
      why: `What tenant ${tenant} has stored takes ${bytes} bytes; its limit storage_bytes is ${most}.`,
      fix: 'Remove what is older than it has to be kept (fcc prune --apply), or raise storage_bytes under the limits of the tenant in fcc.yaml.',
    }),
  eventsPerSecond: (tenant: string, most: number) =>
    new FccError({
      code: 'FCC_LIMIT_EVENTS_PER_SECOND',
      why: `Runs of tenant ${tenant} made more events in a second than its limit events_per_second of ${most}.`,
      fix: 'Ask again in a second, start runs more slowly, or raise events_per_second under the limits of the tenant in fcc.yaml.',
      retryAfterMs: 1000,
    }),
  openFiles: (tenant: string, most: number) =>
    new FccError({
      code: 'FCC_LIMIT_OPEN_FILES',
      why: `${most} files are being read for tenant ${tenant}, which is its limit open_files.`,
      fix: 'Read fewer at a time, or raise open_files under the limits of the tenant in fcc.yaml.',
      // A file is read in moments; a second is the least that Retry-After can say.
      retryAfterMs: 1000,
    }),
}
