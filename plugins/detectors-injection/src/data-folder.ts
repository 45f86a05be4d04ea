/** The folder of this package's data; one level up from the sources and from the bundle alike. */
export const dataFolder = new URL('../data/', import.meta.url)
