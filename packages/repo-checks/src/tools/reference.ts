import { join } from 'node:path'
import { z } from 'zod'
import type { ToolCheck } from '../check.ts'
import { failure } from '../problem.ts'
import { runTool } from './run-tool.ts'

const answer = z.object({ pages: z.int().min(1), problems: z.array(z.string()) })

/** Asks the documentation what its reference lacks; it is written from the sources, nothing is built. */
export const reference: ToolCheck = {
  kind: 'tool',
  name: 'reference',
  promise: 'every point, code, command and setting is described, with its example',
  async find({ root }, { progress }) {
    progress('reference')
    const parameters = ['--conditions=source', '--no-warnings', 'src/main.ts', 'check']
    const { code, output } = await runTool(join(root, 'packages/docs'), 'node', parameters)
    if (code !== 0) return [failure(`The reference cannot be made:\n${output.trim()}`)]
    return answer.parse(JSON.parse(output)).problems.map((problem) => failure(problem))
  },
}
