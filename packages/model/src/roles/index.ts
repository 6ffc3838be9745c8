export * from './incidents.ts'
export * from './roles.ts'
