/** What a client of a registry asks for. */
export type RequestTarget =
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'tarball'; readonly name: string; readonly file: string }
  /** Search, audit and the like: about no single package. */
  | { readonly kind: 'service' }

/**
 * Reads the path of a request as npm's and pnpm's clients write it: `/zod`, `/@fcc%2fkernel`,
 * `/zod/4.6.7`, `/zod/-/zod-4.6.7.tgz`, `/-/ping`.
 *
 * @example
 * parseTarget('/@fcc%2fkernel')   // { kind: 'package', name: '@fcc/kernel' }
 */
export function parseTarget(url: string): RequestTarget {
  const parts = (url.split('?')[0] ?? '').split('/').filter(Boolean).map(decoded)
  const path = parts.flatMap((part) => (part === undefined ? [] : part.split('/')))
  if (parts.includes(undefined) || path[0] === undefined || path[0] === '-')
    return { kind: 'service' }
  const name = path[0].startsWith('@') ? path.slice(0, 2).join('/') : path[0]
  const rest = path.slice(name.split('/').length)
  const [first, second] = rest
  if (first === undefined) return { kind: 'package', name }
  if (first === '-' && second !== undefined) return { kind: 'tarball', name, file: second }
  return rest.length === 1 ? { kind: 'version', name, version: first } : { kind: 'service' }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
