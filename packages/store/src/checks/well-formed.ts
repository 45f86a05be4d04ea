/// <reference lib="es2024.string" />
// Node has had `isWellFormed` since version 20; the shared compiler settings stop at ES2023, and the
// packages that compile this source use theirs. So the newer library is named here and nowhere else.

/** Whether text has no lone surrogate, and so has bytes of its own in UTF-8. */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed()
}
