import { type Principal, questionsOf } from '@fcc/contracts'
import { signersOf } from '@fcc/contracts/questions'
import { answersTo } from '../../run/first-settled.ts'
import { mayTouch } from '../access/authorise.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { InboxItem } from './inbox-item.ts'
import { mayAnswer } from './may-answer.ts'
import { inboxItem, isPutTo, type OpenQuestion } from './read-question.ts'
import { readRun } from './read-run.ts'

/** The states in which a run can ask somebody. */
const ASKING = ['waiting', 'running'] as const

/** The questions that one person may answer, the newest run first; of others nothing. Never content. */
export async function listInbox(
  services: TenantServices,
  principal: Principal,
  { limit = 100 }: { readonly limit?: number | undefined } = {},
): Promise<readonly InboxItem[]> {
  const items: InboxItem[] = []
  let before: string | undefined
  while (items.length < limit) {
    const page = await services.store.listRuns({ states: ASKING, limit: 100, before })
    for (const { id, scenario } of page) {
      if (!mayTouch(services, principal, 'approvals:read', scenario)) continue
      items.push(...(await itemsOf(services, principal, id)))
    }
    before = page.at(-1)?.id
    if (page.length < 100) break
  }
  return items.slice(0, limit)
}

async function itemsOf(
  services: TenantServices,
  principal: Principal,
  id: string,
): Promise<readonly InboxItem[]> {
  const run = await readRun(services, id)
  const items: InboxItem[] = []
  for (const waiting of questionsOf(run)) {
    if (waiting.activity === undefined || !isPutTo(waiting, principal)) continue
    const question = waiting as OpenQuestion
    if (!(await mayAnswer(services, principal, { run, waiting }))) continue
    const answers = await answersTo(services.store, run.id, question)
    const people = signersOf(principal)
    if (answers.some(({ by }) => signersOf(by).some((id) => people.includes(id)))) continue
    items.push(await inboxItem(services, run, question))
  }
  return items
}
