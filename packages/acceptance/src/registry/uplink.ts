import { tmpdir } from 'node:os'
import { runTool } from '@fcc/repo-checks/run-tool'

/**
 * The registry that npm is configured with on this machine. Read outside the workspace, where no
 * project's settings hold.
 *
 * @throws Error where npm does not say
 */
export async function readUplink(): Promise<string> {
  const { code, output } = await runTool(tmpdir(), 'npm', [
    'config',
    'get',
    'registry',
    '--loglevel=silent',
  ])
  const url = output.trim().split('\n').at(-1) ?? ''
  if (code !== 0 || !URL.canParse(url)) throw new Error(`npm names no registry:\n${output}`)
  return url
}
