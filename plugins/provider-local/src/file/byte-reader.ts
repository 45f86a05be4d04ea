import type { FileHandle } from 'node:fs/promises'

/** How much is read at once. */
const CHUNK = 256 * 1024

/** Thrown where a file ends before what it says that it holds. */
export class EndOfFile extends Error {}

/** Reads a file from its beginning on, a chunk at a time; what is skipped is not read. */
export class ByteReader {
  /** Where the next byte is read, from the beginning of the file. */
  offset = 0
  readonly #file: FileHandle
  readonly #limit: number
  #chunk = Buffer.alloc(0)
  #from = 0

  /** @param limit where reading ends, whatever the file says */
  constructor(file: FileHandle, limit: number) {
    this.#file = file
    this.#limit = limit
  }

  async u32(): Promise<number> {
    return (await this.#take(4)).readUInt32LE()
  }

  /** A 64-bit number that counts bytes or things; one that no file can have is the end of it. */
  async u64(): Promise<number> {
    const value = (await this.#take(8)).readBigUInt64LE()
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new EndOfFile()
    return Number(value)
  }

  /** Text behind its length in bytes. */
  async text(): Promise<string> {
    return (await this.#take(await this.u64())).toString('utf8')
  }

  async bytes(count: number): Promise<Buffer> {
    return Buffer.from(await this.#take(count))
  }

  skip(count: number): void {
    this.offset += count
    if (this.offset > this.#limit) throw new EndOfFile()
  }

  async #take(count: number): Promise<Buffer> {
    const start = this.offset
    this.skip(count)
    const isThere = start >= this.#from && this.offset <= this.#from + this.#chunk.length
    if (!isThere) {
      const chunk = Buffer.alloc(Math.max(count, CHUNK))
      const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, start)
      if (bytesRead < count) throw new EndOfFile()
      this.#chunk = chunk.subarray(0, bytesRead)
      this.#from = start
    }
    return this.#chunk.subarray(start - this.#from, start - this.#from + count)
  }
}
