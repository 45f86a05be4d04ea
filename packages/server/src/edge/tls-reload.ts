import { unwatchFile, watchFile } from 'node:fs'
import type { SecureContextOptions } from 'node:tls'
import { readTls, type TlsFiles } from './tls-files.ts'

/** Serves what the files hold by now. */
export interface TlsReload {
  /** Reads them at once; what was served stays where they cannot be served. */
  reload(): void
  close(): void
}

export interface TlsReloadOptions {
  readonly clock: () => number
  /** How often the files are looked at, in milliseconds; 5 seconds by default. */
  readonly everyMs?: number | undefined
  /** A pair that cannot be served; the old one is. */
  readonly onRefused: (error: unknown) => void
}

const EVERY_MS = 5_000

/**
 * Has a server take a renewed certificate without a restart: open connections keep theirs, new ones get the
 * new one. Files are asked for their times and not listened to, since a renewal often swaps a link.
 *
 * @example
 * const tls = keepTls(server, files, { clock: Date.now, onRefused: note })
 * process.on('SIGHUP', () => tls.reload())
 */
export function keepTls(
  server: { setSecureContext(context: SecureContextOptions): void },
  files: TlsFiles,
  options: TlsReloadOptions,
): TlsReload {
  const reload = (): void => {
    try {
      server.setSecureContext({ ...readTls(files, options.clock()) })
    } catch (error) {
      options.onRefused(error)
    }
  }
  const watched = [files.certificate, files.key]
  const looking = { interval: options.everyMs ?? EVERY_MS, persistent: false }
  for (const file of watched) watchFile(file, looking, reload)
  return {
    reload,
    close() {
      for (const file of watched) unwatchFile(file, reload)
    },
  }
}
