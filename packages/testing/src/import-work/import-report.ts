/** What a process is asked to import. */
export interface ImportTask {
  /** The folder of the plugin's package. */
  readonly location: string
  readonly packageName: string
}

/** What importing a package did, and gave. */
export interface ImportReport {
  /** Sentences of what it did; empty where it did nothing. */
  readonly work: readonly string[]
  /** The id of the plugin that it exports, or of what type the default export is instead. */
  readonly exported: { readonly pluginId: string } | { readonly type: string } | undefined
  /** Why it could not be imported. */
  readonly failure: string | undefined
}
