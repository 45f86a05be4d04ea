import type { TransportLetter, TransportLetters } from '@fcc/contracts/transports'
import type { Redis } from 'ioredis'

/** How many letters are looked through at a time for one that is to go. */
const PAGE = 500

/** Dead letters as a stream of their own. */
export function createLetters(
  { commands, asError }: { readonly commands: Redis; readonly asError: (error: unknown) => Error },
  key: string,
  most: number,
): TransportLetters {
  const reported = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work
    } catch (error) {
      throw asError(error)
    }
  }

  async function remove(id: string): Promise<void> {
    let from = '-'
    for (;;) {
      const page = await reported(commands.xrange(key, from, '+', 'COUNT', PAGE))
      const found = page.filter(([, fields]) => fields[1] === id).map(([entry]) => entry)
      if (found.length > 0) await reported(commands.xdel(key, ...found))
      const last = page.at(-1)?.[0]
      if (page.length < PAGE || last === undefined) return
      from = `(${last}`
    }
  }

  return {
    async put(letter) {
      await remove(letter.id)
      const { id, ...rest } = letter
      const fields = ['id', id, 'letter', JSON.stringify(rest)]
      await reported(commands.xadd(key, 'MAXLEN', '~', most, '*', ...fields))
    },
    async list(limit) {
      const page = await reported(commands.xrange(key, '-', '+', 'COUNT', limit))
      return page.map(
        ([, fields]) =>
          ({ id: fields[1], ...JSON.parse(fields[3] ?? '{}') }) as unknown as TransportLetter,
      )
    },
    remove,
  }
}
