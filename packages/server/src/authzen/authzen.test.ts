import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'

const pep = 'riverside/gateway/developer'
const question = (content: string, name = 'output') => ({
  subject: { type: 'human', id: 'kim', properties: { roles: ['clerk'] } },
  action: { name },
  resource: { type: 'text', id: 'chat', properties: { content } },
})

describe('the decision point of AuthZEN', () => {
  it('decides by the constitution of the tenant, for whoever is about to act, with its reasons', async () => {
    const { ask, runtime } = await openHouse()
    const path = '/access/v1/evaluation'
    expect((await ask(pep, 'POST', path, question('Good morning.'))).body).toMatchObject({
      decision: true,
      context: { texts: ['Good morning.'], obligations: [] },
    })
    expect((await ask(pep, 'POST', path, question('A BOMB'))).body).toMatchObject({
      decision: false,
      context: { reasons: [{ id: 'rules/no-bombs', at: 'output' }] },
    })
    const auditor = { id: 'aud', kind: 'human', roles: ['auditor'] } as const
    const { text } = await runtime.tenant('riverside').as(auditor).exportAudit()
    expect(text).toContain('"for":{"id":"kim"')
  })

  it('answers several, each filled up from the whole, and stops where it is asked to', async () => {
    const { ask } = await openHouse()
    const { subject, action } = question('')
    const resource = (content: string) => ({ resource: question(content).resource })
    const decisionsOf = async (semantic: string) => {
      const { body } = await ask(pep, 'POST', '/access/v1/evaluations', {
        ...{ subject, action, options: { evaluations_semantic: semantic } },
        evaluations: [resource('a'), resource('A BOMB'), resource('b')],
      })
      return body.evaluations.map(({ decision }: { decision: boolean }) => decision)
    }
    expect(await decisionsOf('execute_all')).toEqual([true, false, true])
    expect(await decisionsOf('deny_on_first_deny')).toEqual([true, false])
    expect(await decisionsOf('permit_on_first_permit')).toEqual([true])
  })

  it('refuses an action that is no point, a question without a subject, and who may not ask', async () => {
    const { ask } = await openHouse()
    const path = '/access/v1/evaluation'
    expect((await ask(pep, 'POST', path, question('x', 'fly'))).body.code).toBe(
      'FCC_REQUEST_INVALID',
    )
    const { subject: _, ...anonymous } = question('x')
    expect((await ask(pep, 'POST', path, anonymous)).status).toBe(422)
    const empty = await ask(pep, 'POST', '/access/v1/evaluations', { evaluations: [{}] })
    expect(empty.status).toBe(422)
    expect((await ask('riverside/eve/auditor', 'POST', path, question('x'))).status).toBe(403)
  })
})
