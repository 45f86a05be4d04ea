import type { Converted } from './convert-original.ts'

/** The files of a package that is data alone: the documents under `data`, and its package.json. */
export function dataPackage(id: string, converted: Converted): Readonly<Record<string, string>> {
  const contributes = Object.fromEntries(
    Object.entries(converted.contributes)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([point, ids]) => [point, [...ids].sort()]),
  )
  const content = {
    name: id,
    version: '0.0.0',
    private: true,
    type: 'module',
    files: ['data'],
    exports: { './package.json': './package.json' },
    keywords: ['fcc-plugin'],
    // A plugin and no vertical: what it says permits nothing that is denied otherwise.
    fcc: { spec: 1, kind: 'plugin', id, api: '^1.0.0', data: 'data', contributes },
  }
  return {
    'package.json': `${JSON.stringify(content, undefined, 2)}\n`,
    ...Object.fromEntries(
      Object.entries(converted.files).map(([path, text]) => [`data/${path}`, text]),
    ),
  }
}
