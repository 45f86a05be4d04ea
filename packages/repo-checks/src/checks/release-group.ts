import { z } from 'zod'
import type { TreeCheck } from '../check.ts'
import { failure } from '../problem.ts'
import { isPublished } from '../tree/package-manifest.ts'

const path = '.changeset/config.json'
const configSchema = z.looseObject({ fixed: z.array(z.array(z.string())) })

/** One version for everything published: changesets must raise them together. */
export const releaseGroup: TreeCheck = {
  kind: 'tree',
  name: 'release-group',
  promise: 'every published package is in the one group whose versions rise together',
  find(tree) {
    const published = tree.packages.map(({ manifest }) => manifest).filter(isPublished)
    if (published.length === 0) return []
    const config = tree.files.get(path)?.text
    if (config === undefined) return [failure(`${path} is missing.`, {})]
    const [group = [], ...others] = configSchema.parse(JSON.parse(config)).fixed
    const left = published.filter(({ name }) => !group.some((pattern) => matches(name, pattern)))
    return [
      ...(others.length > 0 ? [failure('There is one group, and no other.', { file: path })] : []),
      ...left.map(({ name }) => failure(`"fixed" leaves out ${name}.`, { file: path })),
    ]
  },
}

/** `@fcc/*` takes in every name that begins so, without a further slash. */
function matches(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.\\/@-]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]*')}$`).test(name)
}
