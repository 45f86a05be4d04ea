/** How many causes behind one another are shown: a chain may be a circle. */
const MAX_CAUSES = 8

/** The stack of what was thrown and of each cause behind it, for whoever set `FCC_DEBUG`. */
export function causeLines(thrown: unknown): readonly string[] {
  return chainOf(thrown).flatMap((error, index) => {
    const text = error.stack ?? String(error)
    return `${index === 0 ? '' : 'Caused by '}${text}`.split('\n').map((line) => `  ${line}`)
  })
}

/** The innermost cause: what went wrong first. */
export function rootCause(error: Error): Error {
  return chainOf(error).at(-1) ?? error
}

function chainOf(thrown: unknown): readonly Error[] {
  const chain: Error[] = []
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (chain.includes(error) || chain.length === MAX_CAUSES) break
    chain.push(error)
    if (Array.isArray(error.cause)) chain.push(...error.cause.flatMap(causeOf).slice(0, MAX_CAUSES))
  }
  return chain
}

/** An error may sum up several problems, each a value with a cause of its own. */
function causeOf(problem: unknown): readonly Error[] {
  const { cause } = (problem ?? {}) as { readonly cause?: unknown }
  return cause instanceof Error ? [cause] : []
}
