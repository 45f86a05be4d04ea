import { open, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { ProviderFailure } from '@fcc/contracts'
import { ByteReader, EndOfFile } from './byte-reader.ts'
import { NoGguf, readGgufHeader } from './gguf-header.ts'
import { modelName } from './model-name.ts'

/** A file of a model that may be loaded. */
export interface ModelFile {
  readonly path: string
  readonly bytes: number
}

/** The most of a file that is read to see what it is: vocabularies take a few MiB. */
const HEADER_BYTES = 256 * 1024 * 1024

const BEGINS = 'file:'

/**
 * Looks whether a file can be a model, before anything is loaded: that it is there, small enough for its
 * limit, GGUF, whole, in one part and for instructions. It reads the header alone.
 *
 * @param model `file:PATH`, or an absolute path
 * @throws ProviderFailure `failed`, with which of these it is not
 * @example
 * await checkModelFile('file:/srv/models/small.gguf', { by, mostBytes: 4 * 1024 ** 3 })
 */
export async function checkModelFile(
  model: string,
  { by, mostBytes }: { readonly by: string; readonly mostBytes: number },
): Promise<ModelFile> {
  const name = modelName(model)
  const fail = (detail: string) => new ProviderFailure('failed', { by, detail })
  const path = model.startsWith(BEGINS) ? model.slice(BEGINS.length) : model
  if (!isAbsolute(path)) {
    throw fail('model is a path: file:PATH, from the folder of fcc.yaml on, or an absolute one')
  }
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile())
    throw fail(`there is no file ${name}.gguf where model says; see providers in fcc.yaml`)
  const { size } = found
  if (size > mostBytes) {
    const limit = `plugin_config: { provider-local: { model_bytes: ${mostBytes} } }`
    throw fail(`${name}.gguf has ${size} bytes, and models may have ${mostBytes}; raise ${limit}`)
  }
  const file = await open(path).catch(() => {
    throw fail(`${name}.gguf cannot be read; see who may read it`)
  })
  try {
    const header = await readGgufHeader(new ByteReader(file, Math.min(size, HEADER_BYTES)))
    if (header.parts > 1)
      throw fail(`${name}.gguf is one of ${header.parts} parts; join them first`)
    if (header.bytes > size) {
      throw fail(`${name}.gguf is cut off at ${size} of ${header.bytes} bytes; fetch it again`)
    }
    if (!header.hasChatTemplate) {
      throw fail(`${name}.gguf is no model for instructions: it has no chat template`)
    }
    return { path, bytes: size }
  } catch (error) {
    if (error instanceof NoGguf) throw fail(`${name}.gguf is no GGUF file: ${error.message}`)
    if (error instanceof EndOfFile) {
      throw fail(
        size < 4
          ? `${name}.gguf is no GGUF file: it has ${size} bytes`
          : `${name}.gguf is cut off within its header, at ${size} bytes; fetch it again`,
      )
    }
    throw error
  } finally {
    await file.close()
  }
}
