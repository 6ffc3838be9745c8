import { parentPort, workerData } from 'node:worker_threads'
import type { ReleaseInput } from '../types.ts'
import { buildRelease } from './build-release.ts'

parentPort?.postMessage(await buildRelease(workerData as ReleaseInput))
