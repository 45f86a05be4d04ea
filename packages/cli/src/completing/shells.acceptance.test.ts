import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'
import { SHELLS, type Shell } from './shell-scripts.ts'

const program = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))
let project: TestProject
let run = ''

beforeAll(async () => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: {
      'fcc.yaml': 'tenants: { riverside: { name: Riverside Hospital } }\n',
      'brief.md': '# Beds\n\nFour of them must be dug by 3 October.\n',
    },
  })
  const started = await project.json<{ readonly run: { readonly id: string } }>(
    ...['run', 'GEN-001', '--input', 'brief.md'],
  )
  run = started.run.id
  writeFileSync(
    project.path('fcc'),
    `#!/bin/sh\nexec '${process.execPath}' --conditions=source '${program}' "$@"\n`,
    { mode: 0o755 },
  )
  for (const shell of SHELLS) {
    project.write(`fcc.${shell}`, (await project.fcc('completion', shell)).out)
  }
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

/** How each shell is asked what it would offer for a line, as its users ask it with the tab key. */
const ASKED: Readonly<
  Record<Shell, (line: string, expected: string) => readonly [string, readonly string[]]>
> = {
  bash: (line) => [
    'bash',
    [
      '--norc',
      '-c',
      `source ./fcc.bash; complete -p fcc >/dev/null || exit 1
       COMP_LINE=$1 COMP_POINT=\${#1}; _fcc; printf '%s\\n' "\${COMPREPLY[@]}"`,
      'bash',
      line,
    ],
  ],
  zsh: (line, expected) => [
    'zsh',
    [
      '-f',
      '-c',
      // A second zsh in a terminal of its own, in which the line is typed and the tab key pressed.
      `zmodload zsh/zpty
       zpty z zsh -f -i
       zpty -w z 'PS1="%# "; autoload -Uz compinit; compinit -u -D; source ./fcc.zsh; unset zle_bracketed_paste; print -r -- "REA""DY"'
       for i in {1..300}; do zpty -rt z said && out+=$said; [[ $out == *READY* ]] && break; sleep 0.1; done
       sleep 1; while zpty -rt z said; do :; done; out=
       zpty -n -w z "$1"$'\\t'
       for i in {1..300}; do zpty -rt z said && out+=$said; [[ \${out//$'\\a'/} == *$2* ]] && break; sleep 0.1; done
       print -r -- "$out"; zpty -d z`,
      'zsh',
      line,
      expected,
    ],
  ],
  fish: (line) => ['fish', ['--no-config', '-c', `source ./fcc.fish; complete -C "${line}"`]],
}

/** Sees that a shell offers a text for a line. */
async function offers(shell: Shell, line: string, expected: string): Promise<void> {
  const [file, words] = ASKED[shell](line, expected)
  const env = { ...process.env, PATH: `${project.directory}:${process.env.PATH}`, TERM: 'xterm' }
  const { stdout } = await promisify(execFile)(file, words, { cwd: project.directory, env })
  // zsh rings where it has written as much as all candidates have in common.
  expect(stdout.replaceAll('\u0007', '')).toContain(expected)
}

describe.each(SHELLS)('%s', (shell) => {
  it('offers commands, those of plugins too', async () => {
    await offers(shell, 'fcc hea', 'healthcare')
    await offers(shell, 'fcc healthcare s', 'scan')
  })

  it('offers the names of the tenant and the ids of its runs', async () => {
    await offers(shell, 'fcc run deidentify-and-r', 'deidentify-and-release')
    await offers(shell, `fcc explain ${run.slice(0, 6)}`, run)
    await offers(shell, 'fcc runs --tenant r', 'riverside')
  })
})
