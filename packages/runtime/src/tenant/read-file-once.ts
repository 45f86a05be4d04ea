import type { HostConfig } from '../config/host-config.ts'

/** What `fcc.yaml` says now. */
export type FileNow = () => HostConfig | undefined

/** The file as it is now, read where it is first asked for; nothing where it cannot be. */
export function readFileOnce(readConfig: (() => HostConfig) | undefined): FileNow {
  let read: HostConfig | undefined
  let isRead = !readConfig
  return () => {
    if (isRead) return read
    isRead = true
    try {
      const now = readConfig?.()
      // A tenant may have a name that every object has.
      const tenants = Object.assign(Object.create(null) as HostConfig['tenants'], now?.tenants)
      read = now && { ...now, tenants }
    } catch {
      // Whoever edits it may be at it still.
    }
    return read
  }
}
