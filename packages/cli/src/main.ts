import { commands } from './commands/index.ts'
import { runProgram } from './program.ts'

process.exitCode = await runProgram(process.argv.slice(2), commands, process)
