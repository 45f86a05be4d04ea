import { ProviderFailure } from '@fcc/contracts'
import type { LocalConfig } from '../config.ts'
import { checkModelFile } from '../file/check-model-file.ts'
import {
  type Llama,
  type LlamaLibrary,
  type LlamaModel,
  loadLlamaLibrary,
} from './llama-library.ts'

/** A model while one call has it; nobody else computes meanwhile. */
export interface ModelLease {
  readonly library: LlamaLibrary
  readonly llama: Llama
  readonly model: LlamaModel
  /** Aborted when the owner closes. */
  readonly signal: AbortSignal
  release(): void
}

/** The models of this process. */
export interface LocalModels {
  /**
   * Waits for its turn, then looks at the file and loads it where it is not loaded. Models that are not
   * in use make room for it, the longest unused first.
   *
   * @throws ProviderFailure `overloaded`, `failed`; the reason of the signal
   */
  lease(model: string, signal: AbortSignal): Promise<ModelLease>
  /** Ends what is under way and lets all models go; again, it is the same end. */
  close(): Promise<void>
}

interface Loaded {
  readonly bytes: number
  readonly model: LlamaModel
}

/**
 * Makes the holder of models: they stay loaded between calls, one call computes at a time, and their
 * files have no more bytes together than the configuration says.
 *
 * @param load how the library is loaded; the installed one
 */
export function createLocalModels(
  by: string,
  config: Pick<LocalConfig, 'threads' | 'model_bytes' | 'waiting_calls'>,
  load: (by: string) => Promise<LlamaLibrary> = loadLlamaLibrary,
): LocalModels {
  const ending = new AbortController()
  const loaded = new Map<string, Loaded>()
  let opened: Promise<{ readonly library: LlamaLibrary; readonly llama: Llama }> | undefined
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let closing: Promise<void> | undefined

  function open() {
    opened ??= openLibrary().catch((error: unknown) => {
      // What is installed meanwhile is there at the next call.
      opened = undefined
      throw error
    })
    return opened
  }

  async function openLibrary() {
    const library = await load(by)
    const llama = await library
      .getLlama({ gpu: false, build: 'never', maxThreads: config.threads, logLevel: 'disabled' })
      .catch(() => {
        const detail = 'node-llama-cpp has no binary for this machine that it could use'
        throw new ProviderFailure('failed', { by, detail })
      })
    return { library, llama }
  }

  async function modelOf(written: string, llama: Llama, file: { path: string; bytes: number }) {
    const known = loaded.get(written)
    if (known !== undefined) {
      // The last used is the last to go.
      loaded.delete(written)
      loaded.set(written, known)
      return known.model
    }
    await makeRoom(file.bytes)
    const model = await llama
      .loadModel({ modelPath: file.path, gpuLayers: 0, loadSignal: ending.signal })
      .catch(() => {
        throw new ProviderFailure('failed', { by, detail: 'its model could not be loaded' })
      })
    loaded.set(written, { bytes: file.bytes, model })
    return model
  }

  async function makeRoom(bytes: number): Promise<void> {
    let taken = [...loaded.values()].reduce((sum, each) => sum + each.bytes, bytes)
    for (const [written, each] of [...loaded]) {
      if (taken <= config.model_bytes) return
      loaded.delete(written)
      taken -= each.bytes
      await each.model.dispose()
    }
  }

  /** One after the other, in the order in which they came; whoever leaves the queue holds up nobody. */
  async function turn(signal: AbortSignal): Promise<() => void> {
    if (waiting > config.waiting_calls) {
      const detail = `${waiting} calls wait already`
      throw new ProviderFailure('overloaded', { by, detail })
    }
    const before = last
    let release: () => void = () => undefined
    last = new Promise<void>((resolve) => {
      release = resolve
    })
    waiting += 1
    try {
      await until(before, AbortSignal.any([signal, ending.signal]))
      return release
    } catch (error) {
      void before.then(release)
      throw error
    } finally {
      waiting -= 1
    }
  }

  function closed(): ProviderFailure {
    return new ProviderFailure('failed', { by, detail: 'it is closed' })
  }

  return {
    async lease(written, signal) {
      signal.throwIfAborted()
      if (closing) throw closed()
      const release = await turn(signal)
      try {
        const file = await checkModelFile(written, { by, mostBytes: config.model_bytes })
        const { library, llama } = await open()
        const model = await modelOf(written, llama, file)
        signal.throwIfAborted()
        return { library, llama, model, signal: ending.signal, release }
      } catch (error) {
        release()
        throw error
      }
    },
    close() {
      closing ??= (async () => {
        ending.abort(closed())
        await last
        for (const { model } of loaded.values()) await model.dispose()
        loaded.clear()
        await (await opened?.catch(() => undefined))?.llama.dispose()
      })()
      return closing
    },
  }
}

/** What comes, unless the signal is aborted before. */
function until(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    void work.then(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    })
  })
}
