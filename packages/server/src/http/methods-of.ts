import type { Route } from '../routes/route.ts'

/**
 * Tells which methods a path has, for whoever asks by another one (RFC 9110 §15.5.6). A parameter stands for
 * one piece of a path, whatever it holds.
 */
export function createMethodsOf(
  routes: readonly Pick<Route, 'path' | 'method'>[],
): (path: string) => readonly string[] {
  const known = routes.map(({ path, method }) => ({ pieces: path.split('/'), method }))
  return (path) => {
    const pieces = path.split('/')
    const fitting = known.filter(
      (each) =>
        each.pieces.length === pieces.length &&
        each.pieces.every((piece, at) =>
          piece.startsWith('{') ? pieces[at] !== '' : piece === pieces[at],
        ),
    )
    return [...new Set(fitting.map(({ method }) => method))].sort()
  }
}
