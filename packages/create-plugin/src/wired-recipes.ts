import type { Recipe } from './recipes.ts'

/** A factory that a host chooses: the point's own suite says what it must hold. */
function factory(
  point: string,
  {
    name,
    file,
    value,
    says,
    packages = [],
    token = point,
  }: {
    readonly name: string
    readonly file: string
    readonly value: string
    readonly says: string
    readonly packages?: readonly string[]
    /** What the point is called in code, where that is not its id. */
    readonly token?: string
  },
): Recipe {
  return {
    point,
    says,
    contributes: { [point]: `example-fcc-template/${name}` },
    requires: [],
    source: {
      kind: 'code',
      file,
      uses: [],
      packages: ['@fcc/conformance', ...packages],
      wiring: {
        contracts: [token],
        local: { [file]: [value] },
        setup: [`contribute(${token}, ${value})`],
      },
    },
  }
}

export const TRANSPORTS = factory('transports', {
  name: 'local',
  file: 'local-transport',
  value: 'localTransport',
  says: 'how events travel between processes',
})

export const STORES = factory('stores', {
  name: 'first',
  file: 'first-store',
  value: 'firstStore',
  says: 'where a host keeps its data',
  packages: ['@fcc/store'],
})

export const OBJECT_STORES = factory('object-stores', {
  name: 'first-objects',
  file: 'first-objects',
  value: 'firstObjects',
  token: 'objectStores',
  says: 'where contents lie that are too large for a row',
  packages: ['@fcc/store'],
})

export const EXECUTORS = factory('executors', {
  name: 'first',
  file: 'first-executor',
  value: 'firstExecutor',
  says: 'the queue that runs wait in',
  packages: ['@fcc/runtime'],
})

/** A point that the plugin defines, a contribution to it, and what reads all of them. */
export const OWN_POINT: Recipe = {
  point: 'own-point',
  says: 'a point of its own, for other plugins to contribute to',
  contributes: {
    'example-fcc-template/word-lists': 'example-fcc-template/house-words',
    validators: 'example-fcc-template/words-to-avoid',
  },
  manifest: {
    points: {
      'example-fcc-template/word-lists': {
        version: 1,
        scope: 'assembly',
        combine: 'all-run',
        onFailure: 'drop',
      },
    },
  },
  requires: [],
  source: {
    kind: 'code',
    file: 'house-words',
    uses: [],
    packages: [],
    wiring: {
      contracts: ['validators'],
      local: { 'house-words': ['houseWords', 'wordLists', 'wordsToAvoid'] },
      fields: ['points: [wordLists],'],
      setup: ['contribute(validators, wordsToAvoid)', 'contribute(wordLists, houseWords)'],
    },
  },
}

/** A service for other plugins, and a skill that leans on it. */
export const SERVICES: Recipe = {
  point: 'services',
  says: 'a service for other plugins, and a skill that leans on it',
  contributes: { skills: 'example-fcc-template/expand-abbreviations' },
  manifest: { provides: { 'example-fcc-template-abbreviations': '1.0.0' } },
  requires: [],
  source: {
    kind: 'code',
    file: 'expand-abbreviations',
    uses: ['src/abbreviations.ts'],
    packages: [],
    wiring: {
      contracts: ['skills'],
      local: {
        abbreviations: ['abbreviations', 'commonAbbreviations'],
        'expand-abbreviations': ['expandAbbreviations'],
      },
      fields: ['provides: [abbreviations],'],
      takes: ['provide'],
      setup: [
        'contribute(skills, expandAbbreviations(commonAbbreviations))',
        'provide(abbreviations, commonAbbreviations)',
      ],
    },
  },
}
