import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { expectCode, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { assertFileFree, openContentFile, writeContentFile } from './content-file.ts'

async function stream(file: string, text: string, force = false): Promise<void> {
  const out = openContentFile(file, { force })
  try {
    out.stream.write(text.slice(0, 3))
    out.stream.end(text.slice(3))
    await finished(out.stream)
    out.finish()
  } finally {
    await out.drop()
  }
}

describe.each([
  [
    'at once',
    async (file: string, text: string, force = false) => writeContentFile(file, text, { force }),
  ],
  ['as a stream', stream],
])('a file of content that is written %s', (_, write) => {
  it('is whole, its owner’s alone, and beside it nothing is left', async () => {
    const folder = temporaryFolder()
    await write(join(folder, 'made', 'a.txt'), 'a person’s words')
    expect(readFileSync(join(folder, 'made', 'a.txt'), 'utf8')).toBe('a person’s words')
    expect(readdirSync(join(folder, 'made'))).toEqual(['a.txt'])
    expect(statSync(join(folder, 'made', 'a.txt')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'made')).mode & 0o777).toBe(0o700)
  })

  it('is not written over one that is there, until that is said', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.txt')
    writeFileSync(file, 'earlier', { mode: 0o644 })
    const refused = await expectCode('FCC_FILE_EXISTS', () => write(file, 'later'))
    expect(refused.fix).toContain('--force')
    expect(readFileSync(file, 'utf8')).toBe('earlier')
    await write(file, 'later', true)
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['later', 0o600])
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  it('follows no link: what the link leads to stays, and so does a link that leads nowhere', async () => {
    const folder = temporaryFolder()
    const [file, loose, elsewhere] = ['a.txt', 'b.txt', 'elsewhere'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    writeFileSync(elsewhere, 'somebody’s')
    symlinkSync(elsewhere, file)
    symlinkSync(join(folder, 'nowhere'), loose)
    for (const each of [file, loose]) await expectCode('FCC_FILE_EXISTS', () => write(each, 'x'))
    for (const each of [file, loose]) {
      await write(each, 'x', true)
      expect(lstatSync(each).isFile()).toBe(true)
    }
    expect([readFileSync(elsewhere, 'utf8'), readdirSync(folder).sort()]).toEqual([
      'somebody’s',
      ['a.txt', 'b.txt', 'elsewhere'],
    ])
  })

  it('is refused where a folder is, and below what is no folder', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'taken'))
    writeFileSync(join(folder, 'file'), '')
    for (const name of ['taken', 'file/a.txt', 'x'.repeat(300)]) {
      await expectCode('FCC_FILE_UNWRITABLE', () => write(join(folder, name), 'x', true))
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken'])
  })

  it('is refused where nobody may write, with who may', async () => {
    // Root may write in every folder but those that the kernel makes up.
    const folder = process.getuid?.() === 0 ? '/sys/kernel' : temporaryFolder()
    if (folder !== '/sys/kernel') chmodSync(folder, 0o500)
    const { why, fix } = await expectCode('FCC_FILE_UNWRITABLE', () =>
      write(join(folder, 'a'), 'x'),
    )
    if (folder !== '/sys/kernel') chmodSync(folder, 0o700)
    expect([why, fix]).toEqual([
      expect.stringContaining('you may not'),
      expect.stringContaining('ls -ld'),
    ])
  })

  it('that two write at once is one of theirs, and the other is told', async () => {
    const file = join(temporaryFolder(), 'a.txt')
    const tried = await Promise.allSettled(
      ['one', 'two'].map((text) => write(file, text.repeat(9))),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(['one'.repeat(9), 'two'.repeat(9)]).toContain(readFileSync(file, 'utf8'))
  })
})

describe('a file of content that is given up', () => {
  it('leaves nothing, also where a write is under way', async () => {
    const folder = temporaryFolder()
    const out = openContentFile(join(folder, 'a.txt'))
    out.stream.write(Buffer.alloc(8_000_000))
    await out.drop()
    await out.drop()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is told before anything was done, where its name is taken', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), '')
    expect(() => assertFileFree(join(folder, 'a.txt'), { force: true })).not.toThrow()
    await expectCode('FCC_FILE_EXISTS', () => assertFileFree(join(folder, 'a.txt')))
  })
})
