import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { docsFolder } from '../source/repository.ts'
import { compileGuides } from './compile-guides.test-support.ts'
import { createGuideProject } from './guide-project.test-support.ts'
import { matchesOutput } from './matches-output.ts'
import { parseGuide } from './parse-guide.ts'

const folder = join(docsFolder, 'guides')
const guides = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((name) => ({
    name,
    guide: parseGuide(readFileSync(join(folder, name), 'utf8')),
    project: createGuideProject(),
  }))

afterAll(() => {
  for (const { project } of guides) project.remove()
})

describe.each(guides)('the guide $name, followed to the letter', ({ guide, project }) => {
  it('shows nothing that is not acted on', () => {
    expect(guide.problems).toEqual([])
    expect(guide.blocks.length).toBeGreaterThan(0)
  })

  it.each(guide.blocks)('$kind at line $line', async (block) => {
    if (block.kind === 'file') return project.write(block)
    const ended = await project.session(block.steps)
    for (const [index, { command, exitCode, output }] of block.steps.entries()) {
      const actual = ended[index]
      expect({ command, ...actual }).toMatchObject({ command, exitCode })
      if (output.length === 0 || matchesOutput(actual?.output ?? '', output)) continue
      expect(actual?.output, `what ${command} shows`).toBe(output.join('\n'))
    }
  })
})

describe('what the guides leave behind', () => {
  it('compiles, in one strict program', async () => {
    const [first] = guides
    if (first === undefined) throw new Error('there is no guide')
    const projects = guides.map(({ project }) => join(project.directory, 'project'))
    expect(await compileGuides(projects, first.project.directory)).toBe('')
  })
})
