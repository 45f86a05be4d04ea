import { z } from 'zod'
import type { ThirdPartyProject } from './third-party-project.ts'

const listed = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })

/** The ids that `fcc list KIND` names. */
export async function listIds(
  project: ThirdPartyProject,
  kind: 'plugins' | 'scenarios',
): Promise<readonly string[]> {
  return listed.parse(await project.answer('list', kind)).items.map(({ id }) => id)
}
