import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { errorCodes } from './error-codes.ts'

const code = 'FCC_TOAST_BURNT'
const source = `export const e = { code: '${code}', fix: 'Lower the heat.' }\n`
const page = `# Toast\n\n## ${code}\n\n### What happened\n\nIt burnt.\n\n### How to fix it\n\nLower the heat.\n`
const toast = 'packages/docs/errors/toast.md'
const tied = {
  'packages/x/src/diagnostics.ts': source,
  [toast]: page,
}
const messages = (files: FixtureFiles) =>
  errorCodes.find(fixtureTree(files)).map(({ message }) => message)

describe('error codes', () => {
  it('are tied to their pages both ways', () => {
    expect(messages(tied)).toEqual([])
  })

  it.each(['packages/x', 'plugins/x', 'verticals/x'])(
    'without a page are named in %s',
    (folder) => {
      expect(messages({ [`${folder}/src/diagnostics.ts`]: source })).toEqual([
        `${code} is not explained; write "## ${code}" in ${toast}.`,
      ])
    },
  )

  it('that nothing uses any more leave an explanation to remove', () => {
    expect(messages({ [toast]: page })).toEqual([`No source uses ${code}; remove it.`])
  })

  it('need both parts of an explanation', () => {
    const files = { ...tied, [toast]: `## ${code}\n\n### What happened\n` }
    expect(messages(files)).toEqual([`${code} has no line "### How to fix it".`])
  })

  it('are explained once, on the page of their area', () => {
    const elsewhere = { ...tied, 'packages/docs/errors/bread.md': page }
    expect(messages(elsewhere).sort()).toEqual([
      `${code} is explained twice.`,
      `Move ${code} to ${toast}.`,
    ])
    expect(messages({ ...tied, [`packages/docs/errors/${code}.md`]: page })).toEqual([
      'Move this into the page of its area.',
    ])
  })

  it('are no names of the environment, no names in tests and no parts of a text', () => {
    expect(
      messages({
        'packages/x/src/a.ts': `env['FCC_DATA_DIR']; process.env.FCC_LOG_LEVEL; 'see FCC_A_B there'\n`,
        'packages/x/src/a.test.ts': `expect(code).toBe('FCC_OTHER_CODE')\n`,
      }),
    ).toEqual([])
  })

  it.each(['lower the heat.', 'Lower the heat', ''])('refuse the fix %j', (fix) => {
    const files = {
      ...tied,
      'packages/x/src/diagnostics.ts': source.replace('Lower the heat.', fix),
    }
    expect(messages(files)).toEqual([expect.stringContaining('must be an imperative sentence')])
  })
})
