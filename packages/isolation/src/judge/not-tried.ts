/** Thrown where an attack could not even be begun: that is no pass. */
export class NotTried extends Error {
  override readonly name = 'NotTried'
}

/** Thrown where an attack makes no sense for a call, such as one that takes nothing that could change. */
export class NotThisWay extends Error {
  override readonly name = 'NotThisWay'
}

/** What has to go well before an attack can be made. */
export async function prepared<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new NotTried(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
