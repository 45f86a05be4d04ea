export { freePort } from './free-port.ts'
export { type PostgresServer, startPostgres } from './postgres-server.ts'
