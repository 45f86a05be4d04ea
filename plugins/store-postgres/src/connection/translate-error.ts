import { FccError } from '@fcc/plugin-api'
import { postgresError } from '../diagnostics.ts'

/** The SQLSTATE of what the server answered, or the code of a failed system call. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Codes of the system have letters only: `EPIPE` is as long as a SQLSTATE. */
const isState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code) && /[0-9]/.test(code)

/** What the server says when it stops, starts or fails over (https://www.postgresql.org/docs/15/errcodes-appendix.html). */
const leaving = new Set(['57P01', '57P02', '57P03', '57P05', '25006'])

/** Whether the connection is gone, or the server: the same call may succeed on another one. */
export function isLost(error: unknown): boolean {
  if (FccError.is(error)) return false
  const code = codeOf(error)
  if (code !== undefined) {
    if (isState(code)) return code.startsWith('08') || leaving.has(code) || code === '53300'
    return !code.startsWith('ERR_') && !isCertificate(code)
  }
  return (
    error instanceof Error && /terminated|not queryable|timeout|was closed/i.test(error.message)
  )
}

/** Codes of Node about certificates: another try gives the same. */
const isCertificate = (code: string): boolean => /CERT|SIGNATURE|ISSUER|TLS/.test(code)

/** What the server says of a page or an index that is not as it was written. */
const isDamage = (code: string | undefined): boolean => code === 'XX001' || code === 'XX002'

/** The routines of the server that make a file longer or write to it (`md.c`, `fd.c`, `xlog.c`, `buffile.c`). */
const WRITERS =
  /^(?:mdextend|mdzeroextend|mdwrite|mdwritev|FileWrite|FileWriteV|FileZero|FileFallocate|XLogWrite|XLogFileInit|XLogFileInitInternal|BufFileDumpBuffer|SlruReportIOError|write_relmap_file|copydir|copy_file)$/

/**
 * Whether a write found no room where the server has no code for it: of what the system says it knows a full disk
 * (53100), and calls a quota or a limit on files an internal error. Its words are in the server's language, the name of
 * the routine is not.
 */
function isNoRoom(error: unknown): boolean {
  if (codeOf(error) !== 'XX000') return false
  const { routine } = error as { readonly routine?: unknown }
  return typeof routine === 'string' && WRITERS.test(routine)
}

/** What our own function says where something would begin under the id of an erased tenant. */
const ERASED = 'FC003'

/** Whether two changes came into each other's way, and one may simply be done again. */
export function isCollision(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01'
}

/** Turns what the driver threw into an error of the catalogue; an `FccError` stays as it is. */
export function translateError(
  error: unknown,
  { where, reconnectMs }: { readonly where: string; readonly reconnectMs: number },
): FccError {
  if (FccError.is(error)) return error
  const code = codeOf(error)
  if (error instanceof SyntaxError || error instanceof RangeError || isDamage(code)) {
    return storeDamage(where, error)
  }
  if (code === '53100' || code === '53200' || isNoRoom(error)) {
    return new FccError({
      code: 'FCC_STORE_FULL',
      why: `PostgreSQL at ${where} has no room left; nothing of this change was kept.`,
      fix: 'Free space on the disk of the server, or within the quota and the limit on files of its user there, then try again.',
      cause: error,
    })
  }
  if (code !== undefined && isState(code)) {
    if (code === ERASED) return postgresError('FCC_POSTGRES_ERASED', [where], error)
    if (['55P03', '57014', '40001', '40P01'].includes(code)) {
      return postgresError('FCC_POSTGRES_BUSY', [where, code], error)
    }
    if (code.startsWith('28') || code === '3D000' || code === '42501' || code === '0LP01') {
      return postgresError('FCC_POSTGRES_REFUSED', [where, code], error)
    }
    if (!isLost(error)) return postgresError('FCC_POSTGRES_FAILED', [where, code], error)
  }
  return postgresError('FCC_POSTGRES_UNREACHABLE', [where, reconnectMs], error)
}

function storeDamage(where: string, cause: unknown): FccError {
  return new FccError({
    code: 'FCC_STORE_CORRUPT',
    why: `A record in the database at ${where} is damaged.`,
    fix: 'Run `fcc store check`, and restore the tenant from a backup.',
    cause,
  })
}
