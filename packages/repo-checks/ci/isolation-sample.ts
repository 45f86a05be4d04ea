// A sample of the mutation run over the guards between tenants: one in six of those of the store on files, in a
// minute. All of them are tried by hand: `pnpm mutate:isolation`.
process.argv.push('packages/store', '--every', '6', '--minutes', '1')
await import('../src/guards/isolation/main.ts')
