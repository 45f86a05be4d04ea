const conditions = ['source', 'module', 'node', 'development|production']

/** Lets the tests of a scaffolded package read this repository's sources. */
export default {
  resolve: { conditions },
  // One worker for all files: a guide's tests are few, and loading the kit is what takes time.
  test: { isolate: false, fileParallelism: false },
  ssr: { resolve: { conditions, externalConditions: ['source'] } },
}
