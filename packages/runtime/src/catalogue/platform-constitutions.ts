import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { constitutions, readCatalogue } from '@fcc/contracts'
import type { Contribution, Diagnostic } from '@fcc/plugin-api'
import type { HostConfig } from '../config/host-config.ts'

/** Reads the constitutions that the host lists as files; what it lists by id comes from plugins. */
export function readPlatformConstitutions(config: HostConfig): {
  readonly contributions: readonly Contribution<unknown>[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const contributions: Contribution<unknown>[] = []
  const diagnostics: Diagnostic[] = []
  for (const listed of config.platformConstitutions ?? []) {
    const path = isAbsolute(listed) ? listed : join(config.directory, listed)
    if (!existsSync(path)) continue
    const { documents, problems } = readCatalogue(path, config.directory)
    diagnostics.push(...problems)
    for (const document of documents) {
      if (document.point.id !== constitutions.id) continue
      contributions.push({
        id: `host/${document.name}`,
        value: document.value,
        origin: { pluginId: 'host', kind: 'host', file: document.file, line: document.line },
      })
    }
  }
  return { contributions, diagnostics }
}
