import { ACCESS_ACTIONS, type AccessAction, type AccessActionName } from '@fcc/contracts'
import { BUILT_IN_ROLES } from '@fcc/runtime'
import { expect, it } from 'vitest'
import { type Doorway, openDoorway, type Shown } from './doorway.test-support.ts'
import { printMatrix } from './print-matrix.test-support.ts'

type Role = keyof typeof BUILT_IN_ROLES
const ROLES = Object.keys(BUILT_IN_ROLES) as Role[]

/** What a tool needs, and how it is called so that nothing but who calls decides. */
interface ToolSample {
  readonly action: AccessActionName
  readonly given: (run: string) => object
}

const answer = { decision: 'approved', shown: 'sha256:none', note: 'Read.' }

/** By the name of a tool: one that is not here fails the test, and so does one that is gone. One scenario stands for all. */
const TOOLS: Readonly<Record<string, ToolSample>> = {
  list_runs: { action: 'runs:list', given: () => ({}) },
  read_run: { action: 'runs:read', given: (run) => ({ run }) },
  wait_for_run: { action: 'runs:watch', given: (run) => ({ run }) },
  explain_run: { action: 'runs:explain', given: (run) => ({ run }) },
  cancel_run: { action: 'runs:cancel', given: (run) => ({ run }) },
  read_outcome: { action: 'outcomes:read', given: (run) => ({ run, name: 'loud' }) },
  list_questions: { action: 'approvals:read', given: () => ({}) },
  read_question: { action: 'approvals:read', given: (run) => ({ run }) },
  answer_question: { action: 'approvals:approve', given: (run) => ({ run, ...answer }) },
  decide: {
    action: 'decisions:request',
    given: () => ({ at: ['prompt'], subject: 'chat', content: 'Good morning.' }),
  },
  search_catalogue: { action: 'catalogue:read', given: () => ({ words: 'shout' }) },
  start_house_shout: { action: 'runs:start', given: () => ({ input: { note: 'E' } }) },
}

function mayByTable(action: AccessActionName, role: Role | undefined): boolean {
  if (role === undefined) return false
  const given: readonly string[] = BUILT_IN_ROLES[role]
  const { explicit }: AccessAction = ACCESS_ACTIONS[action]
  return given.includes(action) || (given.includes('*') && !explicit)
}

async function call(door: Doorway, shown: Shown, method: string, params: object) {
  const headers = { ...shown, accept: 'application/json, text/event-stream' }
  const { text } = await door.send(headers, 'POST', '/mcp', {
    ...{ jsonrpc: '2.0', id: 1, method, params },
  })
  return text
}

it('lets each role use what its actions say of the tools of MCP, and nobody else', async () => {
  const door = await openDoorway()
  const listed = await call(door, await door.session('admin'), 'tools/list', {})
  const names = [...listed.matchAll(/"name":"(\w+)"/g)].map(([, name = '']) => name)
  const unknown = names.filter((name) => !Object.hasOwn(TOOLS, name) && !name.startsWith('start_'))
  expect(unknown).toEqual([])
  expect(Object.keys(TOOLS).filter((name) => !names.includes(name))).toEqual([])
  const sessions = new Map<Role | undefined, Shown>()
  for (const role of [...ROLES, undefined]) sessions.set(role, await door.session(role))
  const rows: (readonly [string, readonly string[]])[] = []
  const wrong: string[] = []
  for (const [name, { action, given }] of Object.entries(TOOLS)) {
    const cells: string[] = []
    for (const [role, shown] of sessions) {
      const params = { name, arguments: given(door.riverside.run) }
      const text = await call(door, shown, 'tools/call', params)
      // Who may not read the catalogue is offered no tool of a scenario.
      const isRefused = /FCC_ACCESS_DENIED|not found/.test(text)
      const may =
        mayByTable(action, role) && (!name.includes('start_') || mayByTable('catalogue:read', role))
      if (isRefused === may) wrong.push(`${name} as ${role ?? 'no role'}: ${text.slice(0, 300)}`)
      if (!may && text.includes('HELLO')) wrong.push(`${name} shows something`)
      cells.push(isRefused ? '·' : '+')
    }
    rows.push([name, cells])
  }
  printMatrix(rows, [...ROLES, 'no role'])
  expect(wrong).toEqual([])
  // Nor is anything of the catalogue told to who may not read it.
  for (const method of ['resources/list', 'prompts/list', 'tools/list']) {
    expect(await call(door, sessions.get(undefined) ?? {}, method, {})).not.toMatch(/house/)
  }
})
