import { basename } from 'node:path'

/** The name of a model as records may keep it: that of its file, without where the file is. */
export function modelName(model: string): string {
  return basename(model).replace(/\.gguf$/i, '')
}
