/** The package's data, the same from source and from the built file: both lie one folder below it. */
export const dataFolder = new URL('../data/', import.meta.url)
