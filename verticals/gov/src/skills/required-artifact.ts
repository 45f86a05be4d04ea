import type { Artifact } from '@fcc/contracts'
import { artifactUnreadable } from '../diagnostics.ts'

/** @throws FccError `FCC_GOV_ARTIFACT_UNREADABLE` where the artifact was not handed on */
export function requiredText(artifacts: Readonly<Record<string, Artifact>>, name: string): string {
  const artifact = Object.hasOwn(artifacts, name) ? artifacts[name] : undefined
  if (artifact === undefined) throw artifactUnreadable(name, 'it was not handed on')
  return artifact.text
}
