import { describe, expect, it } from 'vitest'
import { createCare } from '../testing/care-plugin.test-support.ts'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { ada, expectCode, openRuntime } from '../testing/test-runtime.test-support.ts'

const file = { name: 'plan.json', text: 'What the plan says.' }
const rule = (tier: string) =>
  `constitution: house\ntitle: T\nrules: [{ id: no-files, tier: ${tier}, at: [run_input], when: "principal.kind == 'human'", say: Nobody reads here. }]`
const session = async (tier?: string) => {
  const runtime = await openRuntime(
    tier === undefined
      ? {}
      : {
          directory: ownDocuments({ 'house.yaml': rule(tier) }),
          config: { platformConstitutions: ['house.yaml'] },
        },
  )
  return runtime.tenant('riverside').as(ada)
}

describe('a file that a command reads', () => {
  it('is read where no rule stops it, and that is in the audit log without its text', async () => {
    const reading = await session()
    expect(await reading.read(file)).toBe(file.text)
    const { text } = await reading.exportAudit()
    expect(text).toContain('fcc.content.read')
    expect(text).not.toContain(file.text)
  })

  it.each([
    ['hard_stop', 'FCC_CONTENT_HALTED'],
    ['mandatory', 'FCC_CONTENT_REJECTED'],
  ])('is refused by a rule of tier %s at run_input, as a run would be', async (tier, code) => {
    const reading = await session(tier)
    await expectCode(code, () => reading.read(file))
    expect((await reading.exportAudit()).text).toContain('no-files')
  })

  it('is not read where a single detector could not look into it', async () => {
    const runtime = await openRuntime({ plugins: [createCare().plugin] })
    const reading = runtime.tenant('riverside').as(ada)
    expect(await reading.read({ ...file, text: 'a b' })).toBe('a b')
    await expectCode('FCC_CONTENT_NOT_INSPECTED', () => reading.read({ ...file, text: 'a ☠ b' }))
  })
})
