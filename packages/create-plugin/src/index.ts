export { main, type Streams } from './main.ts'
