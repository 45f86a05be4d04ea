import type { Answer, TenantSession } from '../tenant/tenant-session.ts'

/** Answers as people do: reads what is asked, and says what was read. */
export async function readAndAnswer(
  session: TenantSession,
  run: string,
  answer: Answer,
): Promise<void> {
  const { shown } = await session.question(run, answer.activity)
  await session.answer(run, { ...answer, shown })
}
