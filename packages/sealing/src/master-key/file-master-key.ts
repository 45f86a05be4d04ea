import { mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { MasterKey } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { sealingError } from '../diagnostics.ts'
import { makeKeyFile, readKeyFile, syncDirectory } from './key-file.ts'
import { parseKeyText } from './key-text.ts'
import { createMasterKeyFromBytes } from './master-key-from-bytes.ts'

/**
 * A master key in a file of one line (base64url), made on first use: mode 0600, in a directory of mode
 * 0700. Two processes that start together get the same key. A file that others can read, or that lies in
 * a directory that others can write to, is refused; Windows has no such modes, and there nothing is checked.
 *
 * A key that is renewed is a further file beside it (`master.key.2`), which wraps from then on, in every process that
 * has the first open. The others unwrap until they are retired.
 *
 * @param options.make false for a key that has to be there already: nothing is made in its place
 * @throws `FCC_SEALING_KEY_PERMISSIONS`, `FCC_SEALING_KEY_INVALID`, `FCC_SEALING_KEY_UNREADABLE`
 * @example
 * const masterKey = createFileMasterKey('.fcc/keys/master.key')
 */
export function createFileMasterKey(
  path: string,
  { make = true }: { readonly make?: boolean } = {},
): MasterKey {
  const opened = new Map<number, MasterKey>()
  let open = true

  function keyOf(number: number): MasterKey | undefined {
    if (!open) throw sealingError('FCC_SEALING_CLOSED', ['The master key'])
    const kept = opened.get(number)
    if (kept !== undefined) return kept
    const file = fileOf(path, number)
    const text = readKeyFile(file)
    if (text === undefined) return undefined
    const key = createMasterKeyFromBytes(parseKeyText(text, file), file)
    opened.set(number, key)
    return key
  }

  function newest(): MasterKey {
    const [last] = numbersOf(path).slice(-1)
    const key = last === undefined ? undefined : keyOf(last)
    if (key === undefined) throw sealingError('FCC_SEALING_KEY_UNREADABLE', [path])
    return key
  }

  function find(id: string): { readonly number: number; readonly key: MasterKey } | undefined {
    // The newest first: it is the one that most is wrapped by.
    for (const number of numbersOf(path).reverse()) {
      const key = keyOf(number)
      if (key?.id === id) return { number, key }
    }
    return undefined
  }

  return guarded(path, () => {
    if (make) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    if (make && numbersOf(path).length === 0) makeKeyFile(path)
    let current = newest()
    return {
      get id() {
        return current.id
      },
      current() {
        current = guarded(path, newest)
        return current
      },
      wrap: (key) => guarded(path, newest).wrap(key),
      unwrap: (wrapped) => current.unwrap(wrapped),
      known: (id) =>
        // One that is open stays known here, also where its file is gone.
        [...opened.values()].find((key) => key.id === id) ?? guarded(path, () => find(id))?.key,
      renew(seen) {
        guarded(path, () => {
          // Two that saw the same one make the same file, and the first to name it wins.
          const last = seen === undefined ? numbersOf(path).at(-1) : find(seen)?.number
          if (seen !== undefined && newest().id !== seen) return
          makeKeyFile(fileOf(path, (last ?? 0) + 1))
          current = newest()
        })
      },
      // Nothing writes to a key file once it is there.
      madeAt: () =>
        guarded(path, () => statSync(fileOf(path, numbersOf(path).at(-1) ?? 1)).mtimeMs),
      retirable: () =>
        guarded(path, () => {
          const now = newest().id
          const ids = numbersOf(path).flatMap((number) => keyOf(number)?.id ?? [])
          return ids.filter((id) => id !== now)
        }),
      retire(id) {
        guarded(path, () => {
          const found = find(id)
          if (found === undefined) return
          if (found.key.id === newest().id) {
            throw sealingError('FCC_SEALING_NOT_RETIRED', [id, 'it is the one that wraps now'])
          }
          unlinkSync(fileOf(path, found.number))
          syncDirectory(dirname(path))
        })
      },
      close() {
        open = false
        for (const key of opened.values()) key.close()
      },
    }
  })
}

/** The first key has the name that was given, the others their number behind it. */
const fileOf = (path: string, number: number): string => (number === 1 ? path : `${path}.${number}`)

/** The numbers of the keys that are there, the newest last. */
function numbersOf(path: string): number[] {
  const name = basename(path)
  return readdirSync(dirname(path))
    .flatMap((file) => {
      if (file === name) return [1]
      if (!file.startsWith(`${name}.`)) return []
      const number = file.slice(name.length + 1)
      return /^[1-9][0-9]{0,5}$/.test(number) && number !== '1' ? [Number(number)] : []
    })
    .sort((one, other) => one - other)
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (FccError.is(error)) throw error
    throw sealingError('FCC_SEALING_KEY_UNREADABLE', [path], error)
  }
}
