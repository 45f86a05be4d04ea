import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { constitutions, readCatalogue } from '@fcc/contracts'
import type { Contribution, Diagnostic } from '@fcc/plugin-api'
import type { HostConfig } from '../config/host-config.ts'
import { dataGovernanceRules } from './data-governance-rules.ts'

/** The owner of what the host's own files have. */
export const HOST_OWNER = 'host'

/** The constitutions that the host wrote itself. */
export interface PlatformConstitutions {
  readonly contributions: readonly Contribution<unknown>[]
  /** What the host listed and was a file, or folder, with at least one constitution. */
  readonly files: ReadonlySet<string>
  /** What is wrong with them: no tenant starts under a platform constitution that cannot be read. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the constitutions that the host lists as files; what it lists by id comes from plugins. */
export function readPlatformConstitutions(config: HostConfig): PlatformConstitutions {
  const contributions: Contribution<unknown>[] = []
  const files = new Set<string>()
  const diagnostics: Diagnostic[] = []
  for (const listed of config.platformConstitutions ?? []) {
    const path = isAbsolute(listed) ? listed : join(config.directory, listed)
    if (!existsSync(path)) continue
    const { documents, problems } = readCatalogue(path, config.directory)
    diagnostics.push(...problems)
    for (const document of documents) {
      if (document.point.id !== constitutions.id) continue
      files.add(listed)
      contributions.push({
        id: `${HOST_OWNER}/${document.name}`,
        value: document.value,
        origin: { pluginId: HOST_OWNER, kind: 'host', file: document.file, line: document.line },
      })
    }
  }
  const stated = config.dataGovernance && dataGovernanceRules(config.dataGovernance, config.file)
  if (stated) contributions.push(stated)
  return { contributions, files, diagnostics }
}
