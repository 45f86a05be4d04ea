import type { ToolCheck } from '../check.ts'
import { failure } from '../problem.ts'
import { runTool } from './run-tool.ts'

/** No file, export or dependency that nobody uses. Its settings are the `knip` field of the root `package.json`. */
export const knip: ToolCheck = {
  kind: 'tool',
  name: 'knip',
  promise: 'no unused files, exports or dependencies',
  async find({ root }, { progress }) {
    progress('knip')
    const { code, output } = await runTool(root, 'knip', ['--no-progress', '--no-config-hints'])
    return code === 0 ? [] : [failure(output.trim())]
  },
}
