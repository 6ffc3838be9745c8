import './private-files.ts'
import { commands } from './commands/index.ts'
import { runProgram } from './program.ts'

// Whoever reads the output may stop reading, e.g. `| head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await runProgram(process.argv.slice(2), commands, process)
