/** A kind of file that no package may hold, by its path or by its text. */
interface UnfitKind {
  readonly what: string
  readonly path?: RegExp
  readonly text?: RegExp
}

const kinds: readonly UnfitKind[] = [
  { what: 'the state of a run (.fcc)', path: /(^|\/)\.fcc\// },
  { what: 'a key', path: /(^|\/)keys\/|\.(key|pem|p12|pfx|jks)$|(^|\/)id_(rsa|ed25519)$/ },
  { what: 'a database', path: /\.(db|sqlite3?)(-(wal|shm|journal))?$/ },
  { what: 'installed packages', path: /(^|\/)node_modules\// },
  { what: 'packages that are only compared with', path: /(^|\/)(rivals|peers)\// },
  { what: 'what a tool is told in secret', path: /(^|\/)\.(env(\..+)?|npmrc|netrc)$/ },
  { what: 'test data', path: /(^|\/)(__)?(fixtures|testdata)(__)?\/|\.test-data\./ },
  {
    what: 'a private key',
    text: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\r?\n[A-Za-z0-9+/=\r\n]{40}/,
  },
  {
    what: 'a token',
    text: /\b(?:npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|AKIA[A-Z0-9]{16}|sk-ant-[\w-]{40})\b/,
  },
]

/** Kinds that can be told by where a file is. */
export function unfitPath(path: string): readonly string[] {
  return kinds.filter((kind) => kind.path?.test(path)).map(({ what }) => what)
}

/**
 * Kinds that can be told by what a file holds: secrets, and a path of the machine it was built on,
 * which source maps carry.
 *
 * @param root absolute path of the repository
 */
export function unfitText(path: string, text: string, root: string): readonly string[] {
  const found = kinds.filter((kind) => kind.text?.test(text)).map(({ what }) => what)
  const isTold = text.includes(root) || (path.endsWith('.map') && hasAbsoluteSource(text))
  return isTold ? [...found, 'a path of the machine it was built on'] : found
}

/** Whether a source map names a source by where it was on a disk; one that cannot be read may. */
function hasAbsoluteSource(text: string): boolean {
  try {
    const { sources } = JSON.parse(text) as { readonly sources?: readonly string[] }
    return sources?.some((source) => /^([\\/]|[A-Za-z]:|file:)/.test(source)) ?? true
  } catch {
    return true
  }
}
