/**
 * Does jobs 0 to count − 1, at most `concurrency` of them at the same time; the next starts when one
 * ends. Rejects with the first failure, after the jobs under way have ended.
 */
export async function sideBySide(
  count: number,
  concurrency: number,
  job: (number: number) => Promise<void>,
): Promise<void> {
  let next = 0
  let failed = false
  const lane = async (): Promise<void> => {
    while (next < count && !failed) {
      const number = next
      next += 1
      try {
        await job(number)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = Array.from({ length: Math.min(concurrency, count) }, lane)
  const ended = await Promise.allSettled(lanes)
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
}
